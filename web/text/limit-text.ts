import type { LimitAnswer } from '../engine-client.ts';
import type { NumberFormat } from './number-format.ts';

/** A limit as text: a value not to be passed, or a range; a dash where none could be chosen. */
export function limitText({ limit, unit }: Pick<LimitAnswer, 'limit' | 'unit'>, format: NumberFormat): string {
  if (limit === null) return '–';
  if (typeof limit === 'number') return `≤ ${format.value(limit, unit)}`;
  return `${format.value(limit[0], '')}–${format.value(limit[1], unit)}`;
}
