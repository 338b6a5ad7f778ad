import { z } from 'zod';
import { type LocalText, text } from '../run/local-text.ts';
import { PlanningError } from '../run/planning-error.ts';
import { CRITERIA } from '../suitability/criteria/index.ts';
import { LIMIT_KINDS } from '../suitability/exclusion.ts';
import { conversion } from './question/conversion-question.ts';
import { knownCriterion, membershipPreset, ownCriterion, salinity } from './question/criterion-question.ts';
import { airEvidence, cropHistory, landEvidence, soilEvidence, waterEvidence } from './question/evidence-question.ts';
import { isolation } from './question/isolation-question.ts';
import {
  aggregation,
  cropGroups,
  easyFirst,
  fertility,
  improvement,
  robustness,
  samplePositions,
} from './question/judgement-question.ts';
import { neighbourLayer, rasterLayer } from './question/layer-question.ts';
import { parcels, villages } from './question/parcel-question.ts';
import { rotation } from './question/rotation-question.ts';
import { sources } from './question/source-question.ts';
import { weighting } from './question/weighting-question.ts';
import { fileName, isoDate, localText } from './question/words.ts';
import { schemaIssues } from './schema-issues.ts';

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
  salinity: salinity.nullable(),
  soil: soilEvidence.nullable(),
  water: waterEvidence.nullable(),
  air: airEvidence.nullable(),
  land: landEvidence.nullable().default(null),
  cropHistory: cropHistory.nullable(),
  conversion: conversion.nullable().default(null),
  /** Limit kinds a parcel must pass; what is not asked here is not judged. */
  limits: z.array(z.enum(LIMIT_KINDS)),
  criteria: z.array(z.union([knownCriterion, ownCriterion])).min(1),
  weightSource: localText,
  weighting: weighting.default({ method: 'direct' }),
  aggregation,
  /** Memberships of a region; null keeps the registry's own. */
  memberships: membershipPreset.nullable(),
  classes: z.strictObject({ bounds: z.tuple([z.number(), z.number(), z.number()]), source: localText }),
  minimumCoverage: z.number().min(0).max(1),
  candidates: z.strictObject({
    gapM: z.number().min(0),
    minimumMu: z.number().min(0),
    classes: z.array(z.enum(['S1', 'S2', 'S3'])).min(1),
    source: localText,
  }),
  /** Null: ranks are not tried. */
  robustness: robustness.nullable(),
  /** Null: no change is looked for. */
  improvement: improvement.nullable(),
  /** Null: no difficulty is reckoned. */
  easyFirst: easyFirst.nullable(),
  samplePositions: samplePositions.nullable(),
  /** Null: the land is not classed for crops. */
  cropGroups: cropGroups.nullable(),
  /** Null: fertility is not graded. */
  fertility: fertility.nullable(),
  /** Null: no belts are drawn and areas stay gross. */
  isolation: isolation.nullable().default(null),
  sources: sources.nullable().default(null),
  /** Null: crop histories are not judged. */
  rotation: rotation.nullable().default(null),
  targets: fileName.nullable(),
});

/** The whole question as JSON: which files, limits, weights and targets. File names are relative to the scenario. */
export type Scenario = z.infer<typeof scenarioSchema>;

export type NeighbourLayer = Scenario['neighbours'][number];
export type RasterLayer = Scenario['rasters'][number];

/**
 * Checks a scenario document. Throws `PlanningError` (`bad-scenario`) naming each wrong key with what was expected, also
 * when weights do not sum to 1, ids repeat or keys contradict each other.
 */
export function checkScenario(document: unknown, name: string): Scenario {
  const parsed = scenarioSchema.safeParse(document);
  if (!parsed.success) {
    const issues = schemaIssues(scenarioSchema, document);
    throw badScenario(name, issues?.zh ?? '', issues?.en ?? '');
  }
  const scenario = parsed.data;
  checkWeights(scenario, name);
  if (scenario.easyFirst !== null)
    mustSumToOne(
      'easyFirst',
      Object.values(scenario.easyFirst.weights).map((weight) => weight ?? 0),
      name,
    );
  mustBeCriteria(scenario, name);
  const [clash] = clashesIn(scenario);
  if (clash !== undefined) throw badScenario(name, clash.zh, clash.en);
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

/** Weights stand beside the criteria, all of them, or come from a method, and then none does. */
function checkWeights({ criteria, weighting: { method } }: Scenario, name: string): void {
  const given = criteria.filter(({ weight }) => weight !== undefined);
  const [only] = method === 'direct' ? criteria.filter(({ weight }) => weight === undefined) : given;
  if (only !== undefined) {
    throw method === 'direct'
      ? badScenario(name, `指标 ${only.id} 没有权重`, `the criterion ${only.id} has no weight`)
      : badScenario(
          name,
          `权重由 ${method} 给出，指标 ${only.id} 又写了 ${only.weight}`,
          `the weights come from ${method}, yet ${only.id} has ${only.weight}`,
        );
  }
  if (method === 'direct') {
    mustSumToOne(
      'criteria',
      criteria.map(({ weight }) => weight ?? 0),
      name,
    );
  }
}

function mustSumToOne(key: string, weights: readonly number[], name: string): void {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  if (Math.abs(sum - 1) <= 1e-6) return;
  throw badScenario(name, `${key} 的权重之和为 ${sum}，应为 1`, `the weights of ${key} sum to ${sum}, expected 1`);
}

/** Rules that speak of a criterion must name one that is asked, and one that reads numbers: a class cannot be moved a little. */
function mustBeCriteria(scenario: Scenario, name: string): void {
  const ids = scenario.criteria.map(({ id }) => id);
  const named = [
    ...(scenario.improvement?.criteria ?? []).map((id) => ['improvement.criteria', id] as const),
    ...(scenario.robustness?.measurement ?? []).map(({ criterion }) => ['robustness.measurement', criterion] as const),
  ];
  const stranger = named.find(([, id]) => !ids.includes(id));
  if (stranger !== undefined) {
    const [key, id] = stranger;
    throw badScenario(
      name,
      `${key} 中的 ${id} 不在 criteria 中（有 ${ids.join('、')}）`,
      `${id} in ${key} is none of the criteria (${ids.join(', ')})`,
    );
  }
  const classed = scenario.criteria.filter((entry) => kindOf(entry) === 'category').map(({ id }) => id);
  const unmoved = named.find(([, id]) => classed.includes(id));
  if (unmoved === undefined) return;
  throw badScenario(
    name,
    `${unmoved[0]} 中的 ${unmoved[1]} 按类别取值，没有可移动的数值`,
    `${unmoved[1]} in ${unmoved[0]} is read by class and has no number to move`,
  );
}

function kindOf(entry: Scenario['criteria'][number]): string | undefined {
  const membership = 'membership' in entry ? entry.membership : CRITERIA.find(({ id }) => id === entry.id)?.membership;
  return membership?.kind;
}

/** Keys that contradict each other, in words that name both. */
function clashesIn(scenario: Scenario): LocalText[] {
  const { asOf, conversion: clock, parcels: from, classes: grades } = scenario;
  const { rule, orness } = scenario.aggregation;
  const start = clock?.start ?? asOf;
  const clashes: LocalText[] = [];
  if (rule === 'owa' && orness === undefined)
    clashes.push(
      text(
        'aggregation.rule 为 owa，缺 aggregation.orness（0 只看最差、1 只看最好）',
        'aggregation.rule is owa and aggregation.orness is missing (0 looks at the worst, 1 at the best)',
      ),
    );
  if (rule !== 'owa' && orness !== undefined)
    clashes.push(
      text(
        `aggregation.orness 为 ${orness}，而 aggregation.rule 为 ${rule}：只有 owa 用它`,
        `aggregation.orness is ${orness} and aggregation.rule is ${rule}: only owa reads it`,
      ),
    );
  if (scenario.villages === null && from.village.from === 'id-prefix')
    clashes.push(
      text(
        `villages 为 null，而 parcels.village 取编码前 ${from.village.digits} 位：给出村界图层，或从字段取村`,
        `villages is null and parcels.village takes the first ${from.village.digits} digits of the id: give a layer of villages, or take the village from a field`,
      ),
    );
  if (scenario.rotation !== null && scenario.cropHistory === null)
    clashes.push(
      text(
        'rotation 要判定种植记录，而 cropHistory 为 null：给出记录表',
        'rotation judges the crop history and cropHistory is null: give the sheet',
      ),
    );
  if (start < asOf)
    clashes.push(
      text(
        `conversion.start ${start} 早于 asOf ${asOf}：尚未开始的地块只能在评价日期或以后开始`,
        `conversion.start ${start} lies before asOf ${asOf}: land that has not begun can begin on that day at the earliest`,
      ),
    );
  const [s1, s2, s3] = grades.bounds;
  if (!(s1 <= 1 && s1 >= s2 && s2 >= s3 && s3 >= 0))
    clashes.push(
      text(
        `classes.bounds 为 ${grades.bounds.join('、')}，应在 1 至 0 之间由高到低`,
        `classes.bounds are ${grades.bounds.join(', ')}, expected to fall from 1 to 0`,
      ),
    );
  return [...clashes, ...strayLayers(scenario), ...repeatedGroups(scenario)];
}

/** Layers that are named and not among the rasters. */
function strayLayers({ rasters, salinity: salt, soil, cropGroups: crops }: Scenario): LocalText[] {
  const ids = rasters.map(({ id }) => id);
  const surfaces = soil?.surfaces ?? null;
  const named: (readonly [string, string | null | undefined])[] = [
    ['salinity.layer', salt?.layer],
    ['soil.surfaces.ph', surfaces?.ph],
    ...(surfaces?.items ?? []).flatMap(({ layer, upper }) => [
      ['soil.surfaces.items.layer', layer] as const,
      ['soil.surfaces.items.upper', upper] as const,
    ]),
    ['cropGroups.phColumn', crops?.phColumn.replace(/\.[^.]*$/, '')],
  ];
  return named.flatMap(([key, layer]) =>
    layer === null || layer === undefined || ids.includes(layer)
      ? []
      : [
          text(
            `${key} 用的图层 ${layer} 不在 rasters 中（有 ${ids.join('、')}）`,
            `${key} uses the layer ${layer}, which is none of the rasters (${ids.join(', ')})`,
          ),
        ],
  );
}

function repeatedGroups({ cropGroups: crops }: Scenario): LocalText[] {
  const twice = crops?.groups.find((group, k) => crops.groups.indexOf(group) !== k);
  return twice === undefined
    ? []
    : [text(`cropGroups.groups 中 ${twice} 出现两次`, `${twice} stands twice in cropGroups.groups`)];
}

function badScenario(name: string, zh: string, en: string): PlanningError {
  return new PlanningError('usage', 'bad-scenario', {
    text: text(`情景文件有误：${zh}`, `the scenario is wrong: ${en}`),
    remedy: text('对照 data/scenarios/seven-towns.json 改正', 'correct it after data/scenarios/seven-towns.json'),
    at: { file: name },
  });
}
