import { describe, expect, it } from 'vitest';
import { planTiny, rasterBytes, tinyScenario } from './tiny-plan.ts';

const [level] = tinyScenario().criteria as Record<string, unknown>[];
const { weight: _weight, ...unweighted } = level as { weight: number };

/** Three criteria without weights, on rasters of 90, 60 and 30. */
const THREE = {
  rasters: ['soil', 'water', 'air'].map((id) => ({ id, file: `${id}.tif`, unit: '' })),
  criteria: ['soil', 'water', 'air'].map((id) => ({ ...unweighted, id, column: `${id}.mean` })),
};

const files = { 'soil.tif': rasterBytes(90), 'water.tif': rasterBytes(60), 'air.tif': rasterBytes(30) };

const planThree = (document: unknown, weighting: Record<string, unknown>) =>
  planTiny({ ...files, 'weights.json': JSON.stringify(document) }, { ...THREE, weighting });

const ahp = { method: 'ahp', judgements: 'weights.json' };

describe('weights of a scenario', () => {
  it('come from consistent comparisons, which tell their ratio', async () => {
    const judgements = {
      names: ['soil', 'water', 'air'],
      matrix: [
        [1, 2, 4],
        ['1/2', 1, 2],
        ['1/4', '1/2', 1],
      ],
    };
    const plan = await planThree(judgements, ahp);
    for (const [k, weight] of [4 / 7, 2 / 7, 1 / 7].entries()) {
      expect(plan.criteria[k]?.weight).toBeCloseTo(weight, 9);
    }
    expect(plan.parcels.suitability[0]).toBeCloseTo((4 * 0.9 + 2 * 0.6 + 0.3) / 7, 9);
    expect(plan.weighting).toMatchObject({ method: 'ahp' });
    expect(plan.weighting.consistency?.CR).toBeCloseTo(0, 9);
    expect(plan.inputs.map(({ file }) => file)).toContain('weights.json');
  });

  it('are refused from inconsistent comparisons (method example E2), naming the judgement', async () => {
    const judgements = {
      names: ['soil', 'water', 'air'],
      matrix: [
        [1, 3, 5],
        ['1/3', 1, 5],
        ['1/5', '1/5', 1],
      ],
    };
    await expect(planThree(judgements, ahp)).rejects.toMatchObject({
      kind: 'infeasible',
      code: 'inconsistent-judgements',
      at: { file: 'weights.json' },
      // A plan has no such option: the weights are reckoned by the command that has, and written into the scenario.
      remedy: { en: expect.stringMatching(/wotu weights --accept-inconsistent .* beside the criteria$/) },
    });
  });

  it('come from an order of importance by the centroid (Barron and Barrett 1996: 0.6111, 0.2778, 0.1111)', async () => {
    const plan = await planThree(
      { ranks: { water: 1, soil: 2, air: 3 } },
      { method: 'rank-order', order: 'weights.json' },
    );
    expect(plan.criteria.map(({ weight }) => weight.toFixed(4))).toEqual(['0.2778', '0.6111', '0.1111']);
  });

  it('must be of the criteria, each of them once', async () => {
    const order = { method: 'rank-order', order: 'weights.json' };
    await expect(planThree({ order: ['soil', 'water', 'moon'] }, order)).rejects.toMatchObject({
      code: 'weights-do-not-fit',
      at: { field: 'moon' },
    });
    await expect(planThree({ order: ['soil', 'water'] }, order)).rejects.toMatchObject({ at: { field: 'air' } });
  });

  it('stand beside the criteria or come from a method, never both and never in part', async () => {
    const [soil, ...others] = THREE.criteria;
    const mixed = [{ ...soil, weight: 1 }, ...others];
    await expect(planTiny(files, { ...THREE, criteria: mixed })).rejects.toThrow(/water has no weight/);
    await expect(planTiny(files, { ...THREE, criteria: mixed, weighting: ahp })).rejects.toThrow(
      /weights come from ahp, yet soil has 1/,
    );
  });
});
