import { type LocalText, text } from '../../run/local-text.ts';
import { FAIL, type LimitAnswer, PASS, type Sample, UNKNOWN } from '../exclusion.ts';

/** One sentence on why a sample's answer is not a plain pass; null when it is one. */
export function reasonSentence(sample: Sample): LocalText | null {
  const failed = sample.answers.find((a) => a.answer === FAIL);
  if (failed) {
    const more = failed.reason;
    return text(
      `${failed.label.zh} ${failed.value} ${failed.unit} 超过限值 ${shown(failed.limit)}（${failed.standard} ${failed.clause.zh}；样品 ${sample.id}，${sample.date}）${more ? `；${more.zh}` : ''}`,
      `${failed.label.en} ${failed.value} ${failed.unit} exceeds ${shown(failed.limit)} (${failed.standard} ${failed.clause.en}; sample ${sample.id}, ${sample.date})${more ? `; ${more.en}` : ''}`,
    );
  }
  const open = sample.answers.find((a) => a.answer === UNKNOWN);
  if (open) {
    return text(
      `${open.label.zh}无结论：${open.reason?.zh ?? '未测'}（样品 ${sample.id}）`,
      `no answer for ${open.label.en}: ${open.reason?.en ?? 'not measured'} (sample ${sample.id})`,
    );
  }
  const conditional = sample.answers.find((a) => a.conditional);
  if (conditional) {
    return text(
      `${conditional.label.zh} ${conditional.value} ${conditional.unit} 高于筛选值 ${shown(conditional.limit)}，有条件使用（${conditional.standard} ${conditional.clause.zh}；样品 ${sample.id}，${sample.date}）；${conditional.reason?.zh ?? ''}`,
      `${conditional.label.en} ${conditional.value} ${conditional.unit} is above screening ${shown(conditional.limit)}, conditional use (${conditional.standard} ${conditional.clause.en}; sample ${sample.id}, ${sample.date}); ${conditional.reason?.en ?? ''}`,
    );
  }
  return sample.answer === PASS ? null : text('没有任何项目', 'no item at all');
}

function shown(limit: LimitAnswer['limit']): string {
  return limit === null ? '?' : typeof limit === 'number' ? String(limit) : `${limit[0]}–${limit[1]}`;
}
