import { z } from 'zod';
import { text } from '../run/local-text.ts';
import { PlanningError } from '../run/planning-error.ts';
import { LIMIT_KINDS } from '../suitability/exclusion.ts';
import { knownCriterion, ownCriterion } from './question/criterion-question.ts';
import { airEvidence, cropHistory, soilEvidence, waterEvidence } from './question/evidence-question.ts';
import { neighbourLayer, rasterLayer } from './question/layer-question.ts';
import { parcels, villages } from './question/parcel-question.ts';
import { fileName, isoDate, localText } from './question/words.ts';

const scenarioSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  title: localText,
  synthetic: z.boolean(),
  asOf: isoDate,
  parcels,
  villages: villages.nullable(),
  rasters: z.array(rasterLayer),
  neighbours: z.array(neighbourLayer),
  /** EC of a 1:5 extract to ECe; null when there is no conductivity layer. */
  salinity: z.strictObject({ layer: z.string(), method: z.string(), standard: fileName }).nullable(),
  soil: soilEvidence.nullable(),
  water: waterEvidence.nullable(),
  air: airEvidence.nullable(),
  cropHistory: cropHistory.nullable(),
  /** Limit kinds a parcel must pass; what is not asked here is not judged. */
  limits: z.array(z.enum(LIMIT_KINDS)),
  criteria: z.array(z.union([knownCriterion, ownCriterion])).min(1),
  weightSource: localText,
  classes: z.strictObject({ bounds: z.tuple([z.number(), z.number(), z.number()]), source: localText }),
  minimumCoverage: z.number().min(0).max(1),
  candidates: z.strictObject({
    gapM: z.number().min(0),
    minimumMu: z.number().min(0),
    classes: z.array(z.enum(['S1', 'S2', 'S3'])).min(1),
    source: localText,
  }),
  targets: fileName.nullable(),
});

/** The whole question as JSON: which files, limits, weights and targets. File names are relative to the scenario. */
export type Scenario = z.infer<typeof scenarioSchema>;

export type NeighbourLayer = Scenario['neighbours'][number];
export type RasterLayer = Scenario['rasters'][number];

/**
 * Checks a scenario document. Throws `PlanningError` (`bad-scenario`) naming each wrong key with what was expected, also
 * when weights do not sum to 1 or ids repeat.
 */
export function checkScenario(document: unknown, name: string): Scenario {
  const parsed = scenarioSchema.safeParse(document);
  if (!parsed.success) {
    const issues = parsed.error.issues.slice(0, 8).map((issue) => `${issue.path.join('.') || '·'}: ${issue.message}`);
    throw badScenario(name, issues.join('; '), issues.join('; '));
  }
  const scenario = parsed.data;
  const sum = scenario.criteria.reduce((total, criterion) => total + criterion.weight, 0);
  if (Math.abs(sum - 1) > 1e-6) {
    throw badScenario(
      name,
      `criteria 的权重之和为 ${sum}，应为 1`,
      `the weights of criteria sum to ${sum}, expected 1`,
    );
  }
  for (const [key, list] of [
    ['criteria', scenario.criteria],
    ['rasters', scenario.rasters],
    ['neighbours', scenario.neighbours],
  ] as const) {
    const ids = list.map((entry) => entry.id);
    const twice = ids.find((id, k) => ids.indexOf(id) !== k);
    if (twice) throw badScenario(name, `${key} 中 ${twice} 出现两次`, `${twice} stands twice in ${key}`);
  }
  return scenario;
}

function badScenario(name: string, zh: string, en: string): PlanningError {
  return new PlanningError('usage', 'bad-scenario', {
    text: text(`情景文件有误：${zh}`, `the scenario is wrong: ${en}`),
    remedy: text('对照 data/scenarios/seven-towns.json 改正', 'correct it after data/scenarios/seven-towns.json'),
    at: { file: name },
  });
}
