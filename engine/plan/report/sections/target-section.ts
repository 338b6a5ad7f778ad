import { M2_PER_MU } from '../../../parcel/parcel-fields.ts';
import type { Contradiction, TargetRow } from '../../policy-rows.ts';
import { type Column, dataTable, figureColumn, headColumn, longColumn, textColumn } from '../data-table.ts';
import { type Content, html, type Markup } from '../markup.ts';
import { type Page, villageLink } from '../report-page.ts';

/** Candidate area against the policy's targets, what the policy says in two ways, and the demonstration villages. */
export function targetSection(page: Page): Markup {
  const { tables, t } = page;
  const none = t('本方案没有政策目标。', 'The plan holds no policy targets.');
  return html`<section>
<h2 id="${page.anchor('targets')}">${t('县区目标与政策矛盾', 'County targets and contradictions')}</h2>
${tables.targets.length === 0 ? html`<p>${none}</p>` : targetTable(page, tables.targets)}
<h3>${t('示范村', 'Demonstration villages')}</h3>
${demonstration(page)}
<h3>${t('方案文本中的矛盾', 'Where the policy contradicts itself')}</h3>
<p>${t('原样列出，不代为修正。', 'Shown as they stand, not repaired.')}</p>
${
  tables.contradictions.length === 0
    ? html`<p>${t('没有发现。', 'None was found.')}</p>`
    : html`<ul class="contradictions">${tables.contradictions.map((row) => contradiction(page, row))}</ul>
`
}</section>
`;
}

function targetTable(page: Page, targets: readonly TargetRow[]): Content {
  const { t, say, figures, name } = page;
  const years = targets[0]?.years.map(({ year }) => year) ?? [];
  const note =
    page.tables.isolation === null
      ? t(
          '万亩。候选面积为毛面积潜力，未扣隔离带，也不等于已认证。差额为候选减目标。',
          '10⁴ mu. Candidate area is gross potential: no isolation belt is subtracted, and it is not certified land. The difference is candidate minus target.',
        )
      : t(
          '万亩。候选面积为扣除隔离带的净面积，是潜力，不等于已认证。差额为候选减目标。',
          '10⁴ mu. Candidate area is net of isolation belts: potential, not certified land. The difference is candidate minus target.',
        );
  const columns: Column<TargetRow>[] = [
    headColumn(t('县区', 'County'), ({ county }) => name(county)),
    figureColumn(t('2024 年已有', 'Base of 2024'), ({ base2024 }) => figures.fixed(base2024, 2)),
    figureColumn(t('候选', 'Candidate'), ({ candidateWanMu }) => figures.fixed(candidateWanMu, 4)),
    ...years.flatMap((year, k) => [
      figureColumn<TargetRow>(t(`${year} 年目标`, `Target ${year}`), (row) =>
        figures.fixed(row.years[k]?.targetWanMu, 2),
      ),
      figureColumn<TargetRow>(t('差额', 'Difference'), (row) => figures.signed(row.years[k]?.differenceWanMu, 4)),
      textColumn<TargetRow>(t('结果', 'Result'), (row) => metWords(page, row.years[k]?.met)),
    ]),
    longColumn(t('说明', 'Note'), (row) => (row.note === null ? '—' : say(row.note))),
  ];
  return html`<p>${note}</p>
${dataTable(t('县区目标', 'County targets'), columns, targets)}`;
}

function metWords({ t, figures }: Page, met: boolean | undefined): Content {
  if (met === undefined) return figures.unknown;
  return met
    ? html`<span class="good">✓ ${t('够用', 'met')}</span>`
    : html`<span class="bad">✗ ${t('不足', 'short')}</span>`;
}

function demonstration(page: Page): Content {
  const { tables, t, say, figures } = page;
  const { demonstration: row, thresholdMu } = tables;
  if (row === null || thresholdMu === null) {
    return html`<p>${t('本方案没有给出政策门槛和个数。', 'The plan names no threshold and no number.')}</p>`;
  }
  const counted =
    tables.isolation === null ? { zh: '（毛面积）', en: 'gross' } : { zh: '（净面积）', en: 'net of belts' };
  const words = t(
    `${row.year} 年要求 ${figures.count(row.wanted)} 个；最大连片达到 ${figures.count(thresholdMu)} 亩${counted.zh}的村有 ${figures.count(row.villages)} 个。来源：${say(row.source)}`,
    `Wanted in ${row.year}: ${figures.count(row.wanted)}. Villages whose largest block reaches ${figures.count(thresholdMu)} mu ${counted.en}: ${figures.count(row.villages)}. Source: ${say(row.source)}`,
  );
  const reached = tables.villages
    .filter((village) => village.largestCandidateAreaM2 / M2_PER_MU >= thresholdMu)
    .sort((a, b) => a.rank - b.rank);
  const list = reached.map(
    (village, at): Content => [
      at === 0 ? '' : t('、', ', '),
      villageLink(page, village),
      ` ${figures.mu(village.largestCandidateAreaM2)}`,
    ],
  );
  return html`<p>${words} ${metWords(page, row.met)}</p>
${reached.length === 0 ? '' : html`<p>${t('按名次（最大连片，亩）：', 'In rank order (largest block, mu): ')}${list}</p>`}`;
}

function contradiction({ t, say, figures }: Page, { id, weight, text, figures: values }: Contradiction): Markup {
  const weights = {
    high: t('重要', 'high'),
    medium: t('一般', 'medium'),
    low: t('次要', 'low'),
  };
  const shown = values.map(({ label, value, unit }) => `${say(label)} ${figures.value(value, unit)}`);
  return html`<li><b>${id}</b> <span class="quiet">${weights[weight]}</span> ${say(text)}${
    shown.length === 0 ? '' : html`<br/><span class="quiet">${shown.join(t('；', '; '))}</span>`
  }</li>
`;
}
