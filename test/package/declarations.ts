import { join } from 'node:path';
import ts from 'typescript';
import { entries, fileOf, root } from './build.js';

/** Names that an entry exports, types included, and every declaration without its comments. */
export interface Declarations {
  readonly names: Readonly<Record<string, readonly string[]>>;
  readonly text: string;
}

/** What the declarations in dist say, whichever chunk they ended up in. */
export function readDeclarations(): Declarations {
  const files = new Map(entries.map((entry) => [entry, join(root, 'dist', `${fileOf(entry)}.d.ts`)]));
  const program = ts.createProgram([...files.values()], {
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    skipLibCheck: true,
    types: [],
  });
  const checker = program.getTypeChecker();
  const printer = ts.createPrinter({ removeComments: true });
  const texts = new Map<string, string>();
  const names: Record<string, string[]> = {};
  for (const [entry, file] of files) {
    const source = program.getSourceFile(file);
    const module = source && checker.getSymbolAtLocation(source);
    const symbols = module ? checker.getExportsOfModule(module) : [];
    names[entry] = symbols.map((symbol) => symbol.name).sort();
    for (const symbol of symbols) {
      const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
      const text = (target.declarations ?? [])
        .map((node) => (ts.isVariableDeclaration(node) ? node.parent.parent : node))
        .map((node) => printer.printNode(ts.EmitHint.Unspecified, node, node.getSourceFile()))
        .join('\n');
      texts.set(symbol.name, text);
    }
  }
  const sorted = [...texts].sort(([one], [other]) => (one < other ? -1 : 1));
  return { names, text: `${sorted.map(([, text]) => text).join('\n\n')}\n` };
}
