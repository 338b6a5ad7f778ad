import { type Command, InvalidArgumentError } from 'commander';
import { CRITERIA, FORMATS, type LocalText, ZONAL_STATISTICS } from '../../engine/index.ts';
import { type SharedOptions, withSharedOptions } from '../command-options.ts';
import { standards } from '../standards.ts';
import { type Language, textTable } from '../terminal.ts';

/** A registry as a list for programs and as rows for people. */
interface Registry {
  readonly header: readonly string[];
  entries(): Promise<readonly unknown[]>;
  rows(language: Language): Promise<string[][]>;
}

const REGISTRIES: Readonly<Record<string, Registry>> = {
  criteria: {
    entries: async () => CRITERIA,
    header: ['id', 'label', 'theme', 'unit', 'column', 'source', 'confidence', 'note'],
    rows: async (language) =>
      CRITERIA.map(({ id, label, theme, unit, column, source }) => [
        id,
        label[language],
        theme,
        unit,
        column,
        source.reference[language],
        source.confidence,
        source.note?.[language] ?? '',
      ]),
  },
  formats: {
    entries: async () => FORMATS.map(({ id, label, kind, extensions }) => ({ id, label, kind, extensions })),
    header: ['id', 'label', 'kind', 'extensions'],
    rows: async (language) =>
      FORMATS.map(({ id, label, kind, extensions }) => [
        id,
        (label as LocalText)[language],
        kind,
        extensions.join(' '),
      ]),
  },
  statistics: {
    entries: async () => ZONAL_STATISTICS.map(({ id, formula }) => ({ id, formula })),
    header: ['id', 'formula'],
    rows: async () => ZONAL_STATISTICS.map(({ id, formula }) => [id, formula]),
  },
  standards: {
    header: ['file', 'standard', 'title', 'validity', 'source'],
    entries: standards,
    rows: async (language) =>
      (await standards()).map(({ file, standard, title, validity, source }) => [
        file,
        standard,
        title[language],
        validity,
        source,
      ]),
  },
};

/** `wotu list`: the registries. */
export function listCommand(program: Command): void {
  withSharedOptions(program.command('list'))
    .description('list a registry')
    .argument('<registry>', Object.keys(REGISTRIES).join(' | '), known)
    .action(async (name: string, options: SharedOptions) => {
      const registry = REGISTRIES[name] as Registry;
      const words = options.json
        ? JSON.stringify(await registry.entries())
        : textTable(registry.header, await registry.rows(options.lang));
      process.stdout.write(`${words}\n`);
    });
}

function known(name: string): string {
  if (name in REGISTRIES) return name;
  throw new InvalidArgumentError(`there is no registry ${name}; there are ${Object.keys(REGISTRIES).join(', ')}`);
}
