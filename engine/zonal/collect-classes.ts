import type { Kernel } from './kernel.ts';
import { listedCells } from './kernel-cells.ts';
import type { LayerSlots } from './layer-slots.ts';
import { type ClassCollector, reserveEntries } from './value-classes.ts';

/** Adds the scaled values of the listed cells that hold data with their weights, in the order of the cells. */
export function collectClasses(
  { kernel, planar }: { readonly kernel: Kernel; readonly planar: boolean },
  { samples, scale, offset }: Pick<LayerSlots, 'samples' | 'scale' | 'offset'>,
  collector: ClassCollector,
): void {
  if (samples === null) return;
  const { position, weight, length } = listedCells(kernel, planar);
  const { first, stride, type } = samples;
  const values = kernel.views()[type];
  reserveEntries(collector, length);
  let entries = collector.length;
  for (let k = 0; k < length; k++) {
    const sample = values[first + (position[k] as number) * stride] as number;
    if (Number.isNaN(sample)) continue;
    collector.values[entries] = sample * scale + offset;
    collector.weights[entries++] = weight[k] as number;
  }
  collector.length = entries;
}
