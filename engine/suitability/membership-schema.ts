import { z } from 'zod';
import { membershipFaults } from './membership.ts';

/**
 * A membership function as a scenario or a preset writes it. Parameters that make no function are refused with the
 * values found: points that fall, a coefficient that is not above 0, bounds in the wrong order, degrees outside 0 … 1.
 */
export const membershipSchema = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('more-is-better'), a: z.number(), c: z.number(), lower: z.number() }),
    z.strictObject({ kind: z.literal('less-is-better'), a: z.number(), c: z.number(), upper: z.number() }),
    z.strictObject({ kind: z.literal('peak'), a: z.number(), c: z.number(), lower: z.number(), upper: z.number() }),
    z.strictObject({ kind: z.literal('linear'), zero: z.number(), one: z.number() }),
    z.strictObject({
      kind: z.literal('trapezoid'),
      points: z.tuple([z.number(), z.number(), z.number(), z.number()]),
    }),
    z.strictObject({ kind: z.literal('category'), table: z.record(z.string(), z.number()) }),
    z.strictObject({ kind: z.literal('sigmoid'), k: z.number(), x0: z.number() }),
    z.strictObject({ kind: z.literal('gaussian'), mu: z.number(), s: z.number() }),
  ])
  .superRefine((membership, context) => {
    for (const { zh, en } of membershipFaults(membership)) {
      context.addIssue({ code: 'custom', message: `${zh} / ${en}` });
    }
  });
