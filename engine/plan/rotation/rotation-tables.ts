import type { ConflictTable } from '../../rotation/conflict-list.ts';
import type { HistoryTable } from '../../rotation/history-table.ts';
import type { RotationStandard } from '../../rotation/rotation-standard.ts';
import type { Finding } from '../../run/finding.ts';
import type { LocalText } from '../../run/local-text.ts';

/** Parts of parcels with one history each; row `h` of every array is history `h`. */
export interface PartTable {
  /** Index into `RotationTables.parcels`. */
  readonly parcel: Uint32Array;
  /** m²; NaN where nobody says. */
  readonly areaM2: Float64Array;
  /** Codes under which its ground is on record, youngest first, separated by `;`. */
  readonly codes: readonly string[];
}

/** Crop histories of parcels and what the rules say of them: plain data that crosses threads. */
export interface RotationTables {
  /** Rules and tables that were judged by, a user's changes made. */
  readonly standard: RotationStandard;
  /** What a user's own rules changed. */
  readonly changes: readonly LocalText[];
  readonly winterFallow: boolean;
  readonly parcels: { readonly ids: readonly string[]; readonly areaM2: Float64Array };
  readonly parts: PartTable;
  readonly histories: HistoryTable;
  readonly conflicts: ConflictTable;
  /** Rules that could not be judged at all, and why. */
  readonly unjudged: readonly { readonly rule: string; readonly words: LocalText }[];
  /** Rows of the sheet. */
  readonly rows: number;
  readonly findings: readonly Finding[];
}
