import { tableFileFor } from '../engine/index.ts';
import type { TableRequest } from './messages.ts';

/** The bytes of a table file. Throws `PlanningError` of kind `usage` when no format has the extension. */
export async function tableBytes({ extension, idName, ids, columns }: TableRequest): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  // A writer may write over bytes it has handed out, so they are copied.
  const sink = { write: (bytes: Uint8Array) => void pieces.push(bytes.slice()) };
  const names = { id: idName, columns: columns.map((column) => column.name) };
  const writer = await tableFileFor(extension).open(names, sink);
  await writer.append(ids, columns);
  await writer.close();
  return joined(pieces);
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}
