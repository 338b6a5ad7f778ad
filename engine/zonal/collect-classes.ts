import type { CellPortion } from './cell-portion.ts';
import { type ClassCollector, reserveEntries } from './value-classes.ts';

/** Adds the scaled values of a portion's valid cells with their weights, in the order of the cells. */
export function collectClasses(
  { cells, values }: CellPortion,
  { scale, offset }: { readonly scale: number; readonly offset: number },
  collector: ClassCollector,
): void {
  const { position, weight, length } = cells;
  reserveEntries(collector, length);
  let entries = collector.length;
  for (let k = 0; k < length; k++) {
    const sample = values[position[k] as number] as number;
    if (Number.isNaN(sample)) continue;
    collector.values[entries] = sample * scale + offset;
    collector.weights[entries++] = weight[k] as number;
  }
  collector.length = entries;
}
