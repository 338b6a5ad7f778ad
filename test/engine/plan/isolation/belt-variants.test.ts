import { describe, expect, it } from 'vitest';
import { ellipsoidalAreaM2 } from '../../../../engine/geometry/geodesic-area.ts';
import { InputDesk } from '../../../../engine/plan/input-desk.ts';
import { beltTables } from '../../../../engine/plan/isolation/belt-tables.ts';
import { beltVariants } from '../../../../engine/plan/isolation/belt-variants.ts';
import { openIsolation } from '../../../../engine/plan/isolation/isolation-desk.ts';
import { kindIndex } from '../../../../engine/plan/isolation/land-around.ts';
import { redrawBelts } from '../../../../engine/plan/isolation/redraw-belts.ts';
import { isolation } from '../../../../engine/plan/question/isolation-question.ts';
import { quietRun } from '../../../../engine/run/run.ts';
import { emptyTable } from '../../../../engine/table/table.ts';
import { polygons } from '../../isolation/flat-sets.ts';
import { standardText } from '../evidence-bench.ts';
import { filesOf } from '../tiny-plan.ts';
import { at, FIELD_M, isolationRule } from './belts-bench.ts';

const words = { zh: '测试', en: 'test' };
const M2_PER_MU = 2000 / 3;

type Rectangle = readonly [west: number, south: number, east: number, north: number];

/** A desk over rectangles; the first ones make up the bases, all others are field crops or what they are named. */
async function deskOf(
  rectangles: readonly Rectangle[],
  bases: readonly (readonly number[])[],
  changes: Record<string, unknown> = {},
  others: Readonly<Record<number, string>> = {},
) {
  const set = polygons(rectangles.map(([w, s, e, n]) => [at(w, s), at(e, s), at(e, n), at(w, n)]));
  const count = rectangles.length;
  const parcels = {
    ids: rectangles.map((_r, k) => `p${k}`),
    polygons: set,
    areaM2: ellipsoidalAreaM2(set),
    officialAreaM2: new Float64Array(count).fill(Number.NaN),
    villageOf: new Uint16Array(count),
    villages: [],
    fileOf: new Uint16Array(count),
    attributes: emptyTable(count),
  };
  const question = isolation.parse(isolationRule(changes));
  const kinds = new Int8Array(count).fill(-1);
  for (const row of bases.flat()) kinds[row] = kindIndex('organic');
  for (const [row, kind] of Object.entries(others)) kinds[Number(row)] = kindIndex(kind);
  const desk = await openIsolation(
    { parcels, desk: new InputDesk(filesOf({ 'isolation.json': standardText('isolation.json') })) },
    question,
    { bases: bases.map((rows) => Uint32Array.from(rows)), conversion: null, kinds },
    quietRun,
  );
  return { desk, question, parcels };
}

/** A base of 200 m × 200 m with a field of 100 m depth and the same height across a lane of 6 m in the east. */
const besideLane: Rectangle[] = [
  [0, 0, 200, 200],
  [206, 0, 306, 200],
];

const shelterbelt = { heightM: 10, stripM: 6, source: words };
const prices = { organicYuan: 1500, agreementYuan: 400, source: words };

describe('ways to keep a base apart', () => {
  it('inside, on the neighbour’s side, shared and behind trees, in closed form', async () => {
    const { desk, question } = await deskOf(besideLane, [[0]], { shelterbelt, prices });
    const base = desk.bases[0] as (typeof desk.bases)[number];
    const [inside, neighbour, shared, trees] = beltVariants(desk, base, question);
    const width = FIELD_M - 6;
    const net = (lost: number) => 40_000 - 200 * lost;
    expect(inside).toMatchObject({ id: 'inside', neighbourAreaM2: 0, neighbourParcels: 0, treeAreaM2: 0 });
    expect(inside?.netAreaM2).toBeCloseTo(net(width), 0);
    expect(inside?.costYuan).toBeCloseTo((200 * width * 1500) / M2_PER_MU, -1);

    expect(neighbour).toMatchObject({ id: 'neighbour', neighbourParcels: 1, treeAreaM2: 0 });
    expect(neighbour?.netAreaM2).toBeCloseTo(40_000, 0);
    // The neighbour's part begins at the neighbour's border.
    expect(neighbour?.neighbourAreaM2).toBeCloseTo(200 * width, 0);
    expect(neighbour?.costYuan).toBeCloseTo((200 * width * 400) / M2_PER_MU, -1);

    expect(shared?.netAreaM2).toBeCloseTo(net(width / 2), 0);
    expect(shared?.neighbourAreaM2).toBeCloseTo(100 * width, 0);
    expect(shared?.costYuan).toBeCloseTo((100 * width * 1900) / M2_PER_MU, -1);

    // Behind trees 0.1 / 0.3 % may leave the field: nearer than the lane is wide, so the floor remains.
    expect(trees).toMatchObject({ id: 'shelterbelt', neighbourAreaM2: 0 });
    expect(trees?.netAreaM2).toBeCloseTo(net(8), 0);
    expect(trees?.treeAreaM2).toBeCloseTo(200 * 6, 1);
    expect(trees?.costYuan).toBeCloseTo((200 * 8 * 1500) / M2_PER_MU, -1);
  });

  it('plants rows inside across the prevailing wind, on the crop land that is left', async () => {
    const { desk, question } = await deskOf(
      [
        [0, 0, 200, 700],
        [206, 0, 306, 700],
      ],
      [[0]],
      { shelterbelt },
    );
    const base = desk.bases[0] as (typeof desk.bases)[number];
    const still = beltVariants(desk, base, question).at(-1);
    expect(still?.trees).toMatchObject({ rows: null, everyM: 250 });
    expect(still?.trees?.words.en).toContain('no wind rose');
    const windy = { ...desk, exposure: (_parcel: number, bearing: number) => (bearing === 0 ? 1 : 0.2) };
    const trees = beltVariants(windy, base, question).at(-1);
    // 25 heights of 10 m apart: two rows of 6 m across the 192 m that a belt of 8 m leaves.
    expect(trees?.trees).toMatchObject({ rows: 2, everyM: 250 });
    expect(trees?.netAreaM2).toBeCloseTo(192 * 700 - 2 * 192 * 6, -1);
    expect(trees?.treeAreaM2).toBeCloseTo(700 * 6 + 2 * 192 * 6, -1);
    expect(beltVariants(windy, base, question)[0]?.trees).toBeNull();
  });

  it('asks agreement of farmers only, and counts their parcels', async () => {
    const { desk, question } = await deskOf(
      [
        [0, 0, 200, 200],
        [200, 0, 300, 90],
        [200, 90, 300, 200],
        [0, 200, 200, 260],
      ],
      [[0]],
      { targetDeposit: 100 },
      { 3: 'settlement' },
    );
    const base = desk.bases[0] as (typeof desk.bases)[number];
    const [inside, neighbour] = beltVariants(desk, base, question);
    expect(beltVariants(desk, base, question)).toHaveLength(3);
    expect(inside?.costYuan).toBeNull();
    expect(neighbour?.neighbourParcels).toBe(2);
    expect(neighbour?.neighbourAreaM2).toBeCloseTo(200 * 8, 0);
    // The settlement's belt stays on the own land.
    expect(neighbour?.netAreaM2).toBeCloseTo(40_000 - 200 * 8, 0);
  });
});

describe('redrawn belts', () => {
  const two: Rectangle[] = [
    [0, 0, 200, 200],
    [200, 0, 300, 200],
    [0, 400, 200, 600],
    [200, 400, 300, 600],
  ];

  it('are those of a fresh run with the same settings', async () => {
    const { desk } = await deskOf(two, [[0], [2]]);
    for (const change of [{ floorM: 40 }, { targetDeposit: 0.5 }, { placement: 'shared' as const }, { usableMu: 70 }]) {
      const fresh = await deskOf(two, [[0], [2]], change);
      const { tables } = await beltTables(fresh.desk, { question: fresh.question, bases: fresh.desk.bases }, quietRun);
      const redrawn = await redrawBelts(desk, { change, parcel: null }, quietRun);
      expect(redrawn).toEqual(tables);
    }
  });

  it('can be asked for one base', async () => {
    const { desk } = await deskOf(two, [[0], [2]]);
    const { netAreaM2, belts } = await redrawBelts(desk, { change: { floorM: 10 }, parcel: 2 }, quietRun);
    expect(Array.from(netAreaM2, Number.isNaN)).toEqual([true, true, false, true]);
    expect(new Set(belts.parcel)).toEqual(new Set([2]));
  });

  it.each([
    [{ floorM: 0 }, 'floorM', '0'],
    [{ floorM: -3 }, 'floorM', '-3'],
    [{ floorM: 5000 }, 'floorM', '5000'],
    [{ targetDeposit: 101 }, 'targetDeposit', '101'],
    [{ applications: 9 }, 'applications', '9'],
    [{ usableMu: -1 }, 'usableMu', '-1'],
  ])('refuse %j by key and value, with a remedy, in both languages', async (change, key, value) => {
    const { desk } = await deskOf(two, [[0]]);
    const refused = await redrawBelts(desk, { change, parcel: null }, quietRun).catch((error) => error);
    expect(refused).toMatchObject({ kind: 'usage', code: 'bad-belt-setting' });
    for (const language of ['zh', 'en'] as const) {
      expect(refused.text[language]).toContain(key);
      expect(refused.text[language]).toContain(value);
      expect(refused.remedy[language]).not.toBe('');
    }
  });
});
