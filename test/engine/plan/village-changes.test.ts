import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { repoRoot } from '../../shared-data.ts';
import { collection, planTiny, rasterBytes, square } from './tiny-plan.ts';

const words = { zh: '测试', en: 'test' };

/** Two squares of village a, then two of b of which the second has a land code that no rule knows. */
const parcels = collection(
  ['a', 'a', 'b', 'b'].map((village, k) => ({
    type: 'Feature',
    properties: { id: `p${k}`, village, code: k === 3 ? 'unheard' : 'arable' },
    geometry: {
      type: 'Polygon',
      coordinates: [[...square(100.5 + k / 1000, 38.85), [100.5 + k / 1000, 38.85]]],
    },
  })),
);

/** The policy with a threshold of 20 mu, which two squares of about 14.5 mu reach and one does not. */
const policy = JSON.parse(readFileSync(resolve(repoRoot, 'data/standards/policy-targets.json'), 'utf8'));
const targets = JSON.stringify({ ...policy, thousandMu: { ...policy.thousandMu, mu: 20 } });

const rule = { field: 'code', label: words, codes: 'test', permitted: ['arable'], forbidden: [], source: words };

const plan = (levels: readonly number[], changes: Record<string, unknown> = {}) =>
  planTiny(
    {
      'parcels.geojson': parcels,
      'level.tif': rasterBytes((column) => levels[column - 5] ?? 0),
      'targets.json': targets,
    },
    {
      targets: 'targets.json',
      land: { rules: [rule] },
      limits: ['land'],
      robustness: { draws: 100, seed: 1, concentration: 9, top: 1, measurement: [], source: words },
      improvement: { criteria: ['level'], percentile: 1, source: words },
      candidates: { gapM: 1, minimumMu: 0, classes: ['S1', 'S2', 'S3'], source: words },
      ...changes,
    },
  );

describe('changes of a village whose block grows by a test', () => {
  it('count the tested land in its mean: 90 and 60 are 75, short of the 80 on the list', async () => {
    const { villages } = await plan([80, 80, 90, 60]);
    const [a, b] = villages;
    expect([a?.rank, b?.rank]).toEqual([1, 2]);
    expect(b?.suitability).toBeCloseTo(0.9, 9);
    const { changes, isEnough } = b?.counterfactual ?? {};
    expect(changes?.map(({ kind }) => kind)).toEqual(['sample', 'improve']);
    expect(isEnough).toBe(true);
  });

  it('move each parcel no further than the best and tell the mean that is reached, worked by hand', async () => {
    // The best seen is 90: the first parcel stays, the second must go from 60 to 70 for a mean of 80.
    const { villages } = await plan([80, 80, 90, 60]);
    const change = villages[1]?.counterfactual.changes[1];
    if (change?.kind !== 'improve') throw new Error('no improvement');
    const [choice] = change.choices;
    expect(choice?.from).toBeCloseTo(75, 3);
    expect(choice?.step).toBeCloseTo(10, 3);
    expect(choice?.to).toBeCloseTo(80, 3);
    expect(villages[1]?.counterfactual.words.en).toMatch(/test \+10(\.1)? \(mean 75\.0 → 80(\.1)?\)$/);
  });

  it('are the test alone where the mean stays high enough', async () => {
    const { villages } = await plan([80, 80, 90, 75]);
    expect(villages[1]?.counterfactual.changes.map(({ kind }) => kind)).toEqual(['sample']);
    expect(villages[1]?.counterfactual.isEnough).toBe(true);
  });

  it('are not called enough where the mean falls and nothing can be improved', async () => {
    const { villages } = await plan([80, 80, 90, 60], { improvement: null });
    expect(villages[1]?.counterfactual).toMatchObject({ changes: [{ kind: 'sample' }], isEnough: false });
  });
});
