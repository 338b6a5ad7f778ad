import type { Progress } from '../engine-client.ts';

/** How far a measurement is, in whole layers and per cent; it never goes back. */
export interface MeasureProgress {
  /** Whether the parcels are still being read. */
  readonly reading: boolean;
  /** The layer being measured, from 1; null when all are measured together. */
  readonly layer: number | null;
  /** 0 … 1 of the whole. */
  readonly share: number;
}

/** Before the first report. */
export const NOT_BEGUN: MeasureProgress = { reading: true, layer: null, share: 0 };

/**
 * Follows the reports of one measurement of `layers` layers. An engine that measures layer by layer counts layers and,
 * between them, the blocks of each; one that measures all together counts everything in one.
 */
export function followProgress(layers: number): (report: Progress) => MeasureProgress {
  let firstTotal: number | null = null;
  let layerByLayer = false;
  let before = 0;
  let now = NOT_BEGUN;
  return ({ stage, done, total }) => {
    if (stage !== 'zonal') return now;
    firstTotal ??= total;
    const countsLayers = firstTotal === layers && total === layers;
    if (firstTotal === layers && total !== layers) layerByLayer = true;
    if (layerByLayer && countsLayers) before = Math.max(before, done);
    const part = total > 0 ? Math.min(1, done / total) : 0;
    const inside = countsLayers ? 0 : part;
    const share = Math.min(1, layerByLayer ? (before + inside) / layers : part);
    const layer = layerByLayer ? Math.min(layers, before + 1) : null;
    now = { reading: false, layer, share: Math.max(now.share, share) };
    return now;
  };
}
