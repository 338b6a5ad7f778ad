import type { HeaderMeta } from 'flatgeobuf/lib/mjs/header-meta.js';
import { crsFromWkt } from '../geometry/crs-from-wkt.ts';
import { normaliseCrs } from '../geometry/crs-name.ts';
import type { Box } from '../geometry/polygon-set.ts';
import type { CrsDecision, VectorLayer } from '../layer/layer.ts';
import type { Finding } from '../run/finding.ts';
import { text } from '../run/local-text.ts';
import { closeLayers, emptyLayer, type Kind, type LayerFacts, unionOf } from './close-layers.ts';
import { type FlatGeobufFeatures, flatGeobufFeatures } from './flatgeobuf-features.ts';
import { type FlatGeobufHeader, flatGeobufHeader } from './flatgeobuf-header.ts';
import { recordPieces } from './flatgeobuf-pieces.ts';
import type { ByteSource, DecodeOptions } from './format.ts';
import { decideVectorCrs } from './vector-crs.ts';

/**
 * The layers of a FlatGeobuf file, batch by batch: the features of one batch give one layer for each kind
 * of geometry among them, the first of which counts them all and carries all findings. Features that cannot be used in
 * front of the first usable one belong to its batch; a later batch may be left without rows. The CRS is decided on all
 * coordinates read so far and the same for all batches. Throws `PlanningError` of kind `input`: `broken-flatgeobuf`,
 * `empty-layer`, `unknown-crs`, `wrong-crs`.
 */
export async function* flatGeobufBatches(
  source: ByteSource,
  options: DecodeOptions,
  most: number,
): AsyncGenerator<VectorLayer> {
  const header = await flatGeobufHeader(source);
  const rows = evenly(header.meta, most);
  const facts = factsOf(source, header.meta, options);
  const begin = (before: number) => featuresOf(source, header, options, { before, rows });
  let features = begin(0);
  let before = 0;
  let main: Kind | null = null;
  const close = (): VectorLayer[] => {
    const read = features.read(main);
    if (read.kinds.length === 0) return [];
    main ??= read.kinds[0]?.kind ?? null;
    before += features.count();
    features = begin(before);
    return closeLayers(read, facts);
  };
  for await (const piece of recordPieces(source, header.features)) {
    while (piece.next()) {
      features.add(piece.record);
      if (features.count() >= rows) yield* close();
    }
  }
  const missing = header.meta.featuresCount - before - features.count();
  if (missing > 0) {
    features.note(truncated(source, before + features.count(), header.meta));
    features.miss(missing);
  }
  if (features.count() === 0 && main !== null) return;
  const last = close();
  if (last.length === 0) {
    const { count, findings } = features.read(null);
    throw emptyLayer(source.name, count, findings);
  }
  yield* last;
}

/** Features of a batch, as evenly as they go. */
function evenly({ featuresCount }: HeaderMeta, most: number): number {
  const batches = Math.ceil(featuresCount / most);
  return batches > 1 ? Math.ceil(featuresCount / batches) : most;
}

/** Room for the features from `before` on, by the mean size of a feature; never more than the file has bytes. */
function featuresOf(
  { name, byteLength }: ByteSource,
  { meta, features }: FlatGeobufHeader,
  options: DecodeOptions,
  { before, rows }: { readonly before: number; readonly rows: number },
): FlatGeobufFeatures {
  const promised = meta.featuresCount;
  const share = promised === 0 ? 0 : Math.max(0, Math.min(rows, promised - before)) / promised;
  const numbers = Math.max(0, Math.ceil(((byteLength - features) / 8) * share));
  return flatGeobufFeatures({ file: name, meta, fields: options.fields, numbers, before });
}

function factsOf(source: ByteSource, meta: HeaderMeta, options: DecodeOptions): LayerFacts {
  return {
    name: meta.title ?? source.name.replace(/^.*[\\/]/, '').replace(/\.[^.]*$/, ''),
    encoding: { encoding: 'utf-8', reason: 'prescribed by FlatGeobuf' },
    decideCrs: crsOfAll(source, meta, options),
  };
}

/** Decides the CRS on the coordinates of all calls together; the first decision stands, findings are told once. */
function crsOfAll({ name }: ByteSource, meta: HeaderMeta, options: DecodeOptions): LayerFacts['decideCrs'] {
  const told = new Set<string>();
  let all: Box | null = null;
  let first: CrsDecision | null = null;
  return (more) => {
    const box = all === null ? more : unionOf([all, more]);
    all = box;
    const decide = (fromFile: Pick<CrsDecision, 'crs' | 'reason'> | null) =>
      decideVectorCrs({ file: name, box, declared: options.crs, fromFile, byFormat: null });
    let decided = decide(crsOf(meta, options));
    first ??= decided.decision;
    // Coordinates that would have been taken for another CRS: they contradict what the first ones decided.
    if (decided.decision.crs !== first.crs) decided = decide(first);
    const fresh = decided.findings.filter(({ code }) => !told.has(code));
    for (const { code } of fresh) told.add(code);
    return { decision: first, findings: fresh };
  };
}

function crsOf({ crs }: HeaderMeta, options: DecodeOptions): { crs: string; reason: string } | null {
  if (crs === null || options.crs !== undefined) return null;
  if (crs.code > 0) return { crs: normaliseCrs(`${crs.org ?? 'EPSG'}:${crs.code}`), reason: 'FlatGeobuf header' };
  if (crs.wkt !== null && crs.wkt !== '') return { crs: crsFromWkt(crs.wkt), reason: 'WKT in the FlatGeobuf header' };
  return null;
}

function truncated(source: ByteSource, rows: number, { featuresCount }: HeaderMeta): Finding {
  return {
    severity: 'error',
    code: 'truncated-file',
    message: text(
      `文件 ${source.name} 不完整（${source.byteLength} 字节）：应有 ${featuresCount} 个要素，第 ${rows + 1} 个起缺失`,
      `File ${source.name} is cut short (${source.byteLength} bytes): ${featuresCount} features promised, missing from feature ${rows + 1} on`,
    ),
    remedy: text('请重新下载或复制', 'Download or copy it again'),
    at: { file: source.name, row: rows + 1 },
  };
}
