/** Words of measuring on the map; `drawing-en.ts` has the same shape. */
export const drawingZh = {
  title: '在地图上量算',
  modes: { line: '距离', area: '面积', edit: '修改' },
  hints: {
    line: '点击加点，双击结束。用键盘：移动地图，按 Enter 在十字处加点，Backspace 退一点，Esc 结束。',
    area: '点击加点，点回起点结束。用键盘：移动地图，按 Enter 在十字处加点，Backspace 退一点，Esc 结束。',
    edit: '点选图形后拖动顶点；点选后按 Delete 删除。',
  },
  length: (length: string) => `长 ${length}`,
  areaLine: (area: string, edge: string) => `面积 ${area}，周长 ${edge}`,
  clear: '全部清除',
};
