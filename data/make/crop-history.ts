import { csvLine } from './csv-writer.ts';
import { STAYS, TOWN_CROPS, WRITTEN } from './facts/town-crops.ts';
import { type InputStage, inputStages, seasonInputs } from './input-stages.ts';
import { type Lineage, lineagesOf } from './lineages.ts';
import type { Parcel } from './parcels.ts';
import { Random } from './random.ts';
import type { TownLayout, UsedBlock } from './town-layout.ts';

/** Header of the crop history sheet. */
export const HISTORY_HEADER = 'DKBM,年度,茬次,作物,面积(亩),有机状态,禁用投入品,最后使用日期,上级地块';

const YEARS = [2022, 2023, 2024, 2025, 2026] as const;

/** Crops after which the same year bears a second one, with the share of it. */
const SECOND: Readonly<Record<string, readonly [string, number]>> = {
  小麦: ['箭筈豌豆', 0.12],
  西兰花: ['娃娃菜', 0.3],
  娃娃菜: ['西兰花', 0.3],
  花椰菜: ['菠菜', 0.25],
  大蒜: ['毛叶苕子', 0.08],
};

/** Lines of the history of one town: parcel by parcel, season by season, former parcels under their own code. */
export function* historyLines(layout: TownLayout, parcels: readonly Parcel[]): Generator<string> {
  const stages = inputStages(layout);
  const lineages = lineagesOf(parcels, layout.seed, layout.fact.code);
  let block = -1;
  let plan: BlockPlan | null = null;
  for (const [i, parcel] of parcels.entries()) {
    if (parcel.block !== block || plan === null) {
      block = parcel.block;
      plan = planBlock(layout, block, stages[block] ?? 'always');
    }
    yield* parcelLines(plan, parcel, lineages.get(i) ?? null);
  }
}

/** What a block's farmers mostly do; a parcel follows it or goes its own way. */
interface BlockPlan {
  readonly used: UsedBlock;
  readonly town: string;
  readonly stage: InputStage;
  readonly random: Random;
  readonly crops: readonly string[];
  readonly useDays: readonly string[];
}

function planBlock(layout: TownLayout, block: number, stage: InputStage): BlockPlan {
  const used = layout.blocks[block] as UsedBlock;
  const random = new Random(`${layout.seed}|history|${used.village.fact.code}|${used.number}`);
  const useDays = YEARS.map((year) => dayText(random, year === 2026 ? 10 : 9));
  return { used, town: layout.fact.slug, stage, random, useDays, crops: cropYears(layout.fact.slug, used, random) };
}

function* parcelLines(plan: BlockPlan, parcel: Parcel, lineage: Lineage | null): Generator<string> {
  const { random } = plan;
  const crops = random.chance(0.5) ? plan.crops : cropYears(plan.town, plan.used, random);
  const stage = random.chance(0.035) && plan.stage !== 'organic' ? 'always' : plan.stage;
  const mu = parcel.areaM2 * 0.0015;
  for (const [k, year] of YEARS.entries()) {
    const useDay = random.chance(0.75) ? (plan.useDays[k] as string) : dayText(random, year === 2026 ? 10 : 9);
    const season = { year, crop: crops[k] as string, stage, useDay };
    if (lineage !== null && year < lineage.since) {
      for (const former of lineage.former) {
        if (former.told) yield* seasonLines(season, { code: former.code, mu: former.share * mu, parents: '' }, random);
      }
      continue;
    }
    const parents = lineage === null ? '' : lineage.former.map((former) => former.code).join(';');
    yield* seasonLines(season, { code: parcel.code, mu, parents }, random);
  }
}

interface Season {
  readonly year: number;
  readonly crop: string;
  readonly stage: InputStage;
  readonly useDay: string;
}

/** The land a line speaks of. */
interface Holding {
  readonly code: string;
  readonly mu: number;
  readonly parents: string;
}

function* seasonLines(season: Season, { code, mu, parents }: Holding, random: Random): Generator<string> {
  const { status, used, lastUse } = seasonInputs(season.stage, season.year, season.useDay, random);
  const line = (term: string, crop: string, date: string): string =>
    csvLine([code, String(season.year), term, crop, mu.toFixed(2), status, used, date, parents]);
  const [second, share] = SECOND[season.crop] ?? ['', 0];
  const twice = share > 0 && random.chance(share);
  const vegetables = season.crop !== '小麦' && season.crop !== '大蒜';
  yield line(
    twice ? '春茬' : '全年',
    written(season.crop, random),
    twice && used === '是' && vegetables ? earlier(lastUse) : lastUse,
  );
  if (twice) yield line(vegetables ? '秋茬' : '复种', written(second, random), lastUse);
}

/** The crops of five years on a block or parcel. */
function cropYears(town: string, used: UsedBlock, random: Random): string[] {
  if (used.cover === 'forage') return Array.from({ length: 5 }, () => (random.chance(0.86) ? '苜蓿' : '燕麦'));
  if (used.cover === 'orchard') {
    const tree = random.pick(['苹果梨', '红枣', '杏', '枸杞']);
    return Array.from({ length: 5 }, () => tree);
  }
  if (used.cover === 'greenhouse')
    return Array.from({ length: 5 }, () => random.pick(['番茄', '黄瓜', '辣椒', '娃娃菜', '西兰花']));
  const choices = used.dry ? TOWN_CROPS[town]?.dry : TOWN_CROPS[town]?.irrigated;
  if (choices === undefined) throw new Error(`no crops for ${town}`);
  const years: string[] = [];
  for (let k = 0; k < 5; k++) {
    const last = years[k - 1];
    const stays = last !== undefined && random.chance(STAYS[last] ?? 0.12);
    const seed = used.cover === 'seed-maize' && random.chance(0.9);
    years.push(seed ? '制种玉米' : stays ? last : random.weighted(choices));
  }
  return years;
}

/** The crop as a clerk wrote it: usually the plain name, sometimes a trap; now and then nothing or 不详. */
function written(crop: string, random: Random): string {
  const names = WRITTEN[crop];
  const lot = random.next();
  if (lot < 0.004) return '不详';
  if (names === undefined || lot < 0.82) return names?.[0] ?? crop;
  return random.pick(names);
}

function dayText(random: Random, lastMonth: number): string {
  const month = random.whole(5, lastMonth);
  return `${String(month).padStart(2, '0')}-${String(random.whole(1, month === 10 ? 25 : 28)).padStart(2, '0')}`;
}

/** The first of two crops was sprayed about two months before the second. */
function earlier(date: string): string {
  const month = Math.max(4, Number(date.slice(5, 7)) - 2);
  return `${date.slice(0, 5)}${String(month).padStart(2, '0')}${date.slice(7)}`;
}
