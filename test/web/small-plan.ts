import { EXCLUDED, NOT_ASSESSED, type PlanTables, SCORED, TO_BE_SAMPLED } from '../../engine/index.ts';

/** Corners of parcel `i`: squares of a thousandth of a degree in a row, a tenth of that apart. */
function corners(i: number): number[] {
  const [west, south, side] = [100.5 + 0.0011 * i, 38.9, 0.001];
  return [west, south, west + side, south, west + side, south + side, west, south + side, west, south];
}

const none = Int32Array.of(-1, -1, -1, -1);
const nobody = { soil: none, water: new Int32Array(4), air: new Int32Array(4), land: none, inputs: none };

const words = { zh: '字', en: 'word' };
const source = { reference: words, confidence: 'setting' as const };

const band = {
  low: 1,
  median: 1,
  high: 2,
  firstShare: 0.9,
  topShare: 0.94,
  deviation: 0.02,
  switches: [{ criterion: 0, weight: 0.6, switchWeight: 0.41 }],
};

const difficulty = { value: 0.6, low: 0.35, parts: [0, 0.1, 0.98, null] };

const PLAN: PlanTables = {
  engineVersion: '0.0.0',
  scenarioId: 'small',
  title: { zh: '小规划', en: 'Small plan' },
  synthetic: true,
  asOf: '2026-01-01',
  criteria: [
    {
      id: 'a',
      label: { zh: '甲', en: 'A' },
      theme: 'soil',
      unit: 'mg/kg',
      column: 'a.mean',
      membership: { kind: 'linear', zero: 0, one: 10 },
      source,
      weight: 0.6,
    },
    {
      id: 'b',
      label: { zh: '乙', en: 'B' },
      theme: 'water',
      unit: '',
      column: 'b.class',
      membership: { kind: 'category', table: { 好: 1, 中: 0.5 } },
      source: { reference: words, confidence: 'verified' },
      weight: 0.4,
    },
  ],
  weightSource: words,
  weighting: { method: 'direct', label: words, consistency: null },
  weightChecks: [{ method: 'entropy', label: words, weights: [0.7, 0.3], source: words }],
  aggregation: { id: 'weighted-sum', label: { zh: '加权求和', en: 'Weighted sum' }, source: words },
  robustness: { draws: 1000, seed: 7, concentration: 50, top: 10, source: words },
  easyFirst: {
    parts: ['unclean', 'unsampled', 'scattered', 'no-operator'].map((id) => ({
      id,
      label: { zh: id, en: id },
      formula: words,
      weight: 0.25,
    })),
    source: words,
  },
  improvementSource: words,
  thresholdMu: 1000,
  demonstration: { year: 2025, wanted: 5, villages: 0, met: false, source: words },
  conversionRule: {
    months: 24,
    label: words,
    clause: { zh: '4.2.1 转换期', en: '4.2.1 conversion period' },
    standard: 'GB/T 19630-2019',
    start: '2027-03-01',
    source: words,
  },
  standards: [
    {
      standard: 'GB 15618-2018',
      title: words,
      clause: { zh: '表1 风险筛选值', en: 'Table 1, risk screening values' },
      validity: '2018-08-01',
      source: words,
      confidence: 'verified',
      file: 'gb15618-2018.json',
    },
  ],
  classBounds: [0.7, 0.5, 0.3],
  classSource: words,
  minimumCoverage: 0.5,
  limitKinds: ['soil', 'water', 'air'],
  candidateRule: { gapM: 15, minimumMu: 10, classes: ['S1', 'S2'], source: words, order: words },
  parcels: {
    length: 4,
    ids: ['620702107203000001', '620702107203000002', '620702107203000003', '620702107203000004'],
    polygons: {
      kind: 'polygon',
      coordinates: Float64Array.from([0, 1, 2, 3].flatMap(corners)),
      ringOffsets: Uint32Array.of(0, 5, 10, 15, 20),
      polygonOffsets: Uint32Array.of(0, 1, 2, 3, 4),
      geometryOffsets: Uint32Array.of(0, 1, 2, 3, 4),
      crs: 'EPSG:4490',
    },
    areaM2: Float64Array.of(9000, 9000, 6000, 3000),
    officialAreaM2: Float64Array.of(9100, Number.NaN, 6000, 3000),
    village: Uint16Array.of(0, 0, 0, 0),
    status: Uint8Array.of(SCORED, SCORED, EXCLUDED, TO_BE_SAMPLED),
    conditional: new Uint8Array(4),
    limits: {
      soil: Uint8Array.of(1, 1, 2, 0),
      water: Uint8Array.of(1, 1, 1, 1),
      air: Uint8Array.of(1, 1, 1, 1),
      land: new Uint8Array(4),
      inputs: new Uint8Array(4),
    },
    evidence: nobody,
    suitability: Float64Array.of(0.88, 0.6, 0.2, Number.NaN),
    suitabilityLow: Float64Array.of(0.88, 0.36, 0.2, 0),
    suitabilityHigh: Float64Array.of(0.88, 0.76, 0.2, 1),
    coverage: Float64Array.of(1, 0.6, 1, 0),
    suitabilityClass: Uint8Array.of(1, 2, 4, 0),
    limitingMembership: Float64Array.of(0.8, 0.6, 0, Number.NaN),
    limitingCriterion: Int8Array.of(0, 0, 0, -1),
    limitingClass: Uint8Array.of(1, 2, 4, 0),
    changes: {
      kind: Uint8Array.of(0, 3, 0, 1),
      criterion: Int8Array.of(-1, 0, -1, -1),
      target: Float64Array.of(Number.NaN, 7.5, Number.NaN, Number.NaN),
      suitabilityClass: Uint8Array.of(0, 1, 0, 0),
    },
    sampleAgeYears: Float64Array.of(1.5, 1.5, 1.5, Number.NaN),
    sampleDistanceM: Float64Array.of(0, 40, 120, 400),
    conversion: {
      status: Uint8Array.of(3, 2, 1, 0),
      organicFrom: ['2025-01-01', '2027-04-01', '2029-03-01', ''],
      monthsLeft: Int16Array.of(0, 15, 38, -1),
      forageLane: Uint8Array.of(1, 0, 0, 0),
      newFarmland: Uint8Array.of(2, 2, 2, 2),
      newFacilityLand: Uint8Array.of(2, 2, 2, 2),
    },
    cropGroups: [
      {
        id: 'vegetables',
        label: { zh: '有机蔬菜', en: 'organic vegetables' },
        crops: [{ id: 'broccoli', label: { zh: '西兰花', en: 'broccoli' } }],
        classes: Uint8Array.of(1, 2, 4, 0),
        bestCase: Uint8Array.of(1, 1, 4, 0),
        worstCase: Uint8Array.of(1, 2, 4, 0),
        bestCrop: Int16Array.of(0, 0, 0, -1),
        limiting: Uint8Array.of(0, 1, 2, 0),
        unknown: new Uint8Array(4),
      },
    ],
    candidate: Int32Array.of(0, 0, -1, -1),
    criteria: [
      {
        id: 'a',
        values: Float64Array.of(8, 6, 0, Number.NaN),
        categories: null,
        memberships: Float64Array.of(0.8, 0.6, 0, Number.NaN),
        support: Float64Array.of(1, 1, 1, 0),
        date: '2024',
        file: 'a.tif',
        cap: null,
      },
      {
        id: 'b',
        values: Float64Array.of(0, Number.NaN, 1, Number.NaN),
        categories: ['好', '中'],
        memberships: Float64Array.of(1, Number.NaN, 0.5, Number.NaN),
        support: null,
        date: '',
        file: 'b.fgb',
        cap: null,
      },
    ],
  },
  villages: [
    {
      code: '620702107203',
      name: '党寨村',
      town: '党寨镇',
      townCode: '620702107',
      county: '甘州区',
      countyCode: '620702',
      rank: 1,
      parcelCount: 4,
      areaM2: 27_000,
      statusAreaM2: [6000, 3000, 0, 18_000],
      classAreaM2: [9000, 9000, 0, 0],
      suitability: 0.74,
      coverage: 0.8,
      worstSuitability: 0.6,
      worstParcel: 1,
      candidates: [0],
      candidateAreaM2: 18_000,
      largestCandidateAreaM2: 18_000,
      candidateGrossAreaM2: 18_000,
      reason: words,
      limiting: [
        { criterion: 0, areaM2: 12_000 },
        { criterion: 1, areaM2: 6000 },
      ],
      rules: [
        { rule: 'minimum', index: 0.5, suitabilityClass: 2 },
        { rule: 'weighted-sum', index: 0.74, suitabilityClass: 1 },
      ],
      townDifferences: [{ criterion: 0, difference: 0.02 }],
      confidence: { coverage: 0.8, support: 0.95, sampleAgeYears: 1.5, sampledShare: 0.9, sampleDistanceM: 120 },
      band,
      difficulty: { ...difficulty, rank: 1 },
      counterfactual: { changes: [{ kind: 'land', missingM2: 648_667, gapM: 15 }], isEnough: true, words },
      conversion: {
        statusAreaM2: [3000, 6000, 9000, 9000],
        organicByYear: [
          { year: 2025, areaM2: 9000 },
          { year: 2026, areaM2: 9000 },
        ],
        halfOrganicFrom: '2027-04-01',
        fastLaneM2: 9000,
        fastLaneWithoutWaterM2: 0,
        newFarmlandM2: null,
        newFacilityLandM2: null,
      },
      cropGroups: [
        {
          id: 'vegetables',
          areaM2: [3000, 9000, 9000, 0, 6000],
          unsureM2: 9000,
          crops: [
            {
              id: 'broccoli',
              label: words,
              subclass: 'S2s',
              suitabilityClass: 2,
              best: 1,
              worst: 2,
              unknown: ['season'],
            },
          ],
        },
      ],
      nutrients: [
        {
          item: 'soil-organic-matter',
          label: words,
          value: 17.8,
          unit: 'g/kg',
          grades: [
            { table: words, grade: 4, level: words, of: 6 },
            { table: { zh: '乙表', en: 'table B' }, grade: 3, level: words, of: 5 },
          ],
        },
      ],
      landGrade: { best: 3, worst: 10, low: 0.3, high: 0.8, coverage: 0.4, missing: [words] },
    },
  ],
  townMeans: [{ townCode: '620702107', town: '党寨镇', memberships: [0.7, 0.8] }],
  evidence: [],
  candidates: [
    {
      rank: 1,
      id: '620702107203-01',
      village: 0,
      parcels: Uint32Array.of(0, 1),
      grossAreaM2: 18_000,
      netAreaM2: null,
      border: null,
      suitability: 0.74,
      coverage: 0.8,
      classAreaM2: [9000, 9000, 0],
      conditionalAreaM2: 0,
      reachesThousandMu: false,
      centre: [100.50105, 38.9005],
      reason: words,
      band,
      beltVariants: [],
      difficulty: { ...difficulty, rank: 1 },
    },
  ],
  isolation: null,
  rotation: null,
  sources: null,
  targets: [
    {
      county: '甘州区',
      countyCode: '620702',
      base2024: 0.51,
      candidateWanMu: 0.0027,
      years: [
        { year: 2025, targetWanMu: 0, differenceWanMu: 0.0027, met: true },
        { year: 2026, targetWanMu: 2.35, differenceWanMu: -2.3473, met: false },
      ],
      note: null,
    },
  ],
  contradictions: [],
  findings: [
    { severity: 'info', code: 'area-differs', message: words, remedy: words, at: {} },
    { severity: 'error', code: 'duplicate-id', message: words, remedy: words, at: { file: 'a.zip', row: 3 } },
    { severity: 'info', code: 'area-differs', message: words, remedy: words, at: {} },
    { severity: 'info', code: 'other', message: words, remedy: words, at: {} },
  ],
  inputs: [],
};

/** Four parcels in one village: S1, S2, excluded, to be sampled; the first two form the one candidate base. */
export function smallPlan(): PlanTables {
  return PLAN;
}

/** The same plan with the last parcel not assessed instead of to be sampled. */
export function smallPlanNotAssessed(): PlanTables {
  const status = Uint8Array.of(SCORED, SCORED, EXCLUDED, NOT_ASSESSED);
  return { ...PLAN, parcels: { ...PLAN.parcels, status } };
}
