import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { bytesSource } from '../../../engine/formats/byte-source.ts';
import { openFile } from '../../../engine/formats/detect-format.ts';
import { type ParcelRule, parcelsFrom } from '../../../engine/parcel/parcels-from.ts';
import { InputDesk } from '../../../engine/plan/input-desk.ts';
import { ParcelColumns } from '../../../engine/plan/parcel-columns.ts';
import type { Scenario } from '../../../engine/plan/scenario.ts';
import type { Workbench } from '../../../engine/plan/workbench.ts';
import { repoRoot } from '../../shared-data.ts';
import { collection, filesOf, square } from './tiny-plan.ts';

/** A parcel of a row of squares with its properties. */
export function parcel(k: number, properties: Record<string, string>) {
  const ring = square(100.5 + 0.001 * k, 38.85);
  return {
    type: 'Feature',
    properties: { village: 'v1', ...properties },
    geometry: { type: 'Polygon', coordinates: [[...ring, ring[0]]] },
  };
}

/** A committed standard as text. */
export function standardText(name: string): string {
  return readFileSync(resolve(repoRoot, 'data/standards', name), 'utf8');
}

/**
 * A bench over parcels and files in memory: sampling units are the first two characters of the id, the land code is
 * field `land`, and evidence steps read no more of a scenario than its date and its crop history.
 */
export async function benchOf(
  features: readonly object[],
  files: Record<string, string>,
  { carried = [], asOf = '2026-10-31' }: { carried?: readonly string[]; asOf?: string } = {},
): Promise<Workbench> {
  const source = bytesSource('parcels.geojson', new TextEncoder().encode(collection(features)));
  const decoded = await openFile(source, {});
  if (decoded.kind !== 'vector') throw new Error('parcels are no vector layer');
  const rule: ParcelRule = {
    id: 'id',
    officialArea: null,
    village: { from: 'field', field: 'village' },
    unitDigits: 2,
    landUse: 'land',
    carried,
  };
  const layer = decoded.layers[0];
  if (layer === undefined) throw new Error('no layer');
  const { parcels } = parcelsFrom([{ file: 'parcels.geojson', layer }], rule, []);
  const scenario = { asOf, cropHistory: null } as unknown as Scenario;
  return { scenario, parcels, columns: new ParcelColumns(parcels.ids.length), desk: new InputDesk(filesOf(files)) };
}
