import type { DecisionTable } from '../../../../engine/suitability/ranking/decision-table.ts';
import { judgementsFrom, type WrittenHierarchy } from '../../../../engine/suitability/weighting/judgement-document.ts';
import type { WrittenComparisons } from '../../../../engine/suitability/weighting/written-judgement.ts';

/** The comparisons a document holds. */
export function comparisonsIn(document: unknown): WrittenComparisons {
  const judgements = judgementsFrom(document);
  if (judgements.kind !== 'comparisons') throw new Error(`the document holds ${judgements.kind}`);
  return judgements.comparisons;
}

/** The hierarchy a document holds. */
export function hierarchyIn(document: unknown): WrittenHierarchy {
  const judgements = judgementsFrom(document);
  if (judgements.kind !== 'hierarchy') throw new Error(`the document holds ${judgements.kind}`);
  return judgements.hierarchy;
}

/** Rows of alternatives as a decision table, criteria k1 … kn. */
export function tableOf(rows: readonly (readonly number[])[]): DecisionTable {
  const size = rows[0]?.length ?? 0;
  return {
    alternatives: rows.map((_, k) => `a${k + 1}`),
    criteria: Array.from({ length: size }, (_, k) => `k${k + 1}`),
    columns: Array.from({ length: size }, (_, k) => Float64Array.from(rows, (row) => row[k] as number)),
  };
}
