import type { MapLayer } from '../map-layer.ts';
import { canals } from './canals.ts';
import { candidates } from './candidates.ts';
import { labels } from './labels.ts';
import { parcels } from './parcels.ts';
import { roads } from './roads.ts';
import { settlements } from './settlements.ts';
import { villages } from './villages.ts';

/** Everything on the map in drawing order, lowest first. */
export const MAP_LAYERS: readonly MapLayer[] = [settlements, canals, roads, parcels, villages, labels, candidates];
