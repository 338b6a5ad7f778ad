import { UNKNOWN } from '../../../suitability/exclusion.ts';
import type { PlanTables } from '../../plan-tables.ts';
import { EXCLUDED, NOT_ASSESSED, SCORED, TO_BE_SAMPLED } from '../../plan-tables.ts';
import { facts } from '../data-table.ts';
import { type Content, html, type Markup } from '../markup.ts';
import type { Page } from '../report-page.ts';
import { LIMIT_WORDS } from '../report-words.ts';
import { countyTargets } from './county-targets.ts';

/** Title, what the plan was made with, and the answer in five lines. */
export function reportHead(page: Page): Markup {
  const { tables, t, say } = page;
  const note = t(
    '地块、图层与样品均由程序按种子生成，不是实测数据。',
    'Parcels, layers and samples were generated from a seed; none of them was measured.',
  );
  return html`<header class="title">
<h1>${say(tables.title)}</h1>
${
  tables.synthetic
    ? html`<p><span class="ribbon">${t('合成演示数据', 'synthetic demo data')}</span> ${note}</p>
`
    : ''
}${facts([
  [t('评价日期', 'Judged at'), tables.asOf],
  [t('情景', 'Scenario'), tables.scenarioId],
  [t('引擎版本', 'Engine version'), tables.engineVersion],
  [t('随机种子', 'Seed'), seedWords(page)],
])}<h2 id="${page.anchor('answer')}">${t('结论', 'The answer')}</h2>
<ol class="answer">${[parcelLine, candidateLine, villageLine, targetLine, doubtLine].map(
    (line) => html`<li>${line(page)}</li>
`,
  )}</ol>
</header>
`;
}

function seedWords({ tables: { robustness }, t }: Page): string {
  return robustness === null ? t('未做抽样', 'nothing was drawn') : String(robustness.seed);
}

function parcelLine({ census, figures, t }: Page): Content {
  const part = (status: number, zh: string, en: string) => {
    const count = census.byStatus[status];
    const words = `${figures.count(count?.parcels)} ${t('个', '')}`.trim();
    return html`${t(zh, en)} <b>${words}</b>${t('（', ' (')}${figures.muWithUnit(count?.areaM2)}${t('）', ')')}`;
  };
  const comma = t('，', ', ');
  return html`${t('地块', 'Parcels')} <b>${figures.count(census.all.parcels)}</b>${t(' 个，', ', ')}${figures.muWithUnit(census.all.areaM2)}${t('：', ': ')}${part(SCORED, '已评分', 'scored')}${comma}${part(EXCLUDED, '超限排除', 'excluded by a limit')}${comma}${part(TO_BE_SAMPLED, '待测', 'to be sampled')}${comma}${part(NOT_ASSESSED, '未评价', 'not assessed')}${t('。', '.')}`;
}

function netWords({ tables, figures, t }: Page): Content {
  if (tables.isolation === null) return t('。未扣隔离带。', '. No isolation belt is subtracted.');
  const net = tables.candidates.reduce((sum, base) => sum + (base.netAreaM2 ?? 0), 0);
  return html`${t('。扣除隔离带后净面积 ', '. Net of isolation belts ')}<b>${figures.muWithUnit(net)}</b>${t('；千亩按净面积计。', '; thresholds count net area.')}`;
}

function candidateLine(page: Page): Content {
  const { tables, figures, t } = page;
  const area = tables.candidates.reduce((sum, base) => sum + base.grossAreaM2, 0);
  const reached = tables.candidates.filter((base) => base.reachesThousandMu).length;
  const threshold =
    tables.thresholdMu === null
      ? ''
      : t(
          `，其中 ${figures.count(reached)} 个达到 ${figures.count(tables.thresholdMu)} 亩`,
          `; ${figures.count(reached)} of them reach ${figures.count(tables.thresholdMu)} mu`,
        );
  return html`${t('候选基地', 'Candidate bases')} <b>${figures.count(tables.candidates.length)}</b>${t(' 个，毛面积 ', ', gross area ')}${figures.muWithUnit(area)}${t('（', ' (')}${figures.hectares(area)} ${figures.unit('ha')}${t('）', ')')}${threshold}${netWords(page)}`;
}

function villageLine({ tables, figures, t, say }: Page): Content {
  const { demonstration, thresholdMu } = tables;
  if (demonstration === null || thresholdMu === null) {
    return t(
      '示范村：本方案没有给出政策门槛和个数。',
      'Demonstration villages: the plan names no threshold and no number.',
    );
  }
  const met = demonstration.met ? t('够用', 'met') : t('不足', 'short');
  return html`${t(
    `最大连片达到 ${figures.count(thresholdMu)} 亩的村`,
    `Villages whose largest block reaches ${figures.count(thresholdMu)} mu:`,
  )} <b>${figures.count(demonstration.villages)}</b>${t(' 个，', ', ')}${t(
    `${demonstration.year} 年要求 ${figures.count(demonstration.wanted)} 个：${met}（${say(demonstration.source)}）。`,
    `wanted in ${demonstration.year}: ${figures.count(demonstration.wanted)}, ${met} (${say(demonstration.source)}).`,
  )}`;
}

function targetLine(page: Page): Content {
  const { t, figures, name } = page;
  const counties = countyTargets(page.tables.targets);
  if (counties.length === 0)
    return t('县区目标：本方案没有政策目标。', 'County targets: the plan holds no policy targets.');
  const years = counties[0]?.years.map(({ year }) => year) ?? [];
  const parts = years.map((year, k): Content => {
    const short = counties.filter((row) => row.years[k]?.met === false);
    const met = `${figures.count(counties.length - short.length)}/${figures.count(counties.length)}`;
    const shorts = short.map(
      (row, at): Content => [
        at === 0 ? '' : t('、', ', '),
        name(row.county),
        ` ${figures.signed(row.years[k]?.differenceWanMu, 2)}`,
      ],
    );
    return html`${t(`${year} 年 `, `${String(year)}: `)}<b>${met}</b>${t(' 够用', ' met')}${
      short.length === 0 ? '' : html`${t('，不足 ', ', short ')}${shorts}`
    }${k === years.length - 1 ? t('。', '.') : t('；', '; ')}`;
  });
  return html`${t('县区目标（差额，万亩）：', 'County targets (differences in 10⁴ mu): ')}${parts}`;
}

function doubtLine({ tables, census, figures, t, say }: Page): Content {
  const waiting = census.byStatus[TO_BE_SAMPLED]?.areaM2 ?? 0;
  const share = census.all.areaM2 > 0 ? waiting / census.all.areaM2 : null;
  const settings = tables.criteria.filter(({ source }) => source.confidence === 'setting').length;
  const open = tables.limitKinds.flatMap((kind) => {
    const count = tables.evidence.filter((entry) => entry.kind === kind && entry.answer === UNKNOWN).length;
    return count === 0 ? [] : [`${say(LIMIT_WORDS[kind])} ${figures.count(count)}`];
  });
  const openWords =
    open.length === 0
      ? ''
      : t(`没有结论的依据：${open.join('、')}；`, `evidence without an answer: ${open.join(', ')}; `);
  const draws =
    tables.robustness === null
      ? t('名次没有做抽样检验', 'ranks were not tried by draws')
      : t(
          `名次经 ${figures.count(tables.robustness.draws)} 次抽样检验，区间见各表`,
          `ranks were tried in ${figures.count(tables.robustness.draws)} draws, their bands stand in the tables`,
        );
  return html`${t('不确定的：', 'What is uncertain: ')}${t(
    `全部土地的 ${figures.share(share)} 待测；`,
    `${figures.share(share)} of the land waits for samples; `,
  )}${openWords}${settingWords(tables, settings, t)}${draws}${t('。', '.')}`;
}

function settingWords({ criteria }: PlanTables, settings: number, t: Page['t']): string {
  return t(
    `${criteria.length} 项指标中 ${settings} 项为设定值，没有标准依据；`,
    `${settings} of ${criteria.length} criteria are settings that no standard gives; `,
  );
}
