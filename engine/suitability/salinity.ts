import { z } from 'zod';

const localText = z.object({ zh: z.string(), en: z.string() });
const confidence = z.enum(['verified', 'known', 'uncertain', 'setting']);
const source = z.object({ reference: localText, confidence, note: localText.optional() });

const method = z.object({
  id: z.string(),
  label: localText,
  a: z.number().positive(),
  b: z.number(),
  /** Texture of the soils it was fitted on. */
  texture: z.enum(['all', 'coarse', 'loam', 'clay']),
  /** Conductivity of the 1:5 extract from which it holds, dS/m; null where its source gives none. */
  validFrom: z.number().nullable(),
  /** Whether it counts in the spread of conversions. */
  inSpread: z.boolean(),
  source,
});

const salinityClass = z.object({
  class: z.string(),
  label: localText,
  /** Name of the class in the look-up of GB/T 33469. */
  grade: z.string(),
  /** Upper bound of ECe, dS/m; null for the last. */
  max: z.number().nullable(),
  includesMax: z.boolean(),
});

/** Conversions of EC1:5 to ECe and the classes of ECe. */
export const salinitySchema = z.object({
  title: localText,
  formula: z.string(),
  default: z.string(),
  methods: z.array(method).min(1),
  classes: z.array(salinityClass).min(1),
  classSource: source,
});

export type SalinityStandard = z.infer<typeof salinitySchema>;
export type EceMethod = z.infer<typeof method>;
export type EceClass = z.infer<typeof salinityClass>;

/** Texture of a soil in the groups of the conversions. */
export type TextureGroup = 'coarse' | 'loam' | 'clay';

/**
 * ECe = a·EC1:5 + b, both dS/m at 25 °C. NaN where the method cannot be used: below the conductivity from which it holds,
 * where it turns negative, and for a conductivity that is missing or negative.
 */
export function eceOf({ a, b, validFrom }: EceMethod, ec: number): number {
  if (!(ec >= 0 && ec < Number.POSITIVE_INFINITY) || (validFrom !== null && ec < validFrom)) return Number.NaN;
  const ece = a * ec + b;
  return ece >= 0 ? ece : Number.NaN;
}

/**
 * The methods whose spread tells how sure an ECe is: those that count in the spread, the chosen one, and of the methods
 * bound to a texture only those of the soil's, where it is known.
 */
export function spreadMethods(
  methods: readonly EceMethod[],
  chosen: string,
  texture: TextureGroup | null = null,
): EceMethod[] {
  return methods.filter(
    ({ id, inSpread, texture: of }) =>
      id === chosen || (inSpread && (texture === null || of === 'all' || of === texture)),
  );
}

/** ECe by each method, dS/m; null where a method cannot be used. */
export interface EceRange {
  /** Least and greatest usable ECe; NaN when no method can be used. */
  readonly low: number;
  readonly high: number;
  readonly byMethod: readonly { readonly id: string; readonly ece: number | null }[];
}

/** The spread of ECe over methods at one conductivity of a 1:5 extract, dS/m. */
export function eceRange(methods: readonly EceMethod[], ec: number): EceRange {
  let low = Number.NaN;
  let high = Number.NaN;
  const byMethod = methods.map((one) => {
    const ece = eceOf(one, ec);
    if (Number.isNaN(ece)) return { id: one.id, ece: null };
    if (!(ece >= low)) low = ece;
    if (!(ece <= high)) high = ece;
    return { id: one.id, ece };
  });
  return { low, high, byMethod };
}

/** The class of an ECe (dS/m), a value on a bound as the standard says; `undefined` when it is missing or negative. */
export function eceClassOf(classes: readonly EceClass[], ece: number): EceClass | undefined {
  if (!(ece >= 0)) return undefined;
  return classes.find(({ max, includesMax }) => max === null || ece < max || (includesMax && ece === max));
}
