import type { questionZh } from './question-zh.ts';

export const questionEn: typeof questionZh = {
  stale: 'Settings were changed; the results below still follow the former ones.',
  staleScored:
    'Scores and legend follow the new settings; map colours, bases, belts and ranks still follow the former ones.',
  again: 'Plan again with these settings',
  undo: (decision) => (decision === '' ? 'Nothing to undo' : `Undo: ${decision}`),
  redo: (decision) => (decision === '' ? 'Nothing to redo' : `Redo: ${decision}`),
};
