import { type LocalText, M2_PER_MU, type PlanTables } from '../engine/index.ts';
import { placeWords } from './exit-status.ts';
import { type Language, type StageTime, stageWords, textTable } from './terminal.ts';

const LISTED = 20;

/** The plan in words for a terminal: ranked candidate bases, villages, county targets, contradictions, findings. */
export function planWords(tables: PlanTables, language: Language): string {
  const say = (words: LocalText) => words[language];
  const sections = [
    `${say(tables.title)}${tables.synthetic ? say({ zh: ' · 合成演示数据', en: ' · synthetic demo data' }) : ''} · ${tables.asOf}`,
    statusWords(tables, language),
    candidateWords(tables, language),
    villageWords(tables, language),
    targetWords(tables, language),
    contradictionWords(tables, language),
    findingWords(tables, language),
  ];
  return `${sections.filter((section) => section !== '').join('\n\n')}\n`;
}

function statusWords(tables: PlanTables, language: Language): string {
  const names: LocalText[] = [
    { zh: '超限排除', en: 'excluded by a limit' },
    { zh: '待测', en: 'to be sampled' },
    { zh: '数据不足', en: 'not assessed' },
    { zh: '已评分', en: 'scored' },
  ];
  const counts = [0, 0, 0, 0];
  for (const status of tables.parcels.status) counts[status] = (counts[status] ?? 0) + 1;
  const parts = names.map((name, k) => `${name[language]} ${counts[k]}`);
  return language === 'zh'
    ? `地块 ${tables.parcels.length} 个：${parts.join('，')}`
    : `${tables.parcels.length} parcels: ${parts.join(', ')}`;
}

function candidateWords(tables: PlanTables, language: Language): string {
  const net = (cell: string) => (tables.isolation === null ? [] : [cell]);
  const header =
    language === 'zh'
      ? [
          '名次>',
          '编号',
          '村',
          '乡镇',
          '县区',
          '毛面积（亩）>',
          ...net('净面积（亩）>'),
          '适宜性>',
          '名次区间',
          '易办>',
          '千亩',
          '理由',
        ]
      : [
          'rank>',
          'id',
          'village',
          'town',
          'county',
          'gross mu>',
          ...net('net mu>'),
          'suitability>',
          'rank band',
          'easy>',
          '1000 mu',
          'reason',
        ];
  const rows = tables.candidates.slice(0, LISTED).map((base) => {
    const village = tables.villages[base.village];
    return [
      String(base.rank),
      base.id,
      village?.name ?? '',
      village?.town ?? '',
      village?.county ?? '',
      (base.grossAreaM2 / M2_PER_MU).toFixed(1),
      ...net(((base.netAreaM2 ?? 0) / M2_PER_MU).toFixed(1)),
      base.suitability.toFixed(3),
      bandWords(base.band),
      base.difficulty === null ? '–' : String(base.difficulty.rank),
      base.reachesThousandMu ? '✓' : '–',
      base.reason[language],
    ];
  });
  const total = tables.candidates.length;
  const title =
    language === 'zh'
      ? `候选基地 ${total} 个（列前 ${rows.length} 个）`
      : `${total} candidate bases (first ${rows.length})`;
  const why =
    language === 'zh'
      ? '没有候选基地：没有地块同时通过限值并达到所需等级'
      : 'no candidate base: no parcel passes the limits and reaches the classes asked';
  return rows.length === 0 ? why : `${title}\n${tables.candidateRule.order[language]}\n${textTable(header, rows)}`;
}

/** The ranked villages: how sure the rank is, how easy the start, and what would bring the others onto the list. */
function villageWords(tables: PlanTables, language: Language): string {
  const ranked = tables.villages.filter((row) => row.rank > 0).sort((a, b) => a.rank - b.rank);
  if (ranked.length === 0) return '';
  const top = tables.robustness?.top;
  const header =
    language === 'zh'
      ? ['名次>', '村', '乡镇', '适宜性>', '名次区间', `前 ${top ?? '–'} 名>`, '难度>', '怎样入选']
      : [
          'rank>',
          'village',
          'town',
          'suitability>',
          'rank band',
          `first ${top ?? '–'}>`,
          'difficulty>',
          'what would change',
        ];
  const rows = ranked
    .slice(0, LISTED)
    .map((row) => [
      String(row.rank),
      row.name,
      row.town,
      (row.suitability ?? 0).toFixed(3),
      bandWords(row.band),
      row.band === null ? '–' : `${(100 * row.band.topShare).toFixed(0)} %`,
      row.difficulty === null ? '–' : row.difficulty.value.toFixed(3),
      row.counterfactual.words[language],
    ]);
  const how = tables.robustness?.source[language] ?? '';
  const title =
    language === 'zh'
      ? `村 ${ranked.length} 个有名次（列前 ${rows.length} 个）`
      : `${ranked.length} villages with a rank (first ${rows.length})`;
  return `${title}\n${how}\n${textTable(header, rows)}`;
}

/** Ranks from the 5th to the 95th percentile of the draws. */
function bandWords(band: PlanTables['candidates'][number]['band']): string {
  return band === null ? '–' : `${band.low}–${band.high}`;
}

function targetWords(tables: PlanTables, language: Language): string {
  if (tables.targets.length === 0) return '';
  const years = tables.targets[0]?.years.map((year) => String(year.year)) ?? [];
  const header =
    language === 'zh'
      ? [
          '县区',
          tables.isolation === null ? '候选毛面积（万亩）>' : '候选净面积（万亩）>',
          ...years.map((year) => `${year} 目标 / 差额>`),
          '说明',
        ]
      : [
          'county',
          `candidate ${tables.isolation === null ? 'gross' : 'net'} (10⁴ mu)>`,
          ...years.map((year) => `${year} target / difference>`),
          'note',
        ];
  const rows = tables.targets.map((row) => [
    row.county,
    row.candidateWanMu.toFixed(3),
    ...row.years.map(
      (year) => `${year.targetWanMu.toFixed(2)} / ${signed(year.differenceWanMu)} ${year.met ? '✓' : '✗'}`,
    ),
    row.note?.[language] ?? '',
  ]);
  const isNet = tables.isolation !== null;
  const title =
    language === 'zh'
      ? `县区目标（候选面积为潜力，${isNet ? '已' : '未'}扣隔离带，不等于已认证）`
      : `County targets (candidate area is potential: ${isNet ? 'net of' : 'no'} belts${isNet ? '' : ' subtracted'}, not certified)`;
  return `${title}\n${textTable(header, rows)}`;
}

function contradictionWords(tables: PlanTables, language: Language): string {
  if (tables.contradictions.length === 0) return '';
  const title =
    language === 'zh'
      ? '政策附件与正文的出入（只列出，不改动）'
      : 'Where annex and text disagree (shown, not repaired)';
  return [title, ...tables.contradictions.map((c) => `  ${c.id} [${c.weight}] ${c.text[language]}`)].join('\n');
}

function findingWords(tables: PlanTables, language: Language): string {
  const kinds = new Map<string, PlanTables['findings'][number][]>();
  for (const finding of tables.findings) kinds.set(finding.code, [...(kinds.get(finding.code) ?? []), finding]);
  const order = ['error', 'warning', 'info'];
  const bySeverity = [...kinds].sort(
    ([, [a]], [, [b]]) => order.indexOf(a?.severity ?? '') - order.indexOf(b?.severity ?? ''),
  );
  const lines = bySeverity.map(([code, list]) => {
    const first = list[0] as PlanTables['findings'][number];
    return `  ${list.length} × ${code} [${first.severity}] ${placeWords(first.at)}${first.message[language]}`;
  });
  const title =
    language === 'zh'
      ? `检查提示 ${tables.findings.length} 条（每类一例，全部在 plan.json）`
      : `${tables.findings.length} findings (one of each kind, all in plan.json)`;
  return lines.length === 0 ? '' : [title, ...lines].join('\n');
}

/** Time per stage and peak memory as a table. */
export function costWords(times: readonly StageTime[], peakMiB: number, language: Language): string {
  const header = language === 'zh' ? ['阶段', '秒>'] : ['stage', 'seconds>'];
  const rows = times.map((time) => [stageWords(time.stage, language), (time.milliseconds / 1000).toFixed(2)]);
  const total = times.reduce((sum, time) => sum + time.milliseconds, 0);
  rows.push([language === 'zh' ? '合计' : 'total', (total / 1000).toFixed(2)]);
  const memory = language === 'zh' ? `峰值内存 ${peakMiB} MiB` : `peak memory ${peakMiB} MiB`;
  return `${textTable(header, rows)}\n${memory}\n`;
}

function signed(value: number): string {
  return `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(3)}`;
}
