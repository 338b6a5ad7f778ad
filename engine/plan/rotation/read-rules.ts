import { changeRules, ownRulesSchema } from '../../rotation/own-rules.ts';
import { type RotationStandard, rotationStandardSchema } from '../../rotation/rotation-standard.ts';
import { MOST_DISEASES } from '../../rotation/rule-book.ts';
import { ROTATION_RULES } from '../../rotation/rules/index.ts';
import { type LocalText, text } from '../../run/local-text.ts';
import { PlanningError } from '../../run/planning-error.ts';
import type { InputDesk } from '../input-desk.ts';

/**
 * The rules of rotation, a user's own changes made. Throws `PlanningError` (`bad-rules`) when a change lacks something, names a crop that
 * the table does not hold, or a rule that nobody knows how to judge.
 */
export async function readRules(
  desk: InputDesk,
  { standard: file, ownRules }: { readonly standard: string; readonly ownRules: string | null },
): Promise<{ readonly standard: RotationStandard; readonly changes: readonly LocalText[] }> {
  const given = await desk.document('rotation rules', file, rotationStandardSchema);
  if (ownRules === null) return { standard: given, changes: [] };
  const own = await desk.document('own rotation rules', ownRules, ownRulesSchema);
  const { standard, changes, faults } = changeRules(given, own);
  const [fault] = [...faults, ...unjudgeable(standard)];
  if (fault === undefined) return { standard, changes };
  throw new PlanningError('input', 'bad-rules', {
    text: text(`${ownRules}：${fault.zh}`, `${ownRules}: ${fault.en}`),
    remedy: text(
      '对照 wotu list rules 与 wotu list crops 改正',
      'correct it after wotu list rules and wotu list crops',
    ),
    at: { file: ownRules },
  });
}

function unjudgeable({ rules, diseases }: RotationStandard): LocalText[] {
  const strange = rules.filter(
    ({ id, interval }) => interval === undefined && !ROTATION_RULES.some((rule) => rule.id === id),
  );
  const known = ROTATION_RULES.map(({ id }) => id).join('、');
  return [
    ...strange.map(({ id }) =>
      text(`规则 ${id} 没有 interval，也不是 ${known} 之一`, `rule ${id} has no interval and is none of ${known}`),
    ),
    ...(diseases.length > MOST_DISEASES
      ? [
          text(
            `病害 ${diseases.length} 种，最多 ${MOST_DISEASES} 种`,
            `${diseases.length} diseases, ${MOST_DISEASES} at most`,
          ),
        ]
      : []),
  ];
}
