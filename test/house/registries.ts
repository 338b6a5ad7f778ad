import { posix } from 'node:path';
import ts from 'typescript';
import type { ProjectFile } from './project-files.ts';
import { syntaxTrees, walk } from './syntax-tree.ts';

/** A folder of items, each in one file, and the list beside them. */
export interface Registry {
  readonly folder: string;
  /** Type of an item. */
  readonly item: string;
  /** Whether files that are no items, such as a reader's own tables, may stand between them. */
  readonly mixed: boolean;
}

/** Every registry of the house; a folder that does not exist yet holds nothing to list. */
export const REGISTRIES: readonly Registry[] = [
  { folder: 'engine/suitability/criteria', item: 'Criterion', mixed: false },
  { folder: 'engine/suitability/memberships', item: 'MembershipKind', mixed: false },
  { folder: 'engine/suitability/weighting/methods', item: 'WeightingMethod', mixed: false },
  { folder: 'engine/suitability/aggregations', item: 'Aggregation', mixed: false },
  { folder: 'engine/suitability/ranking/normalisations', item: 'Normalisation', mixed: false },
  { folder: 'engine/suitability/ranking/methods', item: 'RankingMethod', mixed: false },
  { folder: 'engine/suitability/difficulty-parts', item: 'DifficultyPart', mixed: false },
  { folder: 'engine/zonal/statistics', item: 'ZonalStatistic', mixed: false },
  { folder: 'engine/isolation/neighbour-kinds', item: 'NeighbourKind', mixed: false },
  { folder: 'engine/isolation/source-kinds', item: 'SourceKind', mixed: false },
  { folder: 'engine/rotation/rules', item: 'RotationRule', mixed: false },
  { folder: 'engine/selection/constraints', item: 'Constraint', mixed: false },
  { folder: 'engine/formats', item: 'Format', mixed: true },
  { folder: 'engine/formats/table-files', item: 'TableFile', mixed: true },
  { folder: 'web/map/layers', item: 'MapLayer', mixed: false },
];

/** Items missing in the list of their folder, names in the list that are no item, and a list that is missing. */
export function registryGaps(registry: Registry, files: readonly ProjectFile[]): string[] {
  const index = files.find((file) => file.path === `${registry.folder}/index.ts`);
  const candidates = files.filter((file) => posix.dirname(file.path) === registry.folder && file !== index);
  const items = candidates.filter((file) => !registry.mixed || exportsItem(file, registry.item));
  if (items.length === 0 && index === undefined) return [];
  if (index === undefined) return [`${registry.folder}: ${items.length} items and no index.ts that lists them`];
  const listed = listedFiles(index);
  const paths = items.map((file) => file.path);
  return [
    ...paths.filter((path) => !listed.includes(path)).map((path) => `${path}: not in the list of ${index.path}`),
    ...listed.filter((path) => !paths.includes(path)).map((path) => `${index.path}: lists ${path}, which is no item`),
    ...listed.filter((path, i) => listed.indexOf(path) !== i).map((path) => `${index.path}: lists ${path} twice`),
  ];
}

/** Whether a file exports a value of the item's type: declared as `: Item`, `satisfies Item`, or a list of them. */
function exportsItem(file: ProjectFile, item: string): boolean {
  return syntaxTrees(file).some(({ source }) =>
    source.statements.some((statement) => {
      if (!ts.isVariableStatement(statement)) return false;
      if (!statement.modifiers?.some((modifier) => modifier.kind === ts.SyntaxKind.ExportKeyword)) return false;
      return statement.declarationList.declarations.some(({ type, initializer }) => {
        const satisfied = initializer && ts.isSatisfiesExpression(initializer) ? initializer.type : undefined;
        return (type ?? satisfied)?.getText() === item;
      });
    }),
  );
}

/** Files whose exports stand in an array of the index. */
function listedFiles(index: ProjectFile): string[] {
  const origin = new Map<string, string>();
  const listed: string[] = [];
  for (const { source } of syntaxTrees(index)) {
    walk(source, (node) => {
      if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
        const path = posix.join(posix.dirname(index.path), node.moduleSpecifier.text);
        for (const name of importedNames(node)) origin.set(name, path);
      }
      if (!ts.isArrayLiteralExpression(node)) return;
      for (const element of node.elements) {
        const name = ts.isSpreadElement(element) ? element.expression : element;
        listed.push(origin.get(name.getText()) ?? `${name.getText()} of nowhere`);
      }
    });
  }
  return listed;
}

function importedNames(node: ts.ImportDeclaration): string[] {
  const { name, namedBindings } = node.importClause ?? {};
  const named = namedBindings && ts.isNamedImports(namedBindings) ? namedBindings.elements.map((e) => e.name.text) : [];
  return name ? [name.text, ...named] : named;
}
