import { describe, expect, it } from 'vitest';
import { createDragIntent, type Press, type Way } from './dragIntent.ts';

function hand(pointerType: string, way?: Way) {
  const told: string[] = [];
  const say = (word: string) => (at?: Press) =>
    void told.push(at === undefined ? word : `${word} ${at.clientX},${at.clientY}`);
  const intent = createDragIntent<Press>(
    () => ({
      begin: say('begin'),
      move: say('move'),
      end: say('end'),
      cancel: say('cancel'),
      tap: say('tap'),
    }),
    way,
  );
  const at = (clientX: number, clientY: number, pointerId = 1): Press => ({
    pointerId,
    pointerType,
    clientX,
    clientY,
  });
  return { told, intent, at };
}

describe('a pressed pointer', () => {
  it('of a mouse drags at once', () => {
    const { told, intent, at } = hand('mouse');
    intent.press(at(10, 10));
    intent.move(at(11, 10));
    intent.lift(at(11, 10));
    expect(told).toEqual(['begin 10,10', 'move 11,10', 'end']);
  });

  it.each(['touch', 'pen'])('of a %s that goes up or down is on its way past', (type) => {
    const { told, intent, at } = hand(type);
    intent.press(at(10, 10));
    intent.move(at(12, 30));
    intent.move(at(90, 40));
    intent.lift(at(90, 40));
    intent.press(at(10, 10));
    intent.move(at(10, 14));
    intent.breakOff(at(10, 14));
    expect(told).toEqual([]);
  });

  it('of a finger that goes sideways drags, wherever it goes then', () => {
    const { told, intent, at } = hand('touch');
    intent.press(at(10, 10));
    intent.move(at(14, 10));
    intent.move(at(20, 12));
    intent.move(at(20, 90));
    intent.lift(at(20, 90));
    expect(told).toEqual(['begin 10,10', 'move 20,12', 'move 20,90', 'end']);
  });

  it('of a finger goes any way where the page cannot be scrolled', () => {
    const { told, intent, at } = hand('touch', 'anyWay');
    intent.press(at(10, 10));
    intent.move(at(12, 40));
    intent.lift(at(12, 40));
    expect(told).toEqual(['begin 10,10', 'move 12,40', 'end']);
  });

  it('of a finger that is lifted where it came down is a tap', () => {
    const { told, intent, at } = hand('touch');
    intent.press(at(10, 10));
    intent.move(at(13, 12));
    intent.lift(at(13, 12));
    expect(told).toEqual(['tap 10,10']);
  });

  it('that is broken off is undone, not let go', () => {
    const { told, intent, at } = hand('touch');
    intent.press(at(10, 10));
    intent.move(at(30, 10));
    intent.breakOff(at(30, 10));
    expect(told).toEqual(['begin 10,10', 'move 30,10', 'cancel']);
  });

  it('is one: a second finger neither moves nor ends the drag', () => {
    const { told, intent, at } = hand('touch');
    intent.press(at(10, 10));
    intent.move(at(30, 10));
    intent.press(at(50, 50, 2));
    intent.move(at(70, 50, 2));
    intent.lift(at(70, 50, 2));
    intent.lift(at(30, 10));
    expect(told).toEqual(['begin 10,10', 'move 30,10', 'end']);
  });
});
