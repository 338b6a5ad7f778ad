import { textLines, textWidth } from './text-lines.ts';

/** What stands round a drawing in a file. */
export interface Surround {
  readonly title: string;
  /** How it is to be read; empty for none. */
  readonly note: string;
  /** Which plan, and of which day. */
  readonly foot: string;
  /** Said of made-up data; null for data that were measured. */
  readonly ribbon: string | null;
}

/** A drawing as an SVG document of its own. */
export interface DrawingFile {
  readonly svg: string;
  /** The same without its letters, and these. */
  readonly bare: string;
  readonly letters: readonly Lettering[];
  readonly width: number;
  readonly height: number;
}

/** A text at its place. */
interface Lettering {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly family: string;
  readonly fill: string;
  readonly align: CanvasTextAlign;
  /** What keeps it legible over lines; null for none. */
  readonly halo: { readonly colour: string; readonly width: number } | null;
}

const SVG = 'http://www.w3.org/2000/svg';
const MARGIN = 12;

/** Pixels of the picture for one unit of the drawing. */
const SCALE = 2;

/** What style sheets say and a file has to say itself. */
const INK = [
  'display',
  'visibility',
  'opacity',
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'stroke-opacity',
  'font-family',
  'font-size',
  'text-anchor',
  'dominant-baseline',
  'paint-order',
] as const;

/** The drawing on the screen as a document, in the ink of the moment; the drawing must be in the page. */
export function drawingFile(drawing: SVGSVGElement, { title, note, foot, ribbon }: Surround): DrawingFile {
  const style = getComputedStyle(drawing);
  const sheet = new Sheet(drawing.viewBox.baseVal.width, {
    ink: (name) => style.getPropertyValue(name).trim(),
    family: style.fontFamily,
  });
  sheet.write(title, { size: 14, ink: '--ink' });
  sheet.write(note, { size: 12, ink: '--ink-2' });
  sheet.place(drawing);
  sheet.write(foot, { size: 12, ink: '--ink-2' });
  if (ribbon !== null) sheet.stick(ribbon);
  return sheet.finish(title);
}

/**
 * The drawing as a picture with two pixels for each of its units. A picture drawn from a document sees no font of the page,
 * so the letters are drawn afterwards.
 */
export async function pictureOf({ bare, letters, width, height }: DrawingFile): Promise<Blob> {
  const address = URL.createObjectURL(new Blob([bare], { type: 'image/svg+xml' }));
  try {
    const image = new Image(width, height);
    image.src = address;
    await Promise.all([image.decode(), document.fonts.ready]);
    const canvas = document.createElement('canvas');
    canvas.width = SCALE * width;
    canvas.height = SCALE * height;
    const pen = canvas.getContext('2d');
    if (pen === null) throw new Error('there is no canvas to draw on');
    pen.drawImage(image, 0, 0, canvas.width, canvas.height);
    pen.scale(SCALE, SCALE);
    for (const lettering of letters) letter(pen, lettering);
    return await new Promise((resolve, reject) => {
      canvas.toBlob(
        (blob) => (blob === null ? reject(new Error('the picture was not made')) : resolve(blob)),
        'image/png',
      );
    });
  } finally {
    URL.revokeObjectURL(address);
  }
}

function letter(pen: CanvasRenderingContext2D, { text, x, y, size, family, fill, align, halo }: Lettering): void {
  pen.font = `${size}px ${family}`;
  pen.textAlign = align;
  if (halo !== null) {
    pen.lineJoin = 'round';
    pen.lineWidth = halo.width;
    pen.strokeStyle = halo.colour;
    pen.strokeText(text, x, y);
  }
  pen.fillStyle = fill;
  pen.fillText(text, x, y);
}

interface Pen {
  readonly ink: (name: string) => string;
  readonly family: string;
}

/** A page that is filled from the top down, as wide as its drawing. */
class Sheet {
  private readonly parts: Element[] = [];
  private readonly letters: Lettering[] = [];
  private readonly width: number;
  private readonly pen: Pen;
  private top = MARGIN;

  constructor(width: number, pen: Pen) {
    this.width = width;
    this.pen = pen;
  }

  /** Lines of text, none for an empty one. */
  write(text: string, { size, ink }: { readonly size: number; readonly ink: string }): void {
    const { family } = this.pen;
    for (const line of textLines(text, this.width, (part) => textWidth(part, { size, family }))) {
      this.letter(line, { x: MARGIN, y: this.top + size, size, fill: this.pen.ink(ink) });
      this.top += size + 4;
    }
  }

  place(drawing: SVGSVGElement): void {
    const { width, height } = drawing.viewBox.baseVal;
    this.top += 4;
    const copy = copyOf(drawing);
    for (const [name, value] of Object.entries({ x: MARGIN, y: this.top, width, height })) {
      copy.setAttribute(name, String(value));
    }
    this.parts.push(copy);
    for (const text of drawing.querySelectorAll('text')) this.letters.push(letteringOf(text, MARGIN, this.top));
    this.top += height + 4;
  }

  /** A ribbon on a line of its own. */
  stick(words: string): void {
    const { ink, family } = this.pen;
    const long = textWidth(words, { size: 12, family }) + 16;
    this.parts.push(
      make('rect', { x: MARGIN, y: this.top + 4, width: long, height: 20, rx: 2, fill: ink('--ribbon') }),
    );
    this.letter(words, { x: MARGIN + 8, y: this.top + 18, size: 12, fill: ink('--ribbon-ink') });
    this.top += 28;
  }

  private letter(text: string, { x, y, size, fill }: Pick<Lettering, 'x' | 'y' | 'size' | 'fill'>): void {
    const { family } = this.pen;
    this.parts.push(make('text', { x, y, fill, 'font-size': size, 'font-family': family }, text));
    this.letters.push({ text, x, y, size, family, fill, align: 'start', halo: null });
  }

  finish(title: string): DrawingFile {
    const [width, height] = [this.width + 2 * MARGIN, Math.ceil(this.top + MARGIN)];
    const root = make('svg', { width, height, viewBox: `0 0 ${width} ${height}` });
    root.append(
      make('title', {}, title),
      make('rect', { width, height, fill: this.pen.ink('--panel') }),
      ...this.parts,
    );
    const bare = root.cloneNode(true) as Element;
    for (const text of bare.querySelectorAll('text')) text.remove();
    const written = new XMLSerializer();
    const { letters } = this;
    return { svg: written.serializeToString(root), bare: written.serializeToString(bare), letters, width, height };
  }
}

const ALIGNS: Readonly<Record<string, CanvasTextAlign>> = { middle: 'center', end: 'end' };

/** A text of the drawing at its place on the sheet; in drawings everything is only shifted, never turned or stretched. */
function letteringOf(element: SVGTextElement, left: number, top: number): Lettering {
  const style = getComputedStyle(element);
  const { e = 0, f = 0 } = element.getCTM() ?? {};
  const at = (name: 'x' | 'y') => Number(element.getAttribute(name) ?? 0);
  return {
    text: (element.textContent ?? '').replace(/[ \n\t]+/g, ' ').trim(),
    x: left + e + at('x'),
    y: top + f + at('y'),
    size: Number.parseFloat(style.fontSize),
    family: style.fontFamily,
    fill: style.fill,
    align: ALIGNS[style.textAnchor] ?? 'start',
    halo: style.stroke === 'none' ? null : { colour: style.stroke, width: Number.parseFloat(style.strokeWidth) },
  };
}

/** A copy that carries its ink itself and answers to nothing. */
function copyOf(drawing: SVGSVGElement): Element {
  const copy = drawing.cloneNode(true) as SVGSVGElement;
  const mine = [drawing, ...drawing.querySelectorAll('*')];
  for (const [i, element] of [copy, ...copy.querySelectorAll('*')].entries()) {
    const style = getComputedStyle(mine[i] as Element);
    for (const name of element.getAttributeNames()) {
      if (/^(?:class|style|role|tabindex|aria-.*|data-.*)$/.test(name)) element.removeAttribute(name);
    }
    for (const name of INK) element.setAttribute(name, style.getPropertyValue(name));
  }
  return copy;
}

function make(name: string, attributes: Readonly<Record<string, string | number>>, text = ''): Element {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  element.textContent = text;
  return element;
}
