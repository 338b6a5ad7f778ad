import { PlanningError, text } from '../engine/index.ts';

/** An option that says something about every criterion. */
export interface CriterionOption {
  /** Name without the dashes. */
  readonly name: string;
  /** As the user wrote it: one value for all, a list in the order of the criteria, or `criterion=value` pairs. */
  readonly written: string;
  readonly criteria: readonly string[];
}

/**
 * The values of an option per criterion; `read` gives `undefined` for what it cannot read. Pairs may leave criteria
 * out, which then have `null`. Throws `PlanningError` of kind `usage`: `unknown-criterion`, `repeated-criterion`,
 * `value-count`, `bad-value`.
 */
export function perCriterion<T>(
  { name, written, criteria }: CriterionOption,
  expected: string,
  read: (value: string) => T | undefined,
): (T | null)[] {
  const value = (word: string): T => {
    const found = read(word.trim());
    if (found === undefined) throw badValue(name, word.trim(), expected);
    return found;
  };
  const words = written.split(/[,，;；]/);
  if (words.some((word) => word.includes('='))) return pairs({ name, written, criteria }, words, value);
  if (words.length === 1) {
    const only = value(words[0] as string);
    return criteria.map(() => only);
  }
  if (words.length !== criteria.length) throw wrongCount(name, words.length, criteria);
  return words.map(value);
}

function pairs<T>(option: CriterionOption, words: readonly string[], value: (word: string) => T): (T | null)[] {
  const found = new Map<string, T>();
  for (const word of words) {
    const at = word.lastIndexOf('=');
    const criterion = word.slice(0, at).trim();
    if (at < 0 || !option.criteria.includes(criterion)) {
      throw unknownCriterion(option, at < 0 ? word.trim() : criterion);
    }
    if (found.has(criterion)) throw repeated(option.name, criterion);
    found.set(criterion, value(word.slice(at + 1)));
  }
  return option.criteria.map((criterion) => found.get(criterion) ?? null);
}

/** The refusal of a criterion the table does not have: names it and those there are. */
export function unknownCriterion(
  { name, criteria }: Pick<CriterionOption, 'name' | 'criteria'>,
  found: string,
): PlanningError {
  return new PlanningError('usage', 'unknown-criterion', {
    text: text(
      `--${name} 提到指标 ${found}，表中的指标是 ${criteria.join('、')}`,
      `--${name} names the criterion ${found}; the table has ${criteria.join(', ')}`,
    ),
    remedy: text('改正指标名称', 'correct the name of the criterion'),
    at: { field: found },
  });
}

function wrongCount(name: string, found: number, criteria: readonly string[]): PlanningError {
  return new PlanningError('usage', 'value-count', {
    text: text(
      `指标有 ${criteria.length} 个（${criteria.join('、')}），--${name} 给出 ${found} 个值`,
      `there are ${criteria.length} criteria (${criteria.join(', ')}); --${name} gives ${found} values`,
    ),
    remedy: text(
      '按指标顺序逐个给值，或写 指标=值',
      'give one value for each criterion in order, or criterion=value pairs',
    ),
  });
}

function repeated(name: string, field: string): PlanningError {
  return new PlanningError('usage', 'repeated-criterion', {
    text: text(`--${name} 两次提到指标 ${field}`, `--${name} names the criterion ${field} twice`),
    remedy: text('每个指标只写一次', 'name each criterion once'),
    at: { field },
  });
}

function badValue(name: string, found: string, expected: string): PlanningError {
  return new PlanningError('usage', 'bad-value', {
    text: text(
      `--${name} 应为 ${expected}，给出 ${found || '空'}`,
      `--${name} should be ${expected}, found ${found || 'nothing'}`,
    ),
    remedy: text(
      `改正 --${name}：各指标之间用逗号分隔，或写 指标=值`,
      `correct --${name}: a comma between criteria, or criterion=value pairs`,
    ),
  });
}
