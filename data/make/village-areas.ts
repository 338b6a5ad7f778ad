import { lengthOf } from './convex.ts';
import { lineInDegrees } from './ground-lines.ts';
import type { Point } from './mesh.ts';
import type { TownLayout } from './town-layout.ts';
import type { MadeFeature } from './vector-writer.ts';

/** Village areas (CJQY): neighbours share every vertex, because a border is always walked from the same end. */
export function villageFeatures(layout: TownLayout): MadeFeature[] {
  const { fact, division, frame } = layout;
  return division.villages.map((village) => {
    const ring = division.mesh.expand(village.cell);
    const corners = division.mesh.points(ring);
    const outline: Point[] = ring.flatMap((v, i) => {
      const w = ring[(i + 1) % ring.length] as number;
      const a = corners[i] as Point;
      const b = corners[(i + 1) % ring.length] as Point;
      if (lengthOf(a, b) < 0.01) return [];
      const line = v < w ? lineInDegrees(frame, [a, b]) : lineInDegrees(frame, [b, a]).reverse();
      return line.slice(0, -1);
    });
    return {
      geometry: { type: 'Polygon', coordinates: [[...outline, outline[0] as Point].map((p) => [...p])] },
      properties: {
        id: village.fact.code,
        CJQYDM: village.fact.code,
        CJQYMC: village.fact.name,
        XJQYDM: fact.code,
        XJQYMC: fact.name,
        county_code: fact.countyCode,
        county: fact.county,
        kind: village.fact.kind,
      },
    };
  });
}
