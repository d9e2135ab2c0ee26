// Turns every ```ts fence of README.md, docs/**/*.md and the TSDoc of src/**/*.ts into tests under test/examples/
// (git-ignored), one file per source, so that `tsc -p test` checks their types and vitest runs them.
//   expr;             // => value       expects expr to equal value
//   const x = expr;   // => value       the same, and x stays
//   expr;             // ≈ value        expects the numbers to agree to the digits shown, also inside objects
//   expr;             // throws CODE    expects an NpsError of that code
// A fence marked ```ts no-run is checked by the compiler only.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';

const root = new URL('../../', import.meta.url);
const out = new URL('test/examples/', root);
const fence = /^```ts\b(.*)\n([\s\S]*?)^```$/gm;

const quoted = (text) => JSON.stringify(text.trim());
const assertions = (code) =>
  code
    .replace(/^(\s*)const (\w+)([^\n]*?);\s*\/\/ => (.+)$/gm, '$1const $2$3; expect($2).toEqual($4);')
    .replace(
      /^(\s*)const (\w+)([^\n]*?);\s*\/\/ ≈ (.+)$/gm,
      (_, s, x, e, v) => `${s}const ${x}${e}; expectShown(${x}, ${v}, ${quoted(v)});`,
    )
    .replace(/^(\s*(?:if \(.+?\) )?)(?!const |if |\/\/)(.+?);\s*\/\/ => (.+)$/gm, '$1expect($2).toEqual($3);')
    .replace(
      /^(\s*(?:if \(.+?\) )?)(?!const |if |\/\/)(.+?);\s*\/\/ ≈ (.+)$/gm,
      (_, s, e, v) => `${s}expectShown(${e}, ${v}, ${quoted(v)});`,
    )
    .replace(
      /^(\s*)(?!const |\/\/)(?:await )?(.+?);\s*\/\/ throws (\w+)$/gm,
      "$1await expectCode(async () => $2, '$3');",
    );

/** The markdown of a file, with line numbers kept: all of a .md file, only the doc comments of a .ts file. */
const markdown = (path, text) => {
  if (path.endsWith('.md')) return text;
  let inside = false;
  return text
    .split('\n')
    .map((line) => {
      if (/^\s*\/\*\*/.test(line)) inside = true;
      const kept = inside ? line.replace(/^\s*(\/\*\*|\*\/|\*) ?/, '') : '';
      if (line.includes('*/')) inside = false;
      return kept;
    })
    .join('\n');
};

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
let count = 0;
const within = (dir) => readdirSync(new URL(dir, root), { recursive: true }).map((file) => `${dir}/${file}`);
const paths = ['README.md', ...within('docs'), ...within('src')].filter((path) => /\.(md|ts)$/.test(path));
for (const path of paths.sort()) {
  const text = markdown(path, readFileSync(new URL(path, root), 'utf8'));
  const tests = [];
  /** Module -> imported names, so that fences of one source may import the same things. */
  const modules = new Map();
  for (const { 1: info, 2: code, index } of text.matchAll(fence)) {
    const line = text.slice(0, index).split('\n').length;
    const body = code.replace(
      /^import (type )?(\{[\s\S]*?\}|\* as \w+|\w+) from '(.+?)';$/gm,
      (_, type, names, from) => {
        if (!names.startsWith('{')) modules.set(`${names} from '${from}'`, null);
        else {
          const known = modules.get(from) ?? new Set();
          for (const name of names.slice(1, -1).split(',')) {
            if (name.trim()) known.add(`${type ?? ''}${name.trim()}`);
          }
          modules.set(from, known);
        }
        return '';
      },
    );
    const test = `async () => {\n${assertions(body.trim())}\nexpect.anything();\n}`;
    const run = info.includes('no-run') ? `() => void (${test})` : test;
    tests.push(`it('${path}:${line}', ${run});\n`);
    count += 1;
  }
  if (tests.length === 0) continue;
  const imports = [...modules].map(([from, names]) =>
    names ? `import { ${[...names].join(', ')} } from '${from}';` : `import ${from};`,
  );
  writeFileSync(
    new URL(`${path.replaceAll(/[^\w]+/g, '-')}.test.ts`, out),
    `import { expect, it } from 'vitest';\nimport { expectCode, expectShown } from '../docs/expectations.js';\n` +
      `${imports.join('\n')}\n\n${tests.join('\n')}\nvoid expectCode;\nvoid expectShown;\n`,
  );
}
console.log(`${count} examples`);
