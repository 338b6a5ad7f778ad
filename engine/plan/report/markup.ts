/** Finished HTML; only `html` makes it, so that text never passes for markup. */
export class Markup {
  readonly source: string;

  constructor(source: string) {
    this.source = source;
  }
}

/** What may stand inside an element: text is escaped, markup is taken as it is, lists are joined. */
export type Content = string | Markup | readonly Content[];

export const NOTHING = new Markup('');

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Half a surrogate pair, and control characters that neither HTML nor XML may hold. */
const UNWRITABLE = /\p{Cs}|[^\P{Cc}\t\n\r]/gu;

/**
 * Markup from a template: every value is escaped for text and for quoted attributes alike. Elements are always closed
 * (`<br/>`), so that the document is well-formed XML too.
 */
export function html(strings: TemplateStringsArray, ...values: readonly Content[]): Markup {
  let source = strings[0] as string;
  for (const [k, value] of values.entries()) source += sourceOf(value) + (strings[k + 1] as string);
  return new Markup(source);
}

function sourceOf(content: Content): string {
  if (typeof content === 'string') return escaped(content);
  if (content instanceof Markup) return content.source;
  return content.map(sourceOf).join('');
}

function escaped(text: string): string {
  return text.replace(UNWRITABLE, '\uFFFD').replace(/[&<>"']/g, (character) => ESCAPES[character] as string);
}
