/**
 * English, for the projector. What is missing here or in another language does not compile. In a sentence *stars*
 * make a number bold, and [presence:words] have the colour of a term.
 */
import type { PriceName } from '../../../game/prices.ts';
import type { Tell } from '../../lessons/words/en.ts';

type Told = (tell: Tell) => string;

export interface MomentWords {
  /** Of the page, and for who hears it. */
  readonly title: string;
  /** As it stands prepared: what is asked. */
  readonly ask: Told;
  /** True at every step after. */
  readonly now: Told;
  /** By the ids of the setups. */
  readonly games: Readonly<
    Record<
      string,
      {
        /** Left out where the sentence says it. */
        readonly title?: string;
        /** Of its term. */
        readonly formula?: string;
        readonly figure?: Told;
      }
    >
  >;
  /** What the class is asked for; left out where it is not. */
  readonly guess?: string;
  readonly prices?: Readonly<Record<string, string>>;
  readonly marks: Readonly<Record<string, string>>;
}

export interface PresenterWords {
  readonly presenter: string;
  readonly play: string;
  readonly pause: string;
  readonly prepareAgain: string;
  readonly preparing: (step: string, until: string) => string;
  readonly failed: (why: string) => string;
  readonly previous: string;
  readonly next: string;
  readonly placeOf: (place: string, all: string) => string;
  readonly toLab: string;
  readonly toLight: string;
  readonly toDark: string;
  readonly language: string;
  readonly point: string;
  /** Of what is pointed at, where the picture has it not. */
  readonly absent: (mark: string) => string;
  readonly classSays: (value: string) => string;
  readonly classSilent: string;
  readonly run: {
    readonly title: string;
    readonly now: Told;
    /** Of the last test: at the step that is shown, or at an earlier one. */
    readonly testedNow: Told;
    readonly tested: Told;
    readonly preparing: string;
    readonly failed: (why: string) => string;
    readonly pictures: Readonly<Record<'participation' | 'curves' | 'crowd' | 'responses', string>>;
    readonly picture: string;
    readonly prices: Readonly<Record<PriceName, string>>;
    readonly marks: Readonly<Record<'now' | 'epsilon' | 'selected', string>>;
  };
  readonly moments: Readonly<Record<string, MomentWords>>;
}

/** How often the lines of best responses cross; at η = 2β two copies have the same line. */
function crossings(f: Tell): string {
  if (f('eta') === f('twice')) return 'the lines all but lie on each other';
  return f('crossings') === '1' ? '*1* crossing' : `*${f('crossings')}* crossings`;
}

const someOrNone = (count: string) => (count === '0' ? '*none*' : `*${count}*`);

export const en: PresenterWords = {
  presenter: 'Presenter',
  play: 'Play',
  pause: 'Pause',
  prepareAgain: 'Prepare this again',
  preparing: (step, until) => `Being prepared: step ${step} of ${until}.`,
  failed: (why) => `The game has stopped. ${why} Press R to prepare it again.`,
  previous: 'Previous',
  next: 'Next',
  placeOf: (place, all) => `${place} of ${all}`,
  toLab: 'Lab',
  toLight: 'Switch to light',
  toDark: 'Switch to dark',
  language: 'Language',
  point: 'Point at',
  absent: (mark) => `${mark}: not in this picture now`,
  classSays: (value) => `the class says ${value}`,
  classSilent: 'what does the class say?',
  run: {
    title: 'The run of the lab',
    now: (f) => `Step ${f('step')}: *${f('out')}* of *${f('all')}* are out.`,
    testedNow: (f) => `The net reads *${f('accuracy')} %*.`,
    tested: (f) => `At step ${f('testedAt')} the net read *${f('accuracy')} %*.`,
    preparing: 'The run is being prepared.',
    failed: (why) => `The run has stopped. ${why}`,
    pictures: {
      participation: 'Each player',
      curves: 'The net',
      crowd: 'All at each s',
      responses: 'Best responses',
    },
    picture: 'Picture',
    prices: { alpha: 'benefit α', beta: 'size β', gamma: 'fee γ', eta: 'rivals η' },
    marks: { now: 'now', epsilon: 'ε: below it, out', selected: 'this player' },
  },
  moments: {
    alone: {
      title: 'One neuron, one fee',
      ask: (f) =>
        `One neuron earns *${f('benefit')}*. The [presence:fee] is *${f('fee')}*. Does it stay?`,
      now: (f) =>
        `It earns *${f('benefit')}* and pays a [presence:fee] of *${f('fee')}*. It takes part at s = *${f('s')}*.`,
      games: { one: { title: 'What it earns', formula: 'U = b s − γ s' } },
      prices: { gamma: 'fee γ' },
      marks: { earns: 'what it earns', fee: 'the fee', line: 's now' },
    },
    threshold: {
      title: 'One fee for 21',
      ask: (f) =>
        `*${f('all')}* neurons earn from 1 down to 0. Each pays a [presence:fee] of *${f('fee')}*. How many leave?`,
      now: (f) =>
        `A [presence:fee] of *${f('fee')}*: *${f('out')}* of *${f('all')}* neurons are out.`,
      games: { crowd: { title: 'What each neuron earns' } },
      prices: { gamma: 'fee γ' },
      guess: 'out',
      marks: { fee: 'the fee', poorest: 'the poorest still in', richest: 'the richest out' },
    },
    pair: {
      title: 'L1 cuts, L2 shrinks',
      ask: (f) =>
        `*${f('all')}* neurons pay a [presence:fee], the same *${f('all')}* a [size:price on size]. Where do some leave for good?`,
      now: (f) =>
        `A [presence:fee] sent *${f('left')}* out, to exactly 0. A [size:price on size] sent out ${someOrNone(f('right'))}.`,
      games: {
        fee: { title: 'L1, a fee', formula: '− γ s' },
        size: { title: 'L2, price on size', formula: '− β ‖θ‖² s²' },
      },
      guess: 'out',
      marks: { seat: 'the same player', line: 'its way' },
    },
    rounds: {
      title: 'Dominated, round by round',
      ask: () =>
        'Six neurons in a row. A [rivals:neighbour] costs each half of its s. How many are out in the end?',
      now: (f) =>
        `A [rivals:neighbour] costs η / 2 = *${f('half')}* of its s. *${f('out')}* of six are out.`,
      games: { chain: { title: 'Earn 1, 0.4, 0.8, 0.4, 0.8, 0.4' } },
      prices: { eta: 'rivals η' },
      guess: 'out',
      marks: {
        player0: 'player 0',
        player1: 'player 1',
        player2: 'player 2',
        player3: 'player 3',
      },
    },
    share: {
      title: 'Two copies share',
      ask: (f) =>
        `Two copies. A [rivals:rival] costs *${f('eta')}*, less than [size:2β] = *${f('twice')}*. Do they share?`,
      now: (f) =>
        `[rivals:η] = *${f('eta')}*, [size:2β] = *${f('twice')}*: ${crossings(f)}. They stand at *${f('one')}* and *${f('other')}*.`,
      games: { twins: {} },
      prices: { eta: 'rivals η' },
      marks: {
        now: 'now',
        crossing: 'nobody moves',
        first: 'player 0',
        second: 'player 1',
      },
    },
    fight: {
      title: 'Two copies fight',
      ask: (f) =>
        `Now a [rivals:rival] costs *${f('eta')}*, more than [size:2β] = *${f('twice')}*. Do they still share?`,
      now: (f) =>
        `[rivals:η] = *${f('eta')}*, [size:2β] = *${f('twice')}*: ${crossings(f)}. They stand at *${f('one')}* and *${f('other')}*.`,
      games: { twins: {} },
      prices: { eta: 'rivals η' },
      marks: {
        now: 'now',
        crossing: 'nobody moves',
        first: 'player 0',
        second: 'player 1',
      },
    },
    cliff: {
      title: 'The real net',
      ask: (f) =>
        `*${f('out')}* of *${f('all')}* neurons are out. Without them the net reads *${f('accuracy')} %*. How many can go?`,
      now: (f) =>
        `*${f('out')}* of *${f('all')}* neurons are out. Without them the net reads *${f('accuracy')} %*.`,
      games: {
        net: { title: '192 neurons', figure: (f) => `${f('accuracy')} % right` },
      },
      guess: 'out, at most 3 points below the best',
      marks: { last: 'the test just now', best: '3 points below the best' },
    },
    lifted: {
      title: 'No way back',
      ask: (f) =>
        `A high [presence:fee] sent *${f('netGone')}* neurons and *${f('gameGone')}* players out. It ends now. Who returns?`,
      now: (f) =>
        `The [presence:fee] is gone. *${f('net')}* of *${f('netGone')}* neurons came back, and *${f('game')}* of *${f('gameGone')}* players.`,
      games: { net: { title: 'A real net' }, game: { title: 'The game, without a net' } },
      guess: 'back',
      marks: { seat: 'player 3', line: 'its way' },
    },
    sign: {
      title: 'The printed sign',
      ask: () =>
        'The paper prints + [benefit:α s ⟨∇L, θ⟩]. By descent it is −. With α = 10, not its 1, what do nets read after 200 steps?',
      now: (f) =>
        `With the printed sign, and α = 10, the net reads *${f('printed')} %*. By descent it reads *${f('descent')} %*.`,
      games: {
        printed: { title: 'As printed', figure: (f) => `${f('printed')} % right` },
        descent: { title: 'Loss descent', figure: (f) => `${f('descent')} % right` },
      },
      guess: '% right',
      marks: {},
    },
  },
};
