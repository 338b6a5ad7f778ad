import { buildHistories, type LandRecord } from '../../rotation/history-builder.ts';
import type { HistoryTable } from '../../rotation/history-table.ts';
import type { RuleBook } from '../../rotation/rule-book.ts';
import type { Finding } from '../../run/finding.ts';
import { returningStand, yearsWithoutRecord } from './history-findings.ts';
import type { HistoryPart, JudgedParcels } from './land-parts.ts';

/** What the histories of parts are made of. */
interface PartsQuestion {
  readonly file: string;
  readonly parcels: JudgedParcels;
  readonly parts: readonly HistoryPart[];
  /** First and last year of the record. */
  readonly years: readonly [number, number];
}

/** Histories of all parts; stands that return and years without record are told by parcel. */
export function historiesOf(
  { file, parcels, parts, years }: PartsQuestion,
  book: RuleBook,
  findings: Finding[],
): HistoryTable {
  const silent: Silence = new Map();
  const records = parts.map((part) => landRecord(part, years, silent));
  const { histories, returning } = buildHistories(records, book);
  for (const [parcel, missing] of silent) {
    if (missing.size > years[1] - years[0]) continue;
    findings.push(
      yearsWithoutRecord(
        file,
        parcels.ids[parcel] as string,
        [...missing].sort((a, b) => a - b),
      ),
    );
  }
  for (const { record, crop, ...when } of returning) {
    const part = parts[record] as HistoryPart;
    const row = part.recordOf(when.year)?.crops.find((each) => each.year === when.year && each.crop === crop)?.row ?? 0;
    const place = { file, id: parcels.ids[part.parcel] as string, row };
    findings.push(returningStand(place, book.crops[crop]?.label ?? { zh: '', en: '' }, when));
  }
  return histories;
}

/** Years without any row, by parcel. */
type Silence = Map<number, Set<number>>;

function landRecord(part: HistoryPart, [first, last]: readonly [number, number], silent: Silence): LandRecord {
  const known = new Set<number>();
  const seasons: LandRecord['seasons'][number][] = [];
  let seen = 0;
  for (let year = first; year <= last; year++) {
    const record = part.recordOf(year);
    if (record === null) {
      silent.set(part.parcel, (silent.get(part.parcel) ?? new Set()).add(year));
      continue;
    }
    seen |= record.seen;
    if (!record.unsure.has(year)) known.add(year);
    const own = record.crops.filter((crop) => crop.year === year);
    seasons.push(...own.sort((a, b) => a.season - b.season || a.row - b.row));
  }
  return { seasons, knownYears: known, seen };
}
