import { z } from 'zod';
import { readDate } from '../../table/calendar-date.ts';

export const localText = z.strictObject({ zh: z.string(), en: z.string() });
export const isoDate = z.string().refine((written) => readDate(written) === written, {
  error: '应为存在的日期，写作 2026-10-31 / expected a day that exists, written as 2026-10-31',
});
export const fieldName = z.string().min(1);
export const fileName = z.string().min(1);
export const items = z.record(z.string(), fieldName);
