import type { MeasureProgress } from '../state/measure-progress.ts';
import type { Dictionary } from './dictionary.ts';
import type { NumberFormat } from './number-format.ts';

/** What a measurement is doing, in plain words. */
export function measureLine(
  { progress, layers }: { readonly progress: MeasureProgress; readonly layers: number },
  t: Dictionary,
  format: NumberFormat,
): string {
  const words = t.measure.progress;
  if (progress.reading) return words.reading;
  if (progress.layer === null) return words.all(format.count(layers));
  return words.layer(format.count(progress.layer), format.count(layers));
}
