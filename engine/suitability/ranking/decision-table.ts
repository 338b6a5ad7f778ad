import { text } from '../../run/local-text.ts';
import type { Place } from '../../run/place.ts';
import { PlanningError } from '../../run/planning-error.ts';

/** Alternatives × criteria; `columns[k][i]` is alternative `i` on criterion `k`, in the criterion's own unit. */
export interface DecisionTable {
  readonly alternatives: readonly string[];
  readonly criteria: readonly string[];
  readonly columns: readonly Float64Array[];
}

/**
 * Refuses a table that cannot be compared, with `PlanningError` of kind `input`: `too-few-alternatives` (below two),
 * `no-criteria`, `unnamed-alternative`, `repeated-alternative`, `repeated-criterion`, `not-a-number`. `at` names the
 * file. A column whose length differs from the number of alternatives is our own fault and throws a plain `Error`.
 */
export function checkDecisionTable(table: DecisionTable, at: Place = {}): void {
  const { alternatives, criteria, columns } = table;
  if (columns.length !== criteria.length) {
    throw new Error(`${criteria.length} criteria are named and ${columns.length} columns given`);
  }
  const odd = columns.find((column) => column.length !== alternatives.length);
  if (odd !== undefined) throw new Error(`a column has ${odd.length} values, there are ${alternatives.length} rows`);
  if (criteria.length === 0) throw noCriteria(at);
  if (alternatives.length < 2) throw tooFewAlternatives(alternatives.length, at);
  checkNames(alternatives, criteria, at);
  for (const [k, column] of columns.entries()) {
    const row = column.findIndex((value) => !Number.isFinite(value));
    if (row < 0) continue;
    throw notANumber(String(column[row]), {
      ...at,
      field: criteria[k] as string,
      feature: alternatives[row] as string,
      row: row + 1,
    });
  }
}

/** The refusal of a cell that holds no number: a ranking never fills a gap. `found` is the cell as it was written. */
export function notANumber(found: string, at: Place): PlanningError {
  const quoted = found.startsWith('"');
  const [zh, en] = found === '' ? ['空的', 'empty'] : quoted ? [found, found] : [`“${found}”`, `"${found}"`];
  return new PlanningError('input', 'not-a-number', {
    text: text(`应为数字，单元格实为${zh}`, `a number was expected, the cell is ${en}`),
    remedy: /\d/.test(found)
      ? text(
          '只写数字：小数用点，不带千位分隔符、百分号、单位和引号，如 1000.5',
          'write the number alone: a point for decimals, no separators of thousands, percent signs, units or quotes, such as 1000.5',
        )
      : text(
          '填入数值，或去掉这个方案或这个指标：排序从不替缺测填数',
          'enter the value, or leave out this alternative or this criterion: a ranking never fills a gap',
        ),
    at,
  });
}

function checkNames(alternatives: readonly string[], criteria: readonly string[], at: Place): void {
  const unnamed = alternatives.findIndex((name) => name.trim() === '');
  if (unnamed >= 0) {
    throw new PlanningError('input', 'unnamed-alternative', {
      text: text(`第 ${unnamed + 1} 个方案没有名称`, `alternative ${unnamed + 1} has no name`),
      remedy: text(
        '给每个方案一个名称，或用 --id 指定名称所在的列',
        'name every alternative, or say with --id which column holds the names',
      ),
      at: { ...at, row: unnamed + 1 },
    });
  }
  const alternative = repeated(alternatives);
  if (alternative !== undefined) {
    throw new PlanningError('input', 'repeated-alternative', {
      text: text(`方案名称 ${alternative} 出现两次以上`, `the alternative ${alternative} is named more than once`),
      remedy: text(
        '给每个方案不同的名称，或用 --id 指定另一列',
        'give each alternative a name of its own, or say with --id which other column holds the names',
      ),
      at: { ...at, feature: alternative },
    });
  }
  const criterion = repeated(criteria);
  if (criterion !== undefined) throw repeatedCriterion(criterion, at);
}

/** The refusal of two columns of one name: weights and types could mean either. */
export function repeatedCriterion(name: string, at: Place): PlanningError {
  return new PlanningError('input', 'repeated-criterion', {
    text: text(`指标 ${name} 出现两次以上`, `the criterion ${name} is named more than once`),
    remedy: text('给每一列不同的名称', 'give each column a name of its own'),
    at: { ...at, field: name },
  });
}

function repeated(names: readonly string[]): string | undefined {
  const seen = new Set<string>();
  for (const name of names) {
    if (seen.has(name)) return name;
    seen.add(name);
  }
  return undefined;
}

function noCriteria(at: Place): PlanningError {
  return new PlanningError('input', 'no-criteria', {
    text: text('至少应有 1 个指标列，实有 0 个', 'at least 1 criterion column is needed, there are 0'),
    remedy: text(
      '表中除名称列外再放入数值列，一列一个指标；列之间用半角逗号、分号或制表符分隔',
      'add columns of numbers beside the names, one for each criterion, parted by commas, semicolons or tabs',
    ),
    at,
  });
}

function tooFewAlternatives(found: number, at: Place): PlanningError {
  return new PlanningError('input', 'too-few-alternatives', {
    text: text(
      `至少应有 2 个方案（行）可比，实有 ${found} 个`,
      `at least 2 alternatives (rows) are needed to compare, there are ${found}`,
    ),
    remedy: text('表中一行一个方案，补足再比', 'one row is one alternative: add those to compare with'),
    at,
  });
}
