import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deserialize } from 'flatgeobuf/lib/mjs/geojson.js';
import type { MultiPolygon } from 'geojson';

/** The parts of `plan.json` that the page is compared with. */
export interface WrittenPlan {
  readonly criteria: readonly { readonly id: string; readonly weight: number }[];
  readonly parcels: {
    readonly ids: readonly string[];
    readonly status: readonly number[];
    readonly suitability: readonly (number | null)[];
    readonly areaM2: readonly number[];
    readonly limits: Readonly<Record<'soil' | 'water' | 'air' | 'land' | 'inputs', readonly number[]>>;
    readonly candidate: readonly number[];
    readonly conversion: { readonly organicFrom: readonly string[] } | null;
    readonly criteria: readonly {
      readonly id: string;
      readonly categories: readonly string[] | null;
      readonly values: readonly (number | null)[];
    }[];
  };
  readonly villages: readonly {
    readonly code: string;
    readonly rank: number;
    readonly band: { readonly high: number; readonly topShare: number } | null;
    readonly difficulty: { readonly parts: readonly (number | null)[] } | null;
    readonly counterfactual: { readonly words: { readonly zh: string } };
    readonly conversion: { readonly statusAreaM2: readonly number[]; readonly halfOrganicFrom: string } | null;
  }[];
  readonly candidates: readonly { readonly id: string; readonly grossAreaM2: number; readonly suitability: number }[];
  readonly findings: readonly unknown[];
}

/** What `wotu plan` wrote into a folder. */
export function readPlan(folder: string): WrittenPlan {
  return JSON.parse(readFileSync(join(folder, 'plan.json'), 'utf8')) as WrittenPlan;
}

/** A place inside the first parcel of a written plan that passes `keep`, found in `parcels.fgb`. */
export async function placeInParcel(
  folder: string,
  keep: (id: string) => boolean,
): Promise<{ id: string; lon: number; lat: number }> {
  const bytes = new Uint8Array(readFileSync(join(folder, 'parcels.fgb')));
  for await (const { properties, geometry } of deserialize(bytes)) {
    const id = String(properties?.parcel_id);
    if (!keep(id)) continue;
    const [[shell = []] = []] = (geometry as MultiPolygon).coordinates as [number, number][][][];
    const corners = shell.slice(1);
    const mean = (axis: 0 | 1) => corners.reduce((sum, corner) => sum + corner[axis], 0) / corners.length;
    const [lon, lat] = [mean(0), mean(1)];
    if (isInside(shell, lon, lat)) return { id, lon, lat };
  }
  throw new Error('no parcel of the plan is as wanted');
}

function isInside(ring: readonly [number, number][], lon: number, lat: number): boolean {
  let inside = false;
  for (let k = 1; k < ring.length; k++) {
    const [[ax, ay], [bx, by]] = [ring[k - 1] as [number, number], ring[k] as [number, number]];
    if (ay > lat !== by > lat && lon < ax + ((lat - ay) / (by - ay)) * (bx - ax)) inside = !inside;
  }
  return inside;
}
