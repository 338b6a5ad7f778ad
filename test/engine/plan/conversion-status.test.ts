import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { conversionStatus, FLAG_NO, FLAG_UNKNOWN, FLAG_YES } from '../../../engine/plan/conversion-status.ts';
import { textColumn } from '../../../engine/plan/evidence/limit-evidence.ts';
import { readInputRecords } from '../../../engine/plan/input-records.ts';
import { conversion as conversionQuestion } from '../../../engine/plan/question/conversion-question.ts';
import { cropHistory } from '../../../engine/plan/question/evidence-question.ts';
import type { Workbench } from '../../../engine/plan/workbench.ts';
import {
  CONVENTIONAL,
  IN_CONVERSION,
  ORGANIC,
  STATUS_UNKNOWN,
} from '../../../engine/suitability/conversion/conversion-clock.ts';
import {
  LANE_OPEN,
  NOT_FORAGE,
  WATER_GAP,
  WATER_UNKNOWN,
} from '../../../engine/suitability/conversion/forage-fast-lane.ts';
import { benchOf, parcel, standardText } from './evidence-bench.ts';
import { collection } from './tiny-plan.ts';

const source = { zh: '设定', en: 'a setting' };
const years = [2022, 2023, 2024, 2025, 2026];

/** Rows of a parcel that was never treated, each year with its status. */
const untreated = (id: string, statuses: readonly string[]) =>
  statuses.map((status, k) => `${id},${years[k]},${status},否,,`);

/** Certified forage from `west` to `east`, in thousandths of a degree from the first parcel's western edge. */
function forage(west: number, east: number, since: string) {
  const [x0, x1] = [100.5 + west / 1000, 100.5 + east / 1000];
  const ring = [
    [x0, 38.84],
    [x1, 38.84],
    [x1, 38.86],
    [x0, 38.86],
    [x0, 38.84],
  ];
  return { type: 'Feature', properties: { since }, geometry: { type: 'Polygon', coordinates: [ring] } };
}

interface Case {
  readonly rows?: readonly string[];
  readonly areas?: readonly object[];
  readonly guarantees?: readonly string[];
  readonly changes?: Partial<z.input<typeof conversionQuestion>>;
  readonly properties?: readonly Record<string, string>[];
}

async function statusOf({ rows, areas, guarantees, changes, properties = [{}, {}, {}] }: Case) {
  const features = properties.map((entry, k) => parcel(k, { id: `p${k}`, land: '012', ...entry }));
  const files: Record<string, string> = { 'conversion.json': standardText('gbt19630-conversion.json') };
  if (areas) files['forage.geojson'] = collection(areas);
  if (rows) files['history.csv'] = ['id,year,status,used,last,parents', ...rows].join('\n');
  const bench: Workbench = await benchOf(features, files, { carried: ['new'] });
  if (guarantees) bench.columns.add(textColumn('canal.guarantee', guarantees), { file: '', date: '' });
  const history = cropHistory.parse({
    file: 'history.csv',
    parcel: 'id',
    year: 'year',
    used: 'used',
    usedYes: '是',
    usedNo: '否',
    lastUse: 'last',
    parents: 'parents',
    status: { field: 'status', organic: ['有机'], 'in-conversion': ['转换'], conventional: ['常规'] },
  });
  const question = conversionQuestion.parse({
    standard: 'conversion.json',
    kind: 'annual',
    start: '2027-03-01',
    source,
    ...(areas
      ? {
          forage: {
            file: 'forage.geojson',
            since: 'since',
            minimumShare: 0.5,
            waterEnough: ['满足'],
            waterShort: ['不满足'],
            source,
          },
        }
      : {}),
    ...changes,
  });
  const inputs = rows ? await readInputRecords(history, bench.desk) : null;
  return { columns: await conversionStatus(bench, question, inputs), findings: bench.desk.findings };
}

describe('conversionStatus from crop records', () => {
  it('reads organic, in conversion, conventional and not known', async () => {
    const rows = [
      ...untreated('p0', ['转换', '转换', '有机', '有机', '有机']),
      'p1,2024,常规,是,2024-08-01,',
      'p1,2025,转换,否,,',
      'p1,2026,转换,否,,',
      'p2,2026,常规,是,2026-05-01,',
    ];
    const { columns } = await statusOf({ rows, properties: [{}, {}, {}, {}] });
    expect(Array.from(columns.status)).toEqual([ORGANIC, IN_CONVERSION, CONVENTIONAL, STATUS_UNKNOWN]);
    expect(columns.organicFrom.slice(0, 3)).toEqual(['2024-01-01', '2027-01-01', '2029-03-01']);
    expect(columns.cleanSince).toEqual(['2022-01-01', '2024-08-01', '2026-05-01', '']);
    expect(columns.rule).toMatchObject({ months: 24, standard: 'GB/T 19630-2019' });
  });

  it('shortens to 12 months where five stated years prove 36 clean ones', async () => {
    const rows = untreated('p0', ['常规', '常规', '常规', '常规', '常规']);
    const { columns } = await statusOf({ rows, properties: [{}] });
    expect([columns.isProvenClean[0], columns.organicFrom[0]]).toEqual([1, '2028-03-01']);
  });

  it('loses a status with an input and runs anew from it', async () => {
    const rows = [...untreated('p0', ['转换', '转换', '有机', '有机']), 'p0,2026,有机,是,2026-07-10,'];
    const { columns } = await statusOf({ rows, properties: [{}] });
    expect([columns.status[0], columns.from[0], columns.organicFrom[0]]).toEqual([
      IN_CONVERSION,
      '2026-07-10',
      '2028-07-10',
    ]);
  });

  it('is unknown where a year of the window says nothing, and without any records', async () => {
    const rows = [...untreated('p0', ['转换', '转换', '有机']), 'p0,2025,有机,不详,,', 'p0,2026,有机,否,,'];
    const { columns } = await statusOf({ rows, properties: [{}] });
    expect([columns.status[0], columns.monthsLeft[0]]).toEqual([STATUS_UNKNOWN, -1]);
    expect((await statusOf({ properties: [{}] })).columns.status[0]).toBe(STATUS_UNKNOWN);
  });

  it('tells parcels the sheet calls organic before the clock does', async () => {
    const rows = [
      'p0,2024,常规,是,2024-08-01,',
      ...untreated('p0', ['', '', '', '转换', '有机']).filter((row) => !row.includes(',,否')),
    ];
    const { columns, findings } = await statusOf({ rows, properties: [{}] });
    expect([columns.status[0], columns.isDeclaredEarly[0]]).toEqual([IN_CONVERSION, 1]);
    expect(findings.find(({ code }) => code === 'organic-before-clock')?.message.en).toContain('p0: 2027-01-01');
  });
});

describe('the fast lane of organic forage', () => {
  const rows = ['p0', 'p1', 'p2', 'p3'].flatMap((id) => untreated(id, ['常规', '常规', '常规', '常规', '常规']));
  const properties = [{}, {}, {}, {}];

  it('takes parcels by area, with the day since which half of it is certified, and asks for water', async () => {
    // p0 wholly inside, p1 by 40 % from 2021 and 40 % from 2024, p2 by 40 % only, p3 not at all.
    const areas = [forage(-1, 1.4, '2021-05-01'), forage(1.6, 2.4, '2024-06-01')];
    const guarantees = ['满足', '不满足', '满足', '满足'];
    const { columns, findings } = await statusOf({ rows, areas, properties, guarantees });
    expect(columns.forage?.certifiedSince).toEqual(['2021-05-01', '2024-06-01', '', '']);
    for (const [k, share] of [1, 0.8, 0.4, 0].entries()) expect(columns.forage?.share[k]).toBeCloseTo(share, 6);
    expect(Array.from(columns.forage?.lane ?? [])).toEqual([LANE_OPEN, WATER_GAP, NOT_FORAGE, NOT_FORAGE]);
    expect(Array.from(columns.status)).toEqual([ORGANIC, ORGANIC, CONVENTIONAL, CONVENTIONAL]);
    expect(columns.organicFrom.slice(0, 2)).toEqual(['2021-05-01', '2024-06-01']);
    // The sheet calls both conventional: two sources, both told.
    expect(findings.find(({ code }) => code === 'forage-declared-conventional')?.message.en).toContain('2 parcels');
  });

  it('does not know the water of a parcel without a canal', async () => {
    const { columns } = await statusOf({ rows, areas: [forage(-1, 9, '2021-05-01')], properties });
    expect(columns.forage?.lane[0]).toBe(WATER_UNKNOWN);
  });

  it('counts no area without a readable date or dated after the plan, and tells it', async () => {
    const areas = [forage(-1, 1, 'soon'), forage(1, 2, '2027-01-01')];
    const { columns, findings } = await statusOf({ rows, areas, properties });
    expect(columns.forage?.certifiedSince).toEqual(['', '', '', '']);
    expect(Array.from(columns.forage?.share ?? [])).toEqual([0, 0, 0, 0]);
    expect(findings.find(({ code }) => code === 'forage-without-date')?.message.en).toContain('2 areas');
  });

  it('goes on without the layer when it cannot be used, and says why', async () => {
    const point = {
      type: 'Feature',
      properties: { since: '' },
      geometry: { type: 'Point', coordinates: [100.5, 38.85] },
    };
    const { columns, findings } = await statusOf({ rows, areas: [point], properties });
    expect(columns.forage).toBeNull();
    expect(findings.map(({ code }) => code)).toContain('no-polygons');
    const other = { ...forage(0, 1, ''), properties: { date: '2021-05-01' } };
    expect((await statusOf({ rows, areas: [other], properties })).findings.map(({ code }) => code)).toContain(
      'missing-field',
    );
  });
});

describe('new farmland and new facility land (policy item 1)', () => {
  it('is yes, no or not known', async () => {
    const properties = [{ new: 'Y' }, { new: 'N' }, { new: '' }];
    const { columns } = await statusOf({ properties, changes: { newFarmland: { field: 'new', values: ['Y'] } } });
    expect(Array.from(columns.newFarmland)).toEqual([FLAG_YES, FLAG_NO, FLAG_UNKNOWN]);
    expect(Array.from(columns.newFacilityLand)).toEqual([FLAG_UNKNOWN, FLAG_UNKNOWN, FLAG_UNKNOWN]);
  });
});
