import { type LocalText, text } from '../../run/local-text.ts';
import type { Theme } from '../../suitability/criterion.ts';
import type { LimitKind } from '../../suitability/exclusion.ts';
import type { Page } from './report-page.ts';

/** Words that several sections share. */

export const LIMIT_WORDS: Readonly<Record<LimitKind, LocalText>> = {
  soil: text('土壤', 'Soil'),
  water: text('灌溉水', 'Irrigation water'),
  air: text('空气', 'Air'),
  land: text('地类用途', 'Land use'),
  inputs: text('投入品', 'Inputs'),
};

export const THEME_WORDS: Readonly<Record<Theme, LocalText>> = {
  soil: text('土', 'Soil'),
  fertility: text('肥', 'Fertility'),
  water: text('水', 'Water'),
  inputs: text('药', 'Inputs'),
  air: text('气', 'Air'),
};

const CONFIDENCE_WORDS: Readonly<Record<string, LocalText>> = {
  verified: text('已核对原文', 'checked in the text'),
  known: text('已知', 'known'),
  uncertain: text('待核对', 'to be checked'),
  setting: text('设定值，无标准依据', 'a setting, no standard gives it'),
};

/** How sure a number is, in words; a dash where nothing is stated. */
export function confidenceWords(page: Page, confidence: string): string {
  const words = CONFIDENCE_WORDS[confidence];
  if (words !== undefined) return page.say(words);
  return confidence === '' ? '—' : confidence;
}

/** The words, or a dash where the plan carries none. */
export function orDash(words: string): string {
  return words === '' ? '—' : words;
}
