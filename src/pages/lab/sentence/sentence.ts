/**
 * What is happening, in plain words: a pure function from facts to parts of text. The page knows what
 * came after what, not what caused what: it says “since”, and nothing stronger.
 */
import type { PlayerState } from '../../../game/population.ts';
import { fixed, grouped } from '../../../ui/format.ts';
import { isImage } from '../../../data/dataSet.ts';
import { playersInWords } from '../../../game/network.ts';
import { STILL_S, type Counts, type Facts, type LatestChange } from './facts.ts';
import { deedsInWords } from './moves.ts';
import { outcome } from './outcome.ts';
import { strong, type Part } from './parts.ts';

export interface Caption {
  /** One line in the page's voice, and a quieter one below it. */
  readonly voice: readonly Part[];
  readonly below: readonly Part[];
}

/** Keeps a figure and the shape behind it on one line. */
const NBSP = '\u00a0';

const sum = ({ settled, rising, still, falling, alternating, pruned }: Counts): number =>
  settled + rising + still + falling + alternating + pruned;

const players = (count: number): string => (count === 1 ? 'player' : 'players');
const sentenceOf = (text: string): string => `${text.replace(/[.…\s]+$/, '')}.`;

export function tell(facts: Facts): Caption {
  return { voice: voice(facts), below: below(facts) };
}

function below(facts: Facts): Part[] {
  if (facts.phase === 'failed') {
    if (facts.counts === null && facts.keptStep === null) return ['Nothing is trained yet.'];
    return [
      facts.counts === null ? '' : 'What the run has shown so far stays. ',
      facts.keptStep === null
        ? 'Retry begins it again from the start.'
        : `Retry goes on from step ${grouped(facts.keptStep)}.`,
    ];
  }
  if (facts.phase === 'preparing') {
    return facts.counts === null
      ? [
          facts.sandbox === null
            ? `A network learns to ${facts.data.task}, and each player, ${playersInWords(facts.players, isImage(facts.data))}, ${facts.cut === null ? 'chooses how much to take part' : 'stays or leaves by a rule'}.`
            : 'No network here: each player chooses how much to take part.',
        ]
      : [
          facts.goingTo === null
            ? 'Until the new run is ready, the pictures show the last one.'
            : 'Until it is there, every picture shows the step where it was.',
        ];
  }
  return outcome(facts);
}

function voice(facts: Facts): Part[] {
  const { phase, counts } = facts;
  if (phase === 'failed') return [sentenceOf(facts.failure ?? 'The run has stopped')];
  if (phase === 'preparing') return [sentenceOf(facts.progress ?? 'Getting ready')];
  if (counts !== null && facts.played !== null && phase !== 'playing')
    return inThePast(facts, counts, facts.played);
  if (counts === null || facts.step === 0) return beforeTheFirstStep(facts);
  if (phase === 'finished') return finished(facts, counts);
  const paused: Part[] =
    facts.goingTo !== null
      ? [`On the way to step ${grouped(facts.goingTo)}. `]
      : phase === 'paused'
        ? ['Paused. ']
        : [];
  return [...paused, ...running(facts, counts)];
}

function beforeTheFirstStep(facts: Facts): Part[] {
  const { counts, phase, goingTo } = facts;
  if (counts === null) return ['The run is about to begin.'];
  if (goingTo !== null) return [`On the way to step ${grouped(goingTo)}.`];
  const all: Part[] = [
    strong(sum(counts)),
    ` ${players(sum(counts))}, `,
    facts.allIn ? 'all fully in.' : 'each with its own start.',
  ];
  return phase === 'paused'
    ? [
        ...all,
        facts.cut === null
          ? ' Press play: each then moves its participation to raise its utility.'
          : ` Press play: the net learns. ${facts.cut}`,
      ]
    : all;
}

/** An earlier step of a run that was played further. */
function inThePast(
  { step, cut }: Facts,
  counts: Counts,
  played: NonNullable<Facts['played']>,
): Part[] {
  const back = played.step - step;
  const { pruned } = counts;
  const later: Part[] =
    played.out === pruned
      ? ['; by the end as many were. ']
      : ['; by the end it was ', strong(grouped(played.out)), '. '];
  return [
    `${grouped(back)} ${back === 1 ? 'step' : 'steps'} back: `,
    strong(`${grouped(pruned)} of ${grouped(sum(counts))}`),
    ` players${NBSP}`,
    { state: 'pruned' },
    pruned === 1 ? ' was out' : ' were out',
    ...later,
    cut === null
      ? 'Move a price here, and the run forks.'
      : 'Change a setting here, and the run forks.',
  ];
}

/** “After 20 epochs”, or where it really stands. */
const moment = (epoch: number): string =>
  epoch === 1
    ? 'After 1 epoch'
    : `After ${Number.isInteger(epoch) ? epoch : fixed(epoch, 2)} epochs`;

function finished(facts: Facts, counts: Counts): Part[] {
  return [moment(facts.epoch), ', ', ...presence(facts, counts), ...standing(facts, counts)];
}

function running(facts: Facts, counts: Counts): Part[] {
  const { latest } = facts;
  const alternate = counts.alternating > 0;
  if (latest !== null && !latest.felt)
    return ['You ', ...deedsInWords(latest), '. It acts from the next step on.'];
  if (latest !== null)
    return [
      ...sinceChange(latest),
      ...capital(presence(facts, counts)),
      ...standing(facts, counts),
    ];
  const easing: Part[] = facts.easingIn
    ? [
        'The price of ',
        { term: 'presence', text: 'presence γ' },
        ' is still rising to its full value. ',
      ]
    : [];
  const rest: Part[] =
    facts.still && !alternate ? [`Nobody has moved by ${STILL_S} or more for half an epoch. `] : [];
  return [...capital(presence(facts, counts)), ...easing, ...rest, ...standing(facts, counts)];
}

const everybody = (total: number): Part[] =>
  total === 1 ? ['the only player'] : ['all ', strong(total), ' players'];

/** Who is in and who is out, now. */
function presence({ emptyLayer, sandbox }: Facts, counts: Counts): Part[] {
  const total = sum(counts);
  const { pruned } = counts;
  if (pruned === total)
    return [
      ...everybody(total),
      NBSP,
      { state: 'pruned' },
      total === 1 ? ' is out. ' : ' are out. ',
      sandbox !== null
        ? ''
        : 'With the pruned players removed, nothing of the input would pass through the net: it could only guess. ',
    ];
  const out: Part[] =
    pruned === 0
      ? [...everybody(total), total === 1 ? ' is in. ' : ' are in. ']
      : [
          strong(`${grouped(pruned)} of ${grouped(total)}`),
          ` players${NBSP}`,
          { state: 'pruned' },
          pruned === 1 ? ' is out. ' : ' are out. ',
        ];
  if (emptyLayer === null || sandbox !== null) return out;
  return [
    ...out,
    `No player of ${emptyLayer} is in: with the pruned players removed, nothing of the input would pass through the net. `,
  ];
}

/** What has come of the visitor's last change, counted from its own step. */
function sinceChange(latest: LatestChange): Part[] {
  const { since } = latest;
  if (since === null) return ['You ', ...deedsInWords(latest), '. '];
  const { left, back, anybody } = since;
  const deeds: Part[] = ['Since you ', ...deedsInWords(latest), ', '];
  // Of players that are not seen one by one only the counts are known.
  if (!since.allSeen) {
    const more = left > 0 ? [strong(left), ` more ${players(left)}`] : [];
    const fewer = back > 0 ? [strong(back), ` fewer ${players(back)}`] : [];
    const out = [...more, ...fewer];
    return out.length === 0
      ? [...deeds, 'as many players are in as before. ']
      : [...deeds, ...out, ` ${left + back === 1 ? 'is' : 'are'} out. `];
  }
  const gone: Part[] = [
    strong(left),
    ` ${players(left)}${NBSP}`,
    { state: 'pruned' },
    left === 1 ? ' has dropped out' : ' have dropped out',
  ];
  const returned: Part[] = [
    strong(back),
    ` ${players(back)}${NBSP}`,
    { state: 'settled' },
    back === 1 ? ' has come back' : ' have come back',
  ];
  const told: Part[] =
    left > 0 && back > 0
      ? [...gone, ' and ', ...returned, '. ']
      : left > 0
        ? [...gone, '. ']
        : back > 0
          ? [...returned, '. ']
          : [anybody ? 'the same players are in as before. ' : 'nobody has left or come back. '];
  return [...deeds, ...told];
}

const verbs: Readonly<
  Record<Exclude<PlayerState, 'pruned'>, readonly [one: string, many: string]>
> = {
  falling: ['is falling', 'are falling'],
  alternating: ['alternates at every step', 'alternate at every step'],
  rising: ['is rising', 'are rising'],
  still: [
    'stands still though it could gain by moving',
    'stand still though they could gain by moving',
  ],
  settled: ['is settled', 'are settled'],
};

const LISTED = ['falling', 'alternating', 'rising', 'still', 'settled'] as const;

/** Who goes where: “78 ▼ are falling, 9 ● are settled. 12 of those who are in pay more than they earn.” */
function standing({ cut, gameEnded }: Facts, counts: Counts): Part[] {
  // Who answers no price is not settled, and could not gain.
  if (cut !== null) return gameEnded === null ? [cut] : [];
  const { paying } = counts;
  const parts = LISTED.filter((state) => counts[state] > 0).flatMap((state, index): Part[] => [
    ...(index === 0 ? [] : [', ']),
    strong(counts[state]),
    NBSP,
    { state },
    ` ${verbs[state][counts[state] === 1 ? 0 : 1]}`,
  ]);
  if (parts.length === 0) return [];
  if (paying === 0) return [...parts, '.'];
  return [
    ...parts,
    '. ',
    strong(paying),
    paying === 1
      ? ' of those who are in pays more than it earns.'
      : ' of those who are in pay more than they earn.',
  ];
}

function capital([first, ...rest]: Part[]): Part[] {
  if (first === undefined) return [];
  return typeof first === 'string'
    ? [first.charAt(0).toUpperCase() + first.slice(1), ...rest]
    : [first, ...rest];
}
