import { z } from 'zod';
import { text } from '../run/local-text.ts';
import { PlanningError } from '../run/planning-error.ts';
import { CRITERIA } from '../suitability/criteria/index.ts';
import { THEMES } from '../suitability/criterion.ts';
import { LIMIT_KINDS } from '../suitability/exclusion.ts';

const localText = z.strictObject({ zh: z.string(), en: z.string() });
const isoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const fieldName = z.string().min(1);
const fileName = z.string().min(1);
const items = z.record(z.string(), fieldName);

const membership = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('more-is-better'), a: z.number(), c: z.number(), lower: z.number() }),
  z.strictObject({ kind: z.literal('linear'), zero: z.number(), one: z.number() }),
  z.strictObject({
    kind: z.literal('trapezoid'),
    points: z.tuple([z.number(), z.number(), z.number(), z.number()]),
  }),
  z.strictObject({ kind: z.literal('category'), table: z.record(z.string(), z.number().min(0).max(1)) }),
]);

const source = z.strictObject({
  reference: localText,
  confidence: z.enum(['verified', 'known', 'uncertain', 'setting']),
  note: localText.exactOptional(),
});

const ownCriterion = z.strictObject({
  id: z.string().min(1),
  weight: z.number().min(0),
  label: localText,
  theme: z.enum(THEMES),
  unit: z.string(),
  column: z.string(),
  membership,
  source,
});

const knownCriterion = z.strictObject({
  id: z.enum(CRITERIA.map((criterion) => criterion.id) as [string, ...string[]]),
  weight: z.number().min(0),
});

const parcels = z.strictObject({
  files: z.array(fileName).min(1),
  crs: z.string().exactOptional(),
  id: fieldName,
  officialArea: z.strictObject({ field: fieldName, unit: z.enum(['m2', 'mu', 'ha']) }).nullable(),
  village: z.discriminatedUnion('from', [
    z.strictObject({ from: z.literal('id-prefix'), digits: z.int().positive() }),
    z.strictObject({
      from: z.literal('field'),
      field: fieldName,
      town: fieldName.exactOptional(),
      county: fieldName.exactOptional(),
    }),
  ]),
  unitDigits: z.int().min(0),
  landUse: fieldName.nullable(),
});

const villages = z.strictObject({
  file: fileName,
  code: fieldName,
  name: fieldName,
  townCode: fieldName,
  town: fieldName,
  countyCode: fieldName,
  county: fieldName,
});

const rasterLayer = z.strictObject({
  id: z.string().min(1),
  file: fileName,
  band: z.int().min(1).default(1),
  unit: z.string(),
  date: z.string().default(''),
  /** `slope-percent`: the file is an elevation model, the layer is its slope. */
  derive: z.literal('slope-percent').exactOptional(),
  /** CRS of a raster that names none. */
  crs: z.string().exactOptional(),
});

const neighbourLayer = z.strictObject({
  id: z.string().min(1),
  file: fileName,
  crs: z.string().exactOptional(),
  /** Only features whose field holds one of the values. */
  where: z.strictObject({ field: fieldName, values: z.array(z.string()).min(1) }).exactOptional(),
  /** Distances are searched up to here, metres; beyond it the value is "at least this". */
  searchM: z.number().positive(),
  date: z.string().default(''),
});

const soilEvidence = z.strictObject({
  file: fileName,
  standard: fileName,
  sample: fieldName,
  unit: fieldName,
  date: fieldName,
  ph: fieldName,
  items,
  required: z.array(z.string()).min(1),
  phError: z.number().min(0),
  /** Laboratory detection limits for cells that say only "not detected". */
  detectionLimits: z.record(z.string(), z.number().positive()).default({}),
});

const waterEvidence = z.strictObject({
  file: fileName,
  standard: fileName,
  sample: fieldName,
  section: fieldName,
  date: fieldName,
  items,
  use: z.enum(['paddy', 'dryland', 'vegetable-a', 'vegetable-b']),
  detectionLimits: z.record(z.string(), z.number().positive()).default({}),
  canals: z.strictObject({
    file: fileName,
    section: fieldName,
    name: fieldName,
    guarantee: fieldName,
    searchM: z.number().positive(),
  }),
});

const airEvidence = z.strictObject({
  file: fileName,
  standard: fileName,
  station: fieldName,
  name: fieldName,
  county: fieldName,
  date: fieldName,
  dust: fieldName,
  /** What the dust field holds on a dust day. */
  dustYes: z.string(),
  items,
});

const cropHistory = z.strictObject({
  file: fileName,
  parcel: fieldName,
  year: fieldName,
  used: fieldName,
  usedYes: z.string(),
  usedNo: z.string(),
  lastUse: fieldName,
  parents: fieldName,
});

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
