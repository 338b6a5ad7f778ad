import type { TableRequest, VectorMeasure, VectorMeasures } from '../engine-client.ts';
import { columnName, stemOf } from './measure-question.ts';
import { saveFile } from './save-file.ts';

/** A measurement that was done, with the question it answers. */
export interface Measured {
  readonly question: VectorMeasure;
  readonly measures: VectorMeasures;
}

/** Spreadsheet programs take a CSV with other than Latin letters for an old encoding unless it begins with this mark. */
const BYTE_ORDER_MARK = '\ufeff';

/** Hands a measurement to the browser as a table file, with the names of columns that the command line writes. */
export async function saveMeasured(
  measured: Measured,
  extension: string,
  write: (request: TableRequest) => Promise<Uint8Array>,
): Promise<void> {
  const request = tableOf(measured, extension);
  const bytes = (await write(request)) as Uint8Array<ArrayBuffer>;
  const words = [request.idName, ...request.columns.map(({ name }) => name)];
  const marked = extension === '.csv' && (words.some(isBeyondAscii) || request.ids.some(isBeyondAscii));
  const name = `${stemOf(measured.question.parcels)}_zonal${extension}`;
  saveFile(name, 'application/octet-stream', marked ? [BYTE_ORDER_MARK, bytes] : [bytes]);
}

/** All columns of a measurement, as they are written to a file. */
export function tableOf({ question, measures }: Measured, extension: string): TableRequest {
  const columns = measures.layers
    .flatMap((layer) => layer.columns)
    .map((column) => ({ ...column, name: columnName(column.name) }));
  return { extension, idName: question.idField ?? 'row', ids: measures.ids, columns };
}

function isBeyondAscii(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 127) return true;
  return false;
}
