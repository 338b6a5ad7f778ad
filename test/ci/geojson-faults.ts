type Position = readonly [number, number, ...number[]];

interface Feature {
  readonly type?: unknown;
  readonly geometry?: { readonly type?: unknown; readonly coordinates?: unknown } | null;
  readonly properties?: unknown;
}

/** Where a text breaks RFC 7946 for a collection of polygons; empty when it may be handed on. */
export function geojsonFaults(text: string): string[] {
  const document = JSON.parse(text) as { type?: unknown; features?: readonly Feature[]; crs?: unknown };
  if (document.type !== 'FeatureCollection' || !Array.isArray(document.features)) return ['not a FeatureCollection'];
  const faults = document.features.flatMap((feature: Feature, i) =>
    featureFaults(feature).map((f) => `feature ${i}: ${f}`),
  );
  if (document.features.length === 0) faults.push('no feature');
  if ('crs' in document) faults.push('a "crs" member: section 4 knows WGS 84 only');
  return faults;
}

function featureFaults(feature: Feature): string[] {
  if (feature.type !== 'Feature') return ['not a Feature'];
  if (typeof feature.properties !== 'object') return ['no properties'];
  const { type, coordinates } = feature.geometry ?? {};
  if (type === 'Polygon') return polygonFaults(coordinates as readonly Position[][]);
  if (type === 'MultiPolygon') return (coordinates as readonly Position[][][]).flatMap(polygonFaults);
  return [`geometry ${String(type)}, expected Polygon or MultiPolygon`];
}

function polygonFaults(rings: readonly (readonly Position[])[]): string[] {
  if (rings.length === 0) return ['a polygon without ring'];
  return rings.flatMap((ring, r) => ringFaults(ring, r === 0).map((fault) => `ring ${r}: ${fault}`));
}

function ringFaults(ring: readonly Position[], isShell: boolean): string[] {
  const [first] = ring;
  const last = ring.at(-1);
  if (!first || !last || ring.length < 4) return [`${ring.length} positions, at least 4`];
  const faults: string[] = [];
  if (first[0] !== last[0] || first[1] !== last[1]) faults.push('not closed');
  if (!ring.every(([x, y]) => Math.abs(x) <= 180 && Math.abs(y) <= 90)) faults.push('not longitude and latitude');
  if (signedArea(ring) > 0 !== isShell) faults.push(isShell ? 'shell not counter-clockwise' : 'hole not clockwise');
  return faults;
}

function signedArea(ring: readonly Position[]): number {
  const [x0, y0] = ring[0] as Position;
  let twice = 0;
  for (let i = 1; i < ring.length; i++) {
    const [ax, ay] = ring[i - 1] as Position;
    const [bx, by] = ring[i] as Position;
    twice += (ax - x0) * (by - y0) - (bx - x0) * (ay - y0);
  }
  return twice / 2;
}
