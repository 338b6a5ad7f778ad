import { resolve } from 'node:path';
import { type Command, InvalidArgumentError } from 'commander';
import {
  type ByteSource,
  type Finding,
  type MeasuredRows,
  type MeasureReport,
  measureVectorRows,
  PlanningError,
  type TableWriter,
  tableFileFor,
  text,
  type VectorMeasure,
} from '../../engine/index.ts';
import { type SharedOptions, withSharedOptions } from '../command-options.ts';
import { enginePool } from '../engine-pool.ts';
import { exitStatusOf, placeWords } from '../exit-status.ts';
import { diskSource } from '../file-source.ts';
import { type InPlaceRun, inPlaceRun } from '../in-place-run.ts';
import { nodeInflate } from '../inflate.ts';
import { ProgressLine } from '../terminal.ts';
import { type WrittenFile, writtenFile } from '../written-file.ts';

interface ZonalOptions extends SharedOptions {
  readonly parcels: string;
  readonly layer: readonly string[];
  readonly stats: string;
  readonly id?: string;
  readonly crs?: string;
  readonly weights?: string;
  readonly nodata?: number;
  readonly defaultValue?: number;
  readonly minCoverage?: number;
  readonly wholeCells: boolean;
  readonly memory?: number;
  readonly out: string;
}

/** `wotu zonal`: exact zonal statistics of any polygons over any rasters. */
export function zonalCommand(program: Command): void {
  withSharedOptions(program.command('zonal'))
    .description('exact zonal statistics of polygons over rasters')
    .requiredOption('--parcels <file>', 'polygons')
    .requiredOption('--layer <NAME=R.tif#band...>', 'rasters, bands from 1')
    .requiredOption('--stats <list>', 'such as mean,min,max,stdev,count,sum,median,q90,mode,fractions')
    .option('--id <field>', 'field of the id (default: row number)')
    .option('--crs <crs>', 'CRS of the polygons, overrides the file; and of rasters that name none')
    .option('--weights <W.tif#band>', 'raster that weighs the cells, for weighted_mean and the like')
    .option('--nodata <value>', 'raw value that means no data, instead of what the rasters say', finite)
    .option('--default-value <value>', 'value to take where a cell has no data (default: missing)', finite)
    .option('--min-coverage <share>', 'leave out cells covered by less than this share', share)
    .option('--whole-cells', 'count every touched cell as wholly covered', false)
    .option('--memory <MiB>', 'budget of the working set (default: 512)', positive)
    .requiredOption('--out <file>', '.csv, .parquet or .arrow')
    .action(async (options: ZonalOptions) => {
      const cancel = new AbortController();
      const interrupt = () => cancel.abort();
      process.once('SIGINT', interrupt);
      try {
        await zonal(options, cancel.signal);
      } catch (error) {
        process.exitCode = exitStatusOf(error, { json: options.json, language: options.lang });
      } finally {
        process.removeListener('SIGINT', interrupt);
      }
    });
}

/** This thread coordinates and measures itself; the others help. */
async function zonal(options: ZonalOptions, signal: AbortSignal): Promise<void> {
  const question = questionOf(options);
  const table = tableFileFor(options.out);
  const pool = enginePool(options.workers, 1);
  const progress = new ProgressLine(options.lang, options.json);
  const base = resolve('.');
  const run = inPlaceRun((p) => progress.show(p), signal);
  const inputs = { open: (name: string) => heard(diskSource(base, name), run), inflate: nodeInflate };
  let names: string[] = [];
  let file: WrittenFile | null = null;
  let writer: TableWriter | null = null;
  const take = async ({ ids, layers }: MeasuredRows): Promise<void> => {
    const columns = layers.flatMap((layer) => layer.columns);
    if (writer === null) {
      names = columns.map((column) => column.name.replaceAll('.', '_'));
      file = writtenFile(options.out);
      const { write } = file;
      const sink = {
        write: (bytes: Uint8Array) => {
          write(bytes);
          return run.turn();
        },
      };
      writer = await table.open({ id: options.id ?? 'row', columns: names }, sink);
    }
    await writer.append(ids, columns);
  };
  try {
    const report = await measureVectorRows(question, { inputs, helpers: pool.helpers(base), take }, run);
    await (writer as TableWriter | null)?.close();
    (file as WrittenFile | null)?.keep();
    progress.finish();
    tell(report, names, options);
  } finally {
    (file as WrittenFile | null)?.drop();
    pool.close();
  }
}

/** A source that hears the terminal between two pieces. */
async function heard(opening: Promise<ByteSource>, run: InPlaceRun): Promise<ByteSource> {
  const source = await opening;
  return {
    ...source,
    slice: async (start, end) => {
      await run.turn();
      return source.slice(start, end);
    },
  };
}

function questionOf(options: ZonalOptions): VectorMeasure {
  const { minCoverage = 0, wholeCells, nodata, defaultValue, memory, weights } = options;
  return {
    parcels: options.parcels,
    crs: options.crs ?? null,
    idField: options.id ?? null,
    layers: distinct(options.layer.map(layerOf)),
    statistics: options.stats.split(',').map((name) => name.trim()),
    ...(weights === undefined ? {} : { weights: bandOf(weights) }),
    ...(nodata === undefined ? {} : { nodata }),
    ...(defaultValue === undefined ? {} : { defaultValue }),
    ...(minCoverage > 0 || wholeCells ? { rule: { minimum: minCoverage, whole: wholeCells } } : {}),
    ...(memory === undefined ? {} : { memoryMiB: memory }),
  };
}

function finite(value: string): number {
  const number = Number(value);
  if (value.trim() === '' || !Number.isFinite(number)) throw new InvalidArgumentError('a number is expected');
  return number;
}

function share(value: string): number {
  const number = finite(value);
  if (number < 0 || number > 1) throw new InvalidArgumentError('a share from 0 to 1 is expected');
  return number;
}

function positive(value: string): number {
  const number = finite(value);
  if (number <= 0) throw new InvalidArgumentError('a positive number is expected');
  return number;
}

function tell({ counts, findings }: MeasureReport, columns: readonly string[], options: ZonalOptions): void {
  if (options.json) {
    process.stdout.write(`${JSON.stringify({ out: options.out, counts, columns, findings })}\n`);
    return;
  }
  const words =
    options.lang === 'zh'
      ? `${options.out}：要素 ${counts.read}，已测 ${counts.used}，未用 ${counts.dropped}，列 ${columns.length}`
      : `${options.out}: ${counts.read} features, ${counts.used} measured, ${counts.dropped} not used, ${columns.length} columns`;
  process.stdout.write(`${words}\n`);
  for (const finding of findings) process.stderr.write(findingLine(finding, options));
}

function findingLine({ severity, code, at, message, remedy }: Finding, { lang }: ZonalOptions): string {
  const todo = lang === 'zh' ? '怎么办' : 'what to do';
  return `[${severity}] ${code} ${placeWords(at)}${message[lang]}\n  ${todo}: ${remedy[lang]}\n`;
}

/** Layer names become column names: two of one name would overwrite each other. */
function distinct<T extends { readonly name: string }>(layers: readonly T[]): readonly T[] {
  const names = layers.map((layer) => layer.name.replaceAll('.', '_'));
  const twice = names.find((name, k) => names.indexOf(name) !== k);
  if (twice === undefined) return layers;
  throw new PlanningError('usage', 'repeated-layer', {
    text: text(`--layer 的名称 ${twice} 出现两次`, `the --layer name ${twice} occurs twice`),
    remedy: text('给每个图层不同的名称', 'give each layer a name of its own'),
  });
}

/** `NAME=file.tif#2` into its parts; band 1 when none is named. */
function layerOf(written: string) {
  const parts = /^([^=]+)=(.+?)(?:#(\d+))?$/.exec(written);
  if (!parts) {
    throw new PlanningError('usage', 'bad-layer', {
      text: text(
        `--layer 应写作 名称=文件.tif#波段，实为 ${written}`,
        `--layer should read NAME=file.tif#band, found ${written}`,
      ),
      remedy: text('例如 --layer ph=soil-ph.tif', 'for example --layer ph=soil-ph.tif'),
    });
  }
  return { name: parts[1] as string, file: parts[2] as string, band: Number(parts[3] ?? 1) - 1 };
}

/** `file.tif#2` into its parts; band 1 when none is named. */
function bandOf(written: string) {
  const [, file = written, band = '1'] = /^(.+?)(?:#(\d+))?$/.exec(written) ?? [];
  return { file, band: Number(band) - 1 };
}
