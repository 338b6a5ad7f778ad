/** A start tag, an end tag, or an element without content, with quoted attributes only. */
const TAG = /^<(\/?)([a-z][a-z0-9]*)((?:\s+[a-z][a-z-]*="[^"<]*")*)\s*(\/?)>/;
const ATTRIBUTE = /\s+([a-z][a-z-]*)="([^"<]*)"/g;
const STRAY_AMPERSAND = /&(?!(?:amp|lt|gt|quot|#39);)/;
/** Elements that fetch or run something. */
const FORBIDDEN = new Set(['script', 'link', 'iframe', 'img', 'object', 'embed', 'base', 'video', 'audio', 'form']);
const FETCHES = /url\(|@import|image-set\(/;

/**
 * Where a document is not well-formed, not self-contained, or points at nothing: every element closed in order, every
 * text escaped, no address but places inside the document, every id used once. Empty when it may be handed on.
 */
export function documentFaults(text: string): string[] {
  const start = '<!DOCTYPE html>\n';
  if (!text.startsWith(start)) return ['does not begin with the document type'];
  const faults: string[] = [];
  const open: string[] = [];
  const [ids, targets] = [new Set<string>(), new Set<string>()];
  let at = start.length;
  while (at < text.length) {
    const next = text.indexOf('<', at);
    const words = text.slice(at, next < 0 ? text.length : next);
    if (open.at(-1) === 'style' ? FETCHES.test(words) : STRAY_AMPERSAND.test(words)) faults.push(near(text, at));
    if (next < 0) break;
    const tag = TAG.exec(text.slice(next, next + 4096));
    if (tag === null) return [...faults, `no tag: ${near(text, next)}`];
    const [whole, slash, name, attributes, closed] = tag as unknown as [string, string, string, string, string];
    if (slash === '/') {
      const expected = open.pop();
      if (expected !== name) return [...faults, `</${name}> closes <${expected}>: ${near(text, next)}`];
    } else {
      if (FORBIDDEN.has(name)) faults.push(`<${name}>: ${near(text, next)}`);
      faults.push(...attributeFaults(attributes, ids, targets));
      if (closed === '') open.push(name);
    }
    at = next + whole.length;
  }
  if (open.length > 0) faults.push(`not closed: ${open.join(' ')}`);
  return [...faults, ...[...targets].filter((id) => !ids.has(id)).map((id) => `nothing is called #${id}`)];
}

function attributeFaults(attributes: string, ids: Set<string>, targets: Set<string>): string[] {
  return [...attributes.matchAll(ATTRIBUTE)].flatMap(([, name, value]) => {
    if (STRAY_AMPERSAND.test(value as string)) return [`${name}="${value}" is not escaped`];
    if (name === 'src' || name === 'srcset' || name?.startsWith('on')) return [`${name}="${value}"`];
    if (name === 'style' && FETCHES.test(value as string)) return [`${name}="${value}"`];
    if (name === 'id') return idFaults(value as string, ids);
    if (name === 'for') targets.add(value as string);
    if (name !== 'href') return [];
    if (!value?.startsWith('#')) return [`leads outside: ${value}`];
    targets.add(value.slice(1));
    return [];
  });
}

function idFaults(id: string, ids: Set<string>): string[] {
  if (ids.has(id)) return [`twice: id="${id}"`];
  ids.add(id);
  return [];
}

function near(text: string, at: number): string {
  return JSON.stringify(text.slice(at, at + 60));
}
