import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';

/**
 * Compiles the kernel to WebAssembly and writes its bytes as a module that engine, page, tests and command line import
 * alike.
 */
const OPTIONS = ['-O3', '--converge', '--runtime', 'stub', '--enable', 'simd', '--noAssert', '--use', 'abort='];
const folder = fileURLToPath(new URL('.', import.meta.url));
const target = fileURLToPath(new URL('../engine/zonal/kernel-code.ts', import.meta.url));

let code = null;
const { error, stderr } = await asc.main(['measure.ts', '--baseDir', folder, '--outFile', 'kernel.wasm', ...OPTIONS], {
  writeFile: (_name, contents) => {
    code = contents;
  },
});
if (error !== null || code === null) {
  process.stderr.write(stderr.toString());
  throw error ?? new Error('the compiler wrote nothing');
}
const lines = [
  '// Written by kernel/compile.mjs from kernel/*.ts.',
  `export const KERNEL_CODE = Uint8Array.of(${code.join(',')});`,
];
writeFileSync(target, `${lines.join('\n')}\n`);
