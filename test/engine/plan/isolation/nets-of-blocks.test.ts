import { describe, expect, it } from 'vitest';
import { ellipsoidalAreaM2 } from '../../../../engine/geometry/geodesic-area.ts';
import { InputDesk } from '../../../../engine/plan/input-desk.ts';
import { blockNet, type NetHelper } from '../../../../engine/plan/isolation/block-net.ts';
import { isolationGround, isolationSite } from '../../../../engine/plan/isolation/isolation-desk.ts';
import { NetsOfBlocks } from '../../../../engine/plan/isolation/nets-of-blocks.ts';
import { isolation } from '../../../../engine/plan/question/isolation-question.ts';
import { quietRun } from '../../../../engine/run/run.ts';
import { emptyTable } from '../../../../engine/table/table.ts';
import { polygons } from '../../isolation/flat-sets.ts';
import { standardText } from '../evidence-bench.ts';
import { filesOf } from '../tiny-plan.ts';
import { at, isolationRule } from './belts-bench.ts';

const COUNT = 12;

/** Twelve fields of 100 m × 200 m in a row, with lanes of 6 m between. */
async function ground() {
  const west = (k: number) => 106 * k;
  const set = polygons(
    Array.from({ length: COUNT }, (_v, k) => [
      at(west(k), 0),
      at(west(k) + 100, 0),
      at(west(k) + 100, 200),
      at(west(k), 200),
    ]),
  );
  const parcels = {
    ids: Array.from({ length: COUNT }, (_v, k) => `p${k}`),
    polygons: set,
    areaM2: ellipsoidalAreaM2(set),
    officialAreaM2: new Float64Array(COUNT).fill(Number.NaN),
    villageOf: new Uint16Array(COUNT),
    villages: [],
    fileOf: new Uint16Array(COUNT),
    attributes: emptyTable(COUNT),
  };
  const desk = new InputDesk(filesOf({ 'isolation.json': standardText('isolation.json') }));
  const question = isolation.parse(isolationRule({}));
  return isolationGround({ parcels, desk }, question, { bases: [], conversion: null });
}

const blocks = [[0], [1, 2, 3], [4, 5], [6, 7, 8, 9], [10, 11]].map((rows) => Uint32Array.from(rows));

/** Another thread that reckons on a copy of the ground, and is lost after some answers. */
async function helper(
  answers: number,
): Promise<NetHelper & { readonly asked: () => number; readonly closed: () => boolean }> {
  const site = isolationSite(structuredClone(await ground()));
  let [asked, closed] = [0, false];
  return {
    depth: 2,
    netOf: async (rows) => (++asked > answers ? null : blockNet(site, rows)),
    close: () => {
      closed = true;
    },
    asked: () => asked,
    closed: () => closed,
  };
}

describe('nets of blocks', () => {
  it('are those of one thread to the last bit, with helpers, and with some that are lost on the way', async () => {
    const site = isolationSite(await ground());
    const alone = await new NetsOfBlocks(site, blocks, []).all(quietRun);
    expect(Array.from(alone)).toEqual(blocks.map((rows) => blockNet(site, rows)));
    expect(alone.every((net) => net > 0)).toBe(true);
    for (const answers of [Number.POSITIVE_INFINITY, 1, 0]) {
      const helpers = [await helper(answers), await helper(Number.POSITIVE_INFINITY)];
      const nets = new NetsOfBlocks(site, blocks, helpers);
      expect(await nets.all(quietRun)).toEqual(alone);
      expect(helpers.every(({ asked }) => asked() > 0)).toBe(true);
      nets.close();
      expect(helpers.every(({ closed }) => closed())).toBe(true);
    }
  });

  it('tell what fails in a helper', async () => {
    const broken: NetHelper = { depth: 1, netOf: () => Promise.reject(new Error('broken')), close: () => undefined };
    const nets = new NetsOfBlocks(isolationSite(await ground()), blocks, [broken]);
    await expect(nets.all(quietRun)).rejects.toThrow('broken');
  });
});
