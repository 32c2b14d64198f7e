/** English. What is missing here or in another language does not compile. */
import type { ChapterId } from '../chapters/registry.ts';

/** Gives a number of the game by its name, as the language writes it. */
export type Tell = (name: string) => string;
type Told = (tell: Tell) => string;

export interface GameWords {
  readonly title: string;
  readonly reading: string;
}

export interface ScreenWords {
  /** The question, large. */
  readonly lead: string;
  /** What is played. */
  readonly below: string;
  /** What to do. */
  readonly ask: string;
  /** Of the choices. */
  readonly options?: Readonly<Record<string, string>>;
  readonly dots?: Readonly<Record<string, string>>;
  readonly games: Readonly<Record<string, GameWords>>;
  /** Takes the place of the question when the games have answered. */
  readonly answered: Told;
  /** Why it is so, a paragraph each. */
  readonly why: readonly Told[];
  /** One question more. */
  readonly more: {
    readonly ask: string;
    /** Of the slider. */
    readonly slider?: string;
    /** What is so at the moment; for a choice, what the game said. */
    readonly now: Told;
    readonly reached: Told;
  } | null;
}

export interface ChapterWords {
  readonly title: string;
  /** In the row of chapters. */
  readonly short: string;
  /** What one understands after it. */
  readonly aim: string;
  readonly screens: Readonly<Record<string, ScreenWords>>;
  /** For the teacher: the answers of its screens, in order. */
  readonly answers: readonly string[];
}

export interface Words {
  readonly name: string;
  readonly lessons: string;
  readonly intro: string;
  readonly toLab: string;
  readonly openInLab: string;
  readonly teacher: string;
  readonly language: string;
  readonly theme: { readonly light: string; readonly dark: string };
  readonly minutes: (minutes: string) => string;
  readonly done: string;
  readonly doneCount: (done: string, all: string) => string;
  readonly forget: string;
  readonly steps: readonly [ask: string, runs: string, why: string, more: string];
  readonly screenOf: (screen: string, screens: string) => string;
  readonly commit: string;
  readonly first: { readonly [Kind in 'choose' | 'drag' | 'mark' | 'place']: string };
  readonly youSaid: (said: string) => string;
  readonly itIs: (answer: string) => string;
  /** Beside the option that came. */
  readonly cameSo: string;
  readonly nobody: string;
  readonly preparing: string;
  readonly failed: (why: string) => string;
  readonly again: string;
  readonly stepAt: (step: string, steps: string) => string;
  readonly opens: string;
  readonly next: string;
  readonly nextChapter: string;
  readonly allDone: string;
  readonly playIt: string;
  readonly right: string;
  readonly wrong: string;
  readonly player: (player: string) => string;
  readonly markPlayer: (player: string) => string;
  readonly picture: {
    readonly bars: (fee: string, count: string, out: string) => string;
    readonly tiles: (count: string, out: string) => string;
    readonly lines: (from: string, to: string) => string;
    readonly square: (first: string, second: string, crossings: string) => string;
    readonly utility: (rival: string, best: string) => string;
    readonly cliff: (out: string, accuracy: string) => string;
    readonly earns: string;
    readonly fee: string;
    readonly step: string;
    readonly isIn: (count: string) => string;
    readonly isOut: (count: string) => string;
    readonly out: string;
    readonly accuracy: string;
    readonly rival: string;
    readonly gains: string;
    readonly bestOf: (player: string) => string;
    readonly linesReading: string;
    readonly tilesReading: string;
    readonly barsReading: string;
    readonly squareReading: string;
    readonly startReading: string;
    readonly utilityReading: string;
    readonly cliffReading: string;
  };
  readonly slow: {
    readonly title: string;
    readonly ask: string;
    readonly which: string;
    readonly begin: string;
    readonly another: string;
    readonly nextPhase: string;
    readonly step: (step: string) => string;
    readonly phases: readonly [forward: string, backward: string, prices: string, move: string];
    readonly forwardNet: (player: string, s: string, loss: string) => string;
    readonly forwardGame: (player: string, s: string) => string;
    readonly backward: (player: string, benefit: string) => string;
    readonly prices: (fee: string, size: string, rivals: string, sum: string) => string;
    readonly move: (from: string, to: string, rate: string) => string;
  };
  readonly teach: {
    readonly title: string;
    readonly intro: string;
    readonly presenter: string;
    readonly aim: string;
    readonly time: string;
    readonly answers: string;
    readonly links: string;
    readonly paper: string;
    readonly theory: string;
    readonly claims: string;
    readonly classroom: readonly string[];
  };
  readonly chapters: Readonly<Record<ChapterId, ChapterWords>>;
}

const times = (count: string) => (count === '1' ? 'once' : `${count} times`);

export const en: Words = {
  name: 'English',
  lessons: 'Lessons',
  intro:
    'Six chapters of about five minutes. Each asks first: say what you expect. Then the game is played before you, and you compare.',
  toLab: 'To the lab',
  openInLab: 'Open this in the lab',
  teacher: 'For teachers',
  language: 'Language',
  theme: { light: 'Switch to light', dark: 'Switch to dark' },
  minutes: (minutes) => `${minutes} minutes`,
  done: 'done',
  doneCount: (done, all) => `${done} of ${all} screens done`,
  forget: 'Begin all chapters again',
  steps: ['What do you say?', 'The game plays', 'Why', 'One question more'],
  screenOf: (screen, screens) => `Screen ${screen} of ${screens}`,
  commit: 'This is what I say. Play!',
  first: {
    choose: 'Choose an answer first.',
    drag: 'Drag every dot first.',
    mark: 'Mark at least one player first.',
    place: 'Drag the point first.',
  },
  youSaid: (said) => `You said: ${said}.`,
  itIs: (answer) => `The game says: ${answer}.`,
  cameSo: 'So it comes.',
  nobody: 'nobody',
  preparing: 'The game is being prepared.',
  failed: (why) => `The game has stopped. ${why} Play it again, or reload the page.`,
  again: 'Play it again',
  stepAt: (step, steps) => `Step ${step} of ${steps}`,
  opens: 'Opens when the game has answered.',
  next: 'Next screen',
  nextChapter: 'Next chapter',
  allDone: 'To all chapters',
  playIt: 'Play it and see',
  right: 'Right.',
  wrong: 'Not so.',
  player: (player) => `player ${player}`,
  markPlayer: (player) => `Player ${player} leaves`,
  picture: {
    bars: (fee, count, out) =>
      `What each of ${count} players earns, as a bar, with the fee of ${fee} across. ${out} stand at exactly 0.`,
    tiles: (count, out) => `${count} players, one square each. ${out} are out.`,
    lines: (from, to) =>
      `Participation s of every player over the steps. At the last step it goes from ${from} to ${to}.`,
    square: (first, second, crossings) =>
      `The square of two players. They stand at ${first} and ${second}. Their lines of best responses cross ${times(crossings)}.`,
    utility: (rival, best) =>
      `What player 1 gains at every s, with its rival at ${rival}. The best s is ${best}.`,
    cliff: (out, accuracy) =>
      `Right answers against neurons out. At last ${out} are out, and ${accuracy} % are right.`,
    earns: 'earns',
    fee: 'fee γ',
    step: 'step',
    isIn: (count) => `${count} in`,
    isOut: (count) => `${count} out`,
    out: 'neurons out',
    accuracy: 'right answers, %',
    rival: 's of the rival, player 0',
    gains: 'gain U',
    bestOf: (player) => `best for player ${player}`,
    linesReading: 'One line for each player: 1 is fully in, 0 is out.',
    tilesReading:
      'One square for each player. The stronger its colour, the more it takes part. A cross is out.',
    barsReading: 'The height is what a player earns. The filled part is its s.',
    squareReading:
      'Across: s of player 0. Up: s of player 1. Where the lines cross, nobody wants to move.',
    startReading: 'Put both somewhere else, and see where they go.',
    utilityReading: 'The curve says what player 1 gains at each s. Drag its rival.',
    cliffReading: 'Each dot is a test of the net. Left to right more neurons are out.',
  },
  slow: {
    title: 'One step, slowly',
    ask: 'This game once more, from its beginning: what happens to one player in one step.',
    which: 'Player',
    begin: 'Play the first step',
    another: 'Play the next step',
    step: (step) => `Step ${step}`,
    nextPhase: 'Go on',
    phases: ['Forward', 'Backward', 'Prices', 'Move'],
    forwardNet: (player, s, loss) =>
      `The net reads 128 images. What neuron ${player} says counts at s = ${s}. The loss is ${loss}.`,
    forwardGame: (player, s) =>
      `Player ${player} takes part at s = ${s}. There is no net here: what it earns stands still.`,
    backward: (player, benefit) =>
      `A little more of player ${player} would bring b = ${benefit} for each unit of s.`,
    prices: (fee, size, rivals, sum) =>
      `A little more would cost: presence ${fee}, size ${size}, rivals ${rivals}. What is left: ${sum}.`,
    move: (from, to, rate) =>
      `So s goes from ${from} to ${to}. The length of the step is η_s = ${rate}.`,
  },
  teach: {
    title: 'For teachers',
    intro:
      'Six chapters, five minutes each. They work alone, in pairs, and on a projector. Have the class say its answer aloud before you play.',
    presenter: 'For a projector: the same games as a talk in prepared moments',
    aim: 'Aim',
    time: 'Time',
    answers: 'Answers',
    links: 'Where it comes from',
    paper: 'The paper: Pruning as a Game (arXiv 2512.22106)',
    theory: 'The same game in the lab',
    claims: 'The paper’s claims beside what comes out here',
    classroom: [
      'Every number on a screen comes from the game that is shown. Nothing is recorded.',
      'Chapters 1 to 4 need no network and answer in seconds. Chapters 5 and 6 train a net and take about half a minute.',
      'What has been done is kept in this browser. Nothing is sent anywhere.',
    ],
  },
  chapters: {
    fee: {
      title: 'One neuron, one fee',
      short: 'One fee',
      aim: 'A fee for taking part is a threshold: who earns more is fully in, who earns less is out.',
      screens: {
        one: {
          lead: 'A neuron earns 0.6 for each unit of participation. It pays a fee of 0.475. Where does it go?',
          below:
            'One player, no network. Participation s goes from 0, out, to 1, fully in. It begins at one half.',
          ask: 'Choose where it comes to rest.',
          options: {
            out: 'It leaves: s = 0',
            part: 'It stays half in',
            in: 'It goes fully in: s = 1',
          },
          games: {
            one: { title: 'One player and a fee', reading: 'It earns 0.6 · s and pays γ · s.' },
          },
          answered: (f) => `It comes to rest at s = ${f('s')}.`,
          why: [
            (f) =>
              `Each unit of s brings ${f('benefit')} and costs ${f('fee')}. So ${f('left')} is left, at any s.`,
            () => 'What pays a little pays always. So it goes as far as it can.',
          ],
          more: {
            ask: 'Move the fee until the neuron leaves. Above which fee does it go?',
            slider: 'Fee γ',
            now: (f) => `The fee is ${f('fee')}. The neuron stands at s = ${f('s')}.`,
            reached: () => 'It is out. It goes as soon as the fee is above what it earns.',
          },
        },
        crowd: {
          lead: 'Here are 21 players. They earn from 1 down to 0. All pay a fee of 0.475. Which leave?',
          below: 'Player 0 earns 1, and each next one earns 0.05 less. All begin fully in.',
          ask: 'Mark every player that will be out. Draw over them, or click.',
          games: { crowd: { title: '21 players, one fee', reading: 'Only the fee costs: γ · s.' } },
          answered: (f) =>
            `${f('out')} of ${f('all')} leave. ${f('in')} are fully in. Nobody is between.`,
          why: [
            (f) =>
              `The poorest who stays earns ${f('least')}. The richest who leaves earns ${f('most')}. The fee of ${f('fee')} lies between.`,
            () =>
              'The fee does not fall with s. It is as dear at the door as in the middle. So who is below it falls all the way.',
          ],
          more: {
            ask: 'Move the fee so that exactly 5 players stay.',
            slider: 'Fee γ',
            now: (f) => `At a fee of ${f('fee')}, ${f('in')} players are in.`,
            reached: (f) =>
              `Exactly 5 stay. Every fee between 0.75 and 0.8 does it; yours is ${f('fee')}.`,
          },
        },
      },
      answers: [
        'It goes fully in, to s = 1: 0.6 is more than 0.475.',
        'It leaves above γ = 0.6.',
        'Players 11 to 20 leave, 10 of 21: they earn 0.45 or less.',
        'Any fee above 0.75 and below 0.8.',
      ],
    },
    cut: {
      title: 'L1 cuts, L2 shrinks',
      short: 'L1 and L2',
      aim: 'A flat fee (L1) makes exact zeros. A price on size (L2) makes everybody small and nobody zero.',
      screens: {
        both: {
          lead: 'Two copies of one game. Left, every player pays a flat fee. Right, a price on its size. Which one empties seats?',
          below:
            'The same 20 players, earning from 1 down to 0.05. Set both dots, then both games run.',
          ask: 'How many of the 20 will stand at exactly 0?',
          dots: { fee: 'Flat fee', size: 'Price on size' },
          games: {
            fee: { title: 'Flat fee (L1)', reading: 'Each pays γ · s, with γ = 0.475.' },
            size: { title: 'Price on size (L2)', reading: 'Each pays β · ‖θ‖² · s², with β = 2.' },
          },
          answered: (f) =>
            `The flat fee emptied ${f('left')} of ${f('all')} seats. The price on size emptied ${f('right')}.`,
          why: [
            () =>
              'The flat fee is as dear at s = 0.01 as at s = 1. Who brings less keeps falling, through the floor.',
            (f) =>
              `The price on size falls with s. Near 0 it costs nearly nothing, so the fall ends above 0. The smallest s here is ${f('smallest')}.`,
          ],
          more: {
            ask: 'Can a price on size alone empty one seat? Move β as far as it goes, and look at the smallest s.',
            slider: 'Price of size β',
            now: (f) =>
              `At β = ${f('beta')}, ${f('out')} stand at exactly 0. The smallest s is ${f('smallest')}.`,
            reached: (f) =>
              `Even at β = ${f('beta')}, ${f('out')} are at exactly 0. The best s is b / (2β‖θ‖²): small, and never 0 for who earns anything.`,
          },
        },
        paper: {
          lead: 'The paper says in section 9.2: L1 alone rarely gives exact zeros, and L2 is needed for them. Does it?',
          below: 'Left the fee alone. Right the same fee and a price on size, β = 0.5.',
          ask: 'How many of the 20 will stand at exactly 0 in each game?',
          dots: { fee: 'Fee alone', together: 'Fee and size' },
          games: {
            fee: { title: 'Fee alone', reading: 'γ = 0.475, β = 0.' },
            together: { title: 'Fee and size', reading: 'γ = 0.475, β = 0.5.' },
          },
          answered: (f) =>
            `The fee alone emptied ${f('left')} seats. With the price on size it is ${f('right')}.`,
          why: [
            () =>
              'A player is at exactly 0 when it earns no more than the fee. β is not in that line.',
            () => 'β only moves those who stay: they are no longer fully in.',
            () =>
              'So in this game the sentence of section 9.2 does not hold. The lab’s view “Paper” shows what comes of it in trained nets.',
          ],
          more: {
            ask: 'Keep the price on size. Lower the fee until nobody is at exactly 0.',
            slider: 'Fee γ, right game',
            now: (f) => `At a fee of ${f('gamma')}, ${f('out')} stand at exactly 0.`,
            reached: (f) =>
              `At a fee of ${f('gamma')} nobody is out. The zeros were the fee’s work.`,
          },
        },
      },
      answers: [
        'Fee: 9 of 20 at exactly 0. Size: none.',
        'No price on size alone empties a seat: the best s is b / (2β‖θ‖²), above 0.',
        '9 in both games: the price on size adds no zero.',
        'Any fee below 0.05, what the poorest earns.',
      ],
    },
    dominated: {
      title: 'Dominated',
      short: 'Dominated',
      aim: 'Who loses whatever the others do is out for certain. When it has left, others are decided too.',
      screens: {
        rival: {
          lead: 'Player 1 earns 0.2 and pays a fee of 0.3. It has one rival, player 0. Which s of the rival saves it?',
          below: 'Two players that overlap by 0.3. A rival costs η = 0.3 for each unit of overlap.',
          ask: 'Choose, then drag the rival yourself.',
          options: {
            away: 'The rival away: s = 0',
            in: 'The rival fully in: s = 1',
            none: 'Nothing the rival does',
          },
          games: {
            pair: { title: 'Player 1 and its rival', reading: 'γ = 0.3, β = 0.4, η = 0.3.' },
          },
          answered: (f) =>
            `Player 1 is out, though its rival stays at s = ${f('s0')}. Nothing the rival does saves it.`,
          why: [
            (f) =>
              `The rival can only cost here. At best it is away. Even then player 1 earns ${f('benefit')} and pays ${f('fee')}: ${f('best')} for each unit.`,
            () =>
              'A player that loses whatever the others do is called dominated. This is a proof, not a guess: it holds for every s of the rival.',
          ],
          more: {
            ask: 'Raise what player 1 earns until it comes back in. What must it pay for?',
            slider: 'Benefit of player 1',
            now: (f) =>
              `It earns ${f('benefit')}. Fee and rival cost it ${f('cost')} at the door. It stands at s = ${f('s')}.`,
            reached: (f) =>
              `It is back: ${f('benefit')} is more than the ${f('cost')} that fee and rival cost.`,
          },
        },
        rounds: {
          lead: 'Six players in a row. Each overlaps with its neighbours. Player 0 stays, whatever happens. Who is out in the end?',
          below:
            'They earn 1, 0.4, 0.8, 0.4, 0.8, 0.4. A neighbour costs half of its s. All begin fully in.',
          ask: 'Mark every player that will be out.',
          games: {
            chain: { title: 'Six in a row', reading: 'Only neighbours cost: η = 1, overlap 0.5.' },
          },
          answered: (f) => `${f('out')} of the six leave: every second one.`,
          why: [
            (f) =>
              `Round ${f('round0')}: player 0 earns 1 and can lose at most 0.5, so it stays. Round ${f('round1')}: beside it player 1 earns 0.4 and loses at least 0.5, so it leaves.`,
            (f) =>
              `Round ${f('round2')}: with 1 gone, player 2 loses at most 0.5 of its 0.8, so it stays. Then 3 leaves in round ${f('round3')}, 4 stays in round ${f('round4')}, 5 leaves in round ${f('round5')}.`,
            () =>
              'Look at the lines: players 2 and 4 give way at first, and come back when their neighbours have left.',
          ],
          more: {
            ask: 'Make neighbours cost less until all six are in again. How low must η be?',
            slider: 'Price of rivals η',
            now: (f) => `At η = ${f('eta')}, ${f('out')} are out.`,
            reached: (f) =>
              `At η = ${f('eta')} nobody is out. Player 1 has two neighbours in: it stays when η is below 0.4.`,
          },
        },
      },
      answers: [
        'Nothing saves player 1: at best it has 0.2 − 0.3 = −0.1 for each unit of s.',
        'It returns when it earns more than the fee and what its rival costs, about 0.38.',
        'Players 1, 3 and 5 leave. The rounds: 0 in, 1 out, 2 in, 3 out, 4 in, 5 out.',
        'Any η below 0.4.',
      ],
    },
    two: {
      title: 'Two of a kind',
      short: 'Two of a kind',
      aim: 'Two copies share while rivals cost less than size, η < 2β. Above that one stays, and the start decides which.',
      screens: {
        share: {
          lead: 'Two copies of one neuron. Player 0 begins at 0.9, player 1 at 0.2. Where do they come to rest?',
          below: 'Each earns 1. Size costs β = 0.5. A rival costs η = 0.5, less than 2β = 1.',
          ask: 'Drag the point to where they end: across is player 0, up is player 1.',
          games: { twins: { title: 'Two copies', reading: 'β = 0.5, η = 0.5.' } },
          answered: (f) => `They end at ${f('one')} and ${f('other')}: they share.`,
          why: [
            (f) =>
              `The two lines cross once. Only there neither wants to move: at s = 1 / (2β + η) = ${f('share')} for both.`,
            () =>
              'The start does not matter. Size costs more the more one is in, so the larger gives way.',
          ],
          more: {
            ask: 'Now move η. At which η does one crossing become more?',
            slider: 'Price of rivals η',
            now: (f) =>
              `η = ${f('eta')}, and 2β = ${f('twice')}. The lines cross ${times(f('crossings'))}.`,
            reached: (f) =>
              `Here it turns: η = ${f('eta')} is about 2β. Below, one crossing. Above, three.`,
          },
        },
        fight: {
          lead: 'The same two copies, but a rival costs η = 1.5, more than 2β = 1. Do they share, or does one stay?',
          below: 'Player 0 begins at 0.45, player 1 at 0.55.',
          ask: 'Choose how it ends.',
          options: {
            share: 'They share',
            first: 'Player 0 stays alone',
            second: 'Player 1 stays alone',
          },
          games: {
            twins: { title: 'Two copies that fight', reading: 'β = 0.5, η = 1.5.' },
            equal: { title: 'From equal starts', reading: 'Both begin at 0.3.' },
          },
          answered: (f) =>
            `Player 0 ends at ${f('one')}, player 1 at ${f('other')}. The one that was ahead stays.`,
          why: [
            (f) =>
              `Now the lines cross ${f('crossings')} times. Two crossings have one player in and one out. In the third both share.`,
            () =>
              'At the shared crossing any small lead grows: who is ahead costs the other more. So the start decides.',
          ],
          more: {
            ask: 'And if both begin at exactly 0.3?',
            now: (f) => `They end at ${f('one')} and ${f('other')}.`,
            reached: () =>
              'Without any lead nothing grows, and they stay on the ridge. The smallest push would end that.',
          },
        },
      },
      answers: [
        'Both end at 1 / (2β + η) = 0.67.',
        'At η = 2β = 1.',
        'Player 1 stays alone: it began ahead. There are three crossings.',
        'They share, at 0.4: nobody has a lead.',
      ],
    },
    cliff: {
      title: 'The real net',
      short: 'The real net',
      aim: 'Most neurons of a net can go while it learns, and it reads nearly as well. Then it falls.',
      screens: {
        many: {
          lead: 'A net of 192 neurons learns to read digits. A rising fee sends them away. How many can go before it reads 2 points worse?',
          below:
            'A net 784–128–64–10 on handwritten digits, trained here and now. The fee rises from step to step.',
          ask: 'Drag the dot: how many of 192 are out, at most, while it reads within 2 points of its best?',
          options: { fewer: 'Fewer', same: 'As many', more: 'More' },
          dots: { out: 'Neurons out' },
          games: {
            net: {
              title: 'Right answers against neurons out',
              reading: 'The fee γ rises with every step, and six times as high from step 2580 on.',
            },
            faster: {
              title: 'The fee rises three times as fast',
              reading: 'The same net, the same seed. Six times as high from step 1290 on.',
            },
          },
          answered: (f) =>
            `${f('out')} of ${f('all')} could go, and ${f('kept')} still read ${f('edge')} %. At its best the net read ${f('best')} %.`,
          why: [
            () => 'The net goes on learning while they leave. Every step trains those who stay.',
            (f) =>
              `At the end of this run ${f('lastOut')} were out, and the net read ${f('last')} %.`,
          ],
          more: {
            ask: 'If the fee rises three times as fast, are fewer, as many or more out at the cliff?',
            now: (f) => `Slowly it was ${f('slow')}, fast it is ${f('fast')}.`,
            reached: () => 'One run is one case: in the lab you can try other seeds.',
          },
        },
      },
      answers: [
        'It is another number with every seed and machine. Compare what the class said with what came.',
        'Played live as well: one run is one case.',
      ],
    },
    back: {
      title: 'No way back, and the paper',
      short: 'No way back',
      aim: 'In a net a neuron at 0 gets no gradient and never returns. And the paper’s printed sign rewards harm.',
      screens: {
        lifted: {
          lead: 'A high fee sends everybody away. After 100 steps the fee is lifted. Who comes back?',
          below: 'Left 192 neurons of a real net. Right 21 players of a game without a net.',
          ask: 'Drag both dots: how many come back?',
          dots: { net: 'Neurons of the net', game: 'Players of the game' },
          games: {
            net: { title: 'A net', reading: 'Fee γ = 100, lifted at step 100.' },
            game: { title: 'A game without a net', reading: 'Fee γ = 3, lifted at step 100.' },
          },
          answered: (f) =>
            `Of ${f('netGone')} neurons that were out, ${f('net')} came back. Of ${f('gameGone')} players of the game, ${f('game')} did.`,
          why: [
            () =>
              'In a net, what a neuron earns is measured by the gradient. At s = 0 it says nothing, so it gets no gradient, so it seems to earn nothing. Zero absorbs.',
            () =>
              'In the game what a player earns does not depend on s. Everybody who earns anything returns.',
          ],
          more: {
            ask: 'In the game: set a fee so that exactly 10 players are in.',
            slider: 'Fee γ, right game',
            now: (f) => `At a fee of ${f('gamma')}, ${f('in')} are in.`,
            reached: (f) =>
              `Exactly 10 are in, at a fee of ${f('gamma')}. In the game the way back is open.`,
          },
        },
        sign: {
          lead: 'The paper prints the benefit with a plus: + α s ⟨∇L, θ⟩. The loss falls along a minus. What does each net read after 200 steps?',
          below: 'Two copies of one net. No costs, only the benefit, weighed with α = 10.',
          ask: 'Drag both dots: how many percent of the test digits are right?',
          dots: { printed: 'Sign as printed', descent: 'Sign by which the loss falls' },
          games: {
            printed: { title: 'As printed', reading: 'Players are paid for raising the loss.' },
            descent: { title: 'Loss descent', reading: 'Players are paid for lowering the loss.' },
          },
          answered: (f) =>
            `As printed the net reads ${f('printed')} %. By descent it reads ${f('descent')} %.`,
          why: [
            () => 'Of ten digits, guessing finds one in ten.',
            () =>
              'In the paper’s own runs α is 1, and the benefit is small beside the costs. There the sign hardly shows: β and γ decide.',
            () =>
              'The lab’s view “Paper” has the paper’s figures beside what comes out here, under each interpretation.',
          ],
          more: null,
        },
      },
      answers: [
        'None of the net; 20 of 21 in the game: the last earns nothing.',
        'Any fee above 0.5 and below 0.55.',
        'As printed about what guessing gives, 10 %. By descent about 90 %.',
      ],
    },
  },
};
