import type { LocalText } from '../engine-client.ts';
import type { Dictionary } from './dictionary.ts';
import type { NumberFormat } from './number-format.ts';

/** What a sentence is made with: words, numbers, and the engine's texts in the same language. */
export interface Speech {
  readonly t: Dictionary;
  readonly format: NumberFormat;
  readonly local: (text: LocalText) => string;
}
