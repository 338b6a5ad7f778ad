import type { Aggregation } from '../aggregation.ts';
import { geometric } from './geometric.ts';
import { minimum } from './minimum.ts';
import { owa } from './owa.ts';
import { squareRoot } from './square-root.ts';
import { storie } from './storie.ts';
import { weightedSum } from './weighted-sum.ts';

/** Every aggregation the engine knows, from full compensation to none, then by choice. */
export const AGGREGATIONS: readonly Aggregation[] = [weightedSum, geometric, squareRoot, storie, minimum, owa];
