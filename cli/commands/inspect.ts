import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { FileReport } from '../../engine/index.ts';
import { type SharedOptions, withSharedOptions } from '../command-options.ts';
import { enginePool } from '../engine-pool.ts';
import { exitStatusOf, placeWords } from '../exit-status.ts';
import type { Language } from '../terminal.ts';

interface InspectOptions extends SharedOptions {
  readonly crs?: string;
}

/** `wotu inspect`: what is in a file. */
export function inspectCommand(program: Command): void {
  withSharedOptions(program.command('inspect <files...>'))
    .description('format, layers, CRS and encoding with the reason, counts, extent, findings')
    .option('--crs <crs>', 'CRS of files that carry none; overrides the file')
    .action(async (files: string[], options: InspectOptions) => {
      const pool = enginePool(options.workers ?? 1);
      try {
        const reports: FileReport[] = [];
        for (const file of files) {
          reports.push(await pool.call('inspect', { base: resolve('.'), file, crs: options.crs ?? null }));
        }
        const words = reports.map((report) => reportWords(report, options.lang)).join('\n');
        process.stdout.write(options.json ? `${JSON.stringify(reports)}\n` : words);
      } catch (error) {
        process.exitCode = exitStatusOf(error, { json: options.json, language: options.lang });
      } finally {
        pool.close();
      }
    });
}

function reportWords(report: FileReport, language: Language): string {
  const zh = language === 'zh';
  const lines = [`${report.file} · ${report.kind} · ${report.bytes} ${zh ? '字节' : 'bytes'}`];
  for (const layer of report.layers) {
    lines.push(
      `  ${zh ? '图层' : 'layer'} ${layer.name}: ${layer.kind}, ${layer.count}${layer.dropped > 0 ? ` (−${layer.dropped})` : ''}`,
    );
    if (layer.crs) lines.push(`    CRS ${layer.crs.crs} (${layer.crs.how}: ${layer.crs.reason})`);
    if (layer.encoding)
      lines.push(`    ${zh ? '编码' : 'encoding'} ${layer.encoding.encoding} (${layer.encoding.reason})`);
    if (layer.extent)
      lines.push(`    ${zh ? '范围' : 'extent'} ${layer.extent.map((v) => Math.round(v * 1e6) / 1e6).join(', ')}`);
    lines.push(
      `    ${zh ? '字段' : 'fields'} ${layer.fields.map((field) => `${field.name}: ${field.kind}`).join('; ')}`,
    );
  }
  for (const finding of report.findings) {
    lines.push(`  [${finding.severity}] ${finding.code} ${placeWords(finding.at)}${finding.message[language]}`);
    lines.push(`    → ${finding.remedy[language]}`);
  }
  return `${lines.join('\n')}\n`;
}
