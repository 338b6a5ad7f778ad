/** The same words in both languages of the product, Chinese first. */
export interface LocalText {
  readonly zh: string;
  readonly en: string;
}

/** Pairs Chinese and English wording of one message. */
export function text(zh: string, en: string): LocalText {
  return { zh, en };
}
