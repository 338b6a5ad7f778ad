import type { Run } from '../../run/run.ts';
import { InputDesk } from '../input-desk.ts';
import type { PlanInputs } from '../plan-inputs.ts';
import { followLand } from './follow-land.ts';
import { judgeLand } from './judge-land.ts';
import { readHistory } from './read-history.ts';
import { readRules } from './read-rules.ts';
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
  const desk = new InputDesk(inputs);
  const rules = await readRules(desk, question);
  await run.step('read', 0, 1);
  const sheet = await readHistory(question, rules.standard, desk);
  const land = await rotationLand(question.drawings, sheet, desk);
  return judgeLand({ ...question, ...rules, sheet, land, findings: desk.findings, followLand: follow }, run);
}
