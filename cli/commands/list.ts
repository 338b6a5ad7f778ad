import { type Command, InvalidArgumentError } from 'commander';
import { CRITERIA, FORMATS, type LocalText, ZONAL_STATISTICS } from '../../engine/index.ts';
import { type SharedOptions, withSharedOptions } from '../command-options.ts';
import { type Language, textTable } from '../terminal.ts';

/** A registry as a list for programs and as rows for people. */
interface Registry {
  readonly entries: readonly unknown[];
  readonly header: readonly string[];
  rows(language: Language): string[][];
}

const REGISTRIES: Readonly<Record<string, Registry>> = {
  criteria: {
    entries: CRITERIA,
    header: ['id', 'label', 'theme', 'unit', 'column', 'source', 'confidence', 'note'],
    rows: (language) =>
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
    entries: FORMATS.map(({ id, label, kind, extensions }) => ({ id, label, kind, extensions })),
    header: ['id', 'label', 'kind', 'extensions'],
    rows: (language) =>
      FORMATS.map(({ id, label, kind, extensions }) => [
        id,
        (label as LocalText)[language],
        kind,
        extensions.join(' '),
      ]),
  },
  statistics: {
    entries: ZONAL_STATISTICS.map(({ id, formula }) => ({ id, formula })),
    header: ['id', 'formula'],
    rows: () => ZONAL_STATISTICS.map(({ id, formula }) => [id, formula]),
  },
};

/** `wotu list`: the registries. */
export function listCommand(program: Command): void {
  withSharedOptions(program.command('list'))
    .description('list a registry')
    .argument('<registry>', Object.keys(REGISTRIES).join(' | '), known)
    .action((name: string, options: SharedOptions) => {
      const registry = REGISTRIES[name] as Registry;
      const words = textTable(registry.header, registry.rows(options.lang));
      process.stdout.write(options.json ? `${JSON.stringify(registry.entries)}\n` : `${words}\n`);
    });
}

function known(name: string): string {
  if (name in REGISTRIES) return name;
  throw new InvalidArgumentError(`there is no registry ${name}; there are ${Object.keys(REGISTRIES).join(', ')}`);
}
