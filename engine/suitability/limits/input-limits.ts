import { type LocalText, text } from '../../run/local-text.ts';
import { type Answer, FAIL, type LimitAnswer, PASS, UNKNOWN } from '../exclusion.ts';

/** What the crop records of one parcel, its former parcels among them, say about status and prohibited inputs. */
export interface InputState {
  /** First day of the conversion window the parcel claims; empty when it claims none. */
  readonly windowFrom: string;
  /** Status of the latest year that states one; `unknown` when none does. */
  readonly status: 'conventional' | 'in-conversion' | 'organic' | 'unknown';
  /** Latest dated prohibited input; empty when there is none. */
  readonly lastUse: string;
  /** Latest year inside the window with a prohibited input that has no date; 0 when there is none. */
  readonly undatedUse: number;
  /** Years from the window's first (without a window: the plan's own) to the plan's that say nothing about inputs. */
  readonly silentYears: readonly number[];
}

const STANDARD = 'GB/T 19630-2019';
const CLAUSE = text('4.2.1 转换期', '4.2.1, conversion period');

/**
 * Prohibited inputs inside the conversion window (GB/T 19630-2019 4.2.1). The window is [declared start, plan's date]: the
 * declared start is 1 January of the first year of the unbroken run of years declared in conversion or organic, because
 * sheets date a status by year only. Inside it a dated use, or one whose year alone is known, fails: status lost, new
 * clock from that date. A year of the window that says nothing is unknown. A conventional parcel claims no window, so
 * nothing can fall into one: it passes and its conversion has not begun; it is unknown only when the plan's own year says
 * nothing. No record and no status is unknown.
 */
export function inputAnswer(state: InputState, asOf: string): LimitAnswer {
  const { answer, reason } = verdictOf(state, asOf);
  return {
    item: 'prohibited-input',
    label: text('禁用投入品', 'prohibited input'),
    standard: STANDARD,
    clause: CLAUSE,
    value: null,
    asWritten: state.lastUse || (state.undatedUse > 0 ? String(state.undatedUse) : ''),
    limit: null,
    unit: '',
    answer,
    confidence: 'known',
    reason,
  };
}

function verdictOf(state: InputState, asOf: string): { readonly answer: Answer; readonly reason: LocalText } {
  const { windowFrom, status, lastUse, undatedUse, silentYears } = state;
  if (status === 'unknown') {
    return {
      answer: UNKNOWN,
      reason: text(
        '没有有机状态和投入品记录：请索取投入品使用记录',
        'no record of status and inputs: ask for the input records',
      ),
    };
  }
  if (windowFrom !== '' && (lastUse >= windowFrom || undatedUse > 0)) {
    return { answer: FAIL, reason: lostStatus(windowFrom, lastUse >= windowFrom ? lastUse : String(undatedUse)) };
  }
  if (silentYears.length > 0) {
    const years = silentYears.join('、');
    return {
      answer: UNKNOWN,
      reason: text(
        `${years} 年投入品不详：请索取投入品使用记录`,
        `nothing is stated about inputs in ${silentYears.join(', ')}: ask for the input records`,
      ),
    };
  }
  return { answer: PASS, reason: windowFrom === '' ? notBegun(lastUse) : keptClean(windowFrom, asOf) };
}

function lostStatus(windowFrom: string, use: string): LocalText {
  return text(
    `转换期自 ${windowFrom} 起，其间 ${use} 使用禁用投入品（${STANDARD} ${CLAUSE.zh}）：状态失去，转换期自该日重新计算`,
    `prohibited input on ${use} inside the conversion window from ${windowFrom} (${STANDARD} ${CLAUSE.en}): status lost, new clock from that date`,
  );
}

function notBegun(lastUse: string): LocalText {
  if (lastUse === '') {
    return text(
      '常规地块，转换尚未开始，没有转换期可言',
      'conventional, conversion not begun: there is no window to break',
    );
  }
  return text(
    `常规地块，转换尚未开始；最后一次使用禁用投入品 ${lastUse}，转换期最早自该日计算`,
    `conventional, conversion not begun; last prohibited input on ${lastUse}, the clock starts there at the earliest`,
  );
}

function keptClean(windowFrom: string, asOf: string): LocalText {
  return text(
    `自 ${windowFrom} 至 ${asOf} 没有禁用投入品记录（每年均有记录）`,
    `no prohibited input from ${windowFrom} to ${asOf}, every year stated`,
  );
}
