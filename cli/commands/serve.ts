import type { Command } from 'commander';
import { type SharedOptions, withSharedOptions } from '../command-options.ts';
import { exitStatusOf } from '../exit-status.ts';
import { servePage } from '../serve-page.ts';

interface ServeOptions extends SharedOptions {
  readonly port: number;
}

/** `wotu serve`: the page, with the embedded data or with the plan of a folder. */
export function serveCommand(program: Command): void {
  withSharedOptions(program.command('serve [dir]'))
    .description('serve the page; with a folder written by `wotu plan`, over the files of that plan')
    .option('--port <n>', 'port; 0 picks a free one', Number, 5173)
    .action(async (folder: string | undefined, options: ServeOptions) => {
      try {
        await servePage({ folder: folder ?? null, port: options.port, language: options.lang });
      } catch (error) {
        process.exitCode = exitStatusOf(error, { json: options.json, language: options.lang });
      }
    });
}
