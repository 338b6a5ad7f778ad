import { type Evidence, FAIL, type LimitAnswer, PASS, type PlanTables, UNKNOWN } from '../../../../engine/index.ts';
import { byLimitKind, type LimitReading } from '../../../../engine/suitability/exclusion.ts';
import { smallPlan } from '../../../web/small-plan.ts';

const cadmium: LimitAnswer = {
  item: 'Cd',
  label: { zh: '镉', en: 'cadmium' },
  standard: 'GB 15618-2018',
  clause: { zh: '表1 风险筛选值，6.5<pH≤7.5', en: 'Table 1, risk screening values, 6.5<pH≤7.5' },
  value: 0.45,
  asWritten: '0.450',
  limit: 0.3,
  unit: 'mg/kg',
  answer: FAIL,
  confidence: 'verified',
  readings: [
    { label: { zh: '6.5<pH≤7.5', en: '6.5<pH≤7.5' }, value: 0.45, limit: 0.3, answer: FAIL },
    { label: { zh: 'pH>7.5', en: 'pH>7.5' }, value: 0.45, limit: 0.6, answer: PASS },
  ],
};

const mercury: LimitAnswer = {
  ...cadmium,
  item: 'Hg',
  label: { zh: '汞', en: 'mercury' },
  value: null,
  asWritten: '',
  limit: 2.4,
  answer: UNKNOWN,
  readings: [],
};

const words = { zh: '字', en: 'word' };

function evidence(id: string, answer: Evidence['answer'], answers: readonly LimitAnswer[]): Evidence {
  const name = { zh: `单元 ${id}`, en: `unit ${id}` };
  const reason = { zh: `采样单元 ${id} 没有土壤样品`, en: `sampling unit ${id} has no soil sample` };
  const samples = answers.length === 0 ? [] : [{ id: `S-${id}`, date: '2026-03-28', answers, answer }];
  return { kind: 'soil', id, name, samples, answer, reason };
}

/**
 * The small plan with soil evidence: parcel 3 fails cadmium in one pH band and would pass in the other, parcel 4 has no
 * sample, parcel 2 lacks mercury, parcel 1 passes although the other band would fail it.
 */
export function judgedPlan(): PlanTables {
  const plan = smallPlan();
  const nobody = Int32Array.of(-1, -1, -1, -1);
  const none = byLimitKind(() => nobody);
  const flipped = (cadmium.readings ?? []).map(
    (reading): LimitReading => ({
      ...reading,
      limit: 0.3,
      answer: reading.answer === FAIL ? PASS : FAIL,
    }),
  );
  const close: LimitAnswer = { ...cadmium, value: 0.28, asWritten: '0.28', answer: PASS, readings: flipped };
  const failed = evidence('620702107203', FAIL, [cadmium]);
  const composite = {
    mean: 0.4,
    max: 1.5,
    index: 1.1,
    grade: 'III' as const,
    label: { zh: '轻度污染', en: 'lightly polluted' },
    source: words,
  };
  return {
    ...plan,
    evidence: [
      evidence('U1', PASS, [close]),
      evidence('U2', UNKNOWN, [{ ...close, readings: [] }, mercury]),
      { ...failed, samples: failed.samples.map((sample) => ({ ...sample, composite, comparison: [cadmium] })) },
      evidence('U4', UNKNOWN, []),
    ],
    parcels: { ...plan.parcels, evidence: { ...none, soil: Int32Array.of(0, 1, 2, 3) } },
  };
}
