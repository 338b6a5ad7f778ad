/** What stands in a cell whose formula was never computed; no error value of a workbook looks so. */
export const UNCOMPUTED = '=?';

/** A cell with a formula and no value, or an empty one; spaces are counted so that a run of them costs nothing. */
const CELL =
  /<((?:\w+:)?)c\b([^<>]*)>(\s{0,8}<\1f\b(?:[^<>]*\/>|[^<>]*>[^<>]*<\/\1f>))\s{0,8}(?:<\1v\s?\/>|<\1v><\/\1v>)?\s{0,8}<\/\1c>/g;

/**
 * Marks the cells of a worksheet whose formula has no stored value, as programs write it that do not compute: the library
 * reads them like blank cells, and nobody would know.
 */
export function markUncomputed(worksheet: Uint8Array): Uint8Array {
  const xml = new TextDecoder('utf-8').decode(worksheet);
  const marked = xml.replace(CELL, (_, prefix: string, attributes: string, formula: string) => {
    const untyped = attributes.replace(/\st=(?:"[^"]*"|'[^']*')/, '');
    return `<${prefix}c${untyped} t="e">${formula}<${prefix}v>${UNCOMPUTED}</${prefix}v></${prefix}c>`;
  });
  return marked === xml ? worksheet : new TextEncoder().encode(marked);
}
