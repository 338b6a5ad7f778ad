import type { RankingMethod } from '../ranking-method.ts';
import { AGGREGATION_METHODS } from './aggregations.ts';
import { copras } from './copras.ts';
import { edas } from './edas.ts';
import { electreIII } from './electre-iii.ts';
import { prometheeII } from './promethee-ii.ts';
import { topsis } from './topsis.ts';
import { vikor } from './vikor.ts';
import { waspas } from './waspas.ts';

/** Every ranking method the engine knows: indices of ratings first, then distances, then outranking. */
export const RANKING_METHODS: readonly RankingMethod[] = [
  ...AGGREGATION_METHODS,
  waspas,
  copras,
  edas,
  topsis,
  vikor,
  prometheeII,
  electreIII,
];
