import type { PlanTables } from '../plan-tables.ts';
import { LANGUAGES, type Language } from './figures.ts';
import { html, Markup } from './markup.ts';
import { planCensus } from './plan-census.ts';
import { LANGUAGE_TAGS, type Page, pageIn } from './report-page.ts';
import { reportStyle } from './report-style.ts';
import { candidateSection } from './sections/candidate-section.ts';
import { exclusionSection } from './sections/exclusion-section.ts';
import { findingSection } from './sections/finding-section.ts';
import { methodSection } from './sections/method-section.ts';
import { reportHead } from './sections/report-head.ts';
import { rotationSection } from './sections/rotation-section.ts';
import { standardSection } from './sections/standard-section.ts';
import { targetSection } from './sections/target-section.ts';
import { villageSection } from './sections/village-section.ts';

/** Sections after the head, in reading order. */
const SECTIONS = [
  methodSection,
  candidateSection,
  villageSection,
  rotationSection,
  targetSection,
  standardSection,
  exclusionSection,
  findingSection,
] as const;

/**
 * The plan as one HTML document (`report.html`): answer, method, candidate bases, every village, targets, standards with
 * clauses, exclusions, findings and fingerprints. Chinese first, English complete beside it; the reader switches without
 * script. Nothing is fetched, so it reads from disk and prints on A4. Same tables, same bytes.
 */
export function planReport(tables: PlanTables): string {
  const census = planCensus(tables);
  const halves = LANGUAGES.map((language) => half(pageIn(language, tables, census)));
  const { zh, en } = tables.title;
  return html`<!DOCTYPE html>
<html lang="${LANGUAGE_TAGS.zh}">
<head>
<meta charset="utf-8"/>
<meta name="viewport" content="width=device-width, initial-scale=1"/>
<title>${zh} · ${en}</title>
<style>${new Markup(reportStyle(tables.synthetic))}</style>
</head>
<body>
${choice('zh', true)}${choice('en', false)}<div class="top">
${both((language) => html`<b>${language === 'zh' ? html`沃土 <span>规划报告</span>` : html`Wotu <span>plan report</span>`}</b>`)}
${tables.synthetic ? both((language) => html`<span class="ribbon">${language === 'zh' ? '合成演示数据' : 'Synthetic demo data'}</span>`) : ''}
<div class="languages"><label for="show-zh">中文</label><label for="show-en" lang="en">English</label></div>
</div>
${halves}</body>
</html>
`.source;
}

/** A radio button before everything it shows or hides: the labels stand in the top bar. */
function choice(language: Language, isFirst: boolean): Markup {
  const label = language === 'zh' ? '用中文阅读' : 'Read in English';
  const checked = isFirst ? html` checked="checked"` : '';
  return html`<input class="choice" type="radio" name="language" id="show-${language}" aria-label="${label}" lang="${LANGUAGE_TAGS[language]}"${checked}/>
`;
}

/** The same place in the top bar in both languages, of which one is shown. */
function both(content: (language: Language) => Markup): Markup[] {
  return LANGUAGES.map(
    (language) => html`<span class="${language}" lang="${LANGUAGE_TAGS[language]}">${content(language)}</span>`,
  );
}

function half(page: Page): Markup {
  const { language } = page;
  return html`<div class="half ${language}" lang="${LANGUAGE_TAGS[language]}">
${contents(page)}<main>
${reportHead(page)}${SECTIONS.map((section) => section(page))}</main>
</div>
`;
}

function contents(page: Page): Markup {
  const { t } = page;
  const places = [
    ['answer', t('结论', 'The answer')],
    ['method', t('评判方法', 'How it was judged')],
    ['candidates', t('候选基地', 'Candidate bases')],
    ['villages', t('各村', 'Villages')],
    ...(page.tables.rotation === null ? [] : [['rotation', t('轮作', 'Rotation')] as const]),
    ['targets', t('县区目标与政策矛盾', 'Targets and contradictions')],
    ['standards', t('标准与条款', 'Standards and clauses')],
    ['exclusions', t('排除与待测明细', 'Exclusions in detail')],
    ['findings', t('检查提示', 'Findings')],
    ['inputs', t('输入文件', 'Input files')],
  ] as const;
  const links = places.map(
    ([place, words]) => html`<li><a href="#${page.anchor(place)}">${words}</a></li>
`,
  );
  return html`<nav class="contents" aria-label="${t('目录', 'Contents')}"><ol>${links}</ol></nav>
`;
}
