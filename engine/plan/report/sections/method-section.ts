import { LIMIT_KINDS } from '../../../suitability/exclusion.ts';
import type { WeightedCriterion } from '../../plan-tables.ts';
import { dataTable, facts, figureColumn, headColumn, longColumn, textColumn } from '../data-table.ts';
import { type Content, html, type Markup } from '../markup.ts';
import { membershipWords } from '../membership-words.ts';
import type { Page } from '../report-page.ts';
import { confidenceWords, LIMIT_WORDS, THEME_WORDS } from '../report-words.ts';
import { triedAndOrdered } from './method-order.ts';
import { weightWords } from './weight-words.ts';

/** How the plan was judged: limits first, then criteria, weights, classes, robustness and the order of beginning. */
export function methodSection(page: Page): Markup {
  const { t } = page;
  return html`<section>
<h2 id="${page.anchor('method')}">${t('评判方法', 'How it was judged')}</h2>
<h3>${t('一、限值一票否决', '1. Limits come first')}</h3>
${exclusionWords(page)}
<h3>${t('二、评价指标', '2. Criteria')}</h3>
${criteriaTable(page)}
<h3>${t('三、综合与分级', '3. One index and its classes')}</h3>
${indexFacts(page)}
${triedAndOrdered(page)}
</section>
`;
}

function exclusionWords({ tables, t, say }: Page): Content {
  const asked = tables.limitKinds.map((kind) => say(LIMIT_WORDS[kind]));
  const left = LIMIT_KINDS.filter((kind) => !tables.limitKinds.includes(kind)).map((kind) => say(LIMIT_WORDS[kind]));
  return html`<p>${t(
    `本方案要求的限值：${asked.join('、') || '没有'}。超标的地块排除，没有结论的地块待测；待测不算通过，任何权重都不能抵消超标。综合指数不推翻单项结论。`,
    `Limits asked for: ${asked.join(', ') || 'none'}. A parcel that exceeds one is excluded; one without an answer is to be sampled, which is no pass, and no weight buys a limit back. A composite index never overrules a single item.`,
  )}</p>
${
  left.length === 0
    ? ''
    : html`<p>${t(`没有要求：${left.join('、')}。`, `Not asked for: ${left.join(', ')}.`)}</p>
`
}`;
}

function criteriaTable(page: Page): Content {
  const { tables, t, say, figures } = page;
  const caption = t(
    `评价指标 ${tables.criteria.length} 项；隶属度乘权重即贡献`,
    `${tables.criteria.length} criteria; membership times weight is the contribution`,
  );
  return html`${dataTable(
    caption,
    [
      headColumn<WeightedCriterion>(t('指标', 'Criterion'), (row) => say(row.label)),
      textColumn<WeightedCriterion>(t('要素', 'Element'), (row) => say(THEME_WORDS[row.theme])),
      figureColumn<WeightedCriterion>(t('权重', 'Weight'), (row) => figures.fixed(row.weight, 3)),
      textColumn<WeightedCriterion>(t('单位', 'Unit'), (row) => (row.unit === '' ? '—' : figures.unit(row.unit))),
      longColumn<WeightedCriterion>(t('隶属函数', 'Membership'), (row) =>
        membershipWords(page, row.membership, row.unit),
      ),
      longColumn<WeightedCriterion>(t('来源', 'Source'), (row) => say(row.source.reference)),
      textColumn<WeightedCriterion>(t('可信度', 'Confidence'), (row) => confidenceWords(page, row.source.confidence)),
      longColumn<WeightedCriterion>(t('说明', 'Note'), (row) =>
        row.source.note === undefined ? '—' : say(row.source.note),
      ),
    ],
    tables.criteria,
  )}${weightWords(page)}`;
}

function indexFacts({ tables, t, say, figures }: Page): Content {
  const [s1, s2, s3] = tables.classBounds.map((bound) => figures.fixed(bound, 2));
  const rule = tables.candidateRule;
  return facts([
    [t('综合方法', 'Aggregation'), html`${say(tables.aggregation.label)}<br/>${say(tables.aggregation.source)}`],
    [
      t('等级界限', 'Class bounds'),
      html`${t(
        `S1 不低于 ${s1}，S2 不低于 ${s2}，S3 不低于 ${s3}，其余为 N`,
        `S1 from ${s1}, S2 from ${s2}, S3 from ${s3}, N below`,
      )}<br/>${say(tables.classSource)}`,
    ],
    [
      t('最低数据覆盖', 'Lowest coverage'),
      t(
        `有数据的指标权重不足 ${figures.share(tables.minimumCoverage)} 的地块记为未评价，不给等级`,
        `parcels with data for less than ${figures.share(tables.minimumCoverage)} of the weights are not assessed and get no class`,
      ),
    ],
    [
      t('候选基地', 'Candidate bases'),
      html`${t(
        `同村 ${rule.classes.join('、')} 地块，间隙不超过 ${figures.value(rule.gapM, 'm')}，连片不少于 ${figures.value(rule.minimumMu, 'mu')}`,
        `parcels of one village in ${rule.classes.join(', ')}, gaps up to ${figures.value(rule.gapM, 'm')}, blocks of at least ${figures.value(rule.minimumMu, 'mu')}`,
      )}<br/>${say(rule.source)}`,
    ],
    [t('排序', 'Order'), say(rule.order)],
  ]);
}
