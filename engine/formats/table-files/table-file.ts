import type { LocalText } from '../../run/local-text.ts';
import type { NumberColumn } from '../../table/table.ts';

/** Where the bytes of a written file go, in order: a file, a download, an array. */
export interface ByteSink {
  /** Takes the bytes; once the promise settles they belong to the writer again, who may write over them. */
  write(bytes: Uint8Array): Promise<void> | void;
}

/** A way to write rows of one id and many numbers; missing values stay missing, never zero. */
export interface TableFile {
  readonly id: string;
  /** With the dot, lower case. */
  readonly extension: string;
  readonly label: LocalText;
  /** Begins a file with these columns in this order; loads what the format needs only now. */
  open(names: TableNames, sink: ByteSink): Promise<TableWriter>;
}

/** Names of the columns of a table file. */
export interface TableNames {
  /** Name of the first column: ids, always text. */
  readonly id: string;
  readonly columns: readonly string[];
}

/** A table file being written. */
export interface TableWriter {
  /** Adds rows, any number of times; columns in the order of the names. */
  append(ids: readonly string[], columns: readonly NumberColumn[]): Promise<void>;
  /** Ends the file; the sink stays open. */
  close(): Promise<void>;
}

/** The rows of one append, checked: throws a plain `Error` when the caller's columns do not fit. */
export function rowsOf(names: TableNames, ids: readonly string[], columns: readonly NumberColumn[]): number {
  if (columns.length !== names.columns.length) {
    throw new Error(`${columns.length} columns appended to a table of ${names.columns.length}`);
  }
  const odd = columns.find((column) => column.values.length !== ids.length);
  if (odd !== undefined)
    throw new Error(`column ${odd.name} has ${odd.values.length} rows, there are ${ids.length} ids`);
  return ids.length;
}
