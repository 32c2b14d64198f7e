/**
 * What is happening, in plain words: a pure function from facts to parts of text. The page knows what
 * came after what, not what caused what: it says “since”, and nothing stronger.
 */
import type { PlayerState } from '../../game/population.ts';
import { grouped } from '../../ui/format.ts';
import type { TermName } from '../../ui/labels.ts';
import type { Facts, LatestChange } from './facts.ts';
import { movesInWords } from './moves.ts';
import { outcome } from './outcome.ts';

export type Part =
  | string
  | { readonly strong: string }
  | { readonly term: TermName; readonly text: string }
  | { readonly state: PlayerState };

export interface Told {
  /** One line in the page's voice, and a quieter one below it. */
  readonly voice: readonly Part[];
  readonly below: readonly Part[];
}

/** Keeps a figure and the shape behind it on one line. */
const NBSP = '\u00a0';

type Counts = NonNullable<Facts['counts']>;

export const strong = (text: string | number): Part => ({
  strong: typeof text === 'number' ? grouped(text) : text,
});

/** Without colours and shapes, for screen readers. */
export const plainText = (parts: readonly Part[]): string =>
  parts
    .map((part) => {
      if (typeof part === 'string') return part;
      if ('strong' in part) return part.strong;
      return 'term' in part ? part.text : '';
    })
    .join('')
    .replace(/[ \u00a0]+/g, ' ')
    .trim();

const sum = ({ hold, losing, pruned }: Counts): number => hold + losing + pruned;

const players = (count: number): string => (count === 1 ? 'player' : 'players');
const sentenceOf = (text: string): string => `${text.replace(/[.…\s]+$/, '')}.`;

export function tell(facts: Facts): Told {
  return { voice: voice(facts), below: below(facts) };
}

function below(facts: Facts): Part[] {
  if (facts.phase === 'failed') {
    return facts.counts === null
      ? ['Nothing has been trained yet.']
      : [
          'What the run has shown so far stays below. ',
          facts.keptStep === null
            ? 'Retry begins it again from the start.'
            : `Retry goes on from step ${grouped(facts.keptStep)}.`,
        ];
  }
  if (facts.phase === 'preparing') {
    return facts.counts === null
      ? [
          facts.sandbox === null
            ? 'A network learns to read digits, and each of its hidden neurons chooses how much to take part.'
            : 'No network here: each player chooses how much to take part.',
        ]
      : ['Until the new run is ready, the pictures show the last one.'];
  }
  return outcome(facts);
}

function voice(facts: Facts): Part[] {
  const { phase, counts } = facts;
  if (phase === 'failed') return [sentenceOf(facts.failure ?? 'The run has stopped')];
  if (phase === 'preparing') return [sentenceOf(facts.progress ?? 'Getting ready')];
  if (counts === null || facts.step === 0) return beforeTheFirstStep(facts);
  if (phase === 'finished') return finished(facts, counts);
  const paused: Part[] = phase === 'paused' ? ['Paused. '] : [];
  return [...paused, ...running(facts, counts)];
}

function beforeTheFirstStep(facts: Facts): Part[] {
  const { counts, phase } = facts;
  if (counts === null) return ['The players are taking their places.'];
  const all: Part[] = [
    strong(sum(counts)),
    ` ${players(sum(counts))}, `,
    facts.allIn ? 'all fully in.' : 'each in by as much as it drew.',
  ];
  return phase === 'paused'
    ? [...all, ' Press play, and each begins to weigh what it brings against what it pays.']
    : all;
}

function finished({ epochs, epoch, latest, sandbox }: Facts, counts: Counts): Part[] {
  const total = sum(counts);
  const done = Math.round(Math.min(epochs, epoch));
  const end: Part[] = [`After ${done} ${done === 1 ? 'epoch' : 'epochs'} `];
  if (counts.pruned === 0)
    return [
      ...end,
      'all ',
      strong(total),
      ` ${players(total)} are still in. `,
      ...standing(counts),
    ];
  if (counts.pruned === total) return [...end, ...nobodyLeft(total, sandbox !== null)];
  const back = latest !== null && latest.felt && latest.back > latest.left;
  return [
    ...end,
    strong(`${grouped(counts.pruned)} of ${grouped(total)}`),
    ` players${NBSP}`,
    { state: 'pruned' },
    back ? ' are out. ' : ' have dropped out. ',
    ...standing(counts),
  ];
}

function running(facts: Facts, counts: Counts): Part[] {
  const { latest } = facts;
  if (latest !== null && !latest.felt) {
    return ['You ', ...movesInWords(latest.moves), '. The next step will feel it.'];
  }
  const lead: Part[] = latest === null ? [] : ['Since you ', ...movesInWords(latest.moves), ', '];
  const body = whatHappened(facts, counts);
  return lead.length === 0 ? capital(body) : [...lead, ...body];
}

function whatHappened(facts: Facts, counts: Counts): Part[] {
  const total = sum(counts);
  if (counts.pruned === total) return nobodyLeft(total, facts.sandbox !== null);
  if (facts.emptyLayer !== null && facts.sandbox === null) {
    return [
      `every player of ${facts.emptyLayer.toLowerCase()}${NBSP}`,
      { state: 'pruned' },
      ' has dropped out. Cut now, nothing would pass through the net.',
    ];
  }
  if (facts.latest !== null) return sinceChange(facts.latest, counts);
  if (facts.still)
    return ['nobody has moved for half an epoch. ', ...outOf(counts), ...standing(counts)];
  if (counts.pruned === 0) return everyoneIn(facts, counts);
  return [
    strong(`${grouped(counts.pruned)} of ${grouped(total)}`),
    ` players${NBSP}`,
    { state: 'pruned' },
    ' have dropped out. ',
    ...standing(counts),
  ];
}

const nobodyLeft = (total: number, sandbox: boolean): Part[] => [
  'all ',
  strong(total),
  ` players${NBSP}`,
  { state: 'pruned' },
  sandbox
    ? ' have dropped out.'
    : ' have dropped out. Cut now, nothing would pass through the net: it could only guess.',
];

function everyoneIn({ easingIn, epoch }: Facts, counts: Counts): Part[] {
  const total = sum(counts);
  if (counts.hold === 0 && !easingIn) {
    return [
      'all ',
      strong(total),
      ` players are in, and every one${NBSP}`,
      { state: 'losing' },
      ' pays more than it brings.',
    ];
  }
  const start: Part[] = ['all ', strong(total), ' players are ', epoch < 1 ? 'in. ' : 'still in. '];
  const easing: Part[] = easingIn
    ? ['The price of ', { term: 'presence', text: 'presence γ' }, ' is easing in: ']
    : [];
  const rest = standing(counts);
  return [...start, ...easing, ...rest];
}

function sinceChange({ left, back }: LatestChange, counts: Counts): Part[] {
  const inAll = strong(`${grouped(counts.pruned)} of ${grouped(sum(counts))}`);
  const comeBack: Part[] = [
    strong(back),
    ` ${players(back)}${NBSP}`,
    { state: 'hold' },
    back === 1 ? ' has come back' : ' have come back',
  ];
  if (left === 0 && back === 0) {
    return ['nobody has left or come back. ', ...outOf(counts), ...standing(counts)];
  }
  if (back > left)
    return [...comeBack, '; ', inAll, NBSP, { state: 'pruned' }, ' are out. ', ...standing(counts)];
  if (back > 0) {
    return [
      strong(left),
      ` ${players(left)}${NBSP}`,
      { state: 'pruned' },
      ' left and ',
      strong(back),
      ' came back; ',
      inAll,
      ' are out. ',
      ...standing(counts),
    ];
  }
  if (left === counts.pruned)
    return [
      inAll,
      ` players${NBSP}`,
      { state: 'pruned' },
      ' have dropped out. ',
      ...standing(counts),
    ];
  return [
    strong(left),
    ` more ${players(left)}${NBSP}`,
    { state: 'pruned' },
    left === 1 ? ' has dropped out, ' : ' have dropped out, ',
    inAll,
    ' in all. ',
    ...standing(counts),
  ];
}

const outOf = (counts: Counts): Part[] =>
  counts.pruned === 0
    ? []
    : [
        strong(`${grouped(counts.pruned)} of ${grouped(sum(counts))}`),
        NBSP,
        { state: 'pruned' },
        counts.pruned === 1 ? ' is out. ' : ' are out. ',
      ];

/** Who is next, and who is not: “78 ▼ pay more than they bring; 9 ● hold.” */
function standing({ hold, losing }: Counts): Part[] {
  const holding: Part[] = [
    strong(hold),
    NBSP,
    { state: 'hold' },
    hold === 1 ? ' holds.' : ' hold.',
  ];
  if (losing === 0) return holding;
  const paying: Part[] = [
    strong(losing),
    NBSP,
    { state: 'losing' },
    losing === 1 ? ' pays more than it brings' : ' pay more than they bring',
  ];
  return hold === 0 ? [...paying, ' and none holds.'] : [...paying, '; ', ...holding];
}

function capital([first, ...rest]: Part[]): Part[] {
  return typeof first === 'string'
    ? [first.charAt(0).toUpperCase() + first.slice(1), ...rest]
    : [first, ...rest];
}
