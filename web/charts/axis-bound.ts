import { tickStep } from 'd3-array';
import type { Axis } from '../state/brush.ts';

/** 0 is the lower bound of a range, 1 the upper. */
export type Bound = 0 | 1;

/** Key presses from one end of an axis to the other, and how many of them a page key is worth. */
const [STEPS, PAGE] = [50, 10];

/** The range with one of its bounds moved, never past the other. */
export function axisBound([low, high]: readonly [number, number], bound: Bound, to: number): readonly [number, number] {
  return bound === 0 ? [Math.min(to, high), high] : [low, Math.max(to, low)];
}

/** Where a key moves a bound to; null for a key that moves none. */
export function boundStep(key: string, { from, to }: Axis, at: number): number | null {
  const step = tickStep(from, to, STEPS);
  const ways: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1, PageUp: PAGE, PageDown: -PAGE };
  if (key === 'Home') return from;
  if (key === 'End') return to;
  const way = ways[key];
  return way === undefined ? null : at + way * step;
}
