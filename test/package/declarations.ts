import { join } from 'node:path';
import ts from 'typescript';
import { entries, fileOf, root } from './build.js';

/** Names that an entry exports, types included, and every declaration without its comments. */
export interface Declarations {
  readonly names: Readonly<Record<string, readonly string[]>>;
  readonly text: string;
  /** Names of the package that declarations of an entry use and that the entry does not export. */
  readonly missing: Readonly<Record<string, readonly string[]>>;
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
  const used: Record<string, Set<string>> = {};
  for (const [entry, file] of files) {
    const source = program.getSourceFile(file);
    const module = source && checker.getSymbolAtLocation(source);
    const symbols = module ? checker.getExportsOfModule(module) : [];
    names[entry] = symbols.map((symbol) => symbol.name).sort();
    const own = new Set<string>();
    used[entry] = own;
    const use = (node: ts.Node): void => {
      const name = ts.isTypeReferenceNode(node)
        ? node.typeName
        : ts.isExpressionWithTypeArguments(node)
          ? node.expression
          : undefined;
      const symbol = name && checker.getSymbolAtLocation(name);
      const target =
        symbol && symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
      if (target) own.add(target.name);
      ts.forEachChild(node, use);
    };
    for (const symbol of symbols) {
      const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
      const text = (target.declarations ?? [])
        .map((node) => (ts.isVariableDeclaration(node) ? node.parent.parent : node))
        .map((node) => printer.printNode(ts.EmitHint.Unspecified, node, node.getSourceFile()))
        .join('\n');
      texts.set(symbol.name, text);
      target.declarations?.forEach(use);
    }
  }
  const sorted = [...texts].sort(([one], [other]) => (one < other ? -1 : 1));
  const all = new Set(Object.values(names).flat());
  const missing = Object.fromEntries(
    Object.entries(used).map(([entry, own]) => [
      entry,
      [...own].filter((name) => all.has(name) && !names[entry]?.includes(name)),
    ]),
  );
  return { names, missing, text: `${sorted.map(([, text]) => text).join('\n\n')}\n` };
}
