import type { Dictionary } from '../text/dictionary.ts';
import { measureLine } from '../text/measure-line.ts';
import type { NumberFormat } from '../text/number-format.ts';
import type { Measure } from './measure.ts';

/** What measuring came to in one line, and whether somebody has to do something there. */
export interface MeasureSummary {
  readonly line: string;
  readonly mark: 'none' | 'needs' | 'done';
}

/** The line under which measuring stands among the steps. */
export function measureSummary(
  { run, result, given, missing }: Pick<Measure, 'run' | 'result' | 'given' | 'missing'>,
  t: Dictionary,
  format: NumberFormat,
): MeasureSummary {
  const words = t.measure;
  if (run.value.state === 'running') return { line: measureLine(run.value, t, format), mark: 'none' };
  if (run.value.state === 'failed') return { line: words.failed, mark: 'needs' };
  if (result.value !== null) {
    const { measures, question } = result.value;
    return {
      line: words.lineDone(format.count(measures.counts.used), format.count(question.layers.length)),
      mark: 'done',
    };
  }
  if (given.value.length === 0) return { line: words.line, mark: 'none' };
  if (missing.value === null) return { line: words.lineReady, mark: 'needs' };
  return { line: words.missing[missing.value], mark: missing.value === 'reading' ? 'none' : 'needs' };
}
