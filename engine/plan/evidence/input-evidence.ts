import type { ParcelSet } from '../../parcel/parcel-set.ts';
import { text } from '../../run/local-text.ts';
import type { Evidence, LimitAnswer } from '../../suitability/exclusion.ts';
import { inputAnswer } from '../../suitability/limits/input-limits.ts';
import { parcelInputs } from '../input-history.ts';
import type { InputRecords } from '../input-records.ts';
import type { LimitEvidence } from './limit-evidence.ts';

/** Prohibited inputs inside each parcel's conversion window; parcels whose records say the same share one evidence. */
export function inputEvidence(parcels: ParcelSet, asOf: string, records: InputRecords): LimitEvidence {
  const evidence: Evidence[] = [];
  const index = new Map<string, number>();
  const of = Int32Array.from(parcels.ids, (id) => {
    const state = parcelInputs(records.linesOf(id), asOf);
    const key = [state.status, state.windowFrom, state.lastUse, state.undatedUse, ...state.silentYears].join('|');
    const known = index.get(key);
    if (known !== undefined) return known;
    const answer = inputAnswer(state, asOf);
    index.set(key, evidence.length);
    return evidence.push(evidenceOf(answer, state.status, asOf)) - 1;
  });
  return { evidence, of, columns: [] };
}

const STATUS_WORDS = {
  conventional: text('常规', 'conventional'),
  'in-conversion': text('转换', 'in conversion'),
  organic: text('有机', 'organic'),
  unknown: text('状态不详', 'status unknown'),
} as const;

function evidenceOf(answer: LimitAnswer, status: keyof typeof STATUS_WORDS, asOf: string): Evidence {
  const words = STATUS_WORDS[status];
  const id = [status, answer.asWritten].filter((part) => part !== '').join(' ');
  return {
    kind: 'inputs',
    id,
    name: text(`投入品记录，${words.zh}`, `input records, ${words.en}`),
    samples: status === 'unknown' ? [] : [{ id, date: asOf, answers: [answer], answer: answer.answer }],
    answer: answer.answer,
    reason: answer.reason ?? words,
  };
}
