import type { ScenarioDocument } from '../engine-client.ts';

/** A change of a scenario as text for an address: JSON, deflated, in the alphabet of URLs. */
export async function packChange(change: ScenarioDocument): Promise<string> {
  const bytes = await throughStream(new TextEncoder().encode(JSON.stringify(change)), new CompressionStream('deflate'));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

/** Reads what `packChange` wrote; null when it was cut or is something else. */
export async function unpackChange(packed: string): Promise<ScenarioDocument | null> {
  try {
    const text = atob(packed.replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = Uint8Array.from(text, (letter) => letter.charCodeAt(0));
    const json = await throughStream(bytes, new DecompressionStream('deflate'));
    const change: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(json));
    return typeof change === 'object' && change !== null && !Array.isArray(change) ? change : null;
  } catch {
    return null;
  }
}

async function throughStream(
  bytes: Uint8Array<ArrayBuffer>,
  stream: CompressionStream | DecompressionStream,
): Promise<Uint8Array> {
  const body = new Blob([bytes]).stream().pipeThrough(stream);
  return new Uint8Array(await new Response(body).arrayBuffer());
}
