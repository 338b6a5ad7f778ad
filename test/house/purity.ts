import ts from 'typescript';
import type { ProjectFile } from './project-files.ts';
import { lineOf, syntaxTrees, walk } from './syntax-tree.ts';

/** Reads of the clock, of chance, or of the place the program runs at: the engine answers from its inputs alone. */
const IMPURE = new Set(['Date.now', 'Math.random', 'performance.now', 'crypto.getRandomValues', 'crypto.randomUUID']);
const HOST_OBJECTS = new Set(['process', 'globalThis', 'navigator', 'window', 'document', 'self']);

/** Places in an engine file where the answer would depend on more than the inputs. */
export function impurities(file: ProjectFile): string[] {
  const found: string[] = [];
  for (const tree of syntaxTrees(file)) {
    walk(tree.source, (node) => {
      const what = impurityOf(node);
      if (what !== null) found.push(`${file.path}:${lineOf(tree, node)}: ${what}`);
    });
  }
  return found;
}

function impurityOf(node: ts.Node): string | null {
  if (ts.isPropertyAccessExpression(node)) {
    const name = node.getText().replace(/\?/g, '');
    if (IMPURE.has(name)) return name;
    if (ts.isIdentifier(node.expression) && HOST_OBJECTS.has(node.expression.text) && !isDeclared(node.expression)) {
      return node.expression.text;
    }
  }
  if (ts.isNewExpression(node) && node.expression.getText() === 'Date' && !node.arguments?.length) return 'new Date()';
  return null;
}

/** Whether the file itself declares a thing of that name, such as a parameter called `self`. */
function isDeclared(name: ts.Identifier): boolean {
  let declared = false;
  walk(name.getSourceFile(), (node) => {
    if ((ts.isParameter(node) || ts.isVariableDeclaration(node)) && node.name.getText() === name.text) declared = true;
  });
  return declared;
}
