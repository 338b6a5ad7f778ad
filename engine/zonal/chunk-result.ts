import type { CellValues } from './cell-values.ts';
import type { CellWindow } from './cell-window.ts';

/** What one chunk gives, the parcels within it in the order of the plan: plain data that crosses threads. */
export interface ChunkResult extends SheetResult {
  readonly chunk: number;
  /** Values under the parcels that reach beyond the chunk. */
  readonly parts: readonly WidePart[];
  /** Layers whose blocks could not be read, by their place in the stack. */
  readonly failures: readonly LayerFailure[];
}

/** Figures of some parcels, `n` of them in an order that both sides know. */
export interface SheetResult {
  /** Layer by layer, statistic by statistic and last the support, `n` values each; NaN is missing. */
  readonly values: Float64Array;
  /** Parcels of which no part lies on the raster. */
  readonly outside: number;
  /** Of each layer that was asked for fractions, the shares of its classes. */
  readonly shares: readonly (SparseShares | null)[];
}

/** Shares of classes parcel by parcel, without the zeros. */
export interface SparseShares {
  readonly parcels: Float64Array;
  readonly values: Float64Array;
  readonly shares: Float64Array;
}

/** The cells of a parcel's window that lie in one chunk. */
export interface WidePart {
  readonly parcel: number;
  readonly window: CellWindow;
  /** Layer after layer; NaN where there is no data or its blocks could not be read. */
  readonly values: CellValues;
  /** Likewise; `null` where no second raster weighs. */
  readonly weights: CellValues | null;
}

/** Why a layer could not be measured. */
export interface LayerFailure {
  readonly place: number;
  readonly error: unknown;
}
