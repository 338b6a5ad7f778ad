import { z } from 'zod';
import { fieldName, fileName } from './words.ts';

export const rasterLayer = z.strictObject({
  id: z.string().min(1),
  file: fileName,
  band: z.int().min(1).default(1),
  unit: z.string(),
  /** What a layer of soil carbon holds; organic carbon is turned into organic matter. */
  quantity: z.enum(['organic-carbon', 'organic-matter']).exactOptional(),
  date: z.string().default(''),
  /** `slope-percent`: the file is an elevation model, the layer is its slope. */
  derive: z.literal('slope-percent').exactOptional(),
  /** CRS of a raster that names none. */
  crs: z.string().exactOptional(),
});

export const neighbourLayer = z.strictObject({
  id: z.string().min(1),
  file: fileName,
  crs: z.string().exactOptional(),
  /** Only features whose field holds one of the values. */
  where: z.strictObject({ field: fieldName, values: z.array(z.string()).min(1) }).exactOptional(),
  /** Distances are searched up to here, metres; beyond it the value is "at least this". */
  searchM: z.number().positive(),
  date: z.string().default(''),
});
