import ts from 'typescript';
import type { ProjectFile } from './project-files.ts';
import { lineOf, syntaxTrees } from './syntax-tree.ts';

const DRAWERS = new Set(['utils', 'util', 'helpers', 'helper', 'common', 'misc', 'core', 'manager', 'service']);
const KEBAB = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** Endings that say what a file is for, after the name proper. */
const ENDINGS = /(?:\.(?:test|bench|config|d))?\.(?:ts|mjs|cjs|vue)$/;

/** Names that say nothing, and names that are not kebab-case, anywhere on the way to a source file. */
export function badNames(path: string): string[] {
  const parts = path.replace(ENDINGS, '').split('/');
  return parts.flatMap((part) => {
    const name = part.replace(/^\./, '');
    const drawer = name.split('-').find((word) => DRAWERS.has(word.toLowerCase()));
    if (drawer !== undefined) return [`${path}: "${drawer}" says nothing about what is inside`];
    return KEBAB.test(name) ? [] : [`${path}: "${part}" is not kebab-case`];
  });
}

/** Statements of an `index.ts` that do more than list: only imports, exports and arrays of names are allowed. */
export function notListing(file: ProjectFile): string[] {
  return syntaxTrees(file).flatMap((tree) =>
    tree.source.statements
      .filter((statement) => !lists(statement))
      .map((statement) => `${file.path}:${lineOf(tree, statement)}: an index file only lists`),
  );
}

function lists(statement: ts.Statement): boolean {
  if (ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement)) return true;
  if (!ts.isVariableStatement(statement)) return false;
  return statement.declarationList.declarations.every(({ initializer }) => initializer && isListOfNames(initializer));
}

function isListOfNames(node: ts.Expression): boolean {
  if (ts.isAsExpression(node) || ts.isSatisfiesExpression(node)) return isListOfNames(node.expression);
  if (!ts.isArrayLiteralExpression(node)) return false;
  return node.elements.every((element) =>
    ts.isSpreadElement(element) ? ts.isIdentifier(element.expression) : ts.isIdentifier(element),
  );
}
