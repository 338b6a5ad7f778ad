import { describe, expect, it } from 'vitest';
import { type CanalRule, canalNetwork, downstreamOf } from '../../../engine/isolation/canal-network.ts';
import { lines, offset } from './flat-sets.ts';

const place = [100.4, 38.9] as const;
const at = (east: number, north: number) => offset(place, east, north);
const rule: CanalRule = { joinM: 10, direction: 'as-drawn', rank: null, codes: ['a', 'b', 'c', 'd', 'e'] };

/** A trunk eastward, its continuation, a branch from its side, a feeder into its side, and one alone. */
const drawn = lines([
  [at(0, 0), at(500, 0), at(1000, 0)],
  [at(1006, 0), at(2000, 0)],
  [at(400, -5), at(400, -900)],
  [at(700, 900), at(700, 6)],
  [at(0, 3000), at(900, 3000)],
]);

describe('canalNetwork', () => {
  it('lets a tail feed a head and a side, and a side feed a head', () => {
    const { feeds, alone } = canalNetwork(drawn, rule);
    expect(feeds).toEqual([[1, 2], [], [], [0], []]);
    expect(alone).toEqual([4]);
  });

  it('turns everything round when lines are drawn against the water', () => {
    expect(canalNetwork(drawn, { ...rule, direction: 'against-drawn' }).feeds).toEqual([[3], [0], [0], [], []]);
  });

  it('lets the higher level feed the lower however both are drawn, and goes by the drawing where a level is unknown', () => {
    const rank = Float64Array.of(0, 0, 1, 1, 0);
    expect(canalNetwork(drawn, { ...rule, rank }).feeds).toEqual([[1, 2, 3], [], [], [], []]);
    const unknown = Float64Array.of(0, 0, 1, Number.NaN, 0);
    expect(canalNetwork(drawn, { ...rule, rank: unknown }).feeds[3]).toEqual([0]);
  });

  it('joins within the tolerance and not beyond', () => {
    expect(canalNetwork(drawn, { ...rule, joinM: 5.5 }).feeds).toEqual([[2], [], [], [], []]);
    expect(canalNetwork(drawn, { ...rule, joinM: 4 }).feeds.flat()).toEqual([]);
  });

  it('joins two heads or two tails to nobody', () => {
    const apart = lines([
      [at(0, 0), at(500, 0)],
      [at(0, 4), at(-500, 0)],
      [at(1000, 0), at(503, 0)],
    ]);
    const { feeds, alone } = canalNetwork(apart, { ...rule, codes: ['a', 'b', 'c'] });
    expect(feeds.flat()).toEqual([]);
    expect(alone).toEqual([]);
  });

  it('takes lines of one code for one water', () => {
    const codes = ['a', 'b', 'c', 'd', 'b'];
    expect(canalNetwork(drawn, { ...rule, codes }).feeds[1]).toEqual([4]);
  });
});

describe('downstreamOf', () => {
  it('reaches all that is below, once, also round a circle', () => {
    const network = canalNetwork(drawn, rule);
    expect([...downstreamOf(network, [3])].sort()).toEqual([0, 1, 2, 3]);
    expect([...downstreamOf(network, [1])]).toEqual([1]);
    expect([...downstreamOf({ feeds: [[1], [0]], alone: [] }, [0])].sort()).toEqual([0, 1]);
  });
});
