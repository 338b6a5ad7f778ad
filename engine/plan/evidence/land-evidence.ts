import type { ParcelSet } from '../../parcel/parcel-set.ts';
import { type LocalText, text } from '../../run/local-text.ts';
import { type Evidence, PASS } from '../../suitability/exclusion.ts';
import { type LandRule, landAnswer } from '../../suitability/limits/land-limits.ts';
import { worstAnswer } from '../../suitability/limits/worst-answer.ts';
import { textAt } from '../../table/table.ts';
import type { LimitEvidence } from './limit-evidence.ts';

/**
 * Land use and permitted category by the codes of the parcel file; parcels with the same codes share one evidence. `noted`
 * fields, such as basic farmland, are shown and not judged.
 */
export function landEvidence(
  parcels: ParcelSet,
  rules: readonly LandRule[],
  noted: readonly { readonly field: string; readonly label: LocalText }[],
  asOf: string,
): LimitEvidence {
  const evidence: Evidence[] = [];
  const index = new Map<string, number>();
  const codeIn = (row: number) => (entry: { readonly field: string }) =>
    textAt(parcels.attributes, `field:${entry.field}`, row) ?? '';
  const of = Int32Array.from(parcels.ids, (_id, row) => {
    const codes = rules.map(codeIn(row));
    const shown = noted.map(codeIn(row));
    const key = JSON.stringify([codes, shown]);
    const known = index.get(key);
    if (known !== undefined) return known;
    index.set(key, evidence.length);
    const notes = noted.map(({ label }, k) => text(`${label.zh} ${shown[k]}`, `${label.en} ${shown[k]}`));
    return evidence.push(evidenceOf({ codes, rules, notes, asOf })) - 1;
  });
  return { evidence, of, columns: [] };
}

interface LandCodes {
  /** One for each rule. */
  readonly codes: readonly string[];
  readonly rules: readonly LandRule[];
  readonly notes: readonly LocalText[];
  readonly asOf: string;
}

function evidenceOf({ codes, rules, notes, asOf }: LandCodes): Evidence {
  const answers = rules.map((rule, k) => landAnswer(codes[k] as string, rule));
  const answer = worstAnswer(answers.map((a) => a.answer));
  const id = codes.join(' ') || '–';
  const decisive = answer === PASS ? answers : answers.filter((a) => a.answer === answer).slice(0, 1);
  const reasons = decisive.flatMap(({ reason, clause }) =>
    reason ? [text(`${reason.zh}（${clause.zh}）`, `${reason.en} (${clause.en})`)] : [],
  );
  return {
    kind: 'land',
    id,
    name: text(
      ['地类与用途', ...notes.map(({ zh }) => zh)].join('；'),
      ['land use and category', ...notes.map(({ en }) => en)].join('; '),
    ),
    samples: [{ id, date: asOf, answers, answer }],
    answer,
    reason: text(reasons.map(({ zh }) => zh).join('；'), reasons.map(({ en }) => en).join('; ')),
  };
}
