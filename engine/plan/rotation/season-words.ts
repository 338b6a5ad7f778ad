import { type LocalText, text } from '../../run/local-text.ts';

/** Seasons in their order within a year, with the words people write for them. */
const SEASONS: readonly { readonly order: number; readonly words: readonly string[]; readonly label: LocalText }[] = [
  { order: 0, words: ['春茬', '春', 'spring'], label: text('春茬', 'spring') },
  { order: 0, words: ['全年', '一茬', 'whole year'], label: text('全年', 'whole year') },
  { order: 1, words: ['夏茬', '夏', 'summer'], label: text('夏茬', 'summer') },
  { order: 2, words: ['复种', 'double', 'double cropping'], label: text('复种', 'double') },
  { order: 2, words: ['秋茬', '秋', 'autumn'], label: text('秋茬', 'autumn') },
];

/** Words for all of a year. */
const WHOLE_YEAR = ['全年', '一茬', 'whole year'];

/** Place of a season within its year; null for a word that names none. */
export function seasonOrder(written: string): number | null {
  const word = written.trim().toLowerCase();
  return SEASONS.find(({ words }) => words.includes(word))?.order ?? null;
}

export function isWholeYear(written: string): boolean {
  return WHOLE_YEAR.includes(written.trim().toLowerCase());
}
