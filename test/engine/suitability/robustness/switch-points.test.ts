import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../../engine/suitability/robustness/seeded-random.ts';
import {
  type SwitchPoint,
  type SwitchQuestion,
  switchPoints,
} from '../../../../engine/suitability/robustness/switch-points.ts';

function question(rows: readonly (readonly number[])[], weights: readonly number[], top: number): SwitchQuestion {
  const memberships = weights.map((_w, k) => Float64Array.from(rows, (row) => row[k] as number));
  const known = memberships.map((column) => column.map((value) => (Number.isNaN(value) ? 0 : 1)));
  return { memberships, known, weights, tier: new Uint8Array(rows.length), top };
}

/** Whether alternative `own` is among the first `top` when criterion `k` has weight `t`. */
function isListed({ memberships, weights, top }: SwitchQuestion, own: number, k: number, t: number): boolean {
  const scores = Array.from(memberships[0] as Float64Array, (_v, i) => {
    let [sum, share] = [0, 0];
    for (const [c, weight] of weights.entries()) {
      const value = memberships[c]?.[i] as number;
      if (Number.isNaN(value)) continue;
      const w = c === k ? t : (weight * (1 - t)) / (1 - (weights[k] as number));
      sum += w * value;
      share += w;
    }
    return sum / share;
  });
  return scores.filter((score) => score > (scores[own] as number)).length < top;
}

describe('switchPoints', () => {
  it('finds where first and second change places, worked by hand', () => {
    // A (0.9, 0.2) and B (0.5, 0.8) at weight t of the first criterion: 0.9t + 0.2(1−t) = 0.5t + 0.8(1−t) at t = 0.6.
    const [first, second] = switchPoints(
      question(
        [
          [0.9, 0.2],
          [0.5, 0.8],
        ],
        [0.7, 0.3],
        1,
      ),
    ) as [SwitchPoint[], SwitchPoint[]];
    expect(first).toHaveLength(2);
    for (const list of [first, second].map((found) => [...found].sort((a, b) => a.criterion - b.criterion))) {
      expect(list.map(({ criterion, weight }) => [criterion, weight])).toEqual([
        [0, 0.7],
        [1, 0.3],
      ]);
      expect(list[0]?.switchWeight).toBeCloseTo(0.6, 12);
      expect(list[1]?.switchWeight).toBeCloseTo(0.4, 12);
    }
  });

  it('finds nothing where one alternative is best on every criterion', () => {
    expect(
      switchPoints(
        question(
          [
            [0.9, 0.9],
            [0.5, 0.8],
          ],
          [0.5, 0.5],
          1,
        ),
      ),
    ).toEqual([[], []]);
  });

  it('is the nearest change that a scan over a thousand weights sees, also with missing values', () => {
    const random = seededRandom(8);
    for (let round = 0; round < 12; round++) {
      const rows = Array.from({ length: 9 }, () =>
        Array.from({ length: 4 }, () => (random.uniform() < 0.15 * (round % 2) ? Number.NaN : random.uniform())),
      );
      const asked = question(rows, [0.4, 0.3, 0.2, 0.1], 3);
      for (const [own, list] of switchPoints(asked).entries()) {
        for (const k of asked.weights.keys()) {
          const weight = asked.weights[k] as number;
          const found = list.find(({ criterion }) => criterion === k)?.switchWeight ?? null;
          const seen = nearestSeen(asked, own, k, weight);
          if (seen === null) expect(found === null || found < 0.001 || found > 0.999).toBe(true);
          else expect(Math.abs((found as number) - weight)).toBeLessThanOrEqual(Math.abs(seen - weight) + 1e-9);
          if (found === null) continue;
          const away = found > weight ? 1e-7 : -1e-7;
          expect(isListed(asked, own, k, found + away)).not.toBe(isListed(asked, own, k, weight));
        }
      }
    }
  });
});

function nearestSeen(asked: SwitchQuestion, own: number, k: number, weight: number): number | null {
  const now = isListed(asked, own, k, weight);
  for (let step = 1; step <= 1000; step++) {
    for (const t of [weight + step / 1000, weight - step / 1000]) {
      if (t > 0 && t < 1 && isListed(asked, own, k, t) !== now) return t;
    }
  }
  return null;
}
