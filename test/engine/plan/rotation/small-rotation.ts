import { bytesSource } from '../../../../engine/formats/byte-source.ts';
import { rotateHistory } from '../../../../engine/plan/rotation/rotate-history.ts';
import type { RotationQuestion } from '../../../../engine/plan/rotation/rotation-question.ts';
import type { RotationTables } from '../../../../engine/plan/rotation/rotation-tables.ts';
import { quietRun } from '../../../../engine/run/run.ts';
import { standardText } from '../evidence-bench.ts';

const HEADER = 'DKBM,年度,茬次,作物,面积(亩),有机状态,上级地块';

/** Judges rows of a small sheet: code, year, season, crop, mu, status, former codes. */
export function smallRotation(
  rows: readonly string[],
  change: Partial<RotationQuestion> = {},
): Promise<RotationTables> {
  const files: Readonly<Record<string, string>> = {
    'history.csv': `${HEADER}\n${rows.join('\n')}\n`,
    'rotation.json': standardText('rotation.json'),
  };
  const question: RotationQuestion = {
    file: 'history.csv',
    fields: {
      layout: 'rows',
      parcel: 'DKBM',
      year: '年度',
      season: '茬次',
      crop: '作物',
      parents: '上级地块',
      areaMu: '面积(亩)',
      status: '有机状态',
      sown: null,
      harvested: null,
      diseases: null,
    },
    plan: null,
    required: [],
    drawings: [],
    standard: 'rotation.json',
    ownRules: null,
    winterFallow: false,
    unitDigits: null,
    statusWords: { conventional: ['常规'], inConversion: ['转换'], organic: ['有机'] },
    ...change,
  };
  const open = (name: string) => Promise.resolve(bytesSource(name, new TextEncoder().encode(files[name] ?? '')));
  return rotateHistory(question, { open }, quietRun);
}
