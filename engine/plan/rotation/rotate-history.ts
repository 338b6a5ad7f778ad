import type { Run } from '../../run/run.ts';
import { InputDesk } from '../input-desk.ts';
import type { PlanInputs } from '../plan-inputs.ts';
import { followLand } from './follow-land.ts';
import type { HistorySheet } from './history-record.ts';
import { judgeLand, type LandQuestion, openLand } from './judge-land.ts';
import { firstYearOf, plannedFrom, withPlan } from './planned-crops.ts';
import { readHistory } from './read-history.ts';
import { readRules } from './read-rules.ts';
import { type RepairBounds, repairBoundsSchema } from './repair-bounds.ts';
import { type RepairSettings, type RotationRepair, repairRotation, type ScopeRepairer } from './repair-rotation.ts';
import { type LandFollower, rotationLand } from './rotation-land.ts';
import type { RotationQuestion } from './rotation-question.ts';
import type { RotationTables } from './rotation-tables.ts';

/**
 * Judges the crop history of parcels: sheet and drawings in, histories of all parts and what the rules say out. Rows that cannot be read,
 * crops nobody knows, overlaps and gaps are findings with parcel and row; the rest is judged, and nothing counts as fallow that is not
 * written as such. Throws `PlanningError` (`missing-field`, `bad-rules`, `empty-history` and what readers throw).
 */
export async function rotateHistory(
  question: RotationQuestion,
  inputs: PlanInputs,
  run: Run,
  follow: LandFollower = followLand,
): Promise<RotationTables> {
  const { land } = await landQuestion(question, new InputDesk(inputs), follow, run);
  return judgeLand(land, run);
}

/** How planned crops are to be repaired, before files are read. */
export interface RepairRequest extends Omit<RepairSettings, 'fromYear' | 'bounds'> {
  /** First planned year; null takes the first year of the sheet of planned crops. */
  readonly fromYear: number | null;
  /** File of bounds; null takes the customary tolerance. */
  readonly bounds: string | null;
}

/** Threads that help. */
export interface RepairHelp {
  readonly follow: LandFollower;
  readonly repairer: ScopeRepairer;
}

/** Judges as `rotateHistory` and repairs the planned years. Throws `PlanningError` besides: `no-planned-year`, `unknown-crop`. */
export async function repairHistory(
  question: RotationQuestion,
  request: RepairRequest,
  inputs: PlanInputs,
  { run, follow, repairer }: RepairHelp & { readonly run: Run },
): Promise<RotationRepair> {
  const desk = new InputDesk(inputs);
  const { land, planYear } = await landQuestion(question, desk, follow, run);
  const file = request.bounds;
  const bounds =
    file === null ? null : { file, of: (await desk.document('bounds', file, repairBoundsSchema)) as RepairBounds };
  const opened = await openLand(land, run);
  const fromYear = plannedFrom(request.fromYear ?? planYear, opened.histories);
  return repairRotation(opened, { ...request, fromYear, bounds }, repairer, run);
}

/** Reads everything a rotation asks for: rules, history, planned crops and the land. */
export async function landQuestion(
  question: RotationQuestion,
  desk: InputDesk,
  follow: LandFollower,
  run: Run,
): Promise<{ readonly land: LandQuestion; readonly planYear: number | null }> {
  const rules = await readRules(desk, question);
  await run.step('read', 0, 1);
  const history = await readHistory(question, rules.standard, desk);
  const planned =
    question.plan === null ? null : await readHistory({ ...question, file: question.plan }, rules.standard, desk);
  const sheet: HistorySheet =
    planned === null ? history : withPlan(history, planned, question.plan ?? '', desk.findings);
  const land = await rotationLand(question.drawings, sheet, desk);
  return {
    land: { ...question, ...rules, sheet, land, findings: desk.findings, followLand: follow },
    planYear: planned === null ? null : firstYearOf(planned),
  };
}
