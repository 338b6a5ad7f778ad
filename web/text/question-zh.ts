/** Words about the question itself: what was decided, and whether the results answer it; `question-en.ts` has the same shape. */
export const questionZh = {
  stale: '设定已改，下面的成果仍按改动前的设定。',
  staleScored: '得分与图例已按新设定；地图颜色、候选基地、隔离带和名次仍按改动前的设定。',
  again: '按新设定重新规划',
  undo: (decision: string) => (decision === '' ? '没有可撤销的改动' : `撤销：${decision}`),
  redo: (decision: string) => (decision === '' ? '没有可重做的改动' : `重做：${decision}`),
};
