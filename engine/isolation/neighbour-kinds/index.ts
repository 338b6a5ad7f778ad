import type { NeighbourKind } from '../neighbour-kind.ts';
import { bareLand } from './bare-land.ts';
import { canal } from './canal.ts';
import { fieldCrop } from './field-crop.ts';
import { greenhouse } from './greenhouse.ts';
import { inConversion } from './in-conversion.ts';
import { industry } from './industry.ts';
import { orchard } from './orchard.ts';
import { organic } from './organic.ts';
import { road } from './road.ts';
import { seedMaize } from './seed-maize.ts';
import { settlement } from './settlement.ts';
import { treeBelt } from './tree-belt.ts';
import { trunkRoad } from './trunk-road.ts';

/** Everything an edge may face, in the order of the ledger. */
export const NEIGHBOUR_KINDS: readonly NeighbourKind[] = [
  organic,
  inConversion,
  fieldCrop,
  seedMaize,
  orchard,
  greenhouse,
  trunkRoad,
  road,
  canal,
  treeBelt,
  settlement,
  industry,
  bareLand,
];
