import type { Cover } from './blocks.ts';
import { centroidOf } from './convex.ts';
import { ringInDegrees, toDegrees } from './ground-lines.ts';
import type { Point } from './mesh.ts';
import type { TownParcels } from './parcels.ts';
import { Random } from './random.ts';
import type { TownLayout } from './town-layout.ts';
import type { MadeFeature } from './vector-writer.ts';

/** Layers that lie beside or upon the parcels. */
export interface Surroundings {
  readonly settlements: MadeFeature[];
  readonly factories: MadeFeature[];
  readonly livestock: MadeFeature[];
  readonly orchards: MadeFeature[];
  readonly seedMaize: MadeFeature[];
  readonly greenhouses: MadeFeature[];
  readonly organicForage: MadeFeature[];
}

const FACTORIES = [
  '脱水蔬菜加工厂',
  '马铃薯淀粉厂',
  '种子加工厂',
  '砖瓦厂',
  '水泥制品厂',
  '畜产品加工厂',
  '化肥仓储与复配厂',
  '选矿厂',
] as const;
const HERDS: readonly (readonly [string, number, number])[] = [
  ['肉牛', 60, 900],
  ['肉羊', 200, 3000],
  ['生猪', 150, 4000],
  ['蛋鸡', 3000, 30000],
];

/** Properties of the feature on a block, by the block's number. */
type Extra = (block: number) => Record<string, string | number>;

/** Everything around the fields of one town, taken from the covers of its blocks. */
export function surroundingsOf(layout: TownLayout, town: TownParcels): Surroundings {
  const random = new Random(`${layout.seed}|surroundings|${layout.fact.code}`);
  const { prefix } = layout.fact;
  const made = (cover: Cover, mark: string, extra: Extra): MadeFeature[] =>
    polygonsOf(layout, town, cover, { idStart: `${prefix}-${mark}`, extra });
  const certified = new Map<string, string>();
  return {
    settlements: made('settlement', 'S', (i) => ({ name: villageOf(layout, i) })),
    factories: made('factory', 'F', () => ({ kind: random.pick(FACTORIES) })),
    livestock: livestockOf(layout, town, random),
    orchards: made('orchard', 'O', () => ({ kind: random.pick(['苹果梨', '红枣', '杏', '枸杞']) })),
    seedMaize: made('seed-maize', 'M', () => ({ since: random.whole(2012, 2024) })),
    greenhouses: made('greenhouse', 'G', () => ({ kind: random.chance(0.55) ? '日光温室' : '钢架拱棚' })),
    organicForage: made('forage', 'A', (i) => {
      const village = villageOf(layout, i);
      const since = certified.get(village) ?? `${random.whole(2019, 2024)}-${random.pick(['04', '06', '09', '11'])}-15`;
      certified.set(village, since);
      return { crop: '紫花苜蓿/饲用燕麦', certified_since: since };
    }),
  };
}

function villageOf(layout: TownLayout, block: number): string {
  return layout.blocks[block]?.village.fact.name ?? '';
}

function polygonsOf(
  layout: TownLayout,
  town: TownParcels,
  cover: Cover,
  { idStart, extra }: { readonly idStart: string; readonly extra: Extra },
): MadeFeature[] {
  const features: MadeFeature[] = [];
  layout.blocks.forEach((block, i) => {
    if (block.cover !== cover) return;
    const ring = ringInDegrees(layout.frame, town.outlines[i] as readonly Point[]);
    const id = `${idStart}${String(features.length + 1).padStart(3, '0')}`;
    features.push({
      geometry: { type: 'Polygon', coordinates: [ring.map((p) => [...p])] },
      properties: { id, ...extra(i), village_code: block.village.fact.code, town_code: layout.fact.code },
    });
  });
  return features;
}

/** Farms stand at the edge of a waste or settlement block, about one for every two villages. */
function livestockOf(layout: TownLayout, town: TownParcels, random: Random): MadeFeature[] {
  const places = layout.blocks.flatMap((block, i) =>
    block.cover === 'waste' || block.cover === 'settlement' ? [i] : [],
  );
  const count = Math.min(places.length, Math.round(layout.division.villages.length * 0.55));
  return Array.from({ length: count }, (_, k) => {
    const block = random.pick(places);
    const ring = town.outlines[block] as readonly Point[];
    const [cx, cy] = centroidOf(ring);
    const [ex, ey] = random.pick(ring);
    const [kind, least, most] = random.pick(HERDS);
    const [lon, lat] = toDegrees(layout.frame, [cx + 0.8 * (ex - cx), cy + 0.8 * (ey - cy)]);
    return {
      geometry: { type: 'Point' as const, coordinates: [lon, lat] },
      properties: {
        id: `${layout.fact.prefix}-L${String(k + 1).padStart(2, '0')}`,
        kind,
        head: random.whole(least / 10, most / 10) * 10,
        village_code: layout.blocks[block]?.village.fact.code ?? '',
        town_code: layout.fact.code,
      },
    };
  });
}
