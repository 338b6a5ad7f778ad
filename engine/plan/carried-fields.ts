import type { ParcelFile } from '../parcel/parcels-from.ts';
import type { Finding } from '../run/finding.ts';
import { text } from '../run/local-text.ts';
import type { Scenario } from './scenario.ts';

/** Fields of the parcel files that land rules and flags read, each once. */
export function carriedFields({ land, conversion }: Scenario): string[] {
  const flags = [conversion?.newFarmland?.field, conversion?.newFacilityLand?.field];
  const named = [...(land?.rules ?? []), ...(land?.noted ?? [])].map(({ field }) => field);
  return [...new Set([...named, ...flags.filter((field) => field !== undefined)])];
}

/** Files that lack a carried field: their parcels have no code there, and no answer. */
export function missingCarried(files: readonly ParcelFile[], fields: readonly string[]): Finding[] {
  return files.flatMap(({ file, layer }) => {
    const present = [...layer.attributes.columns.keys()];
    return fields
      .filter((field) => !present.includes(field))
      .map(
        (field): Finding => ({
          severity: 'warning',
          code: 'missing-field',
          message: text(
            `${file} 没有字段 ${field}，其地块在该项上无结论；现有字段：${present.join('、')}`,
            `${file} has no field ${field}, so its parcels have no answer there; its fields are ${present.join(', ')}`,
          ),
          remedy: text('在情景中改正字段名，或补充该字段', 'correct the field name in the scenario, or add the field'),
          at: { file, layer: layer.name, field },
        }),
      );
  });
}
