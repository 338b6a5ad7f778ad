import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';

/**
 * Compiles the kernels to WebAssembly and writes their bytes as modules that engine, page, tests and command line
 * import alike.
 */
const KERNELS = [
  { entry: 'measure/measure.ts', target: '../engine/zonal/kernel-code.ts' },
  { entry: 'digits/rows.ts', target: '../engine/formats/table-files/digits-code.ts' },
];
const OPTIONS = ['-O3', '--converge', '--runtime', 'stub', '--enable', 'simd', '--noAssert', '--use', 'abort='];
const baseDir = fileURLToPath(new URL('.', import.meta.url));

for (const { entry, target } of KERNELS) {
  const code = await compiled(entry);
  const lines = [
    `// Written by kernel/compile.mjs from kernel/${entry}.`,
    `export const KERNEL_CODE = Uint8Array.of(${code});`,
  ];
  writeFileSync(fileURLToPath(new URL(target, import.meta.url)), `${lines.join('\n')}\n`);
}

async function compiled(entry) {
  let code = null;
  const writeFile = (_name, contents) => {
    code = contents;
  };
  const { error, stderr } = await asc.main([entry, '--baseDir', baseDir, '--outFile', 'kernel.wasm', ...OPTIONS], {
    writeFile,
  });
  if (error === null && code !== null) return code.join(',');
  process.stderr.write(stderr.toString());
  throw error ?? new Error(`the compiler wrote nothing for ${entry}`);
}
