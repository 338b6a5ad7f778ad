import { writeSync } from 'node:fs';
import type { Reporter, TestModule, Vitest } from 'vitest/node';

/** What a run amounts to. */
interface Totals {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** The last line of a run: `N passed, N failed`, and `, N skipped` where tests were skipped. */
export function closingLine(totals: Totals): string {
  const line = `${totals.passed} passed, ${totals.failed} failed`;
  return totals.skipped > 0 ? `${line}, ${totals.skipped} skipped` : line;
}

/** Adds up a run; a file that could not be loaded and an error outside every test each count as one failure. */
export function totalsOf(modules: readonly TestModule[], unhandledErrors: number): Totals {
  let passed = 0;
  let failed = unhandledErrors;
  let skipped = 0;
  for (const module of modules) {
    let failedHere = 0;
    for (const test of module.children.allTests()) {
      const state = test.result().state;
      if (state === 'passed') passed++;
      else if (state === 'skipped') skipped++;
      else failedHere++;
    }
    failed += failedHere === 0 && !module.ok() ? 1 : failedHere;
  }
  return { passed, failed, skipped };
}

/** Vitest reporter that prints the closing line after everything else. */
export default class ClosingLine implements Reporter {
  #watching = false;

  onInit(vitest: Vitest): void {
    this.#watching = vitest.config.watch;
  }

  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    const line = `${closingLine(totalsOf(modules, unhandledErrors.length))}\n`;
    if (this.#watching) process.stdout.write(line);
    else process.once('exit', () => writeNow(line));
  }
}

/** Writes before the process ends; a full pipe refuses a direct write, the stream then waits for it. */
function writeNow(line: string): void {
  try {
    writeSync(1, line);
  } catch {
    process.stdout.write(line);
  }
}
