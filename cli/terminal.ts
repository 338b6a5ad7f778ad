import type { LocalText, Stage } from '../engine/index.ts';
import type { Progress } from '../workers/messages.ts';

/** Language of everything printed for people. */
export type Language = keyof LocalText;

const STAGE_WORDS: Readonly<Record<Stage, LocalText>> = {
  read: { zh: '读取地块文件', en: 'reading parcel files' },
  parcels: { zh: '整理地块、计算椭球面积', en: 'repairing parcels, ellipsoidal areas' },
  zonal: { zh: '分区统计', en: 'zonal statistics' },
  distances: { zh: '计算距离', en: 'measuring distances' },
  evidence: { zh: '核对检测数据', en: 'checking tests' },
  score: { zh: '适宜性评分', en: 'scoring suitability' },
  exclusions: { zh: '判定排除条件', en: 'judging exclusions' },
  candidates: { zh: '连片成候选基地', en: 'growing candidate bases' },
  belts: { zh: '划定隔离带', en: 'drawing isolation belts' },
  ranking: { zh: '排序与目标对照', en: 'ranking and targets' },
  rotation: { zh: '核对轮作', en: 'checking rotation' },
};

/** Plain words for a stage of a plan. */
export function stageWords(stage: Stage, language: Language): string {
  return STAGE_WORDS[stage][language];
}

/** One stage and how long it took. */
export interface StageTime {
  readonly stage: Stage;
  readonly milliseconds: number;
}

/**
 * Follows progress on stderr: one line that rewrites itself on a terminal, one line a stage otherwise; also times the
 * stages by the moment each is first heard of.
 */
export class ProgressLine {
  private readonly language: Language;
  private readonly quiet: boolean;
  private readonly started: { stage: Stage; at: number }[] = [];

  constructor(language: Language, quiet: boolean) {
    this.language = language;
    this.quiet = quiet;
  }

  show({ stage, done, total }: Progress): void {
    const isNew = this.started.at(-1)?.stage !== stage;
    if (isNew) this.started.push({ stage, at: performance.now() });
    if (this.quiet) return;
    const words = stageWords(stage, this.language);
    if (process.stderr.isTTY) process.stderr.write(`\r\x1b[2K${words} ${done}/${total}`);
    else if (isNew) process.stderr.write(`${words} …\n`);
  }

  /** Clears the line and returns the time per stage, summed over repeated visits, in the order first met. */
  finish(): StageTime[] {
    if (process.stderr.isTTY && !this.quiet) process.stderr.write('\r\x1b[2K');
    const end = performance.now();
    const times = new Map<Stage, number>();
    for (const [k, { stage, at }] of this.started.entries()) {
      const until = this.started[k + 1]?.at ?? end;
      times.set(stage, (times.get(stage) ?? 0) + until - at);
    }
    return [...times].map(([stage, milliseconds]) => ({ stage, milliseconds }));
  }
}

/** Pads a cell to a width in terminal columns; Chinese characters take two. */
function padded(cell: string, width: number, side: 'left' | 'right' = 'left'): string {
  const room = ' '.repeat(Math.max(0, width - columnsOf(cell)));
  return side === 'left' ? cell + room : room + cell;
}

/** Rows as aligned text; columns whose name ends in `>` are right-aligned. */
export function textTable(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const names = header.map((name) => name.replace(/>$/, ''));
  const widths = names.map((name, k) => Math.max(columnsOf(name), ...rows.map((row) => columnsOf(row[k] ?? ''))));
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, k) => padded(cell, widths[k] ?? 0, header[k]?.endsWith('>') ? 'right' : 'left'))
      .join('  ')
      .trimEnd();
  return [line(names), line(widths.map((width) => '─'.repeat(width))), ...rows.map(line)].join('\n');
}

function columnsOf(cell: string): number {
  let columns = 0;
  for (const sign of cell)
    columns += /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60]/.test(sign) ? 2 : 1;
  return columns;
}
