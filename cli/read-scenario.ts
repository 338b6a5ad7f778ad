import { readFile } from 'node:fs/promises';
import { PlanningError, text } from '../engine/index.ts';

/** Reads a scenario document; throws `PlanningError` when there is no such file or it is no JSON. */
export async function readScenario(file: string): Promise<unknown> {
  const written = await readFile(file, 'utf8').catch(() => null);
  if (written === null) {
    throw new PlanningError('input', 'missing-file', {
      text: text(`没有情景文件 ${file}`, `there is no scenario file ${file}`),
      remedy: text('检查文件名；示例在 data/scenarios/', 'check the name; an example is in data/scenarios/'),
      at: { file },
    });
  }
  try {
    return JSON.parse(written);
  } catch (error) {
    throw new PlanningError('usage', 'bad-scenario', {
      text: text(`情景文件不是有效的 JSON:${String(error)}`, `the scenario is not valid JSON: ${String(error)}`),
      remedy: text('改正文件', 'correct the file'),
      at: { file },
    });
  }
}
