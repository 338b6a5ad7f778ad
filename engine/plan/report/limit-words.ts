import type { LimitAnswer, LimitReading } from '../../suitability/exclusion.ts';
import { FAIL, PASS } from '../../suitability/exclusion.ts';
import type { Page } from './report-page.ts';

/** A limit as a number or a range; unknown where none could be chosen. */
export function limitWords({ figures }: Page, limit: LimitAnswer['limit']): string {
  if (limit === null) return figures.unknown;
  return typeof limit === 'number' ? String(limit) : `${limit[0]}–${limit[1]}`;
}

/** An answer in words. */
export function answerWords({ t }: Page, answer: number): string {
  if (answer === PASS) return t('符合', 'meets');
  return answer === FAIL ? t('超标', 'exceeds') : t('未知', 'unknown');
}

/** One reading: what was assumed, value against limit, and its answer. */
export function readingWords(page: Page, { label, value, limit, answer }: LimitReading): string {
  const { t, say, figures } = page;
  const shown = value === null ? figures.unknown : String(value);
  return `${say(label)}${t('：', ': ')}${shown} / ${limitWords(page, limit)} ${answerWords(page, answer)}`;
}
