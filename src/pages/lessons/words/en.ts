/** English. What is missing here or in another language does not compile. */
import type { PictureName, TermName } from '../chapter.ts';
import type { ChapterId } from '../chapters/registry.ts';
import type { Verdict } from '../verdict.ts';

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
  /** In the list of chapters, before it is done: it gives nothing away. */
  readonly question: string;
  /** What one understands after it. */
  readonly aim: string;
  readonly screens: Readonly<Record<string, ScreenWords>>;
}

export interface Words {
  readonly name: string;
  readonly lessons: string;
  readonly intro: string;
  /** What the game is, for who knows nothing of it. */
  readonly story: string;
  readonly glossary: string;
  readonly terms: Readonly<Record<TermName, readonly [term: string, meaning: string]>>;
  readonly toLab: string;
  readonly about: string;
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
  readonly first: { readonly [Kind in 'choose' | 'drag' | 'mark' | 'place' | 'slide']: string };
  readonly youSaid: (said: string) => string;
  readonly itIs: (answer: string) => string;
  /** How near what was said is to what came. */
  readonly verdicts: Readonly<Record<Verdict, string>>;
  readonly nobody: string;
  readonly preparing: string;
  readonly failed: (why: string) => string;
  /** Of something that the visitor wanted, while the game goes on. */
  readonly refused: (why: string) => string;
  readonly again: string;
  readonly stepAt: (step: string, steps: string) => string;
  /** After a question more, which plays on from where the game has answered. */
  readonly wentOn: (step: string, steps: string) => string;
  readonly opens: string;
  readonly next: string;
  readonly nextChapter: string;
  readonly allDone: string;
  readonly playIt: string;
  /** Commits to the value of a slider. */
  readonly tryIt: string;
  /** Where what is asked is not so at this value, and where it is so already before it. */
  readonly notYet: string;
  readonly tooFar: string;
  readonly player: (player: string) => string;
  readonly markPlayer: (player: string) => string;
  readonly picture: {
    readonly titles: Readonly<Record<PictureName, string>>;
    readonly bars: (fee: string, count: string, out: string) => string;
    /** Without a fee. */
    readonly barsFree: (count: string, out: string) => string;
    readonly tiles: (count: string, out: string) => string;
    readonly lines: (from: string, to: string) => string;
    readonly square: (first: string, second: string, crossings: string) => string;
    readonly squareBefore: (first: string, second: string) => string;
    readonly utility: (rival: string, best: string) => string;
    readonly utilityBefore: string;
    readonly cliff: (out: string, accuracy: string) => string;
    readonly fee: string;
    readonly step: string;
    readonly isIn: (count: string) => string;
    readonly isOut: (count: string) => string;
    readonly out: string;
    readonly accuracy: string;
    readonly rival: string;
    readonly rivalAt: (rival: string, best: string) => string;
    readonly gains: string;
    /** Of the neuron in the frame. */
    readonly framed: (player: string, s: string) => string;
    readonly stateOf: (isOut: boolean) => string;
    readonly changed: string;
    readonly neuronsReading: string;
    /** Before the game plays; then how to say in it where it ends. */
    readonly squareBegins: string;
    readonly squareAsked: string;
    /** Beside the visitor’s own mark. */
    readonly guess: string;
    /** Before the numbers of the players. */
    readonly player: string;
    readonly rounds: {
      readonly open: string;
      readonly stays: string;
      readonly leaves: string;
      readonly ask: string;
      readonly next: string;
      readonly again: string;
      readonly told: (round: string, player: string, isIn: boolean) => string;
    };
    readonly linesReading: string;
    /** Where players stand at the ends of their lines. */
    readonly linesNamed: (isMany: boolean) => string;
    readonly tilesReading: string;
    readonly barsReading: string;
    readonly squareReading: string;
    readonly startReading: string;
    readonly utilityReading: string;
    readonly cliffReading: string;
    /** When it has answered. */
    readonly cliffAnswered: string;
  };
  readonly slow: {
    readonly title: string;
    readonly ask: string;
    readonly game: string;
    readonly which: string;
    readonly begin: string;
    readonly another: string;
    readonly nextPhase: string;
    readonly step: (step: string) => string;
    /** That a player is marked in the pictures. */
    readonly marked: (player: string) => string;
    readonly phases: readonly [forward: string, backward: string, prices: string, move: string];
    readonly phasesWithoutNet: readonly [now: string, earns: string, pays: string, move: string];
    readonly forwardNet: (player: string, s: string, loss: string) => string;
    readonly forwardGame: (player: string, s: string) => string;
    readonly backwardNet: (player: string, benefit: string) => string;
    readonly backwardGame: (player: string, benefit: string) => string;
    readonly price: Readonly<Record<'fee' | 'size' | 'rivals', (cost: string) => string>>;
    /** @param charged prices that this game has, each with its name */
    readonly prices: (charged: readonly string[], left: string) => string;
    readonly because: Readonly<Record<'up' | 'down' | 'full' | 'empty' | 'even', string>>;
    readonly move: (from: string, to: string, rate: string) => string;
    readonly brings: string;
    readonly costs: string;
    readonly margin: (s: string, brings: string, costs: string) => string;
    readonly marginReading: string;
  };
  readonly chapters: Readonly<Record<ChapterId, ChapterWords>>;
}

const times = (count: string) => (count === '1' ? 'once' : `${count} times`);

export const en: Words = {
  name: 'English',
  lessons: 'Lessons',
  intro:
    'Six chapters of about five minutes. Each asks first: say what you expect. Then the game is played before you, and you compare.',
  story:
    'A neural network learns to read digits. Each of its neurons is a player. A player earns something where it helps, and pays for taking part. Who earns too little leaves, and the network becomes smaller while it learns. Chapters 1 to 4 play this game with a few numbers, chapters 5 and 6 with a real network.',
  glossary: 'Words and letters',
  terms: {
    player: ['Player', 'one neuron. It decides how far it takes part, for its own gain alone.'],
    s: ['s, participation', 'how far a player takes part: 0 is out, 1 is fully in, 0.5 is half.'],
    earns: [
      'Earns',
      'what a player gets for each unit of s. Whoever earns 0.6 gets 0.6 at s = 1, and 0.3 at s = 0.5.',
    ],
    fee: [
      'Fee γ (gamma)',
      'what each unit of s costs, the same for every player. Statistics calls it L1.',
    ],
    size: [
      'Price on size β (beta)',
      'costs β · size · s², and so 2β · size · s for one more bit of s. The size is written ‖θ‖²: the squares of the player’s weights θ (theta), added up. In chapters 2 to 4 every size is 1. Statistics calls this price L2.',
    ],
    gain: ['Gain U', 'what a player earns, less all that it pays.'],
    overlap: [
      'Overlap',
      'how much two players do the same: 1 for copies, 0 for nothing in common.',
    ],
    rivals: [
      'Price of rivals η (eta)',
      'a rival costs η · overlap · its s, for each unit of one’s own s.',
    ],
    best: [
      'Best response',
      'the s at which a player gains most, while the other stands where it stands.',
    ],
    net: [
      'Net',
      'takes the pixels of an image and says which digit it is. It learns from examples, step by step.',
    ],
    out: ['Out, in a net', 'a neuron whose s is below 0.01.'],
    loss: ['Loss L', 'how wrong the net is on average. Learning makes it fall.'],
    gradient: [
      'Gradient ∇L',
      'how the loss changes when a weight of the net is changed a little. ⟨∇L, θ⟩ multiplies that by a neuron’s own weights θ (theta), one by one, and adds up.',
    ],
    alpha: ['α (alpha)', 'how much what a player earns weighs beside what it pays.'],
    paper: [
      'The paper',
      '“Pruning as a Game” by Z. Shah and N. Khan, arXiv 2512.22106. The game comes from it.',
    ],
  },
  toLab: 'To the lab',
  about: 'About',
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
    drag: 'Set every dot first, by a click, a drag or the arrow keys.',
    mark: 'Mark at least one player first.',
    place: 'Set the point first.',
    slide: 'Set the slider to what you think.',
  },
  youSaid: (said) => `You said: ${said}.`,
  itIs: (answer) => `The game says: ${answer}.`,
  verdicts: { right: 'Right.', near: 'Close.', wrong: 'Not so.' },
  nobody: 'nobody',
  preparing: 'The game is being prepared.',
  failed: (why) => `The game has stopped. ${why} Play it again, or reload the page.`,
  refused: (why) => `This could not be done. ${why} The game stands where it was; try again.`,
  again: 'Play it again',
  stepAt: (step, steps) => `Step ${step} of ${steps}`,
  wentOn: (step, steps) => `Step ${step}. At step ${steps} it had answered.`,
  opens: 'Opens when the game has answered.',
  next: 'Next screen',
  nextChapter: 'Next chapter',
  allDone: 'To all chapters',
  playIt: 'Play it and see',
  tryIt: 'This is my answer. Try it!',
  notYet: 'Not yet.',
  tooFar: 'It is so, but less of a change does it too. Try nearer.',
  player: (player) => `player ${player}`,
  markPlayer: (player) => `Player ${player} leaves`,
  picture: {
    titles: {
      bars: 'What each player earns',
      tiles: 'The players',
      neurons: 'The neurons, and what they look for',
      lines: 'Participation s, step by step',
      square: 'Both players at once',
      utility: 'What player 1 gains at every s',
      cliff: 'Right answers, against how many are out',
      rounds: 'Thought through, round by round',
    },
    bars: (fee, count, out) =>
      `What each of ${count} players earns, as a bar, filled as far as it takes part, with the fee of ${fee} across. ${out} stand at exactly 0.`,
    barsFree: (count, out) =>
      `What each of ${count} players earns, as a bar, filled as far as it takes part. There is no fee. ${out} stand at exactly 0.`,
    tiles: (count, out) => `${count} players, one square each. ${out} are out.`,
    lines: (from, to) =>
      `Participation s of every player over the steps. At the last step it goes from ${from} to ${to}.`,
    square: (first, second, crossings) =>
      `The square of two players. They stand at ${first} and ${second}. Their lines of best responses cross ${times(crossings)}.`,
    squareBefore: (first, second) =>
      `The square of two players. They begin at ${first} and ${second}.`,
    utility: (rival, best) =>
      `What player 1 gains at every s, with its rival at ${rival}. The best s is ${best}.`,
    utilityBefore: 'The axes of what player 1 gains. Its course is drawn when the game plays.',
    cliff: (out, accuracy) =>
      `Right answers against neurons out. At last ${out} are out, and ${accuracy} % are right.`,
    fee: 'fee γ',
    step: 'step',
    isIn: (count) => `${count} in`,
    isOut: (count) => `${count} out`,
    out: 'neurons out',
    accuracy: 'right answers, %',
    rival: 's of the rival, player 0',
    rivalAt: (rival, best) =>
      `Drag the rival. With player 0 at s = ${rival}, player 1 gains most at s = ${best}.`,
    gains: 'gain U',
    framed: (player, s) => `In the frame: neuron ${player}. It takes part at s = ${s}.`,
    stateOf: (isOut) => (isOut ? 'out' : 'in'),
    changed: 'A dotted upright line: there something was changed.',
    neuronsReading:
      'One picture for each neuron: what stands out from the page is what it wants to see. A picture that fades takes part less. A cross is out. Deeper neurons are shown through those before them.',
    linesReading:
      'One line for each player: 1 is fully in, 0 is out. Its colour is the stronger, the farther in it ends; dashed lines end at 0.',
    linesNamed: (isMany) =>
      `Beside its end stands its player${isMany ? ': 3–5 are players 3, 4 and 5' : ''}.`,
    tilesReading:
      'One square for each player. The stronger its colour, the more it takes part. A cross is out.',
    barsReading:
      'A bar is as high as what its player earns for each unit of s; which player it is stands below. Its filled width is s: the whole bar is s = 1, half of it s = 0.5. A cross is s = 0: out.',
    squareReading:
      'Across: s of player 0. Up: s of player 1. Each line is one player’s best response, the s at which it gains most while the other stands still: the full line that of player 0, the dashed line that of player 1. Where they cross, nobody wants to move. A full dot there draws them in, a hollow dot pushes them away.',
    squareBegins: 'Across: s of player 0. Up: s of player 1. The dot is where they begin.',
    squareAsked: 'Click where you think they end, or drag.',
    guess: 'your guess',
    player: 'player',
    startReading: 'Put both somewhere else, in the picture or here, and see where they go.',
    utilityReading:
      'Across: s of player 1. Up: its gain U, what it earns less all that it pays, while its rival stands still. The ring is where that is highest, the full dot is where player 1 stands.',
    cliffReading:
      'Each dot is a test of the net. Farther right more neurons are out. At the far left the net is still learning.',
    cliffAnswered:
      'The dashed line is 3 points below the best. The large dot is the last test above it with most neurons out.',
    rounds: {
      open: 'open',
      stays: 'stays',
      leaves: '× leaves',
      ask: 'These rounds are thoughts, not steps of the game. Nobody is decided yet. A player is decided when it stays, or leaves, whatever those still open do.',
      next: 'Next round',
      again: 'From the beginning',
      told: (round, player, isIn) =>
        isIn
          ? `Round ${round}: player ${player} stays, whatever those still open do.`
          : `Round ${round}: player ${player} leaves, whatever those still open do.`,
    },
  },
  slow: {
    title: 'One step, slowly',
    ask: 'This game once more, from its beginning: what happens to one player in one step.',
    game: 'Game',
    which: 'Player',
    begin: 'Play the first step',
    another: 'Play the next step',
    step: (step) => `Step ${step}`,
    nextPhase: 'Go on',
    marked: (player) => `Player ${player} is marked in the pictures above.`,
    phases: ['Forward', 'Backward', 'Prices', 'Move'],
    phasesWithoutNet: ['Now', 'What it earns', 'What it pays', 'Move'],
    forwardNet: (player, s, loss) =>
      `The net reads 128 images. What neuron ${player} says counts at s = ${s}. The loss is ${loss}.`,
    forwardGame: (player, s) =>
      `Player ${player} takes part at s = ${s}. There is no net here: what it earns for each unit of s stays the same.`,
    backwardNet: (player, benefit) =>
      `The errors are traced back through the net. A little more of neuron ${player} would bring ${benefit} for each unit of s.`,
    backwardGame: (player, benefit) =>
      `A little more of player ${player} would bring ${benefit} for each unit of s.`,
    price: {
      fee: (cost) => `the fee ${cost}`,
      size: (cost) => `the price on size ${cost}`,
      rivals: (cost) => `the rivals ${cost}`,
    },
    prices: (charged, left) =>
      charged.length === 0
        ? `Nothing costs anything here. What is left: ${left}.`
        : `A little more would cost, for each unit of s: ${charged.join(', ')}. What is left: ${left}.`,
    because: {
      up: 'More of s brings more than it costs, so s grows.',
      down: 'More of s costs more than it brings, so s falls.',
      full: 'More would pay, but s is at 1 and cannot go on.',
      empty: 'More would not pay, and s is at 0 already.',
      even: 'More brings what it costs, so s stays.',
    },
    move: (from, to, rate) =>
      `It goes from ${from} to ${to}: what is left, times ${rate}, within 0 and 1.`,
    brings: 'brings',
    costs: 'costs',
    margin: (s, brings, costs) =>
      `What one more bit of s brings and costs, at every s. At s = ${s} it brings ${brings} and costs ${costs}.`,
    marginReading:
      'Across: s. Up: what one more bit of s brings, and what it costs. The dotted line is where the player stands. The gap there decides.',
  },
  chapters: {
    fee: {
      title: 'One neuron, one fee',
      short: 'One fee',
      question: 'A player earns 0.6 and pays 0.475. Does it go, stay half, or come fully in?',
      aim: 'A fee for taking part is a threshold: who earns more is fully in, who earns less is out.',
      screens: {
        one: {
          lead: 'A player earns 0.6 for each unit of taking part, and pays a fee of 0.475 for each. Where does it go?',
          below:
            'A player stands for one neuron; here it is alone. s says how far it takes part: 0 is out, 1 is fully in. It begins at one half.',
          ask: 'Choose where it comes to rest.',
          options: {
            out: 'It leaves (s = 0)',
            part: 'It stays half in',
            in: 'It goes fully in (s = 1)',
          },
          games: {
            one: {
              title: 'One player and a fee',
              reading: 'It earns 0.6 · s and pays γ · s. γ (gamma) is the fee, 0.475.',
            },
          },
          answered: (f) => `It comes to rest at s = ${f('s')}.`,
          why: [
            (f) =>
              `Each unit of s brings ${f('benefit')} and costs ${f('fee')}. So ${f('left')} is left, at any s.`,
            () => 'So every bit more of s leaves it a little richer. It goes as far as it can.',
          ],
          more: {
            ask: 'From which fee on does the player leave? Set the fee just high enough.',
            slider: 'Fee γ',
            now: (f) => `The fee is ${f('fee')}. The player stands at s = ${f('s')}.`,
            reached: (f) =>
              `At a fee of ${f('fee')} it is out. It goes as soon as the fee is above what it earns, 0.6; at just 0.6 it would stand still.`,
          },
        },
        crowd: {
          lead: 'Here are 21 players. They earn from 1 down to 0. All pay a fee of 0.475. Which leave?',
          below: 'Player 0 earns 1, and each next one earns 0.05 less. All begin fully in.',
          ask: 'Mark every player that will be out. Draw over them, or click.',
          games: {
            crowd: {
              title: '21 players, one fee',
              reading: 'Only the fee γ (gamma) costs: γ · s.',
            },
          },
          answered: (f) =>
            `${f('out')} of ${f('all')} leave. ${f('in')} are fully in. Nobody is between.`,
          why: [
            (f) =>
              `The poorest who stays earns ${f('least')}. The richest who leaves earns ${f('most')}. The fee of ${f('fee')} lies between.`,
            () =>
              'Each unit of s costs the same near s = 0 as near s = 1. So who earns less than the fee falls all the way.',
          ],
          more: {
            ask: 'Which fee leaves exactly 5 players in? Set it.',
            slider: 'Fee γ',
            now: (f) => `At a fee of ${f('fee')}, ${f('in')} players are in.`,
            reached: (f) =>
              `Exactly 5 stay. Every fee between 0.75 and 0.8 does it; yours is ${f('fee')}.`,
          },
        },
      },
    },
    cut: {
      title: 'L1 and L2: which one cuts?',
      short: 'L1 and L2',
      question: 'A flat fee, or a price on size: which of them sends players all the way out?',
      aim: 'A flat fee (L1) makes exact zeros. A price on size (L2) makes everybody small and nobody zero.',
      screens: {
        both: {
          lead: 'Two copies of one game. In one every player pays a flat fee, in the other a price on its size. How many leave?',
          below:
            'The same 20 players, earning from 1 down to 0.05. The fee is the same for each bit of s. The price on size is 2 · size · s². The size is how large a neuron’s weights are; here every player has size 1, so it is 2 · s².',
          ask: 'How many of the 20 will stand at exactly s = 0? Set both dots.',
          dots: { fee: 'Flat fee', size: 'Price on size' },
          options: { none: 'None', some: 'Some, at most 10', most: 'More than 10' },
          games: {
            fee: {
              title: 'Flat fee (L1)',
              reading: 'Each pays γ · s. γ (gamma) is the fee, 0.475.',
            },
            size: {
              title: 'Price on size (L2)',
              reading: 'Each pays β · size · s². β (beta) is 2, the size 1.',
            },
            dear: {
              title: 'A dearer price on size',
              reading: 'Each pays β · size · s², with β = 8.',
            },
          },
          answered: (f) =>
            `The flat fee sent ${f('left')} of ${f('all')} players out. The price on size sent out ${f('right')}.`,
          why: [
            () =>
              'One more bit of s costs the flat fee, at s = 0.01 as at s = 1. Who earns less than that keeps falling, down to 0.',
            (f) =>
              `The price on size is 2 · s² in all. One more bit of s adds 4 · s to it, for each unit: 4 at s = 1, but 0.04 at s = 0.01. Everybody stops where 4 · s is what it earns. The smallest s here is ${f('smallest')}.`,
          ],
          more: {
            ask: 'The price on size alone, four times as dear: β = 8. How many of the 20 does it send to exactly 0?',
            now: (f) =>
              `At β = ${f('beta')}, ${f('out')} stand at exactly 0. The smallest s is ${f('smallest')}.`,
            reached: (f) =>
              `One more bit of s now costs ${f('twice')} · s. Each stops where that is what it earns: small, and never 0 for who earns anything.`,
          },
        },
        paper: {
          lead: 'The paper behind this game says in section 9.2: a fee (L1) alone rarely gives exact zeros, and a price on size (L2) is needed for them. Is that so?',
          below:
            'One game has the fee alone. The other has the same fee and a price on size, 0.5 · s². The paper is “Pruning as a Game”,',
          ask: 'How many of the 20 will stand at exactly s = 0 in each game?',
          dots: { fee: 'Fee alone', together: 'Fee and size' },
          games: {
            fee: { title: 'Fee alone', reading: 'Fee γ = 0.475, no price on size.' },
            together: { title: 'Fee and size', reading: 'Fee γ = 0.475, price on size β = 0.5.' },
          },
          answered: (f) =>
            `The fee alone sent ${f('left')} out. With the price on size it is ${f('right')}.`,
          why: [
            () =>
              'A player goes to exactly 0 when it earns less than the fee. At s = 0 the price on size costs nothing, so it does not count there.',
            () =>
              'The price on size moves those who stay, and none of the others: nobody is fully in any more.',
            () =>
              'So in this game the sentence of section 9.2 does not hold. The lab’s view “Paper” shows what comes of it in trained nets.',
          ],
          more: {
            ask: 'Keep the price on size. How low must the fee be for nobody to be at exactly 0? Lower it just far enough.',
            slider: 'Fee γ, game with fee and size',
            now: (f) => `At a fee of ${f('gamma')}, ${f('out')} stand at exactly 0.`,
            reached: (f) =>
              `At a fee of ${f('gamma')} nobody is out: it is below 0.05, what the poorest earns. The zeros were the fee’s work.`,
          },
        },
      },
    },
    dominated: {
      title: 'Dominated',
      short: 'Dominated',
      question: 'Can a rival save a player who earns less than its fee?',
      aim: 'Who loses whatever the others do is out for certain. When it has left, others are decided too.',
      screens: {
        rival: {
          lead: 'Player 1 earns 0.2 and pays a fee of 0.3. Which s of its rival, player 0, would keep it in?',
          below:
            'All this is for each unit of its own s. Rivals do partly the same: these two overlap by 0.7. So player 1 also pays 0.5 (the price of rivals) · 0.7 (the overlap) · the s of its rival. And it pays a price on its size, 0.4 · s² in all.',
          ask: 'Choose. When the game has answered you can drag the rival yourself.',
          options: {
            away: 'The rival away (s = 0)',
            in: 'The rival fully in (s = 1)',
            none: 'Nothing the rival does',
          },
          games: {
            pair: {
              title: 'Player 1 and its rival',
              reading:
                'Fee γ (gamma) = 0.3, price on size β (beta) = 0.4, price of rivals η (eta) = 0.5, overlap 0.7.',
            },
          },
          answered: (f) =>
            `Player 1 is out. Its rival stands at s = ${f('s0')}. Nothing the rival does saves it.`,
          why: [
            (f) =>
              `The rival can only cost here. At best it is away. Even then player 1 earns ${f('benefit')} and pays ${f('fee')}: ${f('best')} for each unit.`,
            () =>
              'A player that loses whatever the others do is called dominated. This is a proof, not a guess: it holds for every s of the rival.',
          ],
          more: {
            ask: 'How much must player 1 earn to come back in? Raise it just far enough.',
            slider: 'What player 1 earns',
            now: (f) => `It earns ${f('benefit')}. It stands at s = ${f('s')}.`,
            reached: (f) =>
              `It is back: it earns ${f('benefit')}, more than the ${f('cost')} that its first bit of s costs: the fee and its rival together.`,
          },
        },
        rounds: {
          lead: 'Six players in a row. Each overlaps with its neighbours. Player 0 stays, whatever happens. Who is out in the end?',
          below:
            'They earn 1, 0.4, 0.8, 0.4, 0.8, 0.4 for each unit of s. A neighbour that is fully in takes 0.5 away from that, one that is half in takes 0.25. So 0.8 beside one neighbour that is fully in leaves 0.3. All begin fully in.',
          ask: 'Mark every player that will be out.',
          games: {
            chain: {
              title: 'Six in a row',
              reading:
                'Only neighbours cost: the price of rivals η (eta) is 1, they overlap by 0.5.',
            },
          },
          answered: (f) => `${f('out')} of the six leave: every second one.`,
          why: [
            (f) =>
              `It can be thought through in rounds, without playing. Round ${f('round0')}: player 0 earns 1 and can lose at most 0.5, so it stays. Round ${f('round1')}: beside it player 1 earns 0.4 and loses at least 0.5, so it leaves.`,
            (f) =>
              `Round ${f('round2')}: with 1 gone, player 2 loses at most 0.5 of its 0.8, so it stays. Then 3 leaves in round ${f('round3')}, 4 stays in round ${f('round4')}, 5 leaves in round ${f('round5')}.`,
            () =>
              'Look at the lines: players 2 and 4 give way at first, and come back when their neighbours have left.',
          ],
          more: {
            ask: 'How low must the price of rivals η be for all six to be in? Lower it just far enough.',
            slider: 'Price of rivals η',
            now: (f) => `At η = ${f('eta')}, ${f('out')} are out.`,
            reached: (f) =>
              `At η = ${f('eta')} nobody is out. Player 1 has two neighbours in, and pays η · 0.5 for each: it stays when η is below 0.4, what it earns.`,
          },
        },
      },
    },
    two: {
      title: 'Two of a kind',
      short: 'Copies',
      question: 'Two copies of one neuron: do they share, or does one of them leave?',
      aim: 'Two copies share while rivals cost less than size, η < 2β. Above that one stays, and the start decides which.',
      screens: {
        share: {
          lead: 'Two copies of one neuron. Player 0 begins at 0.9, player 1 at 0.2. Where do they come to rest?',
          below:
            'Each earns 1 for each unit of s, and pays a price on its size, 0.5 · s². Copies do the same in full, they overlap by 1: for each unit of its own s each also pays 0.5 · the s of the other.',
          ask: 'Where do both end? Click in the picture, or set both dots.',
          games: {
            twins: {
              title: 'Two copies',
              reading: 'Price on size β (beta) = 0.5, price of rivals η (eta) = 0.5.',
            },
          },
          answered: (f) => `They end at ${f('one')} and ${f('other')}: they share.`,
          why: [
            (f) =>
              `Each wants the s where one bit more costs what it earns. One bit more adds 2β · s to the price on size, which is β · s², and the rival costs η · (its s). So 2β · s + η · (the other’s s) = 1. For both at once that is s = 1 / (2β + η) = ${f('share')}, where the two lines cross.`,
            () =>
              'The start does not matter. Size costs the larger one more, and here that counts more than the rival: so the larger gives way.',
          ],
          more: {
            ask: 'Rivals become dearer. From which η on do the lines cross more than once? Set η to where it turns.',
            slider: 'Price of rivals η',
            now: (f) =>
              `At η = ${f('eta')} the lines ${f('eta') === f('twice') ? 'all but lie on each other' : `cross ${times(f('crossings'))}`}.`,
            reached: (f) =>
              `Here it turns: η = ${f('eta')}, and 2β is ${f('twice')}. Where they are equal the lines lie on each other. Below, one crossing. Above, three.`,
          },
        },
        fight: {
          lead: 'The same two copies, but a rival costs three times as much. Do they share, or does one stay?',
          below:
            'For each unit of its own s each pays 1.5 · the s of the other, and 0.5 · s² for its size. Player 0 begins at 0.45, player 1 at 0.55.',
          ask: 'Choose how it ends.',
          options: {
            share: 'They share',
            first: 'Player 0 stays alone',
            second: 'Player 1 stays alone',
          },
          games: {
            twins: {
              title: 'Two copies, dearer rivals',
              reading: 'Price on size β (beta) = 0.5, price of rivals η (eta) = 1.5.',
            },
            equal: { title: 'From equal starts', reading: 'Both begin at 0.3.' },
          },
          answered: (f) =>
            `Player 0 ends at ${f('one')}, player 1 at ${f('other')}. The one that was ahead stays.`,
          why: [
            (f) =>
              `A rival now costs more than size: η = ${f('eta')} is above 2β = ${f('twice')}. So the lines cross ${f('crossings')} times. Two crossings have one player in and one out. In the third both share.`,
            () =>
              'Who is ahead costs the other more than the other costs it. So a small lead grows, and the start decides who stays.',
          ],
          more: {
            ask: 'And if both begin at exactly 0.3?',
            now: (f) => `They end at ${f('one')} and ${f('other')}.`,
            reached: () =>
              'Nobody has a lead, so no lead can grow, and they share at the hollow dot. The smallest push would end that.',
          },
        },
      },
    },
    cliff: {
      title: 'The real net',
      short: 'Real net',
      question: 'How many of 192 neurons can a real net lose before it reads worse?',
      aim: 'Most neurons of a net can go while it learns, and it reads nearly as well. Then it falls.',
      screens: {
        many: {
          lead: 'A rising fee sends neurons out of a net. How many of 192 can go before it reads 3 points worse?',
          below:
            'It learns to say which digit it sees: 128 neurons look at 784 pixels, 64 more look at those. It is trained here and now. s says how far a neuron takes part, from 1, fully in, to 0; out is who is below 0.01. 3 points are 3 in 100 test digits.',
          ask: 'At most how many of 192 are out while it still reads within 3 points of its best?',
          options: { fewer: 'Fewer', same: 'As many', more: 'More' },
          dots: { out: 'Neurons out' },
          games: {
            net: {
              title: 'The net under a rising fee',
              reading:
                'The fee γ (gamma) rises with every step. At step 2580 it is made six times as high at once, to see where the net falls.',
            },
            faster: {
              title: 'The fee rises three times as fast',
              reading: 'The same net, the same random start. Six times as high from step 1290 on.',
            },
          },
          answered: (f) =>
            `${f('out')} of ${f('all')} could go, and ${f('kept')} still read ${f('edge')} %. At its best the net read ${f('best')} %.`,
          why: [
            () =>
              'The net goes on learning while they leave. Every step trains those who stay, and they take over.',
            () =>
              'So it falls little until most are out. Then comes the cliff: those who are left have nobody to take over from. It is so steep here because the fee is made six times as high at step 2580.',
            (f) =>
              `At the end of this run ${f('lastOut')} were out, and the net read ${f('last')} %.`,
          ],
          more: {
            ask: 'If the fee rises three times as fast, can fewer, as many or more go before the cliff?',
            now: (f) => `Slowly it was ${f('slow')}, fast it is ${f('fast')}.`,
            reached: () => 'One run is one case: in the lab you can try other random starts.',
          },
        },
        blow: {
          lead: 'The same net without a fee. After 902 steps three of every four neurons are taken away at one blow. What does it read then?',
          below:
            '144 of 192 leave, and nobody looks which: 0 stays, 1, 2 and 3 go, 4 stays, and so on. They never come back. The other 48 go on learning.',
          ask: 'How many percent of the test digits are right one step after the blow, and 818 steps later?',
          dots: { after: 'One step after the blow', last: '818 steps later' },
          options: {
            little: 'Less than 2 points worse',
            some: '2 to 20 points worse',
            much: 'More than 20 points worse',
          },
          games: {
            most: {
              title: 'Three of four are taken',
              reading: 'No fee. The blow is before step 903.',
            },
            few: {
              title: 'One of four is taken',
              reading: 'The same net, the same random start, the same step.',
            },
          },
          answered: (f) =>
            `Before the blow it read ${f('before')} %, just after it ${f('after')} %, and at last ${f('last')} %, with ${f('out')} of ${f('all')} out.`,
          why: [
            () =>
              'Neurons work together: what one says is meant for others that listen. Taken away at one blow, most are missed.',
            () =>
              'Those who stay learn anew what is missing, and do it well. Under a fee that rises slowly there is no such fall on the way: a neuron fades while the others learn.',
            () =>
              'On digits like these a smaller net that goes on learning reads well. Harder tasks need more.',
          ],
          more: {
            ask: 'And if only one of every four is taken, 48 of 192? How does it read one step after the blow?',
            now: (f) =>
              `From ${f('before')} % it fell to ${f('after')} %, and came to ${f('last')} %.`,
            reached: (f) =>
              `That is ${f('lost')} points. One run is one case: in the lab you can try other random starts.`,
          },
        },
      },
    },
    back: {
      title: 'A way back? And the paper',
      short: 'Way back?',
      question: 'When the fee is lifted, who comes back? And what does the sign in the paper do?',
      aim: 'In a net a neuron at 0 gets no gradient and never returns. And the paper’s printed sign rewards harm.',
      screens: {
        lifted: {
          lead: 'A high fee sends everybody away. After 100 steps the fee is lifted. Who comes back?',
          below:
            'Once with 192 neurons of a real net, once with 21 players without a net, who earn from 1 down to 0. s says how far each takes part: 1 is fully in; below 0.01 is out.',
          ask: 'How many come back? Set both dots.',
          dots: { net: 'Neurons of the net', game: 'Players of the game' },
          options: { nobody: 'Nobody', some: 'Some', everybody: 'Everybody' },
          games: {
            early: {
              title: 'The fee lifted early',
              reading: 'Fee γ (gamma) = 100, lifted at step 10.',
            },
            net: { title: 'A net', reading: 'Fee γ (gamma) = 100, lifted at step 100.' },
            game: {
              title: 'A game without a net',
              reading: 'Fee γ (gamma) = 3, lifted at step 100.',
            },
          },
          answered: (f) =>
            `Of ${f('netGone')} neurons that were out, ${f('net')} came back. Of ${f('gameGone')} players of the game, ${f('game')} did.`,
          why: [
            () =>
              'In a net what a neuron earns is measured at its own weights: how much the loss, how wrong the net is, would fall if they grew a little. At s = 0 nobody hears it, so its weights change nothing: it earns 0, whatever it could do, and stays at 0. That is so for one alone, too.',
            () =>
              'Without a net what a player earns does not depend on s. Everybody who earns anything returns; the last earns 0.',
          ],
          more: {
            ask: 'The same net once more, but the fee is lifted after 10 steps, when all stand at one half. Who is out 90 steps later?',
            now: (f) => `${f('out')} are out. The smallest s is ${f('smallest')}.`,
            reached: () => 'Half in is not out: only s = 0 holds a neuron for ever.',
          },
        },
        sign: {
          lead: 'The paper pays a neuron for raising the loss. A minus pays for lowering it. What does each net read?',
          below:
            'The loss L is how wrong the net is. The paper prints that a neuron earns + α · s · ⟨∇L, θ⟩. ⟨∇L, θ⟩ is how fast L rises as its weights θ (theta) all grow alike, α (alpha) how much that weighs, here 10, so that the sign shows; the paper takes 1. Nobody pays anything, and the weights learn as always. The paper is “Pruning as a Game”,',
          ask: 'How many percent of the test digits are right after 200 steps? Set both dots.',
          dots: { printed: 'As printed, with a plus', descent: 'With a minus' },
          games: {
            printed: {
              title: 'As printed, with a plus',
              reading: 'Players are paid for raising the loss.',
            },
            without: { title: 'As printed, α = 0', reading: 'Nothing is earned, nothing is paid.' },
            descent: { title: 'With a minus', reading: 'Players are paid for lowering the loss.' },
          },
          answered: (f) =>
            `As printed the net reads ${f('printed')} %. With a minus it reads ${f('descent')} %.`,
          why: [
            () =>
              'With the plus, neurons that harm the net are paid to stay, and those that help it fade: look at the last rows, the second layer, whose pictures are crosses. Of ten digits, guessing finds one in ten.',
            () =>
              'In the paper’s own runs α is 1, and the benefit is small beside the costs. There the sign hardly shows: β and γ decide.',
            () =>
              'The lab’s view “Paper” has the paper’s figures beside what comes out here, under each interpretation.',
          ],
          options: {
            guess: 'About one in ten',
            half: 'About half',
            well: 'More than seven in ten',
          },
          more: {
            ask: 'The printed sign once more, but the benefit weighs nothing: α = 0. How many digits does the net read now?',
            now: (f) => `It reads ${f('without')} %.`,
            reached: () =>
              'Nobody earns or pays, so all stay in and the net just learns. The harm came from the sign, and only as far as the benefit weighs.',
          },
        },
      },
    },
  },
};
