import type { LocalText, Place, Progress } from '../engine-client.ts';

/** An error in the words of the page: what, where, what to do. */
export interface RunFault {
  readonly text: LocalText;
  readonly remedy: LocalText;
  readonly at: Place;
}

/** How far the plan is; `result` of the store holds the last plan that was done. */
export type RunState =
  | { readonly state: 'running'; readonly progress: Progress | null }
  | { readonly state: 'done' }
  | { readonly state: 'cancelled' }
  | { readonly state: 'failed'; readonly fault: RunFault };

/** Turns whatever a run threw into a fault; null for a cancel, which is silence. */
export function faultOf(error: unknown): RunFault | null {
  if (!(error instanceof Error)) return unexpected(String(error));
  if (error.name === 'AbortError') return null;
  const { text, remedy, at } = error as Error & Partial<RunFault>;
  if (text !== undefined && remedy !== undefined) return { text, remedy, at: at ?? {} };
  return unexpected(error.message);
}

function unexpected(message: string): RunFault {
  return {
    text: { zh: `程序没有预料到的错误：${message}`, en: `An error the program did not expect: ${message}` },
    remedy: {
      zh: '请再试一次；若仍出现，请把这句话连同情景文件交给维护者。',
      en: 'Try again; if it returns, give this sentence and the scenario file to the maintainers.',
    },
    at: {},
  };
}

/** Share of the whole run that is done, 0 … 1; every stage counts alike. */
export function shareDone(progress: Progress | null, stages: readonly string[]): number {
  if (progress === null) return 0;
  const inside = progress.total > 0 ? Math.min(1, progress.done / progress.total) : 0;
  return (stages.indexOf(progress.stage) + inside) / stages.length;
}
