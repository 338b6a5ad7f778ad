import { type Content, html, type Markup, NOTHING } from './markup.ts';

/** One column of a table: figures stand right-aligned, a `head` column names its row, a `long` one holds sentences. */
export interface Column<Row> {
  readonly head: Content;
  readonly kind: 'head' | 'text' | 'long' | 'figure';
  cell(row: Row, at: number): Content;
}

/** A column of words. */
export function textColumn<Row>(head: Content, cell: Column<Row>['cell']): Column<Row> {
  return { head, kind: 'text', cell };
}

/** A column of sentences, kept wide enough to read. */
export function longColumn<Row>(head: Content, cell: Column<Row>['cell']): Column<Row> {
  return { head, kind: 'long', cell };
}

/** A column of figures. */
export function figureColumn<Row>(head: Content, cell: Column<Row>['cell']): Column<Row> {
  return { head, kind: 'figure', cell };
}

/** The column that names its row. */
export function headColumn<Row>(head: Content, cell: Column<Row>['cell']): Column<Row> {
  return { head, kind: 'head', cell };
}

/** A table that scrolls sideways by itself where it is wider than the page; nothing without rows. */
export function dataTable<Row>(caption: string, columns: readonly Column<Row>[], rows: readonly Row[]): Markup {
  if (rows.length === 0) return NOTHING;
  const heads = columns.map(({ head, kind }) =>
    kind === 'figure' ? html`<th scope="col" class="n">${head}</th>` : html`<th scope="col">${head}</th>`,
  );
  const body = rows.map(
    (row, at) => html`<tr>${columns.map((column) => cellOf(column, row, at))}</tr>
`,
  );
  return html`<div class="scroll" role="region" tabindex="0" aria-label="${caption}">
<table><caption>${caption}</caption>
<thead><tr>${heads}</tr></thead>
<tbody>${body}</tbody></table></div>
`;
}

function cellOf<Row>({ kind, cell }: Column<Row>, row: Row, at: number): Markup {
  const content = cell(row, at);
  if (kind === 'head') return html`<th scope="row">${content}</th>`;
  if (kind === 'long') return html`<td class="long">${content}</td>`;
  return kind === 'figure' ? html`<td class="n">${content}</td>` : html`<td>${content}</td>`;
}

/** Names and values side by side. */
export function facts(pairs: readonly (readonly [name: Content, value: Content])[]): Markup {
  if (pairs.length === 0) return NOTHING;
  return html`<dl class="facts">${pairs.map(
    ([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>
`,
  )}</dl>
`;
}
