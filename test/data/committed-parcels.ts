import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { unzipSync } from 'fflate';
import { repoRoot } from '../shared-data.ts';
import { readDbf } from './read-dbf.ts';

/** One committed parcel file, opened. */
export interface CommittedParcels {
  readonly town: string;
  readonly file: string;
  readonly entries: Record<string, Uint8Array>;
  readonly prj: string;
  readonly language: number;
  readonly rows: Record<string, string>[];
}

/** Every zip of parcels under `data/towns`. */
export function committedParcels(): CommittedParcels[] {
  const towns = resolve(repoRoot, 'data/towns');
  return readdirSync(towns).flatMap((town) =>
    readdirSync(resolve(towns, town)).map((file) => {
      const entries = unzipSync(readFileSync(resolve(towns, town, file)));
      const part = (ending: string): Uint8Array => {
        const name = Object.keys(entries).find((entry) => entry.endsWith(ending));
        if (name === undefined) throw new Error(`${file} has no ${ending}`);
        return entries[name] as Uint8Array;
      };
      const prj = new TextDecoder().decode(part('.prj'));
      return { town, file, entries, prj, ...readDbf(part('.dbf')) };
    }),
  );
}
