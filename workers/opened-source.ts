import { type ByteSource, PlanningError, text } from '../engine/index.ts';
import { fetchedSource } from './fetched-source.ts';
import type { FileBase } from './messages.ts';

/** A file of the page: fetched when the base is a URL, else one of the files the user gave; only bytes asked for are read. */
export async function openedSource(base: FileBase, name: string): Promise<ByteSource> {
  if (typeof base === 'string') return fetchedSource(base, name);
  const file = base.find((each) => each.name === name);
  if (file === undefined) throw notGiven(name, base);
  return {
    name,
    byteLength: file.size,
    slice: (start, end) => file.slice(start, end).arrayBuffer(),
  };
}

function notGiven(name: string, files: readonly File[]): PlanningError {
  const given = files.map((file) => file.name).join(', ');
  return new PlanningError('input', 'missing-file', {
    text: text(`没有名为 ${name} 的文件；已给出：${given}`, `there is no file named ${name}; given are ${given}`),
    remedy: text('请一并拖入该文件', 'drop that file as well'),
    at: { file: name },
  });
}
