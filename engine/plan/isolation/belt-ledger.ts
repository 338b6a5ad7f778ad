import { type CsvCell, csvText } from '../../formats/encode-csv.ts';
import type { WidthTerm } from '../../isolation/required-width.ts';
import { M2_PER_MU } from '../../parcel/parcel-fields.ts';
import { type LocalText, text } from '../../run/local-text.ts';
import { type BeltPlaces, segmentIds } from './belt-places.ts';
import type { BeltTables } from './belt-rows.ts';
import { segmentWords } from './belt-words.ts';

/** A column of the ledger: its name in files, its heading, and its cells by stretch of border. */
interface LedgerColumn {
  readonly name: string;
  readonly label: LocalText;
  readonly cell: (segment: number) => CsvCell;
}

/** The ledger as plain cells: one row for each stretch of border, also those that need no belt. */
export interface LedgerSheet {
  readonly names: readonly string[];
  readonly labels: readonly LocalText[];
  readonly rows: readonly (readonly CsvCell[])[];
}

/**
 * The ledger of belts: whose border, what lies across, every term of the width with its confidence, what is credited, the width
 * asked and available, and the ground it takes (m, mu). Missing cells are null, never zero; codes stay text.
 */
export function beltLedger(tables: BeltTables, places: BeltPlaces): LedgerSheet {
  const columns = [...placeColumns(tables, places), ...widthColumns(tables), ...reasonColumns(tables)];
  return {
    names: columns.map(({ name }) => name),
    labels: columns.map(({ label }) => label),
    rows: Array.from({ length: tables.segments.length }, (_v, s) => columns.map(({ cell }) => cell(s))),
  };
}

/** The ledger as CSV text (UTF-8, CRLF). */
export function ledgerCsv({ names, rows }: LedgerSheet): string {
  return csvText([names, ...rows]);
}

function placeColumns(tables: BeltTables, places: BeltPlaces): LedgerColumn[] {
  const { segments } = tables;
  const ids = segmentIds(tables, places);
  const own = (s: number) => segments.parcel[s] as number;
  const kind = (s: number) => tables.kinds[tables.causes[segments.cause[s] as number]?.kind ?? -1];
  const neighbour = (s: number) => segments.neighbour[s] as number;
  return [
    { name: 'segment_id', label: text('界段', 'segment'), cell: (s) => ids[s] ?? '' },
    { name: 'base_id', label: text('基地', 'base'), cell: (s) => places.baseId(own(s)) },
    { name: 'village', label: text('村', 'village'), cell: (s) => places.village(own(s)) },
    { name: 'parcel_id', label: text('地块编码', 'parcel'), cell: (s) => places.parcelId(own(s)) },
    {
      name: 'neighbour_parcel_id',
      label: text('邻地编码', 'neighbouring parcel'),
      cell: (s) => (neighbour(s) < 0 ? null : places.parcelId(neighbour(s))),
    },
    { name: 'neighbour_kind', label: text('邻地类别代号', 'kind of neighbour (id)'), cell: (s) => kind(s)?.id ?? '' },
    { name: 'neighbour_zh', label: text('邻地', 'neighbour (zh)'), cell: (s) => kind(s)?.label.zh ?? '' },
    { name: 'neighbour_en', label: text('邻地（英文）', 'neighbour'), cell: (s) => kind(s)?.label.en ?? '' },
    { name: 'bearing_deg', label: text('方位（度）', 'bearing, degrees'), cell: (s) => fixed(segments.bearing[s], 1) },
    { name: 'length_m', label: text('长度（米）', 'length, m'), cell: (s) => fixed(segments.lengthM[s], 2) },
  ];
}

function widthColumns({ segments, causes }: BeltTables): LedgerColumn[] {
  const termOf = (s: number, id: WidthTerm['id']) =>
    causes[segments.cause[s] as number]?.terms.find((term) => term.id === id);
  const term = (id: WidthTerm['id'], label: LocalText): LedgerColumn => ({
    name: `${id.replaceAll('-', '_')}_m`,
    label,
    cell: (s) => fixed(termOf(s, id)?.widthM, 2),
  });
  const number = (name: string, label: LocalText, values: Float64Array, decimals = 2): LedgerColumn => ({
    name,
    label,
    cell: (s) => fixed(values[s], decimals),
  });
  return [
    number('gap_m', text('间隔（米）', 'ground between, m'), segments.gapM),
    {
      name: 'wind_share',
      label: text('来风份额', 'share of the wind'),
      cell: (s) => fixed(causes[segments.cause[s] as number]?.exposure ?? undefined, 3),
    },
    term('floor', text('惯例下限（米）', 'customary floor, m')),
    term('drift', text('漂移距离（米）', 'drift distance, m')),
    term('certifier', text('认证机构（米）', 'certifier, m')),
    term('seed-isolation', text('制种隔离（米）', 'seed isolation, m')),
    number('credit_m', text('扣除间隔（米）', 'credit, m'), segments.creditM),
    number('width_asked_m', text('应设宽度（米）', 'width asked, m'), segments.widthM),
    number('width_own_m', text('本侧宽度（米）', 'on the own side, m'), segments.ownWidthM),
    number('width_available_m', text('可用宽度（米）', 'width available, m'), segments.availableM),
    {
      name: 'short_m',
      label: text('缺口（米）', 'short by, m'),
      cell: (s) => fixed((segments.ownWidthM[s] as number) - (segments.availableM[s] as number), 2),
    },
    {
      name: 'area_mu',
      label: text('占地（亩）', 'ground taken, mu'),
      cell: (s) => fixed((segments.areaM2[s] as number) / M2_PER_MU, 4),
    },
  ];
}

function reasonColumns(tables: BeltTables): LedgerColumn[] {
  const decisive = (s: number) => {
    const cause = tables.causes[tables.segments.cause[s] as number];
    return cause?.terms[cause.decisive];
  };
  return [
    { name: 'decided_by', label: text('决定项', 'decided by'), cell: (s) => decisive(s)?.id ?? null },
    { name: 'confidence', label: text('可信度', 'confidence'), cell: (s) => decisive(s)?.confidence ?? null },
    { name: 'reason_zh', label: text('原因', 'reason (zh)'), cell: (s) => segmentWords(tables, s).zh },
    { name: 'reason_en', label: text('原因（英文）', 'reason'), cell: (s) => segmentWords(tables, s).en },
  ];
}

function fixed(value: number | undefined, decimals: number): number | null {
  return value === undefined || !Number.isFinite(value) ? null : Number(value.toFixed(decimals));
}
