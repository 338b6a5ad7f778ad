import { resolve } from 'node:path';
import { type Command, InvalidArgumentError, Option } from 'commander';
import {
  beltLedger,
  beltsGeoJson,
  type FeatureIsolation,
  type IsolatedFeatures,
  isolateFeatures,
  ledgerCsv,
  M2_PER_MU,
  PLACEMENTS,
  PlanningError,
  text,
} from '../../engine/index.ts';
import { ledgerWorkbook } from '../belt-files.ts';
import { type BeltOptions, beltRule, fieldValues, namedFiles } from '../belt-options.ts';
import { withSharedOptions } from '../command-options.ts';
import { exitStatusOf, placeWords } from '../exit-status.ts';
import { diskSource } from '../file-source.ts';
import { inPlaceRun } from '../in-place-run.ts';
import { nodeInflate } from '../inflate.ts';
import { ProgressLine } from '../terminal.ts';
import { writtenFile } from '../written-file.ts';

/** `wotu belts`: isolation belts of any parcels, and their ledger. */
export function beltsCommand(program: Command): void {
  withSharedOptions(program.command('belts <file>'))
    .description('isolation belts of parcels, edge by edge, with what each costs and why')
    .option('--floor <metres>', 'customary least width (OFDC custom 8 m; no standard gives a width)', number, 8)
    .option(
      '--target <percent>',
      'accepted deposit of one spraying next door, % of the field rate (a choice)',
      number,
      0.1,
    )
    .option('--applications <n>', 'sprayings a season next door, 1 to 8', number, 1)
    .option('--certifier <metres>', 'width the certifier asks for', number)
    .option('--seed-maize <class>', 'class of seed maize when maize is grown: inbred, single-cross or double-cross')
    .addOption(new Option('--placement <where>', 'whose land belts take').choices(PLACEMENTS).default('inside'))
    .option('--adjacent <metres>', 'land across so much ground is a neighbour whatever is done there', number, 15)
    .option('--reach <metres>', 'nothing further is looked at', number, 100)
    .option('--usable <mu>', 'a smaller remainder of a parcel is not worked', number, 0.2)
    .option(
      '--organic <field=values>',
      'parcels to be kept apart, such as use=organic,conversion (default: each by itself)',
    )
    .option('--kinds <field:value=kind,…>', 'what other parcels are, such as use:果园=orchard,玉米=seed-maize')
    .option('--areas <kind=file>', 'further land of one kind (repeatable)', gather, [])
    .option('--lines <kind=file>', 'roads, canals or trees between (repeatable)', gather, [])
    .option('--id <field>', 'field of the parcel code (default: row number)')
    .option('--crs <crs>', 'CRS of a file that carries none; overrides the file')
    .option('--out <file>', 'belts as .geojson')
    .option('--ledger <file>', 'the ledger as .csv or .xlsx')
    .action(async (file: string, options: BeltOptions) => {
      const cancel = new AbortController();
      const interrupt = () => cancel.abort();
      process.once('SIGINT', interrupt);
      try {
        await belts(file, options, cancel.signal);
      } catch (error) {
        process.exitCode = exitStatusOf(error, { json: options.json, language: options.lang });
      } finally {
        process.removeListener('SIGINT', interrupt);
      }
    });
}

async function belts(file: string, options: BeltOptions, signal: AbortSignal): Promise<void> {
  checkOutputs(options);
  const question: FeatureIsolation = {
    file,
    crs: options.crs ?? null,
    id: options.id ?? null,
    organic: options.organic === undefined ? null : fieldValues(options.organic),
    kinds: options.kinds === undefined ? null : namedKinds(options.kinds),
    rule: beltRule(options, { areas: namedFiles(options.areas), lines: namedFiles(options.lines) }),
  };
  const progress = new ProgressLine(options.lang, options.json);
  const base = resolve('.');
  const found = await isolateFeatures(
    question,
    { open: (name) => diskSource(base, name), inflate: nodeInflate },
    inPlaceRun((p) => progress.show(p), signal),
  );
  if (options.out !== undefined) writePieces(options.out, geoJsonOf(found, question));
  if (options.ledger !== undefined) await writeLedger(options.ledger, found);
  progress.finish();
  tell(found, options);
}

function geoJsonOf({ tables, places, report }: IsolatedFeatures, { file, rule }: FeatureIsolation): Iterable<string> {
  const { counts, grossAreaM2, netAreaM2 } = report;
  return beltsGeoJson(tables, places, { 'x-lineage': { file, rule, counts, grossAreaM2, netAreaM2 } });
}

async function writeLedger(path: string, { tables, places }: IsolatedFeatures): Promise<void> {
  const ledger = beltLedger(tables, places);
  if (/\.csv$/i.test(path)) return writePieces(path, [ledgerCsv(ledger)]);
  const target = writtenFile(path);
  try {
    target.write(await ledgerWorkbook(ledger));
    target.keep();
  } finally {
    target.drop();
  }
}

function writePieces(path: string, pieces: Iterable<string>): void {
  const encoder = new TextEncoder();
  const target = writtenFile(path);
  try {
    for (const piece of pieces) target.write(encoder.encode(piece));
    target.keep();
  } finally {
    target.drop();
  }
}

function checkOutputs({ out, ledger }: BeltOptions): void {
  const wrong =
    out !== undefined && !/\.(?:geo)?json$/i.test(out)
      ? (['--out', '.geojson', out] as const)
      : ledger !== undefined && !/\.(?:csv|xlsx)$/i.test(ledger)
        ? (['--ledger', '.csv / .xlsx', ledger] as const)
        : null;
  if (wrong === null) return;
  const [option, expected, found] = wrong;
  throw new PlanningError('usage', 'unknown-output', {
    text: text(`${option} 应以 ${expected} 结尾，实为 ${found}`, `${option} should end in ${expected}, found ${found}`),
    remedy: text('改用所列扩展名', 'use an extension named'),
  });
}

/** `field:value=kind,value=kind`. */
function namedKinds(given: string): FeatureIsolation['kinds'] {
  const colon = given.indexOf(':');
  const pairs = given
    .slice(colon + 1)
    .split(/[,，]/)
    .map((pair) => pair.split('='));
  if (colon <= 0 || pairs.some((pair) => pair.length !== 2 || pair.some((part) => part.trim() === ''))) {
    throw new PlanningError('usage', 'bad-option', {
      text: text(`--kinds 应为 字段:值=类别,…，实为 ${given}`, `--kinds should be field:value=kind,…, found ${given}`),
      remedy: text('例如 --kinds use:果园=orchard', 'for example --kinds use:orchard=orchard'),
    });
  }
  return {
    field: given.slice(0, colon).trim(),
    of: Object.fromEntries(pairs.map(([value, kind]) => [(value as string).trim(), (kind as string).trim()])),
  };
}

function tell({ report }: IsolatedFeatures, { json, lang, out, ledger }: BeltOptions): void {
  if (json) {
    process.stdout.write(`${JSON.stringify({ out: out ?? null, ledger: ledger ?? null, ...report })}\n`);
    return;
  }
  const { counts, grossAreaM2, netAreaM2, cutApart, useless, findings } = report;
  const mu = (areaM2: number) => (areaM2 / M2_PER_MU).toFixed(2);
  const share = grossAreaM2 === 0 ? '–' : `${((100 * netAreaM2) / grossAreaM2).toFixed(1)} %`;
  const lines =
    lang === 'zh'
      ? [
          `地块 ${counts.read}，不能用 ${counts.unusable}，已修复 ${counts.repaired}；界段 ${counts.segments}，隔离带 ${counts.belts}`,
          `毛面积 ${mu(grossAreaM2)} 亩，净面积 ${mu(netAreaM2)} 亩（${share}）`,
          `宽度不足的界段 ${counts.short}；被切开的地块 ${cutApart.length}；不可再耕种的地块 ${useless.length}`,
        ]
      : [
          `${counts.read} parcels, ${counts.unusable} not usable, ${counts.repaired} repaired; ${counts.segments} stretches of border, ${counts.belts} belts`,
          `gross ${mu(grossAreaM2)} mu, net ${mu(netAreaM2)} mu (${share})`,
          `stretches with too little land ${counts.short}; parcels cut apart ${cutApart.length}; parcels left useless ${useless.length}`,
        ];
  process.stdout.write(`${lines.join('\n')}\n`);
  const todo = lang === 'zh' ? '怎么办' : 'what to do';
  for (const [code, listed] of [
    ['cut-parcel', cutApart],
    ['useless-parcel', useless],
  ] as const) {
    for (const { id, row, reason } of listed) process.stderr.write(`[${code}] ${id} (#${row}) ${reason[lang]}\n`);
  }
  for (const { severity, code, at, message, remedy } of findings) {
    process.stderr.write(`[${severity}] ${code} ${placeWords(at)}${message[lang]}\n  ${todo}: ${remedy[lang]}\n`);
  }
}

function gather(value: string, before: readonly string[]): string[] {
  return [...before, value];
}

function number(value: string): number {
  const parsed = Number(value);
  if (value.trim() === '' || Number.isNaN(parsed)) throw new InvalidArgumentError('a number is expected');
  return parsed;
}
