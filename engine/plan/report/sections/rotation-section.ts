import { type RuleCount, ruleCounts } from '../../rotation/rotation-counts.ts';
import type { RotationTables } from '../../rotation/rotation-tables.ts';
import { dataTable, facts, figureColumn, headColumn, longColumn, textColumn } from '../data-table.ts';
import { html, type Markup, NOTHING } from '../markup.ts';
import type { Page } from '../report-page.ts';
import { confidenceWords } from '../report-words.ts';

/** Rotation rule by rule with both verdicts, the land they touch and what they rest on; nothing for a plan that does not ask. */
export function rotationSection(page: Page): Markup {
  const { tables, t } = page;
  const { rotation } = tables;
  if (rotation === null) return NOTHING;
  return html`<section>
<h2 id="${page.anchor('rotation')}">${t('轮作', 'Rotation')}</h2>
<p>${t(
    '间隔 n 年指 n 年一次：两次种植的年份至少相差 n。标准判定按 GB/T 19630 可豁免的情形判断，政策判定一律要求轮作。没有记录的年份为未知，不算休耕。',
    'An interval of n years is one year in n: the years of two plantings differ by n at least. The standard’s verdict allows its exemptions, the policy’s asks for rotation without any. A year without a record is unknown, never fallow.',
  )}</p>
${facts(recordFacts(page, rotation))}${ruleTable(page, ruleCounts(rotation))}</section>
`;
}

function recordFacts({ t, say, figures }: Page, { rows, parts, parcels, changes, winterFallow }: RotationTables) {
  const exemption = winterFallow ? t('已主张', 'claimed') : t('未主张', 'not claimed');
  return [
    [
      t('记录', 'Record'),
      t(
        `${figures.count(rows)} 行，${figures.count(parcels.ids.length)} 个地块，${figures.count(parts.parcel.length)} 段历史`,
        `${figures.count(rows)} rows, ${figures.count(parcels.ids.length)} parcels, ${figures.count(parts.parcel.length)} histories`,
      ),
    ],
    [t('冬季休耕豁免', 'Exemption for winter fallow'), exemption],
    ...(changes.length === 0 ? [] : [[t('自定规则', 'Own rules'), changes.map(say).join(t('；', '; '))] as const]),
  ] as const;
}

function ruleTable(page: Page, counts: readonly RuleCount[]): Markup {
  const { t, say, figures } = page;
  return dataTable(
    t('各规则的判定次数', 'Answers by rule'),
    [
      headColumn(t('规则', 'Rule'), ({ rule, label }) => `${rule} ${say(label)}`),
      figureColumn(t('错误', 'Errors'), ({ errors }) => figures.count(errors)),
      figureColumn(t('警告', 'Warnings'), ({ warnings }) => figures.count(warnings)),
      figureColumn(t('提示', 'Infos'), ({ infos }) => figures.count(infos)),
      figureColumn(t('无法判断', 'Cannot be told'), ({ unknown }) => figures.count(unknown)),
      figureColumn(t('政策错误', 'Errors by the policy'), ({ policyErrors }) => figures.count(policyErrors)),
      figureColumn(t('涉及亩', 'mu touched'), ({ areaMu }) => figures.fixed(areaMu, 2)),
      longColumn(t('依据', 'Basis'), ({ basis, unjudged }) =>
        unjudged === null ? say(basis) : `${say(basis)}${t('；无法判断：', '; could not be judged: ')}${say(unjudged)}`,
      ),
      textColumn(t('可信度', 'Confidence'), ({ confidence }) => confidenceWords(page, confidence)),
    ],
    counts,
  );
}
