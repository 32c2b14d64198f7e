import { describe, expect, it } from 'vitest';
import { font, text, textOnPaper } from '../shared/type.ts';
import { recorder } from './recorder.ts';

describe('what a picture’s test sees', () => {
  const style = { color: 'ink' } as const;

  it('is a text’s font and alignment', () => {
    const { ctx, texts } = recorder();
    text(ctx, 's', 1, 2, style);
    text(ctx, 's', 1, 2, { ...style, font: font.math });
    text(ctx, 's', 1, 2, { ...style, align: 'right' });
    text(ctx, 's', 1, 2, { ...style, baseline: 'top' });
    ctx.font = 'bold 9px fantasy';
    ctx.fillText('s', 1, 2);
    expect(texts()).toEqual([
      '"s" 1 2 note left middle',
      '"s" 1 2 math left middle',
      '"s" 1 2 note right middle',
      '"s" 1 2 note left top',
      '"s" 1 2 bold 9px fantasy left top',
    ]);
  });

  it('is the strip of paper beneath it', () => {
    const { ctx, calls } = recorder();
    textOnPaper(ctx, 's', 1, 2, 'paper', style);
    expect(calls).toContain('strokeText "s" 1 2 note left middle');
    expect(calls).toContain('lineJoin = round');
  });

  it('is what a canvas begins with, and what it returns to', () => {
    const { ctx, texts } = recorder();
    ctx.save();
    ctx.textAlign = 'center';
    ctx.restore();
    ctx.fillText('s', 1, 2);
    expect(texts()).toEqual(['"s" 1 2 10px sans-serif start alphabetic']);
  });
});
