import type { LineSet, PointSet } from '../geometry/line-set.ts';
import type { PolygonSet } from '../geometry/polygon-set.ts';
import type { Finding } from '../run/finding.ts';
import type { Table } from '../table/table.ts';

/** How the coordinate reference system of a file was decided. */
export interface CrsDecision {
  readonly crs: string;
  /** `declared` by the user, read `from-file`, or `by-magnitude` of the coordinates. */
  readonly how: 'declared' | 'from-file' | 'by-magnitude' | 'by-format';
  readonly reason: string;
}

/** How the text encoding of a file was decided. */
export interface EncodingDecision {
  readonly encoding: string;
  readonly reason: string;
}

/** Features of one geometry kind with their attributes; row `i` is feature `i`. */
export interface VectorLayer {
  readonly name: string;
  readonly geometry: PolygonSet | LineSet | PointSet;
  readonly attributes: Table;
  /** One-based position of each row in the file, before anything was left out. */
  readonly sourceRows: Uint32Array;
  readonly crs: CrsDecision;
  readonly encoding: EncodingDecision | null;
  /** Features in the file; `sourceRows.length` of them were read. */
  readonly featureCount: number;
  /** Every feature that could not be read, and every doubt, with its reason. */
  readonly findings: readonly Finding[];
}
