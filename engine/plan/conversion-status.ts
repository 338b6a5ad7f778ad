import { type LocalText, text } from '../run/local-text.ts';
import {
  type ConversionColumns,
  type ConversionRecord,
  conversionColumns,
} from '../suitability/conversion/conversion-columns.ts';
import { type ConversionStandard, conversionStandardSchema } from '../suitability/conversion/conversion-standard.ts';
import { textAt } from '../table/table.ts';
import { type ForageColumns, forageFastLane } from './forage-fast-lane.ts';
import { cleanSince, parcelInputs } from './input-history.ts';
import type { InputLine, InputRecords } from './input-records.ts';
import type { ConversionQuestion } from './question/conversion-question.ts';
import type { Workbench } from './workbench.ts';

/** Yes, no, or not known because the scenario names no field or the file gives no value. */
export const FLAG_NO = 0;
export const FLAG_YES = 1;
export const FLAG_UNKNOWN = 2;

/** Conversion of every parcel at the plan's date. */
export interface ConversionStatusColumns extends ConversionColumns {
  /** Null when the scenario names no layer of organic forage, or its file cannot be used. */
  readonly forage: ForageColumns | null;
  /** New farmland 新增耕地 and new facility land 新建设施农业用地: `FLAG_NO`, `FLAG_YES`, `FLAG_UNKNOWN`. */
  readonly newFarmland: Uint8Array;
  readonly newFacilityLand: Uint8Array;
  /** The rule that ran and its source, for display. */
  readonly rule: {
    readonly months: number;
    readonly label: LocalText;
    readonly clause: LocalText;
    readonly standard: string;
  };
}

/**
 * The conversion clock of every parcel (GB/T 19630-2019 4.2.1) from its crop records, the certified forage land under it
 * and the planned start. Without crop records nothing is known of what was used, so a clock that has begun is unknown.
 */
export async function conversionStatus(
  bench: Workbench,
  question: ConversionQuestion,
  inputs: InputRecords | null,
): Promise<ConversionStatusColumns> {
  const { parcels, desk, scenario } = bench;
  const standard = await desk.document('standard conversion', question.standard, conversionStandardSchema);
  const { forage: named } = question;
  const forage = named ? await desk.optional('organic forage', () => forageFastLane(bench, named)) : null;
  const records = parcels.ids.map((id, row) =>
    recordOf(inputs?.linesOf(id) ?? [], forage?.certifiedSince[row] ?? '', question.start, scenario.asOf),
  );
  const rule = { kind: question.kind, start: question.start, asOf: scenario.asOf };
  const columns = conversionColumns(records, rule, standard);
  tellEarlyClaims(columns, bench);
  tellDisputedForage(records, bench);
  return {
    ...columns,
    forage,
    newFarmland: flagColumn(bench, question.newFarmland),
    newFacilityLand: flagColumn(bench, question.newFacilityLand),
    rule: ruleWords(standard, question),
  };
}

function recordOf(
  lines: readonly InputLine[],
  certifiedSince: string,
  start: string | null,
  asOf: string,
): ConversionRecord {
  const { status, windowFrom, organicSince, lastUse } = parcelInputs(lines, asOf);
  const from = [certifiedSince, windowFrom, start ?? ''].find((date) => date !== '') ?? asOf;
  return {
    declared: status,
    declaredFrom: windowFrom,
    organicSince,
    certifiedSince,
    lastInput: lastUse,
    cleanSince: cleanSince(lines, asOf),
    hasGap: hasGap(lines, lastUse >= from ? lastUse : from, { asOf, certifiedSince }),
  };
}

/**
 * Whether a year from the day the clock runs from to the plan's date says nothing, or has a use without a date. Before the first recorded year a certificate speaks for the land.
 */
function hasGap(
  lines: readonly InputLine[],
  from: string,
  { asOf, certifiedSince }: { readonly asOf: string; readonly certifiedSince: string },
): boolean {
  if (lines.length === 0) return true;
  const planYear = Number(asOf.slice(0, 4));
  const firstYear = Math.min(
    planYear,
    ...lines.flatMap((line) => [...line.stated, ...line.undated, ...line.status.keys()]),
  );
  const start = Number(from.slice(0, 4));
  const first = certifiedSince === '' ? start : Math.max(start, firstYear);
  for (let year = first; year <= planYear; year++) {
    if (lines.some((line) => !line.stated.has(year) || line.undated.has(year))) return true;
  }
  return false;
}

function flagColumn({ parcels }: Workbench, flag: ConversionQuestion['newFarmland']): Uint8Array {
  return Uint8Array.from(parcels.ids, (_id, row) => {
    const value = flag === null ? '' : (textAt(parcels.attributes, `field:${flag.field}`, row) ?? '');
    if (flag === null || value === '') return FLAG_UNKNOWN;
    return flag.values.includes(value) ? FLAG_YES : FLAG_NO;
  });
}

function ruleWords(standard: ConversionStandard, { kind }: ConversionQuestion): ConversionStatusColumns['rule'] {
  const rule = standard.rules.find((entry) => entry.kind === kind);
  if (rule === undefined) throw new Error(`${standard.standard} has no conversion rule for ${kind}`);
  return { months: rule.months, label: rule.label, clause: standard.clause, standard: standard.standard };
}

/** Parcels the sheet calls organic before the clock does: both stand, and it is told. */
function tellEarlyClaims(
  { isDeclaredEarly, organicFrom }: ConversionColumns,
  { parcels, desk, scenario }: Workbench,
): void {
  const rows = Array.from(isDeclaredEarly.keys()).filter((row) => isDeclaredEarly[row] === 1);
  const first = rows[0];
  if (first === undefined) return;
  desk.findings.push({
    severity: 'warning',
    code: 'organic-before-clock',
    message: text(
      `${rows.length} 个地块的作物表写“有机”，按转换期计算尚未届满（例如 ${parcels.ids[first]}：${organicFrom[first]}）`,
      `the crop sheet calls ${rows.length} parcels organic before their conversion ends (such as ${parcels.ids[first]}: ${organicFrom[first]})`,
    ),
    remedy: text('核对认证证书；按转换期计算的状态为准', 'check the certificate; the status by the clock counts'),
    at: { file: scenario.cropHistory?.file ?? '', feature: parcels.ids[first] ?? '' },
  });
}

/** Parcels that the map of certified forage calls organic and the crop sheet conventional: the map counts, and it is told. */
function tellDisputedForage(records: readonly ConversionRecord[], { parcels, desk, scenario }: Workbench): void {
  const rows = Array.from(records.keys()).filter((row) => {
    const record = records[row];
    return record !== undefined && record.certifiedSince !== '' && record.declared === 'conventional';
  });
  const first = rows[0];
  if (first === undefined) return;
  desk.findings.push({
    severity: 'warning',
    code: 'forage-declared-conventional',
    message: text(
      `${rows.length} 个地块在有机饲草区内，作物表却写“常规”（例如 ${parcels.ids[first]}）；按饲草区的认证计`,
      `${rows.length} parcels lie in certified forage and the crop sheet calls them conventional (such as ${parcels.ids[first]}); the certificate of the area counts`,
    ),
    remedy: text('核对认证证书和作物表', 'check the certificate and the crop sheet'),
    at: { file: scenario.cropHistory?.file ?? '', feature: parcels.ids[first] ?? '' },
  });
}
