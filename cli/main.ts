#!/usr/bin/env node
import { Command, CommanderError } from 'commander';
import { ENGINE_VERSION } from '../engine/index.ts';
import { beltsCommand } from './commands/belts.ts';
import { bufferCommand } from './commands/buffer.ts';
import { inspectCommand } from './commands/inspect.ts';
import { listCommand } from './commands/list.ts';
import { planCommand } from './commands/plan.ts';
import { rankCommand } from './commands/rank.ts';
import { rotateCommand } from './commands/rotate.ts';
import { scoreCommand } from './commands/score.ts';
import { serveCommand } from './commands/serve.ts';
import { weightsCommand } from './commands/weights.ts';
import { zonalCommand } from './commands/zonal.ts';

// A reader such as `head` may close the pipe before everything is said.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(0);
  });
}

const program = new Command('wotu')
  .description('沃土 Wotu: organic-farming bases for Zhangye / 张掖有机农产品基地规划')
  .version(ENGINE_VERSION)
  .exitOverride()
  .showHelpAfterError();

for (const register of [
  planCommand,
  inspectCommand,
  zonalCommand,
  bufferCommand,
  beltsCommand,
  weightsCommand,
  rankCommand,
  listCommand,
  rotateCommand,
  scoreCommand,
  serveCommand,
])
  register(program);

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof CommanderError)) throw error;
  process.exitCode = error.exitCode === 0 ? 0 : 2;
}
