import { text } from '../../run/local-text.ts';
import type { Place } from '../../run/place.ts';
import { PlanningError } from '../../run/planning-error.ts';
import { figure } from './figure.ts';
import { comparedNames, type WrittenComparisons, writtenJudgement } from './written-judgement.ts';

interface Listed {
  readonly first: string;
  readonly second: string;
  readonly value: number | null;
  readonly row: number;
}

/**
 * Pairs `[first, second, value]` as a matrix; a pair not listed is missing. Names are those given, or those met, in the
 * order met. Both sides of a pair may be listed. Throws `PlanningError`: `bad-comparison`, `unknown-name`, `compared-twice`.
 */
export function listedComparisons(
  comparisons: unknown,
  { names, at }: { readonly names: unknown; readonly at: Place },
): WrittenComparisons {
  if (!Array.isArray(comparisons) || comparisons.length === 0) throw badComparison(comparisons, at);
  const listed = comparisons.map((entry: unknown, k) => listedOf(entry, { ...at, row: k + 1 }));
  const met = [...new Set(listed.flatMap(({ first, second }) => [first, second]))];
  const called = Array.isArray(names) ? comparedNames(names, names.length, at) : met;
  const indexOf = (name: string, row: number) => {
    const index = called.indexOf(name);
    if (index < 0) throw unknownName(name, called, { ...at, row });
    return index;
  };
  const rows = called.map((_, row) => called.map((__, column): number | null => (row === column ? 1 : null)));
  for (const { first, second, value, row } of listed) {
    const [i, j] = [indexOf(first, row), indexOf(second, row)];
    if (value === null) continue;
    const known = i === j ? null : (rows[i]?.[j] ?? null);
    if (known !== null && Math.abs(known / value - 1) > 1e-6) {
      throw comparedTwice([first, second], [known, value], { ...at, row });
    }
    (rows[i] as (number | null)[])[j] = value;
  }
  return { names: called, rows };
}

function listedOf(entry: unknown, at: Place): Listed {
  const [first, second, value]: readonly unknown[] = Array.isArray(entry) ? entry : [];
  if (!Array.isArray(entry) || entry.length !== 3 || typeof first !== 'string' || typeof second !== 'string') {
    throw badComparison(entry, at);
  }
  return { first, second, value: writtenJudgement(value, { ...at, field: second }), row: at.row ?? 0 };
}

function badComparison(entry: unknown, at: Place): PlanningError {
  return new PlanningError('input', 'bad-comparison', {
    text: text(
      `比较应写作 [甲, 乙, 倍数]，实为 ${JSON.stringify(entry)}`,
      `a comparison should read [first, second, value], found ${JSON.stringify(entry)}`,
    ),
    remedy: text(
      '例如 ["土壤", "水", 3]：土壤的重要性是水的 3 倍',
      'for example ["soil", "water", 3]: soil counts 3 times as much',
    ),
    at,
  });
}

function unknownName(name: string, names: readonly string[], at: Place): PlanningError {
  return new PlanningError('input', 'unknown-name', {
    text: text(
      `比较中的“${name}”不在名称之列：${names.join('、')}`,
      `"${name}" of a comparison is none of the names: ${names.join(', ')}`,
    ),
    remedy: text('改正名称，或补进 names', 'correct the name, or add it to names'),
    at,
  });
}

function comparedTwice(
  [first, second]: readonly [string, string],
  [known, value]: readonly [number, number],
  at: Place,
): PlanningError {
  return new PlanningError('input', 'compared-twice', {
    text: text(
      `“${first}”对“${second}”给了两个不同的判断：${figure(known)} 和 ${figure(value)}`,
      `"${first}" against "${second}" is judged twice and differently: ${figure(known)} and ${figure(value)}`,
    ),
    remedy: text('保留其中一个', 'keep one of them'),
    at,
  });
}
