import { fieldText } from '../parcel/parcel-fields.ts';
import type { Village } from '../parcel/parcel-set.ts';
import type { Finding } from '../run/finding.ts';
import { text } from '../run/local-text.ts';
import type { Place } from '../run/place.ts';
import { PlanningError } from '../run/planning-error.ts';
import type { InputDesk } from './input-desk.ts';
import type { Scenario } from './scenario.ts';

/** Villages of the village layer, in code order; throws `PlanningError` (`missing-field`) when a field is not there. */
export async function readVillages(question: NonNullable<Scenario['villages']>, desk: InputDesk): Promise<Village[]> {
  const layer = await desk.vector('villages', question.file, {});
  desk.findings.push(...layer.findings);
  const { file, ...fields } = question;
  const present = [...layer.attributes.columns.keys()];
  for (const field of Object.values(fields)) {
    if (present.includes(field)) continue;
    throw new PlanningError('input', 'missing-field', {
      text: text(
        `${file} 没有字段 ${field}；现有：${present.join('、')}`,
        `${file} has no field ${field}; it has ${present.join(', ')}`,
      ),
      remedy: text('在情景中改正字段名', 'correct the field name in the scenario'),
      at: { file, layer: layer.name, field },
    });
  }
  const villages = Array.from({ length: layer.attributes.length }, (_v, row): Village => {
    const cell = (field: string) => fieldText(layer.attributes, field, row);
    return {
      code: cell(fields.code),
      name: cell(fields.name),
      town: cell(fields.town),
      townCode: cell(fields.townCode),
      county: cell(fields.county),
      countyCode: cell(fields.countyCode),
    };
  });
  const first = new Map<string, Village>();
  for (const [row, village] of villages.entries()) {
    if (!first.has(village.code)) first.set(village.code, village);
    else
      desk.findings.push(repeatedVillage(village, { file, layer: layer.name, row: layer.sourceRows[row] as number }));
  }
  return [...first.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
}

function repeatedVillage({ code, name }: Village, at: Place): Finding {
  return {
    severity: 'warning',
    code: 'repeated-village',
    message: text(
      `村代码 ${code}（${name}）重复，用第一个`,
      `village code ${code} (${name}) occurs again; the first is used`,
    ),
    remedy: text('改正村界图层', 'correct the village layer'),
    at: { ...at, feature: code },
  };
}
