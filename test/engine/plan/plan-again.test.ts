import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { diskSource } from '../../../cli/file-source.ts';
import { nodeInflate } from '../../../cli/inflate.ts';
import { planDocument } from '../../../engine/plan/plan-document.ts';
import type { PlanGround } from '../../../engine/plan/plan-ground.ts';
import { type PlanResult, SCORED } from '../../../engine/plan/plan-tables.ts';
import { rescoreGround } from '../../../engine/plan/rescore-ground.ts';
import { runPlan } from '../../../engine/plan/run-plan.ts';
import type { Run } from '../../../engine/run/run.ts';
import type { Membership } from '../../../engine/suitability/membership.ts';
import { repoRoot } from '../../shared-data.ts';

const FOLDER = resolve(repoRoot, 'data/scenarios');

interface ScenarioCriterion {
  readonly id: string;
  readonly weight: number;
  readonly membership?: Membership;
}

/** One town of the embedded question, without the belts and histories that take long. */
const scenario = (() => {
  const document = JSON.parse(readFileSync(resolve(FOLDER, 'seven-towns.json'), 'utf8'));
  const files = document.parcels.files.filter((file: string) => file.includes('/heiquan/'));
  return { ...document, parcels: { ...document.parcels, files }, isolation: null, rotation: null, sources: null };
})();
const criteria: readonly ScenarioCriterion[] = scenario.criteria;

/** Weights in the reverse order, and soil organic matter gets a curve of the scenario's own. */
const CURVE: Membership = { kind: 'linear', zero: 6, one: 24 };
const changed = {
  ...scenario,
  criteria: criteria.map((entry, k) => ({
    ...entry,
    weight: criteria[criteria.length - 1 - k]?.weight ?? 0,
    ...(entry.id === 'soil-organic-matter' ? { membership: CURVE } : {}),
  })),
  classes: { ...scenario.classes, bounds: [0.8, 0.6, 0.4] },
};

function plan(document: unknown, kept: { ground?: PlanGround; stages?: Set<string> } = {}): Promise<PlanResult> {
  const run: Run = { step: async (stage) => void kept.stages?.add(stage) };
  const inputs = { open: (name: string) => diskSource(FOLDER, name), inflate: nodeInflate };
  const keepGround = (ground: PlanGround) => {
    kept.ground = ground;
  };
  const question = { scenario: document, scenarioName: 'town', inputs, ground: kept.ground ?? null, keepGround };
  return runPlan(question, run);
}

describe('a plan asked anew', () => {
  const kept: { ground?: PlanGround; stages?: Set<string> } = {};
  let first: PlanResult;
  let fresh: PlanResult;

  beforeAll(async () => {
    first = await plan(scenario, kept);
    fresh = await plan(changed);
  }, 120_000);

  it('has something to change', () => {
    expect(criteria.some(({ id }) => id === 'soil-organic-matter')).toBe(true);
    const weights = criteria.map(({ weight }) => weight);
    expect(weights).not.toEqual([...weights].reverse());
    expect(planDocument(fresh.tables)).not.toBe(planDocument(first.tables));
  });

  it('scores anew what a whole plan scores, over what the first plan read', async () => {
    if (kept.ground === undefined) throw new Error('no ground was kept');
    const bases = fresh.tables.candidates.map(({ parcels }) => parcels);
    const known = Object.fromEntries(first.tables.criteria.map(({ id, membership }) => [id, membership]));
    const again = await rescoreGround(kept.ground, { scenario: changed, scenarioName: 'town', bases, known });
    const { parcels, villages, candidates, criteria: weighted } = fresh.tables;
    for (const [name, column] of Object.entries(again.parcels)) {
      expect(column, name).toEqual(parcels[name as keyof typeof again.parcels]);
    }
    expect(again.criteria).toEqual(weighted);
    expect(Array.from(again.villageSuitability, (mean) => (Number.isNaN(mean) ? null : mean))).toEqual(
      villages.map(({ suitability }) => suitability),
    );
    expect(Array.from(again.villageClassAreaM2)).toEqual(villages.flatMap(({ classAreaM2 }) => classAreaM2));
    expect(Array.from(again.baseSuitability)).toEqual(candidates.map(({ suitability }) => suitability));
  });

  it('sends memberships of changed curves only', async () => {
    if (kept.ground === undefined) throw new Error('no ground was kept');
    const known = Object.fromEntries(first.tables.criteria.map(({ id, membership }) => [id, membership]));
    const again = await rescoreGround(kept.ground, { scenario: changed, scenarioName: 'town', bases: [], known });
    const sent = again.memberships.flatMap((column, k) => (column === null ? [] : [again.criteria[k]?.id]));
    expect(sent).toEqual(['soil-organic-matter']);
    const k = again.criteria.findIndex(({ id }) => id === 'soil-organic-matter');
    expect(again.memberships[k]).toEqual(fresh.tables.parcels.criteria[k]?.memberships);
    expect(again.criteria[k]?.source).toMatchObject({ confidence: 'setting' });
    expect(again.criteria[k]?.source.reference.zh).toContain('情景自定');
  });

  it('plans anew without reading again, to the same bytes as a plan from the start', async () => {
    kept.stages = new Set();
    const again = await plan(changed, kept);
    expect(planDocument(again.tables)).toBe(planDocument(fresh.tables));
    expect(again.candidatesGeoJson).toBe(fresh.candidatesGeoJson);
    expect([...kept.stages]).not.toContain('zonal');
    expect([...kept.stages]).toContain('score');
    const back = await plan(scenario, kept);
    expect(planDocument(back.tables)).toBe(planDocument(first.tables));
  }, 60_000);

  it('reads again when other files are asked for, and refuses to score them', async () => {
    if (kept.ground === undefined) throw new Error('no ground was kept');
    const other = { ...changed, water: null, limits: ['soil'] };
    const question = { scenario: other, scenarioName: 'town', bases: [], known: {} };
    await expect(rescoreGround(kept.ground, question)).rejects.toMatchObject({ code: 'another-ground' });
    kept.stages = new Set();
    const { tables } = await plan(other, { ...kept });
    expect([...kept.stages]).toContain('zonal');
    expect(tables.parcels.status.some((status) => status === SCORED)).toBe(true);
  }, 60_000);
});
