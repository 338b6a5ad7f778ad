import { describe, expect, it } from 'vitest';
import { cropReader } from '../../../engine/rotation/crop-names.ts';
import { rotationStandardSchema } from '../../../engine/rotation/rotation-standard.ts';
import { standardText } from '../plan/evidence-bench.ts';

const standard = rotationStandardSchema.parse(JSON.parse(standardText('rotation.json')));
const read = cropReader(standard.crops);
const ids = (written: string) => {
  const answer = read(written);
  return answer.kind === 'crops' ? answer.crops.map(({ id }) => id) : answer.kind;
};

describe('crop names as written', () => {
  it.each([
    ['玉米', ['maize']],
    [' 玉米（制种） ', ['maize']],
    ['苜蓿(2021年起)', ['alfalfa']],
    ['洋芋', ['potato']],
    ['谷子/糜子', ['millet']],
    ['玉米/大豆', ['maize', 'soybean']],
    ['Brassica oleracea var. italica', ['broccoli']],
    ['休耕', 'fallow'],
    ['不详', 'not-known'],
    ['', 'not-known'],
    ['菜', 'no-such-crop'],
    ['饲草', 'no-such-crop'],
    ['大葱', 'no-such-crop'],
    ['玉米/大葱', 'no-such-crop'],
  ])('%j', (written, expected) => {
    expect(ids(written)).toEqual(expected);
  });

  it('tells green manure from a crop', () => {
    expect(read('绿肥(箭筈豌豆)')).toMatchObject({ kind: 'crops', asGreenManure: true });
    expect(read('箭筈豌豆')).toMatchObject({ kind: 'crops', asGreenManure: false });
  });

  it('names what is near and takes it for nothing', () => {
    expect(read('大葱')).toMatchObject({ suggestions: expect.arrayContaining(['大蒜']) });
  });

  it('gives every name to one crop only', () => {
    const all = standard.crops.flatMap(({ names }) => names);
    expect(new Set(all).size).toBe(all.length);
  });
});
