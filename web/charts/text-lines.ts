/** Letters as wide as the page draws them. */
export interface Letters {
  readonly size: number;
  readonly family: string;
}

/** Where a line may end: after a space, and after each letter of Chinese and its full width marks. */
const BREAKS = /(?<=\s)|(?<=[\u2e80-\u9fff\uff00-\uffef])/u;

let pen: CanvasRenderingContext2D | null = null;

/** Width of a text in pixels. */
export function textWidth(text: string, { size, family }: Letters): number {
  pen ??= document.createElement('canvas').getContext('2d');
  if (pen === null) throw new Error('there is no canvas to measure letters on');
  pen.font = `${size}px ${family}`;
  return pen.measureText(text).width;
}

/** A text in lines that `measure` finds no wider than `most`; a single long word stands as it is. */
export function textLines(text: string, most: number, measure: (text: string) => number): string[] {
  const lines: string[] = [];
  for (const part of text === '' ? [] : text.split(BREAKS)) {
    const last = lines.at(-1);
    if (last !== undefined && measure((last + part).trimEnd()) <= most) lines[lines.length - 1] = last + part;
    else lines.push(part);
  }
  return lines.map((line) => line.trimEnd());
}
