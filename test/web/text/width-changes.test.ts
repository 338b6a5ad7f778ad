import { describe, expect, it } from 'vitest';
import { compassWord } from '../../../web/text/compass.ts';
import { dictionaryOf } from '../../../web/text/dictionary.ts';
import { widthChanges } from '../../../web/text/width-changes.ts';
import { smallBelts } from '../small-belts.ts';
import { speechOf } from '../speeches.ts';

const belts = smallBelts();
const speech = speechOf('en');
const words = speech.t.belts.change;
const metres = speech.format.metres;

describe('what would change a belt', () => {
  it('begins with the term that decides', () => {
    expect(widthChanges(belts, 0, speech)[0]).toBe(words.drift(metres(8)));
    expect(widthChanges(belts, 2, speech)[0]).toBe(words.floorOnly);
    const [crop] = belts.causes;
    const [floor, drift] = crop?.terms ?? [];
    if (crop === undefined || floor === undefined || drift === undefined) throw new Error('no terms');
    const narrow = { ...belts, causes: [{ ...crop, terms: [floor, { ...drift, widthM: 3 }], decisive: 0 }] };
    expect(widthChanges(narrow, 0, speech)[0]).toBe(words.floorNext('drift', metres(3)));
    const certified = {
      ...belts,
      causes: [{ ...crop, terms: [floor, { ...floor, id: 'certifier' as const }], decisive: 1 }],
    };
    expect(widthChanges(certified, 0, speech)[0]).toBe(words.certifier);
  });

  it('speaks of the neighbour only where a parcel lies across', () => {
    expect(widthChanges(belts, 1, speech)).toContain(words.convert);
    expect(widthChanges(belts, 1, speech)).toContain(words.agree);
    expect(widthChanges(belts, 0, speech)).not.toContain(words.convert);
    const shared = { ...belts, rule: { ...belts.rule, placement: 'shared' as const } };
    expect(widthChanges(shared, 1, speech)).not.toContain(words.agree);
  });

  it('names what is missing', () => {
    expect(widthChanges(belts, 1, speech)).toContain(words.short(metres(2)));
    expect(widthChanges(belts, 2, speech)).not.toContain(words.short(metres(2)));
  });

  it('tells land without a belt from land too far away', () => {
    expect(widthChanges(belts, 3, speech)).toEqual([words.noBelt]);
    const far = { ...belts, causes: belts.causes.map((cause) => ({ ...cause, terms: [], decisive: -1 })) };
    expect(widthChanges(far, 0, speech)).toEqual([words.tooFar]);
  });
});

describe('compass words', () => {
  it.each([
    [0, '北', 'north'],
    [22, '北', 'north'],
    [23, '东北', 'northeast'],
    [180, '南', 'south'],
    [291, '西', 'west'],
    [359.9, '北', 'north'],
  ])('%i degrees', (bearing, zh, en) => {
    expect([compassWord(bearing, dictionaryOf('zh')), compassWord(bearing, dictionaryOf('en'))]).toEqual([zh, en]);
  });
});
