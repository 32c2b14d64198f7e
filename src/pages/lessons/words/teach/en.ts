/** For teachers, in English. What is missing here or in another language does not compile. */
import type { ChapterId } from '../../chapters/registry.ts';

export interface TeachChapter {
  /** What the screens ask, in order, with the answer and why. */
  readonly questions: readonly { readonly ask: string; readonly answer: string }[];
  readonly misunderstandings: readonly { readonly said: string; readonly so: string }[];
  /** Where it stands in the paper. */
  readonly paper: string;
}

export interface TeachWords {
  readonly title: string;
  readonly intro: string;
  /** Of the way to the presenter's page. */
  readonly presenter: string;
  readonly classroom: readonly string[];
  readonly aim: string;
  readonly time: string;
  readonly questions: string;
  readonly misunderstandings: string;
  readonly prepared: string;
  readonly inPaper: string;
  readonly links: string;
  readonly paper: string;
  readonly theory: string;
  readonly claims: string;
  readonly chapters: Readonly<Record<ChapterId, TeachChapter>>;
}

export const teachEn: TeachWords = {
  title: 'For teachers',
  intro:
    'Six chapters, five minutes each. They work alone, in pairs, and on a projector. Have the class say its answer aloud before you play.',
  presenter: 'For a projector: the same games as a talk in prepared moments',
  classroom: [
    'Five minutes: one to say what one expects, one to watch, two to say why in pairs, one for the question more.',
    'Every number on a screen comes from a game that is played then and there. Nothing is played from a record.',
    'Chapters 1 to 4 need no network and answer in seconds. Chapters 5 and 6 train a net: up to half a minute a screen, longer on an old machine.',
    '“One step, slowly” shows below every game why one player moves as it does: what one more bit of s brings, and what it costs.',
    'What has been done is kept in this browser, where the browser lets the page. Nothing is sent anywhere.',
  ],
  aim: 'Aim',
  time: 'Time',
  questions: 'What to ask, and what to expect',
  misunderstandings: 'Common misunderstandings',
  prepared: 'The prepared game in the lab',
  inPaper: 'In the paper',
  links: 'Where it comes from',
  paper: 'The paper: Pruning as a Game (arXiv 2512.22106)',
  theory: 'The lab',
  claims: 'The paper’s claims beside what comes out here',
  chapters: {
    fee: {
      questions: [
        {
          ask: 'A player earns 0.6 and pays 0.475 for each unit of s. Where does it go?',
          answer: 'To s = 1. Each unit leaves 0.125, whatever s is, so it goes as far as it can.',
        },
        {
          ask: 'From which fee on does it leave?',
          answer: 'Above 0.6, what it earns.',
        },
        {
          ask: 'Of 21 players that earn 1, 0.95, … 0: who leaves at a fee of 0.475?',
          answer: 'Players 11 to 20, ten of them: they earn 0.45 or less.',
        },
        {
          ask: 'For which fee do exactly 5 stay?',
          answer: 'Any fee above 0.75 and below 0.8: players 0 to 4 earn 0.8 or more.',
        },
      ],
      misunderstandings: [
        {
          said: 'Who earns only a little more than the fee stays a little in.',
          so: 'What is left is the same at every s. A little each step leads to s = 1, only more slowly.',
        },
        {
          said: 's is how good a neuron is.',
          so: 's is how far it takes part. How good it is, is what it earns.',
        },
      ],
      paper: 'Equation (10) has the fee as γ|s|, equation (15) says who is pruned.',
    },
    cut: {
      questions: [
        {
          ask: 'How many of 20 stand at exactly 0 under a fee of 0.475, how many under a price on size?',
          answer: '9 under the fee: they earn 0.45 or less. None under the price on size.',
        },
        {
          ask: 'The price on size four times as dear, β = 8: how many stand at exactly 0?',
          answer: 'None. Each stops at what it earns divided by 2β: small, and above 0.',
        },
        {
          ask: 'Does the price on size beside the fee add zeros?',
          answer: 'No: 9 in both games. At s = 0 the price on size costs nothing.',
        },
        {
          ask: 'For which fee is nobody at exactly 0?',
          answer: 'Any fee below 0.05, what the poorest earns.',
        },
      ],
      misunderstandings: [
        {
          said: 'The price on size is weaker, so a larger β would do it.',
          so: 'It is not a matter of how high the price is, but that it vanishes at s = 0. Have them play it at β = 8.',
        },
        {
          said: 'Nearly 0 is 0.',
          so: 'The paper prunes below 0.01, and a small s can stand before large weights. Exactly 0 is another thing.',
        },
      ],
      paper: 'Section 9.2 says the opposite; equation (14) has the best response for both prices.',
    },
    dominated: {
      questions: [
        {
          ask: 'Which s of the rival saves player 1?',
          answer:
            'None. At best the rival is away, and even then 0.2 − 0.3 = −0.1 is left of each unit.',
        },
        {
          ask: 'How much must player 1 earn to come back?',
          answer:
            'More than the fee and its rival cost together: 0.3 + 0.5 · 0.7 · 0.875, about 0.61.',
        },
        {
          ask: 'Six in a row: who is out?',
          answer:
            'Players 1, 3 and 5. The rounds: 0 stays, 1 leaves, 2 stays, 3 leaves, 4 stays, 5 leaves.',
        },
        {
          ask: 'How low must η be for all to be in?',
          answer:
            'Below 0.4: then player 1, which earns 0.4, pays less than 0.4 for two neighbours.',
        },
      ],
      misunderstandings: [
        {
          said: 'Whoever earns least leaves first.',
          so: 'Players 1, 3 and 5 earn the same and are decided in different rounds: it depends on the neighbours.',
        },
        {
          said: 'Dominated means: it lost this time.',
          so: 'It means: it loses whatever the others do. That is a proof before the game is played.',
        },
      ],
      paper: 'Equation (12) defines it. The rounds are ours: the usual iterated elimination.',
    },
    two: {
      questions: [
        {
          ask: 'Two copies, η = 0.5 and β = 0.5: where do they end?',
          answer: 'Both at 1 / (2β + η) = 0.67, from every start.',
        },
        { ask: 'At which η do the lines cross more than once?', answer: 'Above η = 2β = 1.' },
        {
          ask: 'η = 1.5, starts 0.45 and 0.55: how does it end?',
          answer: 'Player 1 stays alone: it began ahead, and costs the other more.',
        },
        {
          ask: 'And if both begin at 0.3?',
          answer:
            'They share, at 1 / (2β + η) = 0.4: nobody has a lead. The smallest push would end it.',
        },
      ],
      misunderstandings: [
        {
          said: 'The better of the two stays.',
          so: 'They are copies. Only where they begin tells them apart.',
        },
        {
          said: 'Where the lines cross, the game always ends.',
          so: 'Nobody wants to move there, but at the hollow dot the smallest push leads away.',
        },
      ],
      paper:
        'Section 5.3: with several equilibria the start decides. η < 2β is ours (docs/theory.md).',
    },
    cliff: {
      questions: [
        {
          ask: 'How many of 192 can go before the net reads 3 points worse?',
          answer:
            'The number changes with seed and machine; in one run of ours it was 162. Those who stay go on learning.',
        },
        {
          ask: 'Three times as fast: fewer, as many, more?',
          answer: 'It is played; one run is one case. What matters is that a reason is given.',
        },
        {
          ask: 'Three of four are taken at one blow: how does it read one step later, and 818 steps later?',
          answer:
            'From about 95 % to about half, then above 90 % again: 48 neurons are enough, once they have learned it.',
        },
        {
          ask: 'And one of four?',
          answer: 'Between 2 and 20 points worse, and soon as good as before.',
        },
      ],
      misunderstandings: [
        {
          said: 'The fee finds out which neurons are useless.',
          so: 'It makes neurons leave while the others take over. Afterwards the ones that left are not needed; that is not the same.',
        },
        {
          said: 'So the net was far too big for nothing.',
          so: 'A net may need more to learn than to know. And these digits are an easy task.',
        },
      ],
      paper:
        'Sections 7 and 8: table and figure 1. The paper has no run with neurons taken at random.',
    },
    back: {
      questions: [
        {
          ask: 'The fee is lifted: how many of 192 neurons come back, how many of 21 players?',
          answer: 'None of the net; 20 of 21 players: the last earns nothing.',
        },
        {
          ask: 'The fee is lifted after 10 steps, at s = 0.5: who is out 90 steps later?',
          answer: 'Nobody. Half in is not out: only s = 0 holds a neuron.',
        },
        {
          ask: 'What do the two nets read, with the printed sign and with a minus?',
          answer: 'About 10 %, what guessing gives; and about 90 %.',
        },
        {
          ask: 'The printed sign with α = 0?',
          answer: 'About 90 %: nobody earns or pays, all stay in, and the net just learns.',
        },
      ],
      misunderstandings: [
        {
          said: 'A neuron at 0 is useless, so it stays out.',
          so: 'Nobody can tell: at s = 0 what it would bring is measured as 0, whatever it would bring.',
        },
        {
          said: 'Then the paper’s own numbers are wrong.',
          so: 'In its runs α is 1 and the benefit is small beside the costs, so the sign hardly shows there.',
        },
      ],
      paper:
        'Equation (9) prints the plus, equations (16) to (18) move θ and s; section 9.3 speaks of s near 0.',
    },
  },
};
