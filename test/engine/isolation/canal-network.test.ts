import { describe, expect, it } from 'vitest';
import { type CanalNetwork, type CanalRule, canalNetwork } from '../../../engine/isolation/canal-network.ts';
import { canalPieces } from '../../../engine/isolation/canal-pieces.ts';
import { downstreamOf } from '../../../engine/isolation/canal-reach.ts';
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

/** By feature, the features it feeds. */
const feeds = ({ joints, flow }: CanalNetwork) =>
  Array.from(flow, (_, k) => [...new Set(joints.filter(({ from }) => from === k).map(({ to }) => to))]);

describe('canalNetwork', () => {
  it('lets a tail feed a head and a side, and a side feed a head', () => {
    const network = canalNetwork(drawn, rule);
    expect(feeds(network)).toEqual([[1, 2], [], [], [0], []]);
    expect(network.alone).toEqual([4]);
  });

  it('turns everything round when lines are drawn against the water', () => {
    expect(feeds(canalNetwork(drawn, { ...rule, direction: 'against-drawn' }))).toEqual([[3], [0], [0], [], []]);
  });

  it('lets the higher level feed the lower however both are drawn, and goes by the drawing where a level is unknown', () => {
    const rank = Float64Array.of(0, 0, 1, 1, 0);
    expect(feeds(canalNetwork(drawn, { ...rule, rank }))).toEqual([[1, 2, 3], [], [], [], []]);
    const unknown = Float64Array.of(0, 0, 1, Number.NaN, 0);
    expect(feeds(canalNetwork(drawn, { ...rule, rank: unknown }))[3]).toEqual([0]);
  });

  it('joins within the tolerance and not beyond', () => {
    expect(feeds(canalNetwork(drawn, { ...rule, joinM: 5.5 }))).toEqual([[2], [], [], [], []]);
    expect(feeds(canalNetwork(drawn, { ...rule, joinM: 4 })).flat()).toEqual([]);
  });

  it('joins two heads or two tails to nobody', () => {
    const apart = lines([
      [at(0, 0), at(500, 0)],
      [at(0, 4), at(-500, 0)],
      [at(1000, 0), at(503, 0)],
    ]);
    const { joints, alone } = canalNetwork(apart, { ...rule, codes: ['a', 'b', 'c'] });
    expect(joints).toEqual([]);
    expect(alone).toEqual([]);
  });

  it('takes lines of one code that nothing joins for one water', () => {
    const network = canalNetwork(drawn, { ...rule, codes: ['a', 'b', 'c', 'd', 'b'] });
    expect(feeds(network)[1]).toEqual([4]);
    expect(feeds(network)[4]).toEqual([1]);
    // The trunk and its continuation join already.
    expect(feeds(canalNetwork(drawn, { ...rule, codes: ['a', 'a', 'c', 'd', 'e'] }))[1]).toEqual([]);
  });

  it('tells the places of joints along both lines', () => {
    const places = canalNetwork(drawn, rule).joints.map(({ from, fromM, to, toM }) => [from, fromM, to, toM]);
    expect(places).toHaveLength(3);
    for (const [k, place] of [
      [0, 1000, 1, 0],
      [0, 400, 2, 0],
      [3, 894, 0, 700],
    ].entries()) {
      for (const [i, value] of place.entries()) expect(places[k]?.[i]).toBeCloseTo(value, 0);
    }
  });

  it('does not know which way a line runs that is fed where it should end or feeds where it should begin', () => {
    const rank = Float64Array.of(0, 0, 1, 1, 0);
    // The fourth is drawn towards the trunk that feeds it.
    expect([...canalNetwork(drawn, { ...rule, rank }).flow]).toEqual([1, 1, 1, 0, 1]);
    expect([...canalNetwork(drawn, { ...rule, direction: 'against-drawn' }).flow]).toEqual([-1, -1, -1, -1, -1]);
  });
});

describe('canalPieces', () => {
  it('cuts lines into equal pieces that follow one another', () => {
    const { lines: pieces, section, startM, endM } = canalPieces(drawn);
    const own = [...section.keys()].filter((piece) => section[piece] === 0);
    for (const piece of own) {
      expect((endM[piece] as number) - (startM[piece] as number)).toBeLessThanOrEqual(50);
      expect(startM[piece]).toBe(piece === 0 ? 0 : endM[piece - 1]);
    }
    expect(endM[own.at(-1) as number]).toBeCloseTo(1000, 2);
    expect(pieces.geometryOffsets).toHaveLength(section.length + 1);
    expect(pieces.coordinates.subarray(0, 2)).toEqual(drawn.coordinates.subarray(0, 2));
  });
});

describe('downstreamOf', () => {
  const network = canalNetwork(drawn, rule);

  it('reaches what lies below a place, in its own line and where that feeds others', () => {
    const reached = downstreamOf(network, [{ section: 0, atM: 450 }]);
    expect(reached({ section: 0, atM: 440 })).toBe(false);
    expect(reached({ section: 0, atM: 460 })).toBe(true);
    // The branch leaves at 400 m, above the place; the continuation below it.
    expect(reached({ section: 2, atM: 10 })).toBe(false);
    expect(reached({ section: 1, atM: 0 })).toBe(true);
    expect(reached({ section: 3, atM: 890 })).toBe(false);
    const above = downstreamOf(network, [{ section: 0, atM: 100 }]);
    expect(above({ section: 2, atM: 10 })).toBe(true);
    const feeder = downstreamOf(network, [{ section: 3, atM: 0 }]);
    expect([feeder({ section: 0, atM: 650 }), feeder({ section: 0, atM: 750 })]).toEqual([false, true]);
    expect(feeder({ section: 2, atM: 10 })).toBe(false);
  });

  it('runs against the drawing where the rule says so', () => {
    const against = canalNetwork(drawn, { ...rule, direction: 'against-drawn' });
    const reached = downstreamOf(against, [{ section: 0, atM: 450 }]);
    expect([reached({ section: 0, atM: 460 }), reached({ section: 0, atM: 440 })]).toEqual([false, true]);
    // The fourth leaves at 700 m, above the place.
    expect(reached({ section: 3, atM: 0 })).toBe(false);
    expect(downstreamOf(against, [{ section: 0, atM: 800 }])({ section: 3, atM: 0 })).toBe(true);
  });

  it('takes the whole of a line whose water nobody knows the way of, and ends in a circle', () => {
    const circle = {
      flow: Int8Array.of(0, 1),
      joints: [
        { from: 0, fromM: 10, to: 1, toM: 0 },
        { from: 1, fromM: 90, to: 0, toM: 20 },
      ],
    };
    const reached = downstreamOf(circle, [{ section: 0, atM: 50 }]);
    expect([reached({ section: 0, atM: 0 }), reached({ section: 1, atM: 5 })]).toEqual([true, true]);
    const late = downstreamOf(circle, [{ section: 1, atM: 95 }]);
    expect([late({ section: 0, atM: 0 }), late({ section: 1, atM: 94 })]).toEqual([false, false]);
    expect(downstreamOf(circle, [{ section: 1, atM: 80 }])({ section: 1, atM: 5 })).toBe(true);
  });
});
