import { describe, expect, it } from 'vitest';
import { type DifficultyFacts, difficultyOf } from '../../../engine/suitability/difficulty.ts';
import { DIFFICULTY_PARTS } from '../../../engine/suitability/difficulty-parts/index.ts';

const EASY: DifficultyFacts = {
  cleanliness: 1,
  sampledShare: 1,
  largestBlockM2: 800_000,
  thresholdM2: 666_667,
  monthsToOrganic: 0,
  conversionMonths: 24,
  wateredShare: 1,
  saltMembership: 1,
  conventionalEdgeShare: 0,
  hasOperator: true,
};

const equal = DIFFICULTY_PARTS.map(() => 1 / DIFFICULTY_PARTS.length);

/** Facts that make exactly one part hard. */
const HARD: Readonly<Record<string, Partial<DifficultyFacts>>> = {
  unclean: { cleanliness: 0 },
  unsampled: { sampledShare: 0 },
  scattered: { largestBlockM2: 0 },
  converting: { monthsToOrganic: 40 },
  unwatered: { wateredShare: 0 },
  saline: { saltMembership: 0 },
  'conventional-neighbours': { conventionalEdgeShare: 1 },
  'no-operator': { hasOperator: false },
};

const reckoned = (facts: DifficultyFacts) => difficultyOf(DIFFICULTY_PARTS, equal, { hard: facts, easy: facts });

describe('difficultyOf', () => {
  it('is 0 for clean, sampled, contiguous, organic, watered land without salt, apart and with an operator', () => {
    expect(difficultyOf(DIFFICULTY_PARTS, equal, { hard: EASY, easy: EASY })).toEqual({
      value: 0,
      low: 0,
      parts: DIFFICULTY_PARTS.map(() => 0),
    });
  });

  it.each(DIFFICULTY_PARTS.map((part) => [part.id, part] as const))('%s alone makes its weight of it', (id, part) => {
    const hard = reckoned({ ...EASY, ...HARD[id] });
    expect(hard.value).toBeCloseTo(1 / 8, 12);
    expect(hard.parts[DIFFICULTY_PARTS.indexOf(part)]).toBe(1);
  });

  it('worked by hand: half a block, 6 of 24 months, three quarters watered', () => {
    const { parts, value } = reckoned({
      ...EASY,
      largestBlockM2: 333_333.5,
      monthsToOrganic: 6,
      wateredShare: 0.75,
    });
    expect(parts).toEqual([0, 0, 0.5, 0.25, 0.25, 0, 0, 0]);
    expect(value).toBeCloseTo(0.125, 12);
  });

  it('counts half-known land between its worst and its best', () => {
    const half = difficultyOf(DIFFICULTY_PARTS, equal, {
      hard: { ...EASY, saltMembership: 0.5 },
      easy: { ...EASY, saltMembership: 1 },
    });
    expect([half.value, half.low]).toEqual([0.0625, 0]);
  });

  it('counts what nobody knows as hard, and says what it could fall to', () => {
    const unknown: DifficultyFacts = {
      cleanliness: null,
      sampledShare: null,
      largestBlockM2: 0,
      thresholdM2: null,
      monthsToOrganic: null,
      conversionMonths: null,
      wateredShare: null,
      saltMembership: null,
      conventionalEdgeShare: null,
      hasOperator: null,
    };
    const { value, low, parts } = reckoned(unknown);
    expect(parts).toEqual(DIFFICULTY_PARTS.map(() => null));
    expect(value).toBeCloseTo(1, 12);
    expect(low).toBe(0);
  });
});
