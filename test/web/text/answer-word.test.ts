import { describe, expect, it } from 'vitest';
import { FAIL, PASS, UNKNOWN } from '../../../web/engine-client.ts';
import { answerWord } from '../../../web/text/answer-word.ts';
import { dictionaryOf } from '../../../web/text/dictionary.ts';
import { limitText } from '../../../web/text/limit-text.ts';
import { createNumberFormat } from '../../../web/text/number-format.ts';

const zh = dictionaryOf('zh');

describe('the answer to a limit in words', () => {
  it('speaks of exceeding where something was measured, and of meeting where a record answers', () => {
    expect(answerWord({ answer: FAIL, kind: 'soil', conditional: false }, zh)).toBe('超标');
    expect(answerWord({ answer: FAIL, kind: 'land', conditional: false }, zh)).toBe('不符合');
    expect(answerWord({ answer: UNKNOWN, kind: 'air', conditional: false }, zh)).toBe('待测');
    expect(answerWord({ answer: UNKNOWN, kind: 'inputs', conditional: false }, zh)).toBe('待核实');
  });

  it('calls a pass on conditions by its name, and nothing else', () => {
    expect(answerWord({ answer: PASS, kind: 'soil', conditional: true }, zh)).toBe('有条件符合');
    expect(answerWord({ answer: FAIL, kind: 'soil', conditional: true }, zh)).toBe('超标');
  });
});

describe('a limit as text', () => {
  const format = createNumberFormat('zh', 'mu');
  it('is a value not to be passed, a range, or a dash', () => {
    expect(limitText({ limit: 0.6, unit: 'mg/kg' }, format)).toBe('≤ 0.6\u202fmg/kg');
    expect(limitText({ limit: [5.5, 8.5], unit: '' }, format)).toBe('5.5–8.5');
    expect(limitText({ limit: null, unit: 'mg/kg' }, format)).toBe('–');
  });
});
