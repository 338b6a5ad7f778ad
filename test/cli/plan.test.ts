import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ellipsoidalRingArea } from '../../engine/geometry/geodesic-area.ts';
import { repoRoot } from '../shared-data.ts';
import { planOfRun, type WrittenPlan } from './plan-of-run.ts';
import { type Finished, runWotu } from './run-wotu.ts';

const FILES = [
  'plan.json',
  'candidates.geojson',
  'parcels.fgb',
  'belts.geojson',
  'belts.csv',
  'conflicts.csv',
  'report.html',
];

const SCENARIO = 'data/scenarios/seven-towns.json';

/** The scenario with the parcels of one town, for a file that stands elsewhere. */
function ofOneTown(): string {
  const scenario = JSON.parse(readFileSync(resolve(repoRoot, SCENARIO), 'utf8'));
  const files = scenario.parcels.files.filter((file: string) => file.includes('/heiquan/'));
  const document = JSON.stringify({ ...scenario, parcels: { ...scenario.parcels, files } });
  return document.replaceAll('"../', `"${resolve(repoRoot, 'data')}/`);
}

interface PlanDocument {
  readonly parcels: { readonly length: number; readonly status: number[]; readonly candidate: number[] };
  readonly candidates: {
    readonly id: string;
    readonly rank: number;
    readonly parcels: number[];
    readonly grossAreaM2: number;
    readonly netAreaM2: number;
    readonly suitability: number;
  }[];
  readonly villages: {
    readonly code: string;
    readonly rank: number;
    readonly band: { readonly low: number; readonly high: number; readonly topShare: number } | null;
    readonly difficulty: { readonly value: number } | null;
    readonly counterfactual: { readonly words: { readonly en: string } };
  }[];
  readonly targets: { readonly county: string; readonly candidateWanMu: number }[];
  readonly contradictions: { readonly id: string }[];
  readonly inputs: { readonly file: string; readonly sha256: string; readonly counts: Record<string, number> }[];
  readonly findings: { readonly code: string }[];
}

/** The first villages with what is said of their rank. */
function shortlistOf({ villages }: PlanDocument, count: number) {
  return villages
    .filter(({ rank }) => rank > 0)
    .sort((a, b) => a.rank - b.rank)
    .slice(0, count)
    .map(({ code, rank, band, difficulty, counterfactual }) => ({
      code,
      rank,
      band: [band?.low, band?.high],
      shortlistShare: band?.topShare,
      difficulty: Math.round((difficulty?.value ?? 0) * 1e4) / 1e4,
      change: counterfactual.words.en,
    }));
}

describe('wotu plan on the embedded data set', () => {
  const folder = mkdtempSync(join(tmpdir(), 'wotu-plan-'));
  const outOf = (name: string) => join(folder, name);
  /** One thread and JSON; two threads and Chinese words; a single town and English words. */
  let one: Finished;
  let two: WrittenPlan;
  let town: Finished;
  let plan: PlanDocument;

  beforeAll(async () => {
    two = await planOfRun();
    one = await runWotu('plan', SCENARIO, '--out', outOf('one'), '--workers', '1', '--json');
    writeFileSync(outOf('town.json'), ofOneTown());
    town = await runWotu('plan', outOf('town.json'), '--out', outOf('town'), '--lang', 'en');
    plan = JSON.parse(readFileSync(join(outOf('one'), 'plan.json'), 'utf8'));
  }, 480_000);

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('ends well and prints candidates, targets, contradictions and findings in both languages', () => {
    expect([one.status, two.status, town.status]).toEqual([0, 0, 0]);
    expect(town.stdout).toMatch(/candidate bases[\s\S]*County targets[\s\S]*annex and text disagree[\s\S]*findings/);
    expect(two.stdout).toMatch(/候选基地[\s\S]*县区目标[\s\S]*出入[\s\S]*检查提示/);
    expect(town.stdout).toContain('synthetic demo data');
    expect(two.stdout).toContain('合成演示数据');
  });

  it('states time per stage and peak memory', () => {
    expect(town.stderr).toMatch(/zonal statistics\s+\d+\.\d\d/);
    expect(town.stderr).toMatch(/peak memory \d+ MiB/);
  });

  it('writes the same bytes whatever the number of threads', () => {
    for (const file of FILES) {
      const same = readFileSync(join(outOf('one'), file)).equals(readFileSync(join(two.folder, file)));
      expect(same, file).toBe(true);
    }
  });

  it('loses no feature: every one is used or listed', () => {
    const parcelFiles = plan.inputs.filter((input) => input.file.includes('/towns/'));
    const read = parcelFiles.reduce((sum, input) => sum + (input.counts.read as number), 0);
    const dropped = parcelFiles.reduce((sum, input) => sum + (input.counts.dropped as number), 0);
    const codes = ['duplicate-id', 'unknown-village', 'unusable-geometry', 'missing-id'];
    expect(plan.parcels.length + dropped).toBe(read);
    expect(plan.findings.filter((finding) => codes.includes(finding.code))).toHaveLength(dropped);
  });

  it('puts only scored parcels into candidate bases and sums their areas by county', () => {
    for (const base of plan.candidates) {
      for (const row of base.parcels) expect(plan.parcels.status[row]).toBe(3);
    }
    const total = plan.candidates.reduce((sum, base) => sum + base.netAreaM2, 0);
    const city = plan.targets.find((row) => row.county === '全市');
    expect(city?.candidateWanMu).toBeCloseTo(total / (1e8 / 15), 4);
    expect(plan.contradictions.map((c) => c.id)).toContain('I1');
  });

  it('gives the answer it gave before', () => {
    const golden = JSON.parse(readFileSync(resolve(repoRoot, 'test/golden/seven-towns.json'), 'utf8'));
    const count = (status: number) => plan.parcels.status.filter((code) => code === status).length;
    expect(plan.parcels.length).toBe(golden.parcels);
    expect({ excluded: count(0), toBeSampled: count(1), notAssessed: count(2), scored: count(3) }).toEqual(
      golden.status,
    );
    expect(plan.candidates).toHaveLength(golden.candidateCount);
    const first = plan.candidates.slice(0, golden.first.length).map(({ id, grossAreaM2, netAreaM2, suitability }) => ({
      id,
      grossMu: Math.round((grossAreaM2 * 15) / 1000) / 10,
      netMu: Math.round((netAreaM2 * 15) / 1000) / 10,
      suitability: Math.round(suitability * 1e4) / 1e4,
    }));
    expect(first).toEqual(golden.first);
    expect(shortlistOf(plan, golden.villages.length)).toEqual(golden.villages);
    for (const [k, { county, candidateWanMu }] of golden.targets.entries()) {
      expect(plan.targets[k]?.county).toBe(county);
      expect(plan.targets[k]?.candidateWanMu).toBeCloseTo(candidateWanMu, 3);
    }
  });

  it('exports geometry whose ellipsoidal area is the area it states', () => {
    const geojson = JSON.parse(readFileSync(join(outOf('one'), 'candidates.geojson'), 'utf8'));
    for (const { id, geometry, properties } of geojson.features) {
      const area = (geometry.coordinates as [number, number][][][])
        .flat()
        .reduce((sum, ring) => sum + ellipsoidalRingArea(Float64Array.from(ring.flat()), 0, ring.length), 0);
      // Positions rounded to about 1 cm, and one planted overlap of 730 m².
      expect(Math.abs((area * 15) / 10000 - properties.area_gross_mu), id).toBeLessThan(
        0.02 + 1e-4 * properties.area_gross_mu,
      );
    }
  });

  it('fingerprints every input', () => {
    expect(plan.inputs.length).toBeGreaterThan(20);
    for (const { file, sha256 } of plan.inputs) expect(sha256, file).toMatch(/^[0-9a-f]{64}$/);
  });

  it('prints nothing but one JSON document with --json', () => {
    // Compared as a yes or no: a difference of megabytes would drown the report.
    expect(one.stdout === readFileSync(join(outOf('one'), 'plan.json'), 'utf8')).toBe(true);
  });
});
