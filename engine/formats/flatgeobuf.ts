import type { VectorLayer } from '../layer/layer.ts';
import { text } from '../run/local-text.ts';
import { flatGeobufBatches } from './flatgeobuf-batches.ts';
import type { ByteSource, DecodeOptions, Format } from './format.ts';

/** FlatGeobuf version 3. */
export const FLATGEOBUF: Format = {
  id: 'flatgeobuf',
  label: text('FlatGeobuf', 'FlatGeobuf'),
  kind: 'vector',
  extensions: ['.fgb'],
  sniff: (head) => head[0] === 0x66 && head[1] === 0x67 && head[2] === 0x62 && head[4] === 0x66,
  decode: async (source, options) => ({ kind: 'vector', layers: await openFlatGeobuf(source, options) }),
  batches: flatGeobufBatches,
};

/**
 * Reads a FlatGeobuf file; a feature that cannot be used is listed and the rest is read. Throws `PlanningError` of
 * kind `input`: `broken-flatgeobuf`, `empty-layer`, `unknown-crs`, `wrong-crs`.
 */
export async function openFlatGeobuf(source: ByteSource, options: DecodeOptions): Promise<VectorLayer[]> {
  const layers: VectorLayer[] = [];
  for await (const layer of flatGeobufBatches(source, options, Number.POSITIVE_INFINITY)) layers.push(layer);
  return layers;
}
