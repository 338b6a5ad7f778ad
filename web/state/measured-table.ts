import type { NumberColumn, VectorMeasures } from '../engine-client.ts';
import type { Column } from '../parts/column.ts';

/** The words a measured table needs, in the language of the moment. */
export interface MeasuredWords {
  readonly id: string;
  readonly support: string;
  readonly missing: string;
  readonly statistic: (id: string) => string;
  readonly value: (value: number) => string;
  readonly share: (value: number) => string;
}

/** Columns over row numbers: the id, then every measured column; a missing cell says so and sorts below everything. */
export function measuredColumns(measures: VectorMeasures, words: MeasuredWords): Column<number>[] {
  const ids = measures.ids;
  const id = { id: '', label: words.id, text: (row: number) => ids[row] as string, order: (row: number) => row };
  return [id, ...measures.layers.flatMap((layer) => layer.columns).map((column) => measuredColumn(column, words))];
}

function measuredColumn(column: NumberColumn, words: MeasuredWords): Column<number> {
  const dot = column.name.lastIndexOf('.');
  const [layer, statistic] = [column.name.slice(0, dot), column.name.slice(dot + 1)];
  const isSupport = statistic === 'support';
  const show = isSupport ? words.share : words.value;
  const label = isSupport ? words.support : words.statistic(statistic);
  return {
    id: column.name,
    label,
    over: layer,
    unit: column.unit,
    end: true,
    text: (row) => (isKnown(column, row) ? show(column.values[row] as number) : words.missing),
    quiet: (row) => !isKnown(column, row),
    order: (row) => (isKnown(column, row) ? (column.values[row] as number) : -Infinity),
  };
}

/** Whether a cell holds a value: its bit is set. */
function isKnown({ valid }: NumberColumn, row: number): boolean {
  return (((valid.words[row >>> 5] ?? 0) >>> (row & 31)) & 1) === 1;
}
