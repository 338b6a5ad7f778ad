import { type CsvCell, csvText } from '../../formats/encode-csv.ts';
import type { MatrixCrop, MatrixRow, MatrixYear } from './rotation-matrix.ts';

/** A field × year sheet: names of columns, and cells as people write them and as `wotu rotate --crop {year}` reads them. */
export interface MatrixSheet {
  readonly names: readonly string[];
  readonly rows: readonly (readonly CsvCell[])[];
}

/** The sheet as CSV. */
export function matrixCsv({ names, rows }: MatrixSheet): string {
  return csvText([names, ...rows]);
}

/** Rows as a sheet: crops one after the other with `;`, grown together with `/`; fallow is written, unknown years stay empty, and a year of which
 * only some is known says so. */
export function matrixSheet(rows: readonly MatrixRow[], parcelField: string): MatrixSheet {
  const years = rows[0]?.years.map(({ year }) => String(year)) ?? [];
  return {
    names: [parcelField, 'codes', 'area_mu', ...years],
    rows: rows.map(({ parcel, codes, areaMu, years: own }) => [
      parcel,
      codes,
      areaMu === null ? null : Number(areaMu.toFixed(4)),
      ...own.map(cellText),
    ]),
  };
}

/** A year as people write it: crops that are known stand before what is not. */
function cellText({ isKnown, sequence }: MatrixYear): string {
  const crops = sequence.map((together) => together.map((crop) => cropName(crop, crop)).join('/'));
  if (!isKnown) return crops.length === 0 ? '' : [...crops, NOT_KNOWN].join(';');
  return crops.length === 0 ? FALLOW : crops.join(';');
}

const FALLOW = '休耕';
const NOT_KNOWN = '不详';

/** A name that the reader takes for one crop: of names that stand together the first. */
export function cropName(
  { label }: Pick<MatrixCrop, 'label'>,
  { asGreenManure, forSeed }: Pick<MatrixCrop, 'asGreenManure' | 'forSeed'>,
): string {
  const name = label.zh.split('/')[0] as string;
  if (asGreenManure) return `绿肥(${name})`;
  return forSeed ? `制种${name}` : name;
}
