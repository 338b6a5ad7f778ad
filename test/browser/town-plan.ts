import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { diskSource } from '../../cli/file-source.ts';
import { nodeInflate } from '../../cli/inflate.ts';
import {
  type BeltChange,
  type BeltTables,
  type IsolationDesk,
  type PlanTables,
  quietRun,
  redrawBelts,
  runPlan,
} from '../../engine/index.ts';
import { repoRoot } from '../shared-data.ts';

/** A part of the embedded plan that is quick to make: the page and the engine are asked the same question. */
const FOLDER = resolve(repoRoot, 'data/scenarios');

/** The scenario of the page with the parcels of one town only. */
function ofTown(document: { parcels: { files: readonly string[] } }, town: string): typeof document {
  const files = document.parcels.files.filter((file) => file.includes(`/${town}/`));
  return { ...document, parcels: { ...document.parcels, files } };
}

/** What the engine itself says of a town. */
export interface TownPlan {
  readonly tables: PlanTables;
  /** Belts of the base that holds a parcel, or of all, under another rule. */
  redraw(change: BeltChange, parcel: number | null): Promise<BeltTables>;
}

/** Plans one town in this thread, with some of the scenario changed. */
export async function planTown(town: string, change: object = {}): Promise<TownPlan> {
  const embedded = JSON.parse(readFileSync(resolve(FOLDER, 'seven-towns.json'), 'utf8'));
  const scenario = { ...ofTown(embedded, town), ...change };
  const inputs = { open: (name: string) => diskSource(FOLDER, name), inflate: nodeInflate };
  const kept: IsolationDesk[] = [];
  const keepIsolation = (desk: IsolationDesk | null) => void (desk === null || kept.push(desk));
  const { tables } = await runPlan({ scenario, scenarioName: 'seven-towns', inputs, keepIsolation }, quietRun);
  const [desk] = kept;
  if (desk === undefined) throw new Error('the plan has no belts');
  return { tables, redraw: (change, parcel) => redrawBelts(desk, { change, parcel }, quietRun) };
}

/** Makes a page plan that town. */
export async function askForTown(page: Page, town: string): Promise<void> {
  await page.route('**/scenario.json', async (route) => {
    const card = await (await route.fetch()).json();
    await route.fulfill({ json: { ...card, document: ofTown(card.document, town) } });
  });
}
