import type { ProjectFile } from './project-files.ts';

/** Addresses that stand in libraries as names, or in comments and messages; none is ever fetched. Prefix, why. */
const INERT: readonly (readonly [prefix: string, why: string])[] = [
  ['http://www.w3.org/', 'names of XML vocabularies'],
  ['http://schemas.openxmlformats.org/', 'names of the vocabularies of a workbook, in write-excel-file'],
  ['http://schemas.microsoft.com/office/', 'names of the vocabularies of a workbook, in write-excel-file'],
  ['http://purl.oclc.org/ooxml/', 'names of the strict vocabularies of a workbook, in SheetJS'],
  ['http://purl.org/dc/', 'names of the Dublin Core vocabularies, in SheetJS'],
  ['http://sheetjs.openxmlformats.org/', 'name of a relation between parts of a workbook, in SheetJS'],
  ['http://sheetjs.com', 'licence note of SheetJS'],
  ['http://web.mit.edu/lpsolve/doc/CPLEX-format.htm', 'message of HiGHS about a model it cannot read'],
  ['http://json-schema.org/', 'names of JSON Schema drafts, in zod'],
  ['https://json-schema.org/', 'names of JSON Schema drafts, in zod'],
  ['http://[${', 'the form of an IPv6 address that zod checks'],
  ['http://www.apache.org/licenses/', 'licence note'],
  ['https://github.com/maplibre/maplibre-gl-js/blob/', 'licence note of MapLibre'],
  ['https://maplibre.org/', 'link of MapLibre to its own page'],
  ['https://maplibre.invalid/', 'base that MapLibre resolves relative addresses against'],
  ['https://github.com/mapbox/mapbox-gl-js/issues/', 'message of MapLibre'],
  ['https://wiki.openstreetmap.org/wiki/This_map_requires_WebGL', 'message of MapLibre'],
  ['https://github.com/geotiffjs/geotiff.js/issues', 'message of geotiff'],
  ['https://github.com/nodeca/pako', 'licence note of pako, in geotiff'],
  ['https://github.com/mholt/PapaParse', 'licence note of Papa Parse'],
  ['https://vuejs.org/error-reference/', 'message of Vue'],
  ['https://github.com/vuejs/', 'message of Vue'],
  ['https://element-plus.org/', 'message of Element Plus'],
  ['https://vue-i18n.intlify.dev', 'label of vue-i18n in the tools of developers'],
];

const ADDRESS = /(?:https?|wss?):\/\/[^\s"'`<>()\\]*/gi;

/** Where a page or a style sheet would fetch from a host without saying the protocol. */
const WITHOUT_PROTOCOL = /(?:(?:src|href|action)\s*=\s*["']?|url\(\s*["']?|@import\s+["'])(\/\/[^\s"'<>()]+)/gi;

/** Addresses of other hosts in a file of the built page. */
export function outsideHosts(file: ProjectFile): string[] {
  const addresses = [...file.text.matchAll(ADDRESS)].map(([address]) => address);
  const short = [...file.text.matchAll(WITHOUT_PROTOCOL)].map(([, address]) => address ?? '');
  const strange = [...addresses, ...short].filter((address) => !INERT.some(([prefix]) => address.startsWith(prefix)));
  return [...new Set(strange)].sort().map((address) => `${file.path}: ${address}`);
}
