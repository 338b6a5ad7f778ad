import type { Grid } from '../layer/raster.ts';
import type { MeasuredLayer } from './zonal-layer.ts';

/** Layers that share grid and blocks: coverage is computed once for all of them. */
export interface GridStack {
  readonly grid: Grid;
  readonly blockWidth: number;
  readonly blockHeight: number;
  /** Numbers of the layers, ascending. */
  readonly layers: readonly number[];
  /** Bytes of one decoded block of all layers, as the measuring keeps them. */
  readonly blockBytes: number;
}

/**
 * Layers sorted into stacks, at most so many to a stack that one block of all fits `budgetBytes`; a layer whose own
 * block is larger stands alone. The order of stacks is that of their first layers.
 */
export function stackLayers(layers: readonly MeasuredLayer[], budgetBytes: number): GridStack[] {
  const stacks: { key: string; stack: GridStack }[] = [];
  for (const [index, { values, weights }] of layers.entries()) {
    const { grid, blockWidth, blockHeight } = values.raster;
    const key = JSON.stringify([grid, blockWidth, blockHeight]);
    const cells = Math.min(blockWidth, grid.width) * Math.min(blockHeight, grid.height);
    const blockBytes =
      cells * (bytesOf(values.raster.sampleType) + (weights === null ? 0 : bytesOf(weights.raster.sampleType)));
    const open = stacks.findLast((each) => each.key === key);
    if (open !== undefined && open.stack.blockBytes + blockBytes <= budgetBytes) {
      open.stack = {
        ...open.stack,
        layers: [...open.stack.layers, index],
        blockBytes: open.stack.blockBytes + blockBytes,
      };
    } else {
      stacks.push({ key, stack: { grid, blockWidth, blockHeight, layers: [index], blockBytes } });
    }
  }
  return stacks.map(({ stack }) => stack);
}

/** Bytes a cell takes while it is measured: the decoded sample, and at most a double in the kernel. */
function bytesOf(sampleType: string): number {
  const bits = Number(/(\d+)$/.exec(sampleType)?.[1] ?? 64);
  return (bits <= 8 ? 1 : bits <= 16 ? 2 : bits <= 32 ? 4 : 8) + 8;
}

/** Whether every sample of a type is a float32. */
export function fitsFloat32(sampleType: string): boolean {
  return /^(?:float32|float16|u?int(?:8|16))$/.test(sampleType);
}
