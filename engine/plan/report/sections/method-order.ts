import type { PlanTables } from '../../plan-tables.ts';
import { dataTable, facts, figureColumn, headColumn, textColumn } from '../data-table.ts';
import { type Content, html } from '../markup.ts';
import type { Page } from '../report-page.ts';

type DifficultyPartRow = NonNullable<PlanTables['easyFirst']>['parts'][number];

/** How ranks were tried, how hard a beginning is, what may be improved and which conversion rule ran. */
export function triedAndOrdered(page: Page): Content {
  const { t } = page;
  return html`<h3>${t('四、名次的稳健性', '4. How ranks were tried')}</h3>
${robustnessFacts(page)}
<h3>${t('五、先易后难', '5. Easy first')}</h3>
${easyFirst(page)}
<h3>${t('六、改善与转换', '6. Improvement and conversion')}</h3>
${landRules(page)}
`;
}

function robustnessFacts({ tables: { robustness }, t, say, figures }: Page): Content {
  if (robustness === null) return html`<p>${t('情景没有要求抽样检验。', 'The scenario asks for no draws.')}</p>`;
  return facts([
    [t('抽样次数', 'Draws'), figures.count(robustness.draws)],
    [t('随机种子', 'Seed'), String(robustness.seed)],
    [t('集中度', 'Concentration'), figures.value(robustness.concentration, '')],
    [t('名单长度', 'Length of the shortlist'), figures.count(robustness.top)],
    [t('来源', 'Source'), say(robustness.source)],
  ]);
}

function easyFirst({ tables: { easyFirst: rule }, t, say, figures }: Page): Content {
  if (rule === null)
    return html`<p>${t('情景没有要求难易排序。', 'The scenario asks for no order by difficulty.')}</p>`;
  const formula = t(
    '难度 = Σ 权重 × 分项，每项 0（易）至 1（难）；未知按难计（取 1），括号内为全部查明后可降到的值。',
    'Difficulty = Σ weight × part, each from 0 (easy) to 1 (hard); unknown counts as hard (1), in brackets what it could fall to once everything is known.',
  );
  return html`<p>${formula}</p>
${dataTable(
  t('难度的分项', 'Parts of the difficulty'),
  [
    headColumn<DifficultyPartRow>(t('分项', 'Part'), (part) => say(part.label)),
    figureColumn<DifficultyPartRow>(t('权重', 'Weight'), (part) => figures.fixed(part.weight, 3)),
    textColumn<DifficultyPartRow>(t('算法', 'Formula'), (part) => say(part.formula)),
  ],
  rule.parts,
)}<p>${t('来源：', 'Source: ')}${say(rule.source)}</p>
`;
}

function landRules({ tables, t, say, figures }: Page): Content {
  const rule = tables.conversionRule;
  const none = t('情景没有要求', 'the scenario asks for none');
  return facts([
    [
      t('怎样才能入选', 'What would have to change'),
      tables.improvementSource === null ? none : say(tables.improvementSource),
    ],
    [
      t('转换期', 'Conversion'),
      rule === null
        ? none
        : html`${rule.standard} ${say(rule.clause)}${t('：', ': ')}${say(rule.label)}${t('（', ' (')}${figures.value(rule.months, 'months')}${t('）', ')')}`,
    ],
    ...(rule === null
      ? []
      : ([
          [
            t('拟开始日期', 'Planned start'),
            rule.start ?? t('没有拟定；未开始的地块不计时', 'none planned: land that has not begun has no clock'),
          ],
          [t('来源', 'Source'), say(rule.source)],
        ] as const)),
  ]);
}
