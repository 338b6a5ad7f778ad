import type { EncodingDecision, VectorLayer } from '../layer/layer.ts';
import type { RasterSource } from '../layer/raster.ts';
import type { Finding } from '../run/finding.ts';
import type { LocalText } from '../run/local-text.ts';
import type { Table } from '../table/table.ts';

/** Bytes through a two-member interface: a file on disk, a dropped `File`, an HTTP range, a buffer. */
export interface ByteSource {
  /** Name shown in messages, as the scenario or the user gave it. */
  readonly name: string;
  readonly byteLength: number;
  /** Bytes `start … end` (end exclusive). */
  slice(start: number, end: number): Promise<ArrayBuffer>;
}

/**
 * Inflates one zlib stream (RFC 1950) of at most `most` bytes once decoded; throws when the stream is broken or holds
 * more. Hosts give the fastest their platform has.
 */
export type Inflate = (bytes: Uint8Array, most: number) => Uint8Array | Promise<Uint8Array>;

/** What the user says about a file, stronger than what the file says, and what the host lends to read it. */
export interface DecodeOptions {
  /** Declared CRS, such as `EPSG:4521`. */
  readonly crs?: string;
  /** Declared text encoding, such as `gb18030`. */
  readonly encoding?: string;
  /** Attributes to read; all when absent. Names that the file lacks are ignored. */
  readonly fields?: readonly string[];
  /** The host's inflate; a portable one when absent. */
  readonly inflate?: Inflate;
}

/** Rows without geometry, every value as text; `NumberColumn`s are made by those who know the units. */
export interface SheetTable {
  /** Name of the sheet within its workbook; absent where the file is the table. */
  readonly name?: string;
  readonly table: Table;
  readonly encoding: EncodingDecision;
  readonly findings: readonly Finding[];
}

/** What a file holds once opened. */
export type Decoded =
  | { readonly kind: 'vector'; readonly layers: readonly VectorLayer[] }
  | { readonly kind: 'raster'; readonly raster: RasterSource }
  | { readonly kind: 'sheet'; readonly sheet: SheetTable };

/** A file format: plain data and functions in a list, none knows another. */
export interface Format {
  readonly id: string;
  readonly label: LocalText;
  readonly kind: 'vector' | 'raster' | 'sheet';
  /** Lower case, with the dot. */
  readonly extensions: readonly string[];
  /** Whether the first bytes (up to 512) look like this format. */
  sniff(head: Uint8Array): boolean;
  /** Opens the file; throws `PlanningError` of kind `input` when nothing in it can be used. */
  decode(source: ByteSource, options: DecodeOptions): Promise<Decoded>;
  /**
   * Reads a vector file from front to back in batches of `rows` features at most, as even as they go, so that memory
   * holds few of them. Absent where a format can only be read whole. Throws what `decode` throws.
   */
  batches?(source: ByteSource, options: DecodeOptions, rows: number): AsyncIterable<VectorLayer>;
}
