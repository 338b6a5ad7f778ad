import type { ByteSink, TableFile } from '../../../../engine/formats/table-files/table-file.ts';
import { addBit, emptyBitSet, fullBitSet } from '../../../../engine/table/bit-set.ts';
import type { NumberColumn } from '../../../../engine/table/table.ts';

/** Rows of one append. */
export interface Rows {
  readonly ids: readonly string[];
  readonly columns: readonly NumberColumn[];
}

/** A column; `null` stands for a missing value. */
export function numbers(name: string, values: readonly (number | null)[]): NumberColumn {
  const valid = emptyBitSet(values.length);
  for (const [row, value] of values.entries()) if (value !== null) addBit(valid, row);
  return { kind: 'number', name, unit: '', values: Float64Array.from(values, (value) => value ?? Number.NaN), valid };
}

/** A column without missing values. */
export function fullColumn(name: string, values: Float64Array): NumberColumn {
  return { kind: 'number', name, unit: '', values, valid: fullBitSet(values.length) };
}

/** A sink that keeps what it is given, and breaks what writers lend once it has copied it. */
export function keptBytes(): ByteSink & { joined(): Uint8Array; readonly pieces: Uint8Array[] } {
  const pieces: Uint8Array[] = [];
  return {
    pieces,
    async write(bytes) {
      await Promise.resolve();
      pieces.push(bytes.slice());
    },
    joined() {
      const out = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
      let at = 0;
      for (const piece of pieces) {
        out.set(piece, at);
        at += piece.length;
      }
      return out;
    },
  };
}

/** The bytes of a table written in one or several appends. */
export async function written(file: TableFile, ...appends: readonly Rows[]): Promise<Uint8Array<ArrayBuffer>> {
  const sink = keptBytes();
  const columns = (appends[0] as Rows).columns.map((column) => column.name);
  const writer = await file.open({ id: 'id', columns }, sink);
  for (const { ids, columns } of appends) await writer.append(ids, columns);
  await writer.close();
  return new Uint8Array(sink.joined());
}

/** Rows `from … to` of some rows. */
export function part({ ids, columns }: Rows, from: number, to: number): Rows {
  return {
    ids: ids.slice(from, to),
    columns: columns.map((column) =>
      numbers(
        column.name,
        Array.from({ length: to - from }, (_, k) => cell(column, from + k)),
      ),
    ),
  };
}

/** The value of a row, `null` when it is missing. */
export function cell({ values, valid }: NumberColumn, row: number): number | null {
  return (((valid.words[row >>> 5] as number) >>> (row & 31)) & 1) === 1 ? (values[row] as number) : null;
}
