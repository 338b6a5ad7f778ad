import { z } from 'zod';
import { NEIGHBOUR_KINDS } from '../../isolation/neighbour-kinds/index.ts';
import { fieldName, fileName, localText } from './words.ts';

const kind = z.enum(NEIGHBOUR_KINDS.map(({ id }) => id) as [string, ...string[]]);
const where = z.strictObject({ field: fieldName, values: z.array(z.string()).min(1) });

/** Land or lines of one kind, all features of a file or those whose field holds one of the values. */
const kindLayer = z.strictObject({
  kind,
  file: fileName,
  crs: z.string().exactOptional(),
  where: where.exactOptional(),
});

/** Whose land the belts take: the base's own, the neighbour's by agreement, or half of each. */
export const PLACEMENTS = ['inside', 'neighbour', 'shared'] as const;

/** What lies across every edge of a base, and how wide a belt it asks for. */
export const isolation = z.strictObject({
  standard: fileName,
  floorM: z.number().positive().max(1000),
  floorSource: localText,
  certifier: z.strictObject({ widthM: z.number().positive().max(1000), name: localText }).nullable(),
  /** Accepted deposit, % of the field rate, and sprayings a season. */
  targetDeposit: z.number().positive().max(100),
  applications: z.int().min(1).max(8),
  depositSource: localText,
  /** Class of seed maize when maize is grown in the bases; null when it is not. */
  seedMaize: z.string().nullable(),
  placement: z.enum(PLACEMENTS).default('inside'),
  /** Land across so much ground is a neighbour whatever is done there; nothing further than the reach is looked at. */
  adjacentM: z.number().nonnegative().max(1000),
  reachM: z.number().positive().max(1000),
  /** Edges are looked at this often. */
  stepM: z.number().min(1).max(1000),
  /** Least share of a parcel under an area of a kind to be of that kind. */
  minimumShare: z.number().gt(0).max(1),
  /** A smaller remainder of a parcel is not worked, mu. */
  usableMu: z.number().nonnegative(),
  areas: z.array(kindLayer),
  lines: z.array(kindLayer),
  /** Wind roses by town; null looks at every direction alike. */
  wind: z
    .strictObject({
      file: fileName,
      town: fieldName,
      season: fieldName,
      sector: fieldName,
      frequency: fieldName,
      of: z.string(),
    })
    .nullable(),
  /** Rows of trees that could be planted on the belts: their height and the width of the strip they stand on, metres. */
  shelterbelt: z
    .strictObject({
      heightM: z.number().positive().max(100),
      stripM: z.number().positive().max(100),
      source: localText,
    })
    .nullable()
    .default(null),
  /** Income of a mu of organic land, and what a neighbour is paid for a mu of belt, yuan a year. */
  prices: z
    .strictObject({ organicYuan: z.number().nonnegative(), agreementYuan: z.number().nonnegative(), source: localText })
    .nullable()
    .default(null),
  source: localText,
});

/** The scenario's `isolation`, checked. */
export type IsolationQuestion = z.infer<typeof isolation>;
