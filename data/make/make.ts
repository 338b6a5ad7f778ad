import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { makeDataSet } from './data-set.ts';
import { COMMITTED_SEED } from './size.ts';

const { values } = parseArgs({
  options: { scale: { type: 'string' }, seed: { type: 'string' }, out: { type: 'string' } },
});
const scale = Number(values.scale ?? 1);
const seed = Number(values.seed ?? COMMITTED_SEED);
const home = resolve(fileURLToPath(import.meta.url), '../..');
const out = resolve(values.out ?? home);

if (!(scale >= 1 && scale <= 100) || !Number.isInteger(seed) || seed < 0) {
  process.stderr.write(
    'usage: npm run data:make -- [--scale 1…100] [--seed N] [--out DIR]; scale and seed are numbers\n',
  );
  process.exitCode = 2;
} else if (out === home && (scale !== 1 || seed !== COMMITTED_SEED)) {
  process.stderr.write('a set of another size or seed needs --out DIR: data/ keeps the committed one\n');
  process.exitCode = 2;
} else {
  makeDataSet({ scale, seed, out, tell: (text) => process.stderr.write(`${text}\n`) });
}
