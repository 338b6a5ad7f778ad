import { type Zippable, zipSync } from 'fflate';

/** The hour written into every archive: the date of the scenario, so that the same bytes come out every time. */
const STAMP = new Date(2026, 9, 31, 12, 0, 0);

/** A zip of named files, deflated in plain script code (the platform's own deflate differs between versions). */
export function writeZip(files: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const entries: Zippable = {};
  for (const [name, bytes] of Object.entries(files)) entries[name] = [bytes, { level: 9, mtime: STAMP }];
  return zipSync(entries);
}
