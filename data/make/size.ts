import { lengthOf } from './convex.ts';
import { TOWN_FACTS } from './facts/towns.ts';
import { PLANE_99 } from './plane.ts';
import type { Size } from './town-layout.ts';
import { reachOf } from './villages.ts';

/** Seed of the set that is committed: the scenario's plan date. */
export const COMMITTED_SEED = 20261031;

/**
 * Stretch of the towns for a set `scale` times as large. Towns grow until neighbours would touch; from there on the
 * parcels become smaller instead, so the count still grows by `scale`.
 */
export function sizeFor(scale: number): Size {
  let length = Math.sqrt(scale);
  const seats = TOWN_FACTS.map((fact) => ({ fact, at: PLANE_99.forward(fact.seat[0], fact.seat[1]) }));
  for (const one of seats) {
    for (const other of seats) {
      if (one.fact.code >= other.fact.code) continue;
      // 2.5 km: how far a town's middle may lie from its seat.
      const room = lengthOf(one.at, other.at) - 2 * 2500 - 1000;
      const fixed = reachOf(one.fact, 0) + reachOf(other.fact, 0);
      const growing = reachOf(one.fact, 1) + reachOf(other.fact, 1) - fixed;
      length = Math.min(length, Math.max(1, (room - fixed) / growing));
    }
  }
  return { length, parcel: (length * length) / scale };
}
