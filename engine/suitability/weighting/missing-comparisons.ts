import { text } from '../../run/local-text.ts';
import type { Place } from '../../run/place.ts';
import { PlanningError } from '../../run/planning-error.ts';
import { type Pair, pairsOf } from './comparison-matrix.ts';

/** The refusal of a matrix in which pairs are not judged; it names the first of them and counts all. */
export function incomplete(names: readonly string[], missing: readonly Pair[], at: Place): PlanningError {
  const [first, second] = namesOf(names, missing[0] as Pair);
  const list = (zh: boolean) =>
    missing.map((pair) => namesOf(names, pair).join(zh ? '—' : ' and ')).join(zh ? '、' : ', ');
  return new PlanningError('input', 'missing-comparison', {
    text: text(
      `“${first}”与“${second}”没有比较；应有 ${pairsOf(names.length).length} 个判断，缺 ${missing.length} 个：${list(true)}`,
      `"${first}" and "${second}" are not compared; of ${pairsOf(names.length).length} judgements ${missing.length} are missing: ${list(false)}`,
    ),
    remedy: text(
      '请专家补上，或用 --complete 按其余判断补全（会注明）',
      'ask the experts for them, or let --complete fill them from the others, which is then said',
    ),
    at: { ...at, row: (missing[0] as Pair).first + 1, field: second },
  });
}

/** The refusal of judgements that do not connect all names, so that nothing implies the missing ones; null if they do. */
export function unconnected(names: readonly string[], missing: readonly Pair[], at: Place): PlanningError | null {
  const isMissing = new Set(missing.map(({ first, second }) => first * names.length + second));
  const group = names.map((_, index) => index);
  for (const { first, second } of pairsOf(names.length)) {
    if (isMissing.has(first * names.length + second)) continue;
    const [from, to] = [group[second], group[first] as number];
    for (const [index, of] of group.entries()) if (of === from) group[index] = to;
  }
  const apart = group.findIndex((of) => of !== group[0]);
  if (apart < 0) return null;
  const [first, second] = [names[0] as string, names[apart] as string];
  return new PlanningError('input', 'unconnected-comparisons', {
    text: text(
      `“${first}”与“${second}”之间没有直接或间接的判断，无从推算`,
      `no judgement leads from "${first}" to "${second}", directly or over others, so nothing implies their ratio`,
    ),
    remedy: text(`至少比较“${first}”与“${second}”`, `compare "${first}" with "${second}" at least`),
    at: { ...at, field: second },
  });
}

function namesOf(names: readonly string[], { first, second }: Pair): [string, string] {
  return [names[first] as string, names[second] as string];
}
