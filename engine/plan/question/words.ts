import { z } from 'zod';

export const localText = z.strictObject({ zh: z.string(), en: z.string() });
export const isoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
export const fieldName = z.string().min(1);
export const fileName = z.string().min(1);
export const items = z.record(z.string(), fieldName);
