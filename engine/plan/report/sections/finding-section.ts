import type { Finding, Severity } from '../../../run/finding.ts';
import type { Place } from '../../../run/place.ts';
import type { InputRecord } from '../../plan-tables.ts';
import { type Column, dataTable, figureColumn, headColumn, longColumn, textColumn } from '../data-table.ts';
import { html, type Markup } from '../markup.ts';
import type { Page } from '../report-page.ts';
import { orDash } from '../report-words.ts';

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info'];

interface FindingKind {
  readonly first: Finding;
  count: number;
}

/** Findings by code with one example each, and every input file with its fingerprint. */
export function findingSection(page: Page): Markup {
  const { tables, t } = page;
  const kinds = kindsOf(tables.findings);
  const total = page.figures.count(tables.findings.length);
  return html`<section class="wide">
<h2 id="${page.anchor('findings')}">${t('检查提示', 'Findings')}</h2>
${
  kinds.length === 0
    ? html`<p>${t('所有文件都读入无误。', 'All files were read without a finding.')}</p>`
    : dataTable(
        t(`检查提示 ${total} 条，每类一例；全部在 plan.json`, `${total} findings, one of each kind; all in plan.json`),
        findingColumns(page),
        kinds,
      )
}
<h2 id="${page.anchor('inputs')}">${t('输入文件', 'Input files')}</h2>
${
  tables.inputs.length === 0
    ? html`<p>${t('没有记录。', 'None is recorded.')}</p>`
    : dataTable(
        t('指纹相同，内容就相同', 'The same fingerprint means the same content'),
        inputColumns(page),
        tables.inputs,
      )
}</section>
`;
}

function kindsOf(findings: readonly Finding[]): FindingKind[] {
  const kinds = new Map<string, FindingKind>();
  for (const first of findings) {
    const kind = kinds.get(first.code) ?? { first, count: 0 };
    kind.count++;
    kinds.set(first.code, kind);
  }
  const weight = ({ first }: FindingKind) => SEVERITIES.indexOf(first.severity);
  return [...kinds.values()].sort((a, b) => weight(a) - weight(b));
}

function findingColumns(page: Page): Column<FindingKind>[] {
  const { t, say, figures } = page;
  const severity = {
    error: t('未采用', 'not used'),
    warning: t('存疑', 'doubtful'),
    info: t('说明', 'note'),
  };
  return [
    headColumn(t('类别', 'Kind'), ({ first }) => html`<span class="id">${first.code}</span>`),
    textColumn(t('轻重', 'Severity'), ({ first }) => severity[first.severity]),
    figureColumn(t('条数', 'Count'), ({ count }) => figures.count(count)),
    longColumn(t('例', 'Example'), ({ first }) => say(first.message)),
    longColumn(t('位置', 'Where'), ({ first }) => orDash(placeWords(page, first.at))),
    longColumn(t('怎么办', 'What to do'), ({ first }) => say(first.remedy)),
  ];
}

function placeWords({ t }: Page, { file, layer, feature, field, row }: Place): string {
  const parts = [
    file === undefined ? '' : file,
    layer === undefined ? '' : `${t('图层', 'layer')} ${layer}`,
    feature === undefined ? '' : `${t('要素', 'feature')} ${feature}`,
    field === undefined ? '' : `${t('字段', 'field')} ${field}`,
    row === undefined ? '' : `${t('行', 'row')} ${row}`,
  ];
  return parts.filter((part) => part !== '').join(' · ');
}

function inputColumns({ t, figures }: Page): Column<InputRecord>[] {
  return [
    headColumn(t('用途', 'Role'), ({ role }) => role),
    textColumn(t('文件', 'File'), ({ file }) => html`<span class="path">${file}</span>`),
    figureColumn(t('字节', 'Bytes'), ({ bytes }) => figures.count(bytes)),
    textColumn('SHA-256', ({ sha256 }) => html`<span class="hash">${sha256}</span>`),
    textColumn(t('坐标参考系', 'CRS'), ({ crs }) => orDash(crs)),
    textColumn(t('文字编码', 'Encoding'), ({ encoding }) => orDash(encoding)),
    figureColumn(t('读入', 'Read'), ({ counts }) => figures.count(counts.read)),
    figureColumn(t('采用', 'Used'), ({ counts }) => figures.count(counts.used)),
    figureColumn(t('未用', 'Dropped'), ({ counts }) => figures.count(counts.dropped)),
  ];
}
