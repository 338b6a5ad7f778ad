import type { VectorLayer } from '../../layer/layer.ts';
import { fieldText } from '../../parcel/parcel-fields.ts';
import type { Finding } from '../../run/finding.ts';
import { text } from '../../run/local-text.ts';

/** What a question says of the fields of a file. */
interface ReadFields {
  readonly file: string;
  readonly organic: { readonly field: string; readonly values: readonly string[] } | null;
  readonly kinds: { readonly field: string; readonly of: Readonly<Record<string, string>> } | null;
}

/** Values that are named; the others are counted. */
const NAMED = 8;

/**
 * What the question and the file's fields do not say of each other: values of organic land that no parcel has, and values
 * of other parcels that the question gives no kind, which count as conventional fields.
 */
export function unreadFindings(layer: VectorLayer, { file, organic, kinds }: ReadFields): Finding[] {
  const found: Finding[] = [];
  const own = new Set(organic?.values);
  if (organic !== null) found.push(...absent(layer, organic.field, organic.values, file));
  if (kinds !== null) {
    const unknown = new Map<string, number>();
    for (let row = 0; row < layer.attributes.length; row++) {
      if (organic !== null && own.has(fieldText(layer.attributes, organic.field, row))) continue;
      const value = fieldText(layer.attributes, kinds.field, row);
      if (kinds.of[value] === undefined) unknown.set(value, (unknown.get(value) ?? 0) + 1);
    }
    found.push(...withoutKind(unknown, kinds.field, file));
  }
  return found;
}

function absent({ attributes }: VectorLayer, field: string, values: readonly string[], file: string): Finding[] {
  if (!attributes.columns.has(field)) return [];
  const present = new Set(Array.from({ length: attributes.length }, (_v, row) => fieldText(attributes, field, row)));
  const missing = values.filter((value) => !present.has(value));
  if (missing.length === 0) return [];
  const words = missing.join(', ');
  return [
    {
      severity: 'warning',
      code: 'unused-value',
      message: text(`字段“${field}”中没有取值 ${words}`, `no parcel has ${words} in "${field}"`),
      remedy: text('核对取值的写法', 'check how the values are written'),
      at: { file, field },
    },
  ];
}

function withoutKind(unknown: ReadonlyMap<string, number>, field: string, file: string): Finding[] {
  const count = [...unknown.values()].reduce((sum, each) => sum + each, 0);
  if (count === 0) return [];
  const words = [...unknown]
    .slice(0, NAMED)
    .map(([value, each]) => `${value === '' ? '∅' : value} ×${each}`)
    .join(', ');
  const more = unknown.size > NAMED ? ' …' : '';
  return [
    {
      severity: 'warning',
      code: 'unknown-neighbours',
      message: text(
        `${count} 个地块的“${field}”没有给出邻地类别，按常规大田计：${words}${more}`,
        `${count} parcels whose "${field}" is given no kind count as conventional fields: ${words}${more}`,
      ),
      remedy: text('在 --kinds 中补上这些取值', 'name these values in --kinds'),
      at: { file, field },
    },
  ];
}
