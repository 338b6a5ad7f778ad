import type { HistoryTable } from '../../rotation/history-table.ts';
import type { Finding } from '../../run/finding.ts';
import { text } from '../../run/local-text.ts';
import { PlanningError } from '../../run/planning-error.ts';
import { emptyRecord, type HistorySheet, type ParcelRecord } from './history-record.ts';

/** A history with the planned crops after it: in years that both speak of the plan counts, which is told. */
export function withPlan(history: HistorySheet, plan: HistorySheet, file: string, findings: Finding[]): HistorySheet {
  const records = new Map<string, ParcelRecord>(history.records);
  for (const [id, planned] of plan.records) {
    const before = records.get(id) ?? emptyRecord(id);
    const years = new Set([...planned.stated, ...planned.unsure]);
    const both = [...years].filter((year) => before.stated.has(year) || before.unsure.has(year));
    if (both.length > 0) findings.push(plannedOverHistory(file, id, both));
    records.set(id, {
      ...before,
      crops: [...before.crops.filter(({ year }) => !years.has(year)), ...planned.crops],
      stated: new Set([...[...before.stated].filter((year) => !years.has(year)), ...planned.stated]),
      unsure: new Set([...[...before.unsure].filter((year) => !years.has(year)), ...planned.unsure]),
      parents: new Set([...before.parents, ...planned.parents]),
      areaMu: Number.isNaN(planned.areaMu) ? before.areaMu : planned.areaMu,
    });
  }
  return { rows: history.rows + plan.rows, records };
}

/** First year that a sheet speaks of; null for none. */
export function firstYearOf({ records }: HistorySheet): number | null {
  const years = [...records.values()].flatMap(({ stated, unsure }) => [...stated, ...unsure]);
  return years.length === 0 ? null : years.reduce((first, year) => Math.min(first, year));
}

/** The first planned year. Throws `PlanningError` (`no-planned-year`) when there is none on record. */
export function plannedFrom(year: number | null, { firstYear, years }: HistoryTable): number {
  const last = firstYear + years - 1;
  if (year !== null && year >= firstYear && year <= last) return year;
  const found = year === null ? '–' : String(year);
  throw new PlanningError('usage', 'no-planned-year', {
    text: text(
      `计划年份为 ${found}，记录为 ${firstYear}～${last} 年`,
      `the planned year is ${found}, the record covers ${firstYear} to ${last}`,
    ),
    remedy: text(
      '用 --plan 给出计划表，或用 --plan-from 指明记录中从哪年起是计划',
      'give a sheet of planned crops with --plan, or name the first planned year of the record with --plan-from',
    ),
  });
}

function plannedOverHistory(file: string, id: string, years: readonly number[]): Finding {
  return {
    severity: 'warning',
    code: 'planned-over-history',
    message: text(
      `${years.join('、')} 年既有记录又有计划，按计划判定`,
      `${years.join(', ')} stand both in the record and in the plan; the plan is judged`,
    ),
    remedy: text('核对计划年份', 'check the years of the plan'),
    at: { file, feature: id },
  };
}
