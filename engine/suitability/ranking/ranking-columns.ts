import { fullBitSet } from '../../table/bit-set.ts';
import type { NumberColumn } from '../../table/table.ts';
import type { Ranking } from './ranking.ts';

/** A ranking as columns of a table file: `rank`, `score` and its parts, one row per alternative in their order. */
export function rankingColumns({ ranks, scores, parts }: Ranking): readonly NumberColumn[] {
  const column = (name: string, values: Float64Array): NumberColumn => ({
    kind: 'number',
    name,
    unit: '',
    values,
    valid: fullBitSet(values.length),
  });
  return [column('rank', ranks), column('score', scores), ...parts.map(({ id, values }) => column(id, values))];
}
