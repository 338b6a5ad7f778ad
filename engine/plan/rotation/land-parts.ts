import { M2_PER_MU } from '../../parcel/parcel-fields.ts';
import { type LandPart, NOBODYS } from '../../rotation/lineage.ts';
import type { Finding } from '../../run/finding.ts';
import { overlappingHistories } from './history-findings.ts';
import { emptyRecord, type HistorySheet, knownYears, type ParcelRecord } from './history-record.ts';

/** A part of a parcel with one history. */
export interface HistoryPart {
  /** Index into the parcels that are judged. */
  readonly parcel: number;
  /** m²; NaN where nobody says. */
  readonly areaM2: number;
  /** Codes under which its ground is on record, youngest first. */
  readonly codes: readonly string[];
  /** What is on record for a year; null where nothing is. */
  recordOf(year: number): ParcelRecord | null;
}

/** Parcels as they stand now. */
export interface JudgedParcels {
  readonly ids: readonly string[];
  /** m²; NaN where nobody says. */
  readonly areaM2: Float64Array;
}

/**
 * Parts by the codes of former parcels: one for each line of descent, with the share of its parcel that the former areas give. A year
 * that both a parcel and a former one speak of counts by the younger and is told.
 */
export function partsByCodes(
  { ids, areaM2 }: JudgedParcels,
  sheet: HistorySheet,
  file: string,
  findings: Finding[],
): HistoryPart[] {
  return ids.flatMap((id, parcel) => {
    return descentsOf(id, sheet).map(({ line, share }) => {
      tellOverlaps(line, file, findings);
      return {
        parcel,
        areaM2: share * (areaM2[parcel] as number),
        codes: line.map((record) => record.id),
        recordOf: (year: number) => line.find((record) => isStated(record, year)) ?? null,
      };
    });
  });
}

/** One line of descent, youngest record first, and its share of the parcel; NaN where nobody says. */
interface Descent {
  readonly line: readonly ParcelRecord[];
  readonly share: number;
}

/** Lines of descent of a parcel; further rows of a matrix are parts of their own. */
function descentsOf(id: string, sheet: HistorySheet): readonly Descent[] {
  const record = sheet.records.get(id);
  if (record === undefined) return [{ line: [], share: 1 }];
  if (record.otherParts.length === 0) return linesOf(record, sheet, new Set());
  const rows = [record, ...record.otherParts];
  const total = rows.reduce((sum, { areaMu }) => sum + areaMu, 0);
  return rows.map((row) => ({ line: [row], share: row.areaMu / total }));
}

/**
 * Lines upwards from a record, each parent with its share of the land at that time. A parent without a record is ground nobody knows
 * of, never the other parent's; a circle of parents ends where it began.
 */
function linesOf(record: ParcelRecord, sheet: HistorySheet, below: ReadonlySet<string>): Descent[] {
  const names = [...record.parents].filter((name) => !below.has(name));
  if (names.length === 0) return [{ line: [record], share: 1 }];
  const parents = names.map((name) => sheet.records.get(name) ?? emptyRecord(name));
  const shares = sharesOf(parents, record.areaMu);
  const beneath = new Set([...below, record.id]);
  return parents.flatMap((parent, k) =>
    linesOf(parent, sheet, beneath).map(({ line, share }) => ({
      line: [record, ...line],
      share: share * (shares[k] as number),
    })),
  );
}

/** Shares of the parents of a parcel by their areas; one whose area nobody wrote has what the others leave of the parcel. */
function sharesOf(parents: readonly ParcelRecord[], areaMu: number): number[] {
  if (parents.length === 1) return [1];
  const known = parents.reduce((sum, parent) => sum + (parent.areaMu > 0 ? parent.areaMu : 0), 0);
  const silent = parents.filter((parent) => !(parent.areaMu > 0)).length;
  if (silent === 0) return parents.map((parent) => parent.areaMu / known);
  const rest = silent === 1 && areaMu > known ? areaMu - known : Number.NaN;
  return parents.map((parent) => (parent.areaMu > 0 ? parent.areaMu : rest) / (known + rest));
}

function isStated({ stated, unsure }: ParcelRecord, year: number): boolean {
  return stated.has(year) || unsure.has(year);
}

function tellOverlaps(line: readonly ParcelRecord[], file: string, findings: Finding[]): void {
  for (const [k, record] of line.entries()) {
    const former = line[k + 1];
    if (former === undefined) continue;
    const years = [...new Set([...record.stated, ...record.unsure])].filter((year) => isStated(former, year));
    if (years.length > 0)
      findings.push(
        overlappingHistories(
          file,
          record.id,
          former.id,
          years.sort((a, b) => a - b),
        ),
      );
  }
}

/** A former drawing of the land with the codes of its parcels. */
export interface FormerDrawing {
  readonly year: number;
  readonly ids: readonly string[];
}

/** Parts by geometry: a year's record is that of the parcel which the latest drawing up to then shows there. */
export function partsByDrawings(
  { ids }: JudgedParcels,
  parts: readonly (readonly LandPart[])[],
  { drawings, presentYear }: { readonly drawings: readonly FormerDrawing[]; readonly presentYear: number },
  sheet: HistorySheet,
): HistoryPart[] {
  return parts.flatMap((own, parcel) =>
    own.map(({ areaM2, former }) => {
      const codeIn = (year: number): string | null => {
        if (year >= presentYear) return ids[parcel] as string;
        const latest = drawings.findIndex((drawing) => drawing.year <= year);
        const at = latest < 0 ? drawings.length - 1 : latest;
        const row = former[at] as number;
        return row === NOBODYS ? null : (drawings[at]?.ids[row] as string);
      };
      return {
        parcel,
        areaM2,
        codes: [
          ...new Set([
            ids[parcel] as string,
            ...former.flatMap((row, k) => (row === NOBODYS ? [] : [drawings[k]?.ids[row] as string])),
          ]),
        ],
        recordOf: (year: number) => {
          const code = codeIn(year);
          return code === null ? null : recordUnder(code, year, sheet);
        },
      };
    }),
  );
}

/** What is on record for a year under a code, or under its only line of former codes: a drawing does not say when codes changed. */
function recordUnder(code: string, year: number, sheet: HistorySheet): ParcelRecord | null {
  const record = sheet.records.get(code);
  if (record === undefined) return null;
  if (isStated(record, year)) return record;
  const [only, ...others] = linesOf(record, sheet, new Set());
  return others.length === 0 ? (only?.line.find((each) => isStated(each, year)) ?? null) : null;
}

/** Areas by the sheet itself, for land that nobody drew. */
export function writtenAreas(ids: readonly string[], sheet: HistorySheet): Float64Array {
  return Float64Array.from(ids, (id) => {
    const record = sheet.records.get(id);
    const rows = record === undefined ? [] : [record, ...record.otherParts];
    return rows.length === 0 ? Number.NaN : rows.reduce((sum, { areaMu }) => sum + areaMu, 0) * M2_PER_MU;
  });
}

/** Codes that stand for parcels of today: no younger record names them as a former parcel of its own. */
export function presentCodes({ records }: HistorySheet): string[] {
  const former = new Set([...records.values()].flatMap(({ parents }) => [...parents]));
  const lastYear = (record: ParcelRecord) =>
    Math.max(Number.NEGATIVE_INFINITY, ...knownYears(record), ...record.unsure);
  const latest = Math.max(...[...records.values()].map(lastYear));
  return [...records.values()]
    .filter((record) => !former.has(record.id) || lastYear(record) === latest)
    .map(({ id }) => id);
}
