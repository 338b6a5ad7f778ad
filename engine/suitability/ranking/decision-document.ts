import { text } from '../../run/local-text.ts';
import { PlanningError } from '../../run/planning-error.ts';
import type { NamedDecisionTable } from './decision-sheet.ts';
import { checkDecisionTable, notANumber } from './decision-table.ts';

/**
 * A decision table from a JSON document `{alternatives: [name], criteria: [name], values: [[number]]}`, one inner list
 * per alternative. Throws `PlanningError` of kind `input`: `bad-decision-table` for another shape, `not-a-number`
 * naming alternative, criterion and value, and what `checkDecisionTable` throws.
 */
export function decisionTableFromDocument(document: unknown, { file }: { readonly file: string }): NamedDecisionTable {
  const { alternatives, criteria, values } = (document ?? {}) as Readonly<Record<string, unknown>>;
  if (!isNames(alternatives) || !isNames(criteria) || !Array.isArray(values)) {
    throw badTable(file, '三个数组', 'three arrays', document);
  }
  if (values.length !== alternatives.length) {
    throw badTable(file, `values 有 ${alternatives.length} 行`, `${alternatives.length} rows in values`, values.length);
  }
  const columns = criteria.map(() => new Float64Array(alternatives.length));
  for (const [i, row] of values.entries()) {
    if (!Array.isArray(row) || row.length !== criteria.length) {
      const found = Array.isArray(row) ? row.length : row;
      throw badTable(
        file,
        `第 ${i + 1} 行有 ${criteria.length} 个数`,
        `${criteria.length} numbers in row ${i + 1}`,
        found,
      );
    }
    for (const [k, value] of row.entries()) {
      if (typeof value !== 'number') {
        const feature = alternatives[i] as string;
        throw notANumber(JSON.stringify(value), { file, feature, field: criteria[k] as string, row: i + 1 });
      }
      (columns[k] as Float64Array)[i] = value;
    }
  }
  const table = { alternatives, criteria, columns };
  checkDecisionTable(table, { file });
  return { table, idColumn: 'alternatives', findings: [] };
}

function isNames(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((name) => typeof name === 'string');
}

function badTable(file: string, zh: string, en: string, found: unknown): PlanningError {
  const written = JSON.stringify(found)?.slice(0, 60) ?? String(found);
  return new PlanningError('input', 'bad-decision-table', {
    text: text(`决策表应有${zh}，实为 ${written}`, `the decision table should have ${en}, found ${written}`),
    remedy: text(
      '写作 {"alternatives": ["甲"], "criteria": ["土壤"], "values": [[1]]}，一行一个方案',
      'write {"alternatives": ["a"], "criteria": ["soil"], "values": [[1]]}, one row for each alternative',
    ),
    at: { file },
  });
}
