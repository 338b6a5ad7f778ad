import type { PlanTables } from '../../../../engine/index.ts';
import { planReport } from '../../../../engine/plan/report/plan-report.ts';

/** Both languages of a report, as a reader sees them: markup, and words without tags. */
export function reportHalves(tables: PlanTables) {
  const document = planReport(tables);
  const [, zh = '', en = ''] = document.split(/<div class="half (?:zh|en)"/);
  return { document, zh, en, words: { zh: wordsOf(zh), en: wordsOf(en) } };
}

/** The text of some markup with every run of white space made one space. */
function wordsOf(markup: string): string {
  return markup
    .replace(/<[^>]*>/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&')
    .replace(/[ \n\u202f]+/g, ' ');
}
