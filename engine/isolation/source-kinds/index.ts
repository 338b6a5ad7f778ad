import type { SourceKind } from '../source-kind.ts';
import { cemetery } from './cemetery.ts';
import { industry } from './industry.ts';
import { landfill } from './landfill.ts';
import { livestockFarm } from './livestock-farm.ts';
import { mine } from './mine.ts';
import { pesticideStore } from './pesticide-store.ts';
import { railway } from './railway.ts';
import { settlement } from './settlement.ts';
import { sewageOutlet } from './sewage-outlet.ts';
import { trunkRoad } from './trunk-road.ts';
import { well } from './well.ts';

/** Everything that may foul organic land from a distance, in the order of tables. */
export const SOURCE_KINDS: readonly SourceKind[] = [
  settlement,
  industry,
  mine,
  landfill,
  trunkRoad,
  railway,
  livestockFarm,
  sewageOutlet,
  well,
  cemetery,
  pesticideStore,
];
