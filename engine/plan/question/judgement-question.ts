import { z } from 'zod';
import { AGGREGATIONS } from '../../suitability/aggregations/index.ts';
import { DIFFICULTY_PARTS } from '../../suitability/difficulty-parts/index.ts';
import { fieldName, fileName, localText } from './words.ts';

const idsOf = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id) as [string, ...string[]];

/** How memberships become one index. */
export const aggregation = z.strictObject({
  rule: z.enum(idsOf(AGGREGATIONS)),
  /** Attitude of the ordered weighted average: 0 looks at the worst criterion, 1 at the best. */
  orness: z.number().min(0).max(1).exactOptional(),
  source: localText,
});

/** How the rank of villages and bases is tried. */
export const robustness = z.strictObject({
  draws: z.int().min(100).max(100000),
  seed: z.int().min(0),
  /** α = concentration × weight of the Dirichlet distribution: the larger, the surer the weights. */
  concentration: z.number().positive(),
  /** Length of the shortlist. */
  top: z.int().min(1),
  measurement: z.array(
    z.strictObject({
      criterion: z.string().min(1),
      /** In the criterion's unit, or as a share of the value. */
      standardError: z.number().positive(),
      relative: z.boolean(),
      source: localText,
    }),
  ),
  source: localText,
});

/** Which properties a grower can change, and how far: to what the best sites of the same county have. */
export const improvement = z.strictObject({
  criteria: z.array(z.string().min(1)).min(1),
  percentile: z.number().min(0.5).max(1),
  source: localText,
});

/** Weights of the difficulty's parts. */
export const easyFirst = z.strictObject({
  weights: z.partialRecord(z.enum(idsOf(DIFFICULTY_PARTS)), z.number().min(0)),
  /** Village codes where it is known whether an organised operator stands ready. */
  operators: z.record(z.string(), z.boolean()),
  source: localText,
});

/** Positions of the soil samples, to tell how far the nearest one is. */
export const samplePositions = z.strictObject({
  file: fileName,
  x: fieldName,
  y: fieldName,
  crs: z.string(),
  searchM: z.number().positive(),
});

/** Growing season of a town, as a station or a study gives it. */
const climate = z.strictObject({
  frostFreeDays: z.number().positive().exactOptional(),
  /** Mean and lowest temperature between sowing and harvest, °C. */
  meanTemperature: z.number().exactOptional(),
  lowestTemperature: z.number().exactOptional(),
  /** Irrigation water, m³ per mu and year. */
  waterM3PerMu: z.number().min(0).exactOptional(),
});

/** Groups of crops, or single crops, that the land is classed for. */
export const cropGroups = z.strictObject({
  requirements: fileName,
  groups: z.array(z.string().min(1)).min(1),
  /** Column of soil pH. */
  phColumn: z.string().min(1),
  /** By town code. */
  climate: z.record(z.string(), climate).default({}),
  source: localText,
});

/** Grading tables of nutrients and of the cultivated land, and the memberships of its indicators. */
export const fertility = z.strictObject({
  nutrients: fileName,
  landGrade: fileName,
  memberships: fileName,
});
