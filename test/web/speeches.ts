import { dictionaryOf } from '../../web/text/dictionary.ts';
import { createNumberFormat, type Language } from '../../web/text/number-format.ts';
import type { Speech } from '../../web/text/speech.ts';

/** Words, numbers in mu, and texts of one language. */
export function speechOf(language: Language): Speech {
  return {
    t: dictionaryOf(language),
    format: createNumberFormat(language, 'mu'),
    local: (text) => text[language],
  };
}
