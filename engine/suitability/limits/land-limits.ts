import { type LocalText, text } from '../../run/local-text.ts';
import { type Answer, FAIL, type LimitAnswer, PASS, UNKNOWN } from '../exclusion.ts';

/** Which codes of one attribute allow an organic base; a setting with its source, no standard gives such a list. */
export interface LandRule {
  /** Field of the parcel file, such as `TDLYLX`. */
  readonly field: string;
  readonly label: LocalText;
  /** Code list the values belong to, such as `GB/T 21010-2007`. */
  readonly codes: string;
  readonly permitted: readonly string[];
  readonly forbidden: readonly string[];
  /** Who set the lists. */
  readonly source: LocalText;
}

/**
 * A parcel's code against one rule: permitted passes, forbidden fails, missing or in neither list is unknown. The reason
 * names field, code and list; the list's source stands as the clause.
 */
export function landAnswer(code: string, rule: LandRule): LimitAnswer {
  const { answer, zh, en } = verdictOn(code, rule);
  return {
    item: rule.field,
    label: rule.label,
    standard: rule.codes,
    clause: rule.source,
    value: null,
    asWritten: code,
    limit: null,
    unit: '',
    answer,
    confidence: 'setting',
    reason: text(
      `${rule.label.zh} ${rule.field} ${code === '' ? '为空' : `= ${code}`}：${zh}`,
      `${rule.label.en}, ${rule.field} ${code === '' ? 'is empty' : `= ${code}`}: ${en}`,
    ),
  };
}

function verdictOn(code: string, { permitted, forbidden }: LandRule): LocalText & { readonly answer: Answer } {
  if (code === '') return { answer: UNKNOWN, zh: '须补充代码', en: 'the code must be filled in' };
  // A code in both lists is a contradiction of the setting: the stricter list counts.
  if (forbidden.includes(code))
    return { answer: FAIL, zh: '属于禁止名单', en: 'it stands in the list of forbidden codes' };
  if (permitted.includes(code))
    return { answer: PASS, zh: '属于允许名单', en: 'it stands in the list of permitted codes' };
  return {
    answer: UNKNOWN,
    zh: `既不在允许名单（${permitted.join('、')}）也不在禁止名单（${forbidden.join('、')}）`,
    en: `it stands neither among the permitted (${permitted.join(', ')}) nor the forbidden codes (${forbidden.join(', ')})`,
  };
}
