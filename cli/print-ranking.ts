import type { Finding, LocalText, Ranking } from '../engine/index.ts';
import { placeWords } from './exit-status.ts';
import { type Language, textTable } from './terminal.ts';

/** A ranking in words for a terminal: what was asked, the alternatives in the order of the table, what to know. */
export function rankingWords(
  ranking: Ranking,
  { language, idColumn, findings }: { language: Language; idColumn: string | null; findings: readonly Finding[] },
): string {
  const say = (words: LocalText) => words[language];
  const { method } = ranking;
  const sections = [
    `${say(method.label)} · ${method.formula}\n${say(method.source.reference)}`,
    criteriaWords(ranking, language),
    alternativeWords(ranking, language, idColumn),
    ranking.remarks.map(say).join('\n'),
    findings.map((finding) => findingWords(finding, language)).join('\n'),
  ];
  return `${sections.filter((section) => section !== '').join('\n\n')}\n`;
}

function criteriaWords({ criteria, normalisation }: Ranking, language: Language): string {
  const header = language === 'zh' ? ['指标', '方向', '权重>'] : ['criterion', 'better', 'weight>'];
  const direction = {
    max: { zh: '越大越好', en: 'greater' },
    min: { zh: '越小越好', en: 'less' },
  };
  const rows = criteria.map(({ name, type, weight }) => [name, direction[type][language], figure(weight)]);
  const scaled = language === 'zh' ? `归一化：${normalisation}` : `normalisation: ${normalisation}`;
  return `${textTable(header, rows)}${normalisation === null ? '' : `\n${scaled}`}`;
}

function alternativeWords(ranking: Ranking, language: Language, idColumn: string | null): string {
  const { method, parts, alternatives, ranks, scores } = ranking;
  const names = language === 'zh' ? ['名次>', '方案'] : ['rank>', 'alternative'];
  const header = [...names, `${method.score[language]}>`, ...parts.map((part) => `${part.label[language]}>`)];
  const rows = alternatives.map((name, i) => [
    String(ranks[i]),
    name,
    figure(scores[i] as number),
    ...parts.map((part) => figure(part.values[i] as number)),
  ]);
  const from =
    idColumn === null
      ? { zh: '方案以行号命名', en: 'alternatives are named by row number' }
      : { zh: `方案名称取自列 ${idColumn}`, en: `names of alternatives are from ${idColumn}` };
  const order =
    method.better === 'higher'
      ? { zh: '分值越大越好', en: 'greater scores are better' }
      : { zh: '分值越小越好', en: 'smaller scores are better' };
  const ties = {
    min: { zh: '同分同名次（1,2,2,4）', en: 'equal scores share a rank (1,2,2,4)' },
    average: { zh: '同分取平均名次（1,2.5,2.5,4）', en: 'equal scores share the mean rank (1,2.5,2.5,4)' },
    dense: { zh: '同分同名次（1,2,2,3）', en: 'equal scores share a rank (1,2,2,3)' },
  }[ranking.ties];
  const notes = [from, order, ties].map((words) => words[language]).join(language === 'zh' ? '；' : '; ');
  return `${textTable(header, rows)}\n${notes}`;
}

/** Six significant digits: enough to check by hand; `--json` and `--out` have them all. */
function figure(value: number): string {
  return String(Number(value.toPrecision(6)));
}

function findingWords({ severity, code, at, message, remedy }: Finding, language: Language): string {
  return `[${severity}] ${code} ${placeWords(at)}${message[language]}\n  → ${remedy[language]}`;
}
