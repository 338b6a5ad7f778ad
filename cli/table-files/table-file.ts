import type { NumberColumn } from '../../engine/index.ts';

/** The first column of a table file: ids, always text. */
export interface IdColumn {
  readonly name: string;
  readonly values: readonly string[];
}

/** A way to write columns; missing values stay missing, never zero. */
export interface TableFile {
  /** With the dot, lower case. */
  readonly extension: string;
  /** Loads what the format needs only when it is written. */
  encode(ids: IdColumn, columns: readonly NumberColumn[]): Promise<Uint8Array>;
}
