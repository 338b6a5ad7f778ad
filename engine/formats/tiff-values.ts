import type { Wording } from './input-error.ts';
import type { TiffDirectory, TiffEntry } from './tiff-directory.ts';
import { damaged } from './tiff-errors.ts';
import { uint64 } from './tiff-file.ts';
import { bytesOfType, TAG, type TagName, tagText } from './tiff-tags.ts';

/** Values of one tag held at most, arrays of block offsets aside; our own setting. */
const MOST_VALUES = 1 << 20;
/** Bytes of one text held at most; our own setting. */
const MOST_TEXT = 1 << 24;

/** Whether a directory has a tag. */
export function has({ entries }: TiffDirectory, name: TagName): boolean {
  return entries.has(TAG[name]);
}

/**
 * The numbers of a tag, `undefined` when it is absent. `first` takes only so many of a longer list. Throws
 * `PlanningError` code `truncated-raster` when they lie beyond the end of the file, `damaged-raster` when they are no
 * numbers.
 */
export async function numbersOf(
  directory: TiffDirectory,
  name: TagName,
  first = Number.POSITIVE_INFINITY,
): Promise<Float64Array | undefined> {
  const entry = directory.entries.get(TAG[name]);
  if (entry === undefined) return undefined;
  const view = await valuesView(directory, name, entry, { first, most: Number.isFinite(first) ? first : MOST_VALUES });
  const read = numberReader(view, entry.type, directory.file.littleEndian);
  if (read === null) {
    throw damaged(directory.file.source.name, [
      `标签 ${tagText(name)} 的类型为 ${entry.type}，应为数`,
      `tag ${tagText(name)} has type ${entry.type}, numbers are expected`,
    ]);
  }
  const size = bytesOfType(entry.type);
  const values = new Float64Array(view.byteLength / size);
  for (let k = 0; k < values.length; k++) values[k] = read(k * size);
  return values;
}

/** The first number of a tag, or `otherwise` when the tag is absent or empty; throws what `numbersOf` throws. */
export async function numberOf(directory: TiffDirectory, name: TagName, otherwise: number): Promise<number> {
  return (await numbersOf(directory, name, 1))?.[0] ?? otherwise;
}

/** The text of a tag as UTF-8, `undefined` when it is absent; throws what `numbersOf` throws. */
export async function textOf(directory: TiffDirectory, name: TagName): Promise<string | undefined> {
  const entry = directory.entries.get(TAG[name]);
  if (entry === undefined) return undefined;
  const view = await valuesView(directory, name, entry, { first: Number.POSITIVE_INFINITY, most: MOST_TEXT });
  return new TextDecoder().decode(view);
}

async function valuesView(
  ...[directory, name, entry, { first, most }]: [
    TiffDirectory,
    TagName,
    TiffEntry,
    { readonly first: number; readonly most: number },
  ]
): Promise<DataView> {
  const { file } = directory;
  const size = bytesOfType(entry.type);
  const wanted = Math.min(entry.count, first);
  const what: Wording = [
    `标签 ${tagText(name)} 有 ${entry.count} 个值，起于 ${entry.at}`,
    `tag ${tagText(name)} has ${entry.count} values from byte ${entry.at}`,
  ];
  if (size === 0 || wanted > most) {
    throw damaged(file.source.name, [
      `${what[0]}，类型 ${entry.type}；最多读 ${most} 个已知类型的值`,
      `${what[1]} of type ${entry.type}; at most ${most} values of a known type are read`,
    ]);
  }
  return file.view(entry.at, wanted * size, what);
}

function numberReader(view: DataView, type: number, little: boolean): ((at: number) => number) | null {
  switch (type) {
    case 1:
      return (at) => view.getUint8(at);
    case 3:
      return (at) => view.getUint16(at, little);
    case 4:
    case 13:
      return (at) => view.getUint32(at, little);
    case 6:
      return (at) => view.getInt8(at);
    case 8:
      return (at) => view.getInt16(at, little);
    case 9:
      return (at) => view.getInt32(at, little);
    case 11:
      return (at) => view.getFloat32(at, little);
    case 12:
      return (at) => view.getFloat64(at, little);
    case 16:
    case 18:
      return (at) => uint64(view, at, little);
    case 17:
      return (at) => Number(view.getBigInt64(at, little));
    default:
      return null;
  }
}
