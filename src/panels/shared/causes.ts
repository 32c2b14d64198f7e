/** Names and marks of why players leave: each has a colour, a shape and a letter. */
import { causes, type Cause } from '../../game/departure.ts';
import type { PruningHistory } from '../../state/pruningHistory.ts';
import { termLabels } from '../../ui/labels.ts';
import type { Theme } from '../../ui/theme.ts';
import { discPath, type Ctx } from './marks.ts';
import type { ShownIndex } from '../../game/players.ts';

/** `hand`: the visitor put it out. `unpushed`: none of these; the threshold ε rose past it. */
export type Reason = Cause | 'hand' | 'unpushed';

/** In the order of the formula. */
export const reasons: readonly Reason[] = [...causes, 'hand', 'unpushed'];

export const reasonOf = (call: PruningHistory, player: ShownIndex): Reason =>
  call.handOf(player) !== null ? 'hand' : (call.fall(player)?.cause ?? 'unpushed');

interface ReasonLabel {
  readonly letter: string;
  readonly word: string;
  /** “because …” of one player, and of several; of one that was pushed from the beginning. */
  readonly because: string;
  readonly becauseMany: string;
  readonly fromTheStart: string;
}

const letterOf = (cause: Cause) => termLabels.find(({ term }) => term === cause)?.letter ?? '';

export const reasonLabels: Record<Reason, ReasonLabel> = {
  benefit: {
    letter: letterOf('benefit'),
    word: 'benefit',
    because: 'its benefit fell',
    becauseMany: 'their benefit fell',
    fromTheStart: 'its benefit was negative',
  },
  size: {
    letter: letterOf('size'),
    word: 'size',
    because: 'the cost of its size rose',
    becauseMany: 'the cost of their size rose',
    fromTheStart: 'its size cost more than it earned',
  },
  presence: {
    letter: letterOf('presence'),
    word: 'presence',
    because: 'the fee rose',
    becauseMany: 'the fee rose',
    fromTheStart: 'the fee was more than it earned',
  },
  rivals: {
    letter: letterOf('rivals'),
    word: 'rivals',
    because: 'the cost of its rivals rose',
    becauseMany: 'the cost of their rivals rose',
    fromTheStart: 'its rivals cost more than it earned',
  },
  hand: {
    letter: '☞',
    word: 'you',
    because: 'you moved it',
    becauseMany: 'you moved them',
    fromTheStart: 'you moved it',
  },
  unpushed: {
    letter: 'ε',
    word: 'threshold',
    because: 'no cost pushed it: s was below the threshold ε',
    becauseMany: 'no cost pushed them: s was below the threshold ε',
    fromTheStart: 'no cost pushed it: s was below the threshold ε',
  },
};

export const reasonColour = (theme: Theme, reason: Reason): string =>
  reason === 'hand' ? theme.ink : reason === 'unpushed' ? theme.muted : theme[reason];

/** A falling chevron, a square, an upright bar, a diamond, a plus, a ring: told apart without their colours. */
export function drawReason(
  ctx: Ctx,
  theme: Theme,
  reason: Reason,
  x: number,
  y: number,
  radius: number,
): void {
  const color = reasonColour(theme, reason);
  ctx.beginPath();
  switch (reason) {
    case 'benefit':
      ctx.moveTo(x - radius, y - 0.7 * radius);
      ctx.lineTo(x, y + 0.8 * radius);
      ctx.lineTo(x + radius, y - 0.7 * radius);
      break;
    case 'size':
      ctx.rect(x - 0.8 * radius, y - 0.8 * radius, 1.6 * radius, 1.6 * radius);
      break;
    case 'presence':
      ctx.moveTo(x, y - 1.1 * radius);
      ctx.lineTo(x, y + 1.1 * radius);
      break;
    case 'rivals':
      ctx.moveTo(x, y - 1.1 * radius);
      ctx.lineTo(x + 1.1 * radius, y);
      ctx.lineTo(x, y + 1.1 * radius);
      ctx.lineTo(x - 1.1 * radius, y);
      break;
    case 'hand':
      ctx.moveTo(x - radius, y);
      ctx.lineTo(x + radius, y);
      ctx.moveTo(x, y - radius);
      ctx.lineTo(x, y + radius);
      break;
    case 'unpushed':
      discPath(ctx, x, y, 0.8 * radius);
      break;
    default:
      reason satisfies never;
  }
  if (reason === 'size' || reason === 'rivals') {
    ctx.fillStyle = color;
    ctx.fill();
  } else {
    ctx.strokeStyle = color;
    ctx.lineWidth = reason === 'presence' ? Math.max(1.6, 0.7 * radius) : 1.5;
    ctx.stroke();
  }
}
