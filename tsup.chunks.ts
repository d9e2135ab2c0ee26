import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

/** Chunks of at most this many bytes are worth joining. */
const small = 10_000;

/**
 * Joins the small chunks that need no large one into one file. Splitting leaves a chunk for every set of entries that
 * share code, some forty; a program that imports the package from disk waits for each of them.
 */
export async function joinSmallChunks(folder: string, extension: '.js' | '.cjs'): Promise<void> {
  // Chunks are named bare where nothing of them is used; nothing at module level does anything, so that is no use.
  const bare = /^(?:import |require\()(["'])\.\/chunk-\w+\.c?js\1\)?;\n/gm;
  const texts = new Map(
    readdirSync(folder)
      .filter((file) => file.endsWith(extension))
      .map((file) => [file, readFileSync(join(folder, file), 'utf8').replaceAll(bare, '')]),
  );
  const chunkName = /(["'])\.\/(chunk-\w+\.c?js)\1/g;
  const importsOf = (file: string): string[] =>
    [...(texts.get(file) ?? '').matchAll(chunkName)].map(([, , name]) => name as string);

  const joined = new Set<string>();
  const candidates = [...texts].filter(([file, text]) => file.startsWith('chunk-') && text.length <= small);
  for (let before = -1; before < joined.size; ) {
    before = joined.size;
    for (const [file] of candidates) if (importsOf(file).every((name) => joined.has(name))) joined.add(file);
  }
  if (joined.size < 2) return;

  const names = [...joined].flatMap((file) => exportsOf(texts.get(file) as string));
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice) throw new Error(`two chunks export ${twice}: they can not be joined`);

  const shared = `chunk-shared${extension}`;
  const list = [...joined].map((file) => JSON.stringify(`./${file}`));
  const contents =
    extension === '.js'
      ? list.map((file) => `export * from ${file};`).join('\n')
      : `Object.assign(exports, ${list.map((file) => `require(${file})`).join(', ')});`;
  await build({
    stdin: { contents, resolveDir: folder },
    outfile: join(folder, shared),
    bundle: true,
    format: extension === '.js' ? 'esm' : 'cjs',
    platform: 'neutral',
    target: 'es2022',
    logLevel: 'error',
  });
  for (const [file, text] of texts) {
    if (joined.has(file)) rmSync(join(folder, file));
    else {
      const renamed = text.replaceAll(chunkName, (found, quote: string, name: string) =>
        joined.has(name) ? `${quote}./${shared}${quote}` : found,
      );
      writeFileSync(
        join(folder, file),
        inLayers(renamed, (name) => texts.get(name) ?? ''),
      );
    }
  }
}

/** The folders of the source, from the lowest; the joined chunk stands before them. */
const layers = [
  'core',
  'numeric',
  'calendar',
  'scoring',
  'inference',
  'segmentation',
  'trends',
  'benchmarks',
  'eligibility',
  'follow-up',
  'imports',
  'rollup',
  'charts',
];

/**
 * A file whose imports stand in the order of the layers: a bundle has its modules in that order, and packs better with
 * like code side by side (0.7 kB of the whole root). Their order means nothing else, as nothing at module level does anything.
 */
function inLayers(text: string, textOf: (chunk: string) => string): string {
  const layerOf = (statement: string): number => {
    const chunk = /chunk-\w+\.js/.exec(statement)?.[0] ?? '';
    return layers.indexOf(/^\/\/ src\/([\w-]+)/m.exec(textOf(chunk))?.[1] ?? '');
  };
  return text.replace(/^(?:import \{[^}]*\} from "[^"]+";\n)+/, (block) =>
    (block.match(/import [^;]*;\n/g) ?? []).sort((one, other) => layerOf(one) - layerOf(other)).join(''),
  );
}

/** Names that a chunk exports, as esbuild and sucrase write them. */
function exportsOf(text: string): string[] {
  const listed = [...text.matchAll(/^export \{([^}]*)\}/gm)].flatMap(([, list]) =>
    (list as string).split(','),
  );
  const assigned = [...text.matchAll(/\bexports\.(\w+) = /g)].map(([, name]) => name as string);
  return [...listed.map((name) => name.split(' as ').at(-1) as string), ...assigned]
    .map((name) => name.trim())
    .filter((name) => name !== '');
}
