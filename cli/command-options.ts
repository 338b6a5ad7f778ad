import { type Command, InvalidArgumentError, Option } from 'commander';
import type { Language } from './terminal.ts';

/** Options every command has. */
export interface SharedOptions {
  readonly json: boolean;
  readonly lang: Language;
  readonly workers?: number;
}

/** Adds the options that every command has. */
export function withSharedOptions(command: Command): Command {
  return command
    .option('--json', 'print one machine-readable JSON document on stdout and nothing else', false)
    .addOption(new Option('--lang <language>', 'language of messages').choices(['zh', 'en']).default('zh'))
    .option('--workers <n>', 'number of worker threads (default: one per core)', positive);
}

/** A positive whole number. */
function positive(value: string): number {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 1) throw new InvalidArgumentError('a positive whole number is expected');
  return number;
}
