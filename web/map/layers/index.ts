import type { MapLayer } from '../map-layer.ts';
import { belts } from './belts.ts';
import { canals } from './canals.ts';
import { candidates } from './candidates.ts';
import { labels } from './labels.ts';
import { parcels } from './parcels.ts';
import { roads } from './roads.ts';
import { rotation } from './rotation.ts';
import { settlements } from './settlements.ts';
import { villages } from './villages.ts';
import { zones } from './zones.ts';

/** Everything on the map in drawing order, lowest first. */
export const MAP_LAYERS: readonly MapLayer[] = [
  settlements,
  canals,
  roads,
  parcels,
  rotation,
  zones,
  villages,
  labels,
  candidates,
  belts,
];
