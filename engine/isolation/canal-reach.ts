import type { CanalJoint, CanalNetwork } from './canal-network.ts';

/** A place on a canal: line feature and metres along it as drawn; NaN for all of it. */
export interface CanalPlace {
  readonly section: number;
  readonly atM: number;
}

/** Tells whether water that passed a given place comes by another. */
export type CanalReach = (place: CanalPlace) => boolean;

/** All places that water from the given ones reaches; where nobody knows which way it runs, the whole feature. */
export function downstreamOf(
  { joints, flow }: Pick<CanalNetwork, 'joints' | 'flow'>,
  places: Iterable<CanalPlace>,
): CanalReach {
  const leaving = new Map<number, CanalJoint[]>();
  for (const joint of joints) {
    const others = leaving.get(joint.from);
    if (others === undefined) leaving.set(joint.from, [joint]);
    else others.push(joint);
  }
  // Metres with the flow from which on each feature is reached.
  const since = new Map<number, number>();
  const waiting: number[] = [];
  const withFlow = ({ section, atM }: CanalPlace, unknown: number): number =>
    flow[section] === 0 || Number.isNaN(atM) ? unknown : (flow[section] as number) * atM;
  const enter = (place: CanalPlace): void => {
    const from = withFlow(place, Number.NEGATIVE_INFINITY);
    if (from >= (since.get(place.section) ?? Number.POSITIVE_INFINITY)) return;
    since.set(place.section, from);
    waiting.push(place.section);
  };
  const isReached: CanalReach = (place) =>
    withFlow(place, Number.POSITIVE_INFINITY) >= (since.get(place.section) ?? Number.NaN);
  for (const place of places) enter(place);
  for (let section = waiting.pop(); section !== undefined; section = waiting.pop()) {
    for (const { fromM, to, toM } of leaving.get(section) ?? []) {
      if (isReached({ section, atM: fromM })) enter({ section: to, atM: toM });
    }
  }
  return isReached;
}
