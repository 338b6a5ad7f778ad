import { M2_PER_MU } from '../../parcel/parcel-fields.ts';
import { type LandPart, NOBODYS } from '../../rotation/lineage.ts';
import type { Finding } from '../../run/finding.ts';
import { overlappingHistories } from './history-findings.ts';
import { type HistorySheet, knownYears, type ParcelRecord } from './history-record.ts';

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
    const others = sheet.records.get(id)?.otherParts ?? [];
    const lines = [...linesOf(id, sheet, new Set()), ...others.map((record) => [record])];
    const oldest = lines.map((line) => line.at(-1)?.areaMu ?? Number.NaN);
    const total = oldest.reduce((sum, mu) => sum + mu, 0);
    return lines.map((line, k) => {
      tellOverlaps(line, file, findings);
      const share = lines.length === 1 ? 1 : (oldest[k] as number) / total;
      return {
        parcel,
        areaM2: share * (areaM2[parcel] as number),
        codes: line.map((record) => record.id),
        recordOf: (year: number) => line.find((record) => isStated(record, year)) ?? null,
      };
    });
  });
}

/** Every line of descent, youngest record first; a circle of parents ends where it began. */
function linesOf(id: string, sheet: HistorySheet, below: ReadonlySet<string>): ParcelRecord[][] {
  const record = sheet.records.get(id);
  if (record === undefined || below.has(id)) return below.size === 0 ? [[]] : [];
  const above = [...record.parents].flatMap((parent) => linesOf(parent, sheet, new Set([...below, id])));
  return above.length === 0 ? [[record]] : above.map((line) => [record, ...line]);
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
  const lines = linesOf(code, sheet, new Set());
  const own = lines[0]?.[0];
  if (own !== undefined && isStated(own, year)) return own;
  return lines.length === 1 ? (lines[0]?.find((record) => isStated(record, year)) ?? null) : null;
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
