import { describe, expect, it } from 'vitest';
import { cropReader } from '../../../engine/rotation/crop-names.ts';
import { STANDARD as standard } from './rotation-bench.ts';

const read = cropReader(standard);
const idsBy = (reader: typeof read) => (written: string) => {
  const answer = reader(written);
  if (answer.kind !== 'crops') return answer.kind;
  const sequence = answer.sequence.map(({ crops }) => crops.map((crop) => standard.crops[crop]?.id));
  return sequence.length === 1 ? sequence[0] : sequence;
};
const ids = idsBy(read);

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
    ['娃娃菜;西兰花', [['baby_cabbage'], ['broccoli']]],
    ['春小麦 → 绿肥(箭筈豌豆)', [['spring_wheat'], ['common_vetch']]],
    ['玉米/大豆；毛叶苕子', [['maize', 'soybean'], ['hairy_vetch']]],
    ['春小麦;大葱', 'no-such-crop'],
    ['春小麦;不详', ['spring_wheat']],
  ])('%j', (written, expected) => {
    expect(ids(written)).toEqual(expected);
  });

  it('tells green manure and seed from a crop', () => {
    const first = (written: string) => {
      const answer = read(written);
      return answer.kind === 'crops' ? answer.sequence[0] : answer.kind;
    };
    expect(first('绿肥(箭筈豌豆)')).toMatchObject({ asGreenManure: true, forSeed: false });
    expect(first('箭筈豌豆')).toMatchObject({ asGreenManure: false });
    expect(first('制种玉米')).toMatchObject({ forSeed: true, asGreenManure: false });
    expect(first('玉米（制种）')).toMatchObject({ forSeed: true });
    expect(first('玉米')).toMatchObject({ forSeed: false });
  });

  it('reads the words of an own table: land not cropped, and words that stand for others', () => {
    const words = {
      ...standard.words,
      notCropped: ['Shrubland'],
      meaning: { 'Dbl Crop WinWht/Corn': 'spring wheat;corn', 24: 'spring wheat' },
    };
    const own = idsBy(cropReader({ ...standard, words }));
    expect(own('shrubland')).toBe('not-cropped');
    expect(own('Dbl Crop WinWht/Corn')).toEqual([['spring_wheat'], ['maize']]);
    expect(own('24')).toEqual(['spring_wheat']);
  });

  it('says when the writer does not know all of a year', () => {
    expect(read('春小麦;不详')).toMatchObject({ kind: 'crops', isPartial: true });
    expect(read('春小麦;豌豆')).toMatchObject({ kind: 'crops', isPartial: false });
  });

  it('names what is near and takes it for nothing', () => {
    expect(read('大葱')).toMatchObject({ suggestions: expect.arrayContaining(['大蒜']) });
  });

  it('gives every name to one crop only', () => {
    const all = standard.crops.flatMap(({ names }) => names);
    expect(new Set(all).size).toBe(all.length);
  });
});
