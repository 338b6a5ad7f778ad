import { zipSync } from 'fflate';

const encoder = new TextEncoder();
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** One sheet of a workbook made by hand. */
export interface HandSheet {
  readonly name: string;
  /** What stands inside `<sheetData>`. */
  readonly rows: string;
  /** What stands before and after it. */
  readonly before?: string;
  readonly after?: string;
  readonly state?: 'hidden' | 'veryHidden';
}

/** What a workbook made by hand may differ in. */
export interface HandWorkbook {
  readonly sheets: readonly HandSheet[];
  /** Shared strings, each the XML inside `<si>`. */
  readonly strings?: readonly string[];
  /** Number formats of cell styles 1, 2, …: the code of one, or the number of a built-in one. */
  readonly formats?: readonly (string | number)[];
  readonly date1904?: boolean;
  /** Parts to add or replace; null takes one away. */
  readonly parts?: Readonly<Record<string, string | Uint8Array | null>>;
}

/** Parts of a workbook as Excel lays them out, by name. */
function workbookFiles(book: HandWorkbook): Record<string, Uint8Array> {
  const { sheets, strings = [], formats = [], date1904 = false, parts = {} } = book;
  const files: Record<string, string | Uint8Array | null> = {
    '[Content_Types].xml': contentTypes(sheets.length),
    '_rels/.rels': `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<?xml version="1.0" encoding="UTF-8"?><workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><workbookPr date1904="${date1904 ? 1 : 0}"/><sheets>${sheets
      .map(({ name, state }, k) => sheetEntry(name, k, state))
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations(sheets.length),
    'xl/styles.xml': styles(formats),
    'xl/sharedStrings.xml': `<sst xmlns="${MAIN}">${strings.map((string) => `<si>${string}</si>`).join('')}</sst>`,
  };
  for (const [k, { rows, before = '', after = '' }] of sheets.entries()) {
    files[`xl/worksheets/sheet${k + 1}.xml`] =
      `<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="${MAIN}">${before}<sheetData>${rows}</sheetData>${after}</worksheet>`;
  }
  const kept = Object.entries({ ...files, ...parts }).filter(([, content]) => content !== null);
  return Object.fromEntries(
    kept.map(([name, content]) => [
      name,
      typeof content === 'string' ? encoder.encode(content) : (content as Uint8Array),
    ]),
  );
}

/** The bytes of a workbook made by hand. */
export function workbookBytes(book: HandWorkbook): Uint8Array {
  return zipSync(workbookFiles(book));
}

/** A cell with text inside itself. */
export function textCell(at: string, content: string): string {
  return `<c r="${at}" t="inlineStr"><is><t>${content}</t></is></c>`;
}

/** A cell with a stored value; `style` counts the formats of the workbook from 1, 0 for none. */
export function valueCell(at: string, value: string | number, style = 0): string {
  return `<c r="${at}" s="${style}"><v>${value}</v></c>`;
}

/** A row with its cells. */
export function row(number: number, ...cells: readonly string[]): string {
  return `<row r="${number}">${cells.join('')}</row>`;
}

function sheetEntry(name: string, k: number, state: string | undefined): string {
  return `<sheet name="${name}" sheetId="${k + 1}"${state === undefined ? '' : ` state="${state}"`} r:id="rId${k + 1}"/>`;
}

function contentTypes(sheets: number): string {
  const parts = [
    ['/xl/workbook.xml', 'sheet.main'],
    ['/xl/styles.xml', 'styles'],
    ['/xl/sharedStrings.xml', 'sharedStrings'],
    ...Array.from({ length: sheets }, (_, k) => [`/xl/worksheets/sheet${k + 1}.xml`, 'worksheet']),
  ];
  const overrides = parts.map(([name, type]) => `<Override PartName="${name}" ContentType="${TYPES}.${type}+xml"/>`);
  return `<Types xmlns="${PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>${overrides.join('')}</Types>`;
}

function relations(sheets: number): string {
  const own = Array.from(
    { length: sheets },
    (_, k) => `<Relationship Id="rId${k + 1}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${k + 1}.xml"/>`,
  );
  const shared = ['styles', 'sharedStrings'].map(
    (part, k) => `<Relationship Id="rId${sheets + k + 1}" Type="${RELATIONS}/${part}" Target="${part}.xml"/>`,
  );
  return `<Relationships xmlns="${PACKAGE}/relationships">${[...own, ...shared].join('')}</Relationships>`;
}

function styles(formats: readonly (string | number)[]): string {
  const ids = formats.map((format, k) => (typeof format === 'number' ? format : 200 + k));
  const codes = formats.flatMap((format, k) =>
    typeof format === 'number'
      ? []
      : [`<numFmt numFmtId="${200 + k}" formatCode="${format.replaceAll('"', '&quot;')}"/>`],
  );
  const cells = [0, ...ids].map((id) => `<xf numFmtId="${id}" applyNumberFormat="1"/>`);
  return `<styleSheet xmlns="${MAIN}"><numFmts count="${codes.length}">${codes.join('')}</numFmts><cellXfs count="${cells.length}">${cells.join('')}</cellXfs></styleSheet>`;
}

/** Makes the directory of a zip state another unpacked size of one file; throws when there is no such file. */
export function stateSize(zip: Uint8Array, file: string, sizeOf: (size: number) => number): void {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  for (let at = 0; at < zip.length - 46; at++) {
    if (view.getUint32(at, true) !== 0x02014b50) continue;
    const name = new TextDecoder().decode(zip.subarray(at + 46, at + 46 + view.getUint16(at + 28, true)));
    if (name !== file) continue;
    view.setUint32(at + 24, sizeOf(view.getUint32(at + 24, true)), true);
    return;
  }
  throw new Error(`no ${file} in the zip`);
}
