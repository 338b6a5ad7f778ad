import { type Command, InvalidArgumentError } from 'commander';
import {
  CRITERIA,
  FORMATS,
  type LocalText,
  MEMBERSHIP_KINDS,
  type Membership,
  NEIGHBOUR_KINDS,
  NORMALISATIONS,
  RANKING_METHODS,
  SOURCE_KINDS,
  WEIGHTING_METHODS,
  ZONAL_STATISTICS,
} from '../../engine/index.ts';
import { type SharedOptions, withSharedOptions } from '../command-options.ts';
import { CROP_HEADER, cropEntries, cropRows } from '../crop-list.ts';
import { ROTATION_CROP_LIST, RULE_LIST } from '../rotation-list.ts';
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
    header: ['id', 'label', 'theme', 'unit', 'column', 'membership', 'source', 'confidence', 'note'],
    rows: async (language) =>
      CRITERIA.map(({ id, label, theme, unit, column, membership, source }) => [
        id,
        label[language],
        theme,
        unit,
        column,
        membershipCell(membership),
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
  'weighting-methods': {
    entries: async () =>
      WEIGHTING_METHODS.map(({ id, label, takes, parameters, source }) => ({ id, label, takes, parameters, source })),
    header: ['id', 'label', 'takes', 'parameters', 'source'],
    rows: async (language) =>
      WEIGHTING_METHODS.map(({ id, label, takes, parameters, source }) => [
        id,
        label[language],
        takes,
        parameters.map((parameter) => `${parameter.id}=${parameter.values.join('|')}`).join(' '),
        source.reference[language],
      ]),
  },
  'ranking-methods': {
    entries: async () => RANKING_METHODS.map(({ evaluate: _evaluate, usesWeights: _usesWeights, ...method }) => method),
    header: ['id', 'label', 'formula', 'normalisation', 'parameters', 'source'],
    rows: async (language) =>
      RANKING_METHODS.map(({ id, label, formula, normalisation, parameters, source }) => [
        id,
        label[language],
        formula,
        normalisation ?? '',
        parameters.map((parameter) => `${parameter.id}=${parameter.byDefault?.[language] ?? '?'}`).join('; '),
        source.reference[language],
      ]),
  },
  normalisations: {
    entries: async () => NORMALISATIONS.map(({ normalise: _normalise, ...normalisation }) => normalisation),
    header: ['id', 'label', 'max', 'min', 'domain', 'source'],
    rows: async (language) =>
      NORMALISATIONS.map(({ id, label, formula, domain, source }) => [
        id,
        label[language],
        formula.max,
        formula.min,
        `${domain.max} / ${domain.min}`,
        source.reference[language],
      ]),
  },
  memberships: {
    entries: async () =>
      MEMBERSHIP_KINDS.map(({ id, label, parameters, formula, source }) => ({
        id,
        label,
        parameters,
        formula,
        source,
      })),
    header: ['id', 'label', 'parameters', 'formula', 'source'],
    rows: async (language) =>
      MEMBERSHIP_KINDS.map(({ id, label, parameters, formula, source }) => [
        id,
        label[language],
        Object.entries(parameters)
          .map(([name, meaning]) => `${name}: ${(meaning as LocalText)[language]}`)
          .join('; '),
        formula,
        source[language],
      ]),
  },
  neighbours: {
    entries: async () => NEIGHBOUR_KINDS,
    header: ['id', 'label', 'belt', 'conventional', 'spraying', 'reason'],
    rows: async (language) =>
      NEIGHBOUR_KINDS.map(({ id, label, needsBelt, isConventional, spraying, reason }) => [
        id,
        label[language],
        needsBelt ? '✓' : '–',
        isConventional ? '✓' : '–',
        spraying ?? '',
        reason[language],
      ]),
  },
  sources: {
    entries: async () => SOURCE_KINDS,
    header: ['id', 'label', 'air', 'water', 'reason'],
    rows: async (language) =>
      SOURCE_KINDS.map(({ id, label, byAir, byWater, reason }) => [
        id,
        label[language],
        byAir ? '✓' : '–',
        byWater ? '✓' : '–',
        reason[language],
      ]),
  },
  crops: { entries: cropEntries, header: CROP_HEADER, rows: cropRows },
  rules: RULE_LIST,
  'rotation-crops': ROTATION_CROP_LIST,
  standards: {
    header: ['file', 'standard', 'title', 'clause', 'validity', 'confidence', 'source'],
    entries: standards,
    rows: async (language) =>
      (await standards()).map(({ file, standard, title, clauses, validity, source, confidence }) => [
        file,
        standard,
        title[language],
        clauses.map((clause) => clause[language]).join('; '),
        validity,
        Object.entries(confidence)
          .map(([word, count]) => `${word} ${count}`)
          .join(', '),
        source[language],
      ]),
  },
};

/** Kind and parameters of a membership function in one cell. */
function membershipCell({ kind, ...parameters }: Membership): string {
  const named = Object.entries('table' in parameters ? parameters.table : parameters);
  return `${kind} ${named.map(([name, value]) => `${name}=${value}`).join(' ')}`;
}

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
