import { forEachBoxPair } from '../../geometry/box-pairs.ts';
import { ellipsoidalAreaM2 } from '../../geometry/geodesic-area.ts';
import { overlayPairs } from '../../geometry/overlay.ts';
import { selectPolygons } from '../../geometry/select-polygons.ts';
import { boxesOf } from '../../geometry/spatial-index.ts';
import type { ParcelSet } from '../../parcel/parcel-set.ts';
import type { Finding } from '../../run/finding.ts';
import { text } from '../../run/local-text.ts';

/** Overlaps below this are the noise of digitising, m². */
const NOISE_M2 = 1;

/** Parcels that lie on each other, pair by pair with the ground both claim; it counts for both. */
export function overlapFindings({ ids, polygons }: ParcelSet, file: string): Finding[] {
  const pairs: [number, number][] = [];
  forEachBoxPair(boxesOf(polygons), 0, (a, b) => pairs.push([a, b]));
  const first = selectPolygons([{ set: polygons, rows: pairs.map(([a]) => a) }], polygons.crs);
  const second = selectPolygons([{ set: polygons, rows: pairs.map(([, b]) => b) }], polygons.crs);
  const shared = ellipsoidalAreaM2(overlayPairs('intersection', first, second));
  return pairs.flatMap(([a, b], k): Finding[] => {
    const area = shared[k] as number;
    if (area < NOISE_M2) return [];
    return [
      {
        severity: 'warning',
        code: 'overlapping-parcels',
        message: text(
          `地块 ${ids[a]} 与 ${ids[b]} 重叠 ${area.toFixed(1)} m²，重叠部分两块都计；互为邻地，间隔按 0 米`,
          `parcels ${ids[a]} and ${ids[b]} overlap by ${area.toFixed(1)} m²; that ground counts for both, and as neighbours they are 0 m apart`,
        ),
        remedy: text('核对边界，去掉重叠', 'check the boundaries and remove the overlap'),
        at: { file, feature: ids[a] as string },
      },
    ];
  });
}
