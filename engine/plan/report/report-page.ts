import type { LocalText } from '../../run/local-text.ts';
import type { PlanTables, VillageRow } from '../plan-tables.ts';
import { type Figures, figuresIn, type Language } from './figures.ts';
import { type Content, html } from './markup.ts';
import type { PlanCensus } from './plan-census.ts';

/** What every section of the report is written from: the plan, its counts, and one language. */
export interface Page {
  readonly tables: PlanTables;
  readonly census: PlanCensus;
  readonly language: Language;
  readonly figures: Figures;
  /** One of two wordings. */
  t(zh: string, en: string): string;
  /** Words that the plan carries in both languages. */
  say(words: LocalText): string;
  /** A name that is Chinese in both languages: marked as such for screen readers and hyphenation. */
  name(words: string): Content;
  /** The id of a place in this language's half of the document. */
  anchor(place: string): string;
}

/** Language tags of the two halves. */
export const LANGUAGE_TAGS: Readonly<Record<Language, string>> = { zh: 'zh-CN', en: 'en' };

/** The page of one language. */
export function pageIn(language: Language, tables: PlanTables, census: PlanCensus): Page {
  return {
    tables,
    census,
    language,
    figures: figuresIn(language),
    t: (zh, en) => (language === 'zh' ? zh : en),
    say: (words) => words[language],
    name: (words) => (language === 'zh' ? words : html`<span lang="${LANGUAGE_TAGS.zh}">${words}</span>`),
    anchor: (place) => `${language}-${place}`,
  };
}

/** A village's name as a link to its section. */
export function villageLink(page: Page, village: VillageRow): Content {
  return html`<a href="#${page.anchor(`village-${village.code}`)}">${page.name(village.name)}</a>`;
}

/** Label of a criterion by its index in the plan. */
export function criterionLabel(page: Page, criterion: number): string {
  const found = page.tables.criteria[criterion];
  return found === undefined ? page.figures.unknown : page.say(found.label);
}
