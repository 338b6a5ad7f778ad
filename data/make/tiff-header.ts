/** A TIFF tag: numbers of one type, or text (ASCII). */
export type Tag =
  | { readonly tag: number; readonly type: 'short' | 'long' | 'double'; readonly values: readonly number[] }
  | { readonly tag: number; readonly type: 'ascii'; readonly text: string };

const TYPE = { ascii: 2, short: 3, long: 4, double: 12 } as const;
const SIZE = { ascii: 1, short: 2, long: 4, double: 8 } as const;

/** The directories of a little-endian classic TIFF, one after the other, each followed by its long values. */
export class TiffHeader {
  readonly byteLength: number;
  private readonly view: DataView;
  private readonly places = new Map<string, number>();

  constructor(directories: readonly (readonly Tag[])[]) {
    const sorted = directories.map((tags) => [...tags].sort((a, b) => a.tag - b.tag));
    this.byteLength = sorted.reduce((at, tags) => at + even(6 + 12 * tags.length) + valuesLength(tags), 8);
    this.view = new DataView(new ArrayBuffer(this.byteLength));
    this.view.setUint16(0, 0x4949, true);
    this.view.setUint16(2, 42, true);
    let at = 8;
    let link = 4;
    sorted.forEach((tags, i) => {
      this.view.setUint32(link, at, true);
      link = at + 2 + 12 * tags.length;
      at = this.writeDirectory(i, tags, at);
    });
  }

  /** Overwrites the values of a tag of type long, such as tile offsets. */
  setLongs(directory: number, tag: number, values: readonly number[]): void {
    const place = this.places.get(`${directory}/${tag}`);
    if (place === undefined) throw new Error(`directory ${directory} has no tag ${tag}`);
    values.forEach((value, k) => this.view.setUint32(place + 4 * k, value, true));
  }

  bytes(): Uint8Array {
    return new Uint8Array(this.view.buffer);
  }

  private writeDirectory(directory: number, tags: readonly Tag[], start: number): number {
    this.view.setUint16(start, tags.length, true);
    let values = start + even(6 + 12 * tags.length);
    tags.forEach((tag, i) => {
      const at = start + 2 + 12 * i;
      const length = lengthOf(tag);
      this.view.setUint16(at, tag.tag, true);
      this.view.setUint16(at + 2, TYPE[tag.type], true);
      this.view.setUint32(at + 4, length / SIZE[tag.type], true);
      const place = length <= 4 ? at + 8 : values;
      if (length > 4) {
        this.view.setUint32(at + 8, place, true);
        values += even(length);
      }
      this.places.set(`${directory}/${tag.tag}`, place);
      this.writeValues(tag, place);
    });
    return values;
  }

  private writeValues(tag: Tag, place: number): void {
    if (tag.type === 'ascii') {
      for (let k = 0; k < tag.text.length; k++) this.view.setUint8(place + k, tag.text.charCodeAt(k));
      return;
    }
    tag.values.forEach((value, k) => {
      if (tag.type === 'short') this.view.setUint16(place + 2 * k, value, true);
      else if (tag.type === 'long') this.view.setUint32(place + 4 * k, value, true);
      else this.view.setFloat64(place + 8 * k, value, true);
    });
  }
}

function lengthOf(tag: Tag): number {
  return tag.type === 'ascii' ? tag.text.length + 1 : tag.values.length * SIZE[tag.type];
}

function valuesLength(tags: readonly Tag[]): number {
  return tags.reduce((sum, tag) => sum + (lengthOf(tag) > 4 ? even(lengthOf(tag)) : 0), 0);
}

function even(bytes: number): number {
  return bytes + (bytes % 2);
}
