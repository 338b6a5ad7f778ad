import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { z } from 'zod';
import { openFile } from '../formats/detect-format.ts';
import type { ByteSource, Decoded, DecodeOptions, SheetTable } from '../formats/format.ts';
import type { VectorLayer } from '../layer/layer.ts';
import type { RasterSource } from '../layer/raster.ts';
import type { Finding } from '../run/finding.ts';
import { type LocalText, text } from '../run/local-text.ts';
import { PlanningError } from '../run/planning-error.ts';
import type { Table } from '../table/table.ts';
import { withDeclaredCrs } from './open-raster.ts';
import type { PlanInputs } from './plan-inputs.ts';
import type { InputRecord } from './plan-tables.ts';
import { schemaIssues } from './schema-issues.ts';
import type { ReadDocument } from './standard-rows.ts';

/** Bytes read at a time while a fingerprint is taken, so that a large raster never stands in memory. */
const FINGERPRINT_CHUNK = 4 << 20;

/** SHA-256 of a source in hexadecimal, read in chunks. */
async function fingerprintOf(source: ByteSource): Promise<string> {
  const hash = sha256.create();
  for (let start = 0; start < source.byteLength; start += FINGERPRINT_CHUNK) {
    const end = Math.min(start + FINGERPRINT_CHUNK, source.byteLength);
    hash.update(new Uint8Array(await source.slice(start, end)));
  }
  return bytesToHex(hash.digest());
}

interface OpenedDocument {
  readonly source: ByteSource;
  readonly document: unknown;
}

/** Documents and fingerprints by file name. */
interface DeskShelf {
  readonly documents: Map<string, OpenedDocument>;
  readonly fingerprints: Map<string, string>;
}

/** A file and what it holds. */
interface OpenedFile {
  readonly source: ByteSource;
  readonly decoded: Decoded;
}

/** Opens inputs, keeps a record of each, and turns unusable optional inputs into findings. */
export class InputDesk {
  readonly records: InputRecord[] = [];
  readonly findings: Finding[] = [];
  /** JSON documents as they were read, for the list of standards. */
  readonly documents: ReadDocument[] = [];
  readonly inputs: PlanInputs;
  /** What this desk and its forks have read once and need not read again. */
  private readonly shelf: DeskShelf;
  /** A sheet that several steps ask for: a history of two hundred thousand rows is not read for each. */
  private shared: { readonly name: string; file: OpenedFile | null } | null = null;

  constructor(inputs: PlanInputs, shelf: DeskShelf = { documents: new Map(), fingerprints: new Map() }) {
    this.inputs = inputs;
    this.shelf = shelf;
  }

  /** A desk that goes on from here: what is told or recorded at it from now on stays with it. */
  fork(): InputDesk {
    const fork = new InputDesk(this.inputs, this.shelf);
    fork.records.push(...this.records);
    fork.findings.push(...this.findings);
    fork.documents.push(...this.documents);
    return fork;
  }

  /** Keeps a sheet once it is read, until another is named or null. */
  share(name: string | null): void {
    this.shared = name === null ? null : { name, file: null };
  }

  /** A JSON document such as a standard; throws `PlanningError` (`bad-json`, `bad-document`) naming the wrong keys. */
  async document<T>(role: string, name: string, schema: z.ZodType<T>): Promise<T> {
    const { source, document } = this.shelf.documents.get(name) ?? (await this.openDocument(name));
    const parsed = schema.safeParse(document);
    if (!parsed.success) throw badDocument(name, schemaIssues(schema, document) ?? text('', ''));
    if (!this.documents.some(({ file }) => file === name)) this.documents.push({ file: name, content: document });
    await this.record({ role, source, crs: '', encoding: 'utf-8', counts: { read: 1, used: 1, dropped: 0 } });
    return parsed.data;
  }

  /** The first layer of a vector file that has features; several layers are told. */
  async vector(role: string, name: string, options: DecodeOptions): Promise<VectorLayer> {
    return this.layerOf(role, name, await this.decode(name, options));
  }

  private async layerOf(role: string, name: string, { source, decoded }: OpenedFile): Promise<VectorLayer> {
    if (decoded.kind !== 'vector') throw wrongKind(name, 'vector', decoded.kind);
    const layer = decoded.layers.find((l) => l.attributes.length > 0) ?? decoded.layers[0];
    if (layer === undefined) throw emptyFile(name);
    if (decoded.layers.length > 1) this.findings.push(severalLayers(name, decoded.layers, layer));
    const used = layer.sourceRows.length;
    await this.record({
      role,
      source,
      crs: `${layer.crs.crs} (${layer.crs.reason})`,
      encoding: layer.encoding === null ? '' : `${layer.encoding.encoding} (${layer.encoding.reason})`,
      counts: { read: layer.featureCount, used, dropped: layer.featureCount - used },
    });
    return layer;
  }

  /** `crs` is that of a raster that names none. */
  async raster(role: string, name: string, crs: string | null): Promise<RasterSource> {
    const { source, decoded } = await this.decode(name, {});
    if (decoded.kind !== 'raster') throw wrongKind(name, 'raster', decoded.kind);
    const raster = withDeclaredCrs(decoded.raster, crs);
    this.findings.push(...(raster.findings ?? []));
    const { grid, blockWidth, blockHeight } = raster;
    const blocks = Math.ceil(grid.width / blockWidth) * Math.ceil(grid.height / blockHeight);
    await this.record({
      role,
      source,
      crs: grid.crs ?? '',
      encoding: '',
      counts: { read: blocks, used: blocks, dropped: 0 },
    });
    return raster;
  }

  async sheet(role: string, name: string): Promise<SheetTable> {
    return this.sheetOf(role, name, await this.decode(name, {}));
  }

  private async sheetOf(role: string, name: string, { source, decoded }: OpenedFile): Promise<SheetTable> {
    if (decoded.kind !== 'sheet') throw wrongKind(name, 'sheet', decoded.kind);
    const rows = decoded.sheet.table.length;
    await this.record({
      role,
      source,
      crs: '',
      encoding: `${decoded.sheet.encoding.encoding} (${decoded.sheet.encoding.reason})`,
      counts: { read: rows, used: rows, dropped: 0 },
    });
    this.findings.push(...decoded.sheet.findings);
    if (rows === 0) this.findings.push(emptySheet(role, name));
    return decoded.sheet;
  }

  /** Rows of a sheet, or of a map without its geometry, with the row of the file as people count it. */
  async rows(role: string, name: string): Promise<{ readonly table: Table; readonly rowOf: (row: number) => number }> {
    const file = await this.decode(name, {});
    if (file.decoded.kind !== 'vector') {
      return { table: (await this.sheetOf(role, name, file)).table, rowOf: (row) => row + 2 };
    }
    const { attributes, sourceRows } = await this.layerOf(role, name, file);
    return { table: attributes, rowOf: (row) => sourceRows[row] as number };
  }

  /** Replaces the counts of a file once later steps know them. */
  recount(name: string, counts: InputRecord['counts']): void {
    const at = this.records.findIndex((record) => record.file === name);
    const record = this.records[at];
    if (record) this.records[at] = { ...record, counts };
  }

  /**
   * Runs a step whose input may be unusable: a `PlanningError` about the input becomes a finding and the plan goes on
   * without it; anything else is thrown on.
   */
  async optional<T>(layer: string, step: () => Promise<T>): Promise<T | null> {
    try {
      return await step();
    } catch (error) {
      if (!(error instanceof PlanningError) || error.kind !== 'input') throw error;
      this.findings.push({
        severity: 'error',
        code: error.code,
        message: error.text,
        remedy: error.remedy,
        at: { layer, ...error.at },
      });
      return null;
    }
  }

  private async openDocument(name: string): Promise<OpenedDocument> {
    const source = await this.inputs.open(name);
    const bytes = await source.slice(0, source.byteLength);
    try {
      const opened = { source, document: JSON.parse(new TextDecoder('utf-8').decode(bytes)) as unknown };
      this.shelf.documents.set(name, opened);
      return opened;
    } catch (error) {
      throw new PlanningError('input', 'bad-json', {
        text: text(`${name} 不是有效的 JSON:${String(error)}`, `${name} is not valid JSON: ${String(error)}`),
        remedy: text('改正文件', 'correct the file'),
        at: { file: name },
      });
    }
  }

  private async decode(name: string, options: DecodeOptions): Promise<OpenedFile> {
    const shared = this.shared?.name === name ? this.shared : null;
    if (shared !== null && shared.file !== null) return shared.file;
    const source = await this.inputs.open(name);
    const file = { source, decoded: await openFile(source, options) };
    if (shared !== null && file.decoded.kind === 'sheet') shared.file = file;
    return file;
  }

  private async record(entry: Omit<InputRecord, 'file' | 'bytes' | 'sha256'> & { source: ByteSource }): Promise<void> {
    const { source, ...rest } = entry;
    if (this.records.some((record) => record.file === source.name)) return;
    const { fingerprints } = this.shelf;
    const sha256 = fingerprints.get(source.name) ?? (await fingerprintOf(source));
    fingerprints.set(source.name, sha256);
    this.records.push({ ...rest, file: source.name, bytes: source.byteLength, sha256 });
  }
}

function wrongKind(name: string, expected: string, found: string): PlanningError {
  return new PlanningError('input', 'wrong-kind', {
    text: text(`${name} 应为 ${expected}，实为 ${found}`, `${name} should hold ${expected}, it holds ${found}`),
    remedy: text('在情景中换成合适的文件', 'name a fitting file in the scenario'),
    at: { file: name },
  });
}

function badDocument(name: string, issues: LocalText): PlanningError {
  return new PlanningError('input', 'bad-document', {
    text: text(`${name} 内容有误：${issues.zh}`, `${name} is wrong: ${issues.en}`),
    remedy: text('对照 data/standards/ 中的同类文件改正', 'correct it after its like in data/standards/'),
    at: { file: name },
  });
}

function severalLayers(name: string, layers: readonly VectorLayer[], used: VectorLayer): Finding {
  const names = layers.map((layer) => `${layer.name} (${layer.featureCount})`).join(', ');
  return {
    severity: 'warning',
    code: 'several-layers',
    message: text(
      `${name} 有 ${layers.length} 个图层：${names}；用了 ${used.name}`,
      `${name} holds ${layers.length} layers: ${names}; ${used.name} is used`,
    ),
    remedy: text('把要用的图层单独成文件', 'put the layer you mean into a file of its own'),
    at: { file: name, layer: used.name },
  };
}

/** A sheet of headers alone: what it should say is unknown, and the reader would look elsewhere for the reason. */
function emptySheet(role: string, name: string): Finding {
  return {
    severity: 'warning',
    code: 'empty-sheet',
    message: text(`表 ${name} 只有表头，0 行数据`, `${name} holds headers and 0 rows`),
    remedy: text('检查导出步骤；没有数据的内容按未知处理', 'check how it was exported; what it should say is unknown'),
    at: { file: name, layer: role },
  };
}

function emptyFile(name: string): PlanningError {
  return new PlanningError('input', 'empty-layer', {
    text: text(`${name} 没有图层`, `${name} holds no layer`),
    remedy: text('检查导出步骤', 'check how the file was exported'),
    at: { file: name },
  });
}
