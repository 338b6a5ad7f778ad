import { open } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import {
  type Finding,
  type NumberColumn,
  PlanningError,
  type TableFile,
  tableFileFor,
  text,
} from '../../engine/index.ts';
import { type SharedOptions, withSharedOptions } from '../command-options.ts';
import { enginePool } from '../engine-pool.ts';
import { exitStatusOf, placeWords } from '../exit-status.ts';
import { ProgressLine } from '../terminal.ts';

interface ZonalOptions extends SharedOptions {
  readonly parcels: string;
  readonly layer: readonly string[];
  readonly stats: string;
  readonly id?: string;
  readonly crs?: string;
  readonly out: string;
}

/** `wotu zonal`: exact zonal statistics of any polygons over any rasters. */
export function zonalCommand(program: Command): void {
  withSharedOptions(program.command('zonal'))
    .description('exact zonal statistics of polygons over rasters')
    .requiredOption('--parcels <file>', 'polygons')
    .requiredOption('--layer <NAME=R.tif#band...>', 'rasters, bands from 1')
    .requiredOption('--stats <list>', 'such as mean,min,max,stdev,count,sum,median,mode,fractions')
    .option('--id <field>', 'field of the id (default: row number)')
    .option('--crs <crs>', 'CRS of the polygons; overrides the file')
    .requiredOption('--out <file>', '.csv, .parquet or .arrow')
    .action(async (options: ZonalOptions) => {
      const pool = enginePool(options.workers ?? 1);
      const progress = new ProgressLine(options.lang, options.json);
      try {
        const table = tableFileFor(options.out);
        const idName = options.id ?? 'row';
        const measures = await pool.call(
          'zonal',
          {
            base: resolve('.'),
            parcels: options.parcels,
            crs: options.crs ?? null,
            idField: options.id ?? null,
            layers: distinct(options.layer.map(layerOf)),
            statistics: options.stats.split(',').map((name) => name.trim()),
          },
          { onProgress: (p) => progress.show(p) },
        );
        progress.finish();
        const columns = measures.layers
          .flatMap((layer) => layer.columns)
          .map((column) => ({ ...column, name: column.name.replaceAll('.', '_') }));
        await writeTable(options.out, table, { name: idName, values: measures.ids }, columns);
        report(
          measures,
          columns.map((column) => column.name),
          options,
        );
      } catch (error) {
        process.exitCode = exitStatusOf(error, { json: options.json, language: options.lang });
      } finally {
        pool.close();
      }
    });
}

async function writeTable(
  path: string,
  table: TableFile,
  ids: { readonly name: string; readonly values: readonly string[] },
  columns: readonly NumberColumn[],
): Promise<void> {
  const file = await open(path, 'w');
  try {
    const names = { id: ids.name, columns: columns.map((column) => column.name) };
    const writer = await table.open(names, { write: (bytes) => file.writeFile(bytes) });
    await writer.append(ids.values, columns);
    await writer.close();
  } finally {
    await file.close();
  }
}

function report(
  measures: { readonly counts: { read: number; used: number; dropped: number }; readonly findings: readonly Finding[] },
  columns: readonly string[],
  options: ZonalOptions,
): void {
  const { counts, findings } = measures;
  if (options.json) {
    process.stdout.write(`${JSON.stringify({ out: options.out, counts, columns, findings })}\n`);
    return;
  }
  const words =
    options.lang === 'zh'
      ? `${options.out}：要素 ${counts.read}，已测 ${counts.used}，未用 ${counts.dropped}，列 ${columns.length}`
      : `${options.out}: ${counts.read} features, ${counts.used} measured, ${counts.dropped} not used, ${columns.length} columns`;
  process.stdout.write(`${words}\n`);
  for (const finding of findings) {
    process.stderr.write(
      `[${finding.severity}] ${finding.code} ${placeWords(finding.at)}${finding.message[options.lang]}\n`,
    );
  }
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
