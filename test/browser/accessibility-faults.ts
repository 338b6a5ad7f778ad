import axe from 'axe-core';
import type { Page } from 'playwright-core';

interface AxeFault {
  readonly id: string;
  readonly nodes: readonly { readonly html: string }[];
}

/** Faults of accessibility (WCAG 2.2 AA and good practice) of what is on the screen. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  const found = await page.evaluate(async (source) => {
    if (!('axe' in window)) new Function(source)();
    const { axe: checker } = window as unknown as { axe: { run(): Promise<{ violations: AxeFault[] }> } };
    return (await checker.run()).violations;
  }, axe.source);
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
}
