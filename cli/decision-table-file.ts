import { resolve } from 'node:path';
import {
  type ByteSource,
  decisionTableFromDocument,
  decisionTableFromSheet,
  type NamedDecisionTable,
  openSheet,
  PlanningError,
  repeatedCriterion,
  type SheetTable,
  text,
} from '../engine/index.ts';
import { diskSource } from './file-source.ts';

/** How a table file is to be read. */
export interface DecisionTableOptions {
  /** Column that holds the names of the alternatives. */
  readonly id?: string | undefined;
  /** Declared text encoding; decided from the bytes when absent. */
  readonly encoding?: string | undefined;
}

/**
 * Reads alternatives × criteria from CSV (UTF-8 or GB18030, comma, semicolon or tab), an Excel workbook or JSON (`.json`, or a file
 * that begins with a brace). Throws `PlanningError`: `missing-file`, `not-json`, and what the engine's readers throw.
 */
export async function readDecisionTable(file: string, options: DecisionTableOptions): Promise<NamedDecisionTable> {
  const source = await diskSource(resolve('.'), file);
  if (await isJson(source)) return decisionTableFromDocument(await jsonOf(source, TABLE), { file });
  const { encoding, id } = options;
  const sheet = await openSheet(source, encoding === undefined ? {} : { encoding });
  await refuseRenamed(source, sheet);
  const read = decisionTableFromSheet(sheet.table, { file, id });
  return { ...read, findings: [...sheet.findings, ...read.findings] };
}

const TABLE = '{"alternatives": ["a", "b"], "criteria": ["soil"], "values": [[1], [2]]}';

/** A JSON document from a file; throws `PlanningError` (`missing-file`, `not-json` with `example` of what is read). */
export async function readJsonFile(file: string, example: string): Promise<unknown> {
  return jsonOf(await diskSource(resolve('.'), file), example);
}

async function jsonOf(source: ByteSource, example: string): Promise<unknown> {
  const written = new TextDecoder().decode(await source.slice(0, source.byteLength));
  try {
    return JSON.parse(written);
  } catch (error) {
    throw new PlanningError('input', 'not-json', {
      text: text(
        `${source.name} 不是有效的 JSON：${String(error)}`,
        `${source.name} is not valid JSON: ${String(error)}`,
      ),
      remedy: text(
        `改正文件；这里读的是 JSON，例如 ${example}`,
        `correct the file; JSON is read here, for example ${example}`,
      ),
      at: { file: source.name },
    });
  }
}

async function isJson(source: ByteSource): Promise<boolean> {
  if (source.name.toLowerCase().endsWith('.json')) return true;
  const head = new TextDecoder().decode(await source.slice(0, Math.min(64, source.byteLength)));
  return head.trimStart().startsWith('{');
}

/** The sheet reader numbers repeated names (`x`, `x_2`); one that the header does not hold was such a repetition. */
async function refuseRenamed(
  source: ByteSource,
  { name: sheet, table, encoding, findings }: SheetTable,
): Promise<void> {
  const told = findings.find(({ code }) => code === 'repeated-header')?.at.field;
  if (told !== undefined) throw repeatedCriterion(told, { file: source.name });
  // A workbook tells every repetition itself, and its bytes hold no line of headers.
  if (sheet !== undefined) return;
  const names = [...table.columns.keys()];
  const numbered = names.flatMap((name) => {
    const base = /^(.+)_\d+$/.exec(name)?.[1];
    return base !== undefined && names.includes(base) ? [{ name, base }] : [];
  });
  if (numbered.length === 0) return;
  const head = new TextDecoder(encoding.encoding).decode(await source.slice(0, Math.min(1 << 20, source.byteLength)));
  if (head.startsWith('PK')) return;
  const header = head.trimStart().split(/\r\n|\r|\n/)[0] as string;
  const renamed = numbered.find(({ name }) => !header.includes(name));
  if (renamed !== undefined) throw repeatedCriterion(renamed.base, { file: source.name });
}
