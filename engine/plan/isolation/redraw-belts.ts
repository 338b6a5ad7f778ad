import { text } from '../../run/local-text.ts';
import { PlanningError } from '../../run/planning-error.ts';
import type { Run } from '../../run/run.ts';
import { type IsolationQuestion, isolation } from '../question/isolation-question.ts';
import { schemaIssues } from '../schema-issues.ts';
import type { BeltTables } from './belt-rows.ts';
import { beltTables } from './belt-tables.ts';
import type { IsolationDesk } from './isolation-desk.ts';

/** Settings that a user may move after a plan; what lies across the edges stays as it is. */
export type BeltChange = Partial<
  Pick<IsolationQuestion, 'floorM' | 'targetDeposit' | 'applications' | 'placement' | 'certifier' | 'usableMu'>
>;

/** Which settings, and for which base: the one that holds a parcel row, or all. */
export interface BeltRequest {
  readonly change: BeltChange;
  readonly parcel: number | null;
}

/**
 * Belts of a plan under changed settings. Throws `PlanningError` of kind `usage` (`bad-belt-setting`) for values that the
 * scenario would not take either.
 */
export async function redrawBelts(desk: IsolationDesk, { change, parcel }: BeltRequest, run: Run): Promise<BeltTables> {
  const document = { ...desk.question, ...change };
  const issues = schemaIssues(isolation, document);
  if (issues !== null) {
    throw new PlanningError('usage', 'bad-belt-setting', {
      text: text(`隔离带设置有误：${issues.zh}`, `The belt settings are wrong: ${issues.en}`),
      remedy: text('改正所列设置', 'correct the settings named'),
    });
  }
  const bases = parcel === null ? desk.bases : desk.bases.filter(({ rows }) => rows.includes(parcel));
  return (await beltTables(desk, { question: isolation.parse(document), bases }, run)).tables;
}
