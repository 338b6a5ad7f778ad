import { text } from '../../run/local-text.ts';
import type { Place } from '../../run/place.ts';
import { PlanningError } from '../../run/planning-error.ts';
import { listedComparisons } from './listed-comparisons.ts';
import { comparedNames, type WrittenComparisons, writtenJudgement } from './written-judgement.ts';

/** Criteria compared with each other, and alternatives compared under each criterion. */
export interface WrittenHierarchy {
  readonly criteria: WrittenComparisons;
  readonly alternatives: readonly string[];
  /** One for each criterion, in the order of the criteria. */
  readonly underCriterion: readonly WrittenComparisons[];
}

/** What a document of judgements turned out to hold. */
export type Judgements =
  | { readonly kind: 'comparisons'; readonly comparisons: WrittenComparisons }
  | { readonly kind: 'hierarchy'; readonly hierarchy: WrittenHierarchy }
  | { readonly kind: 'values'; readonly values: Readonly<Record<string, unknown>> };

/**
 * Reads a JSON document of judgements: a matrix alone, `{names?, matrix}`, `{names?, comparisons: [[a, b, value], …]}`,
 * `{criteria, criteria_matrix, alternatives, alternative_matrices}`, or `{values: {name: x}}`. A judgement is a number or
 * text such as `"1/3"`; null or empty text is a missing one. Throws `PlanningError` of kind `input`.
 */
export function judgementsFrom(document: unknown, at: Place = {}): Judgements {
  if (Array.isArray(document))
    return { kind: 'comparisons', comparisons: matrixOf(document, { names: undefined, at }) };
  if (!isRecord(document)) throw unknownDocument(at, typeof document);
  if ('criteria_matrix' in document) return { kind: 'hierarchy', hierarchy: hierarchyOf(document, at) };
  if ('matrix' in document) {
    return { kind: 'comparisons', comparisons: matrixOf(document['matrix'], { names: document['names'], at }) };
  }
  if ('comparisons' in document) {
    const { comparisons, names } = document;
    return { kind: 'comparisons', comparisons: listedComparisons(comparisons, { names, at }) };
  }
  if ('values' in document && isRecord(document['values'])) return { kind: 'values', values: document['values'] };
  throw unknownDocument(at, `{${Object.keys(document).join(', ')}}`);
}

function hierarchyOf(document: Readonly<Record<string, unknown>>, at: Place): WrittenHierarchy {
  const criteria = matrixOf(document['criteria_matrix'], {
    names: document['criteria'],
    at: { ...at, layer: 'criteria_matrix' },
  });
  const below = document['alternative_matrices'];
  if (!isRecord(below)) throw missingMatrix(criteria.names[0] ?? '', at);
  const stray = Object.keys(below).find((name) => !criteria.names.includes(name));
  if (stray !== undefined) throw strayMatrix(stray, criteria.names, at);
  const names = document['alternatives'];
  const underCriterion = criteria.names.map((criterion) => {
    if (below[criterion] === undefined) throw missingMatrix(criterion, at);
    return matrixOf(below[criterion], { names, at: { ...at, layer: criterion } });
  });
  const alternatives = underCriterion[0]?.names ?? [];
  return { criteria, alternatives, underCriterion };
}

function matrixOf(
  written: unknown,
  { names, at }: { readonly names: unknown; readonly at: Place },
): WrittenComparisons {
  if (!Array.isArray(written) || written.length === 0) throw unknownDocument(at, JSON.stringify(written));
  const size = written.length;
  const rows = written.map((row: unknown, k) => {
    const length = Array.isArray(row) ? row.length : 0;
    if (!Array.isArray(row) || length !== size) throw notSquare(k, { length, expected: size }, at);
    return row;
  });
  const called = comparedNames(names, size, at);
  return {
    names: called,
    rows: rows.map((row, r) =>
      row.map((cell: unknown, c) => writtenJudgement(cell, { ...at, row: r + 1, field: called[c] as string })),
    ),
  };
}

function notSquare(row: number, found: { length: number; expected: number }, at: Place): PlanningError {
  const { length, expected } = found;
  return new PlanningError('input', 'not-square', {
    text: text(
      `比较矩阵应为方阵：共 ${expected} 行，第 ${row + 1} 行却有 ${length} 个值`,
      `a comparison matrix is square: there are ${expected} rows, row ${row + 1} has ${length} values`,
    ),
    remedy: text(
      '每行补足到与行数相同；只有一半判断时，另一半填 null，或用 comparisons 逐对列出',
      'give every row as many values as there are rows; to give one half only, write null in the other, or list pairs under comparisons',
    ),
    at: { ...at, row: row + 1 },
  });
}

function unknownDocument(at: Place, found: string): PlanningError {
  return new PlanningError('input', 'no-judgements', {
    text: text(
      `应为比较矩阵、matrix、comparisons、criteria_matrix 或 values，实为 ${found}`,
      `a matrix, or matrix, comparisons, criteria_matrix or values was expected, found ${found}`,
    ),
    remedy: text(
      '例如 {"names": ["土壤", "水"], "matrix": [[1, 3], ["1/3", 1]]}',
      'for example {"names": ["soil", "water"], "matrix": [[1, 3], ["1/3", 1]]}',
    ),
    at,
  });
}

function missingMatrix(criterion: string, at: Place): PlanningError {
  return new PlanningError('input', 'missing-matrix', {
    text: text(
      `alternative_matrices 中没有指标“${criterion}”的比较矩阵`,
      `alternative_matrices has no matrix for the criterion "${criterion}"`,
    ),
    remedy: text('给每个指标一个方案比较矩阵', 'give one matrix of alternatives for every criterion'),
    at: { ...at, layer: criterion },
  });
}

function strayMatrix(name: string, criteria: readonly string[], at: Place): PlanningError {
  return new PlanningError('input', 'stray-matrix', {
    text: text(
      `alternative_matrices 中的“${name}”不在指标之列：${criteria.join('、')}`,
      `"${name}" in alternative_matrices is none of the criteria: ${criteria.join(', ')}`,
    ),
    remedy: text('改正名称，或去掉这个矩阵', 'correct the name, or leave this matrix out'),
    at: { ...at, layer: name },
  });
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
