import type { CanalSection } from './canals-and-roads.ts';
import { csvLine, dayOf, isoDate } from './csv-writer.ts';
import { Random } from './random.ts';

/** Header of the irrigation water sheet. */
export const WATER_HEADER =
  '水样编号,渠段编号,采样日期,pH,水温(℃),悬浮物(mg/L),五日生化需氧量(mg/L),化学需氧量(mg/L),阴离子表面活性剂(mg/L),氯化物(mg/L),硫化物(mg/L),全盐量(mg/L),总铅(mg/L),总镉(mg/L),六价铬(mg/L),总汞(mg/L),总砷(mg/L),粪大肠菌群(MPN/L),蛔虫卵(个/10L)';

/** Share of canal sections with a test. */
const TESTED = 0.85;

/** Salt of a town's water at the head of its canals and what the tail adds, mg/L (assumed; high along the low Heihe). */
const SALT: Readonly<Record<string, readonly [number, number]>> = {
  dangzhai: [380, 190],
  liaoquan: [520, 360],
  heiquan: [560, 480],
  xinba: [300, 130],
  qingquan: [420, 240],
  chenhu: [330, 150],
  hongshui: [260, 110],
};

/** Sections whose COD is above 200 mg/L: town and number in the town's list. */
const COD_CASES = new Set(['liaoquan/7']);

/** Rows of one town's water tests, one a section and sometimes an older one beside it. */
export function waterRows(town: string, sections: readonly CanalSection[], seed: number): string[] {
  const random = new Random(`${seed}|water|${town}`);
  const rows: string[] = [];
  sections.forEach((section, i) => {
    const forced = COD_CASES.has(`${town}/${i}`);
    if (!random.chance(TESTED) && !forced) return;
    const tests = random.chance(0.06) ? ['2025', '2026'] : [random.chance(0.8) ? '2026' : '2025'];
    for (const year of tests) {
      const day = dayOf(`${year}-04-20`) + random.whole(0, 150);
      rows.push(
        csvLine([`W${year}-${section.id}`, section.id, isoDate(day), ...measuredOf(town, section, forced, random)]),
      );
    }
  });
  return rows;
}

function measuredOf(town: string, section: CanalSection, manyOxygen: boolean, random: Random): string[] {
  const [head, rise] = SALT[town] ?? [400, 200];
  const tail = section.level === '斗渠' ? Math.min(1, section.tail + 0.12) : section.tail;
  const salt = head + rise * tail + 45 * random.normal();
  const cod = manyOxygen ? random.between(215, 260) : random.between(9, 46);
  const values = [
    random.between(7.6, 8.35).toFixed(2),
    random.between(9, 21).toFixed(1),
    random.between(12, 68).toFixed(0),
    (cod * random.between(0.2, 0.3)).toFixed(1),
    cod.toFixed(0),
    random.chance(0.6) ? '<0.05' : random.between(0.05, 0.2).toFixed(2),
    (30 + salt * random.between(0.08, 0.15)).toFixed(0),
    random.chance(0.7) ? '<0.005' : random.between(0.005, 0.03).toFixed(3),
    salt.toFixed(0),
    random.chance(0.8) ? '<0.01' : random.between(0.01, 0.03).toFixed(3),
    random.chance(0.85) ? '<0.001' : random.between(0.001, 0.003).toFixed(4),
    random.chance(0.8) ? '<0.004' : random.between(0.004, 0.02).toFixed(3),
    random.chance(0.9) ? '<0.00004' : random.between(0.00004, 0.0002).toFixed(5),
    random.between(0.0006, 0.006).toFixed(4),
    random.chance(0.3) ? '未检出' : String(random.whole(2, 90) * 20),
    '0',
  ];
  if (random.chance(0.05)) for (let k = 0; k < 3; k++) values[random.whole(0, values.length - 1)] = '';
  return values;
}
