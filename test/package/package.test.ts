import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureBuilt, entries, fileOf, root } from './build.js';
import { type Declarations, readDeclarations } from './declarations.js';

const run = (command: string, args: readonly string[], cwd: string): string => {
  try {
    return execFileSync(command, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    throw new Error(`${command} ${args.join(' ')}\n${stdout}\n${stderr}`);
  }
};

/** The packages that a file of dist imports, in itself and in what it pulls in. */
const packagesOf = (file: string): string[] => importsOf(file).packages;

/** The files and packages that a file of dist pulls in; the first file is itself. */
const importsOf = (file: string): { files: string[]; packages: string[] } => {
  const files = new Set([file]);
  const packages = new Set<string>();
  for (const path of files) {
    for (const { fileName } of ts.preProcessFile(readFileSync(path, 'utf8'), true, true).importedFiles) {
      if (!fileName.startsWith('.')) packages.add(fileName);
      else
        files.add(
          join(
            path,
            '..',
            file.includes('.d.') ? fileName.replace(/(c?js)$/, 'd.$1').replace(/js$/, 'ts') : fileName,
          ),
        );
    }
  }
  return { files: [...files], packages: [...packages] };
};

beforeAll(ensureBuilt, 120_000);

describe('public names', () => {
  let declarations: Declarations;
  beforeAll(() => {
    declarations = readDeclarations();
  });

  // After a wanted change: npx vitest run test/package --update
  it('of every entry are those of the snapshot', async () => {
    const require = createRequire(import.meta.url);
    const lines: string[] = [];
    for (const entry of entries) {
      const file = join(root, 'dist', fileOf(entry));
      const values = Object.keys(await import(pathToFileURL(`${file}.js`).href)).sort();
      expect(Object.keys(require(`${file}.cjs`)).sort(), `${entry} by require`).toEqual(values);
      const types = (declarations.names[entry] ?? []).filter((name) => !values.includes(name));
      lines.push(entry, ...values.map((name) => `  ${name}`), ...types.map((name) => `  type ${name}`));
    }
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('exports.snapshot.txt');
  });

  it('are declared as in the snapshot', async () => {
    await expect(declarations.text).toMatchFileSnapshot('declarations.snapshot.txt');
  });

  it('of every entry hold those that its declarations use', () => {
    for (const [entry, names] of Object.entries(declarations.missing)) expect(names, entry).toEqual([]);
  });

  it('of the root hold those of every entry but schema', () => {
    const { '.': all = [], './schema': schema = [], ...others } = declarations.names;
    for (const [entry, names] of Object.entries(others)) {
      expect(
        names.filter((name) => !all.includes(name)),
        entry,
      ).toEqual([]);
    }
    expect(schema.filter((name) => name.endsWith('Schema') && all.includes(name))).toEqual([]);
  });
});

describe('what an import pulls in', () => {
  it.each(['.js', '.cjs'])('is a dozen files at most, since a program waits for each (%s)', (extension) => {
    for (const entry of entries) {
      const { files } = importsOf(join(root, 'dist', `${fileOf(entry)}${extension}`));
      expect(files.length, entry).toBeLessThanOrEqual(12);
      expect(files.length, entry).toBeGreaterThan(1);
    }
  });

  it.each(entries)('%s: no package, and zod for schema only', (entry) => {
    const expected = entry === './schema' ? ['zod'] : [];
    for (const ending of ['.js', '.cjs', '.d.ts', '.d.cts']) {
      expect(packagesOf(join(root, 'dist', `${fileOf(entry)}${ending}`)), ending).toEqual(expected);
    }
  });
});

describe('the packed package, installed in an empty folder', () => {
  let dir: string;
  beforeAll(() => {
    dir = mkdtempSync(join(tmpdir(), 'nps-kit-'));
    const [packed] = JSON.parse(
      run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', dir], root),
    ) as { filename: string; files: { path: string }[] }[];
    const others = packed?.files.map(({ path }) => path).filter((path) => !path.startsWith('dist/'));
    expect(others?.sort()).toEqual(['LICENSE', 'README.md', 'package.json']);
    writeFileSync(join(dir, 'package.json'), '{ "private": true, "type": "module" }\n');
    const flags = ['--offline', '--no-audit', '--no-fund', '--ignore-scripts', '--legacy-peer-deps'];
    run('npm', ['install', ...flags, `./${packed?.filename}`], dir);
    for (const file of ['import.mjs', 'require.cjs', 'types.mts', 'types.cts', 'schema.mjs']) {
      copyFileSync(join(import.meta.dirname, 'fixtures', file), join(dir, file));
    }
  }, 120_000);
  afterAll(() => rmSync(dir, { recursive: true, force: true }));

  it('brings no other package along', () => {
    const tree = JSON.parse(run('npm', ['ls', '--all', '--json'], dir)) as { dependencies: object };
    expect(Object.keys(tree.dependencies)).toEqual(['nps-kit']);
  });

  it('is imported (without zod), and its errors are known across both copies', () => {
    expect(run(process.execPath, ['import.mjs'], dir)).toBe('imported\n');
  });

  it('is required, with one error class for all subpaths', () => {
    expect(run(process.execPath, ['require.cjs'], dir)).toBe('required\n');
  });

  it.each([
    ['nodenext', ['types.mts', 'types.cts']],
    ['bundler', ['types.mts']],
  ])('has types that resolve in mode %s', (moduleResolution, files) => {
    const module = moduleResolution === 'bundler' ? 'esnext' : 'nodenext';
    const options = {
      module,
      moduleResolution,
      strict: true,
      exactOptionalPropertyTypes: true,
      noEmit: true,
    };
    const compilerOptions = { ...options, target: 'es2022', lib: ['es2022'], types: [] };
    writeFileSync(join(dir, 'tsconfig.json'), JSON.stringify({ compilerOptions, files }));
    expect(run(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', dir], dir)).toBe('');
  });

  it('parses with schemas where zod is installed', () => {
    symlinkSync(join(root, 'node_modules/zod'), join(dir, 'node_modules/zod'), 'dir');
    expect(run(process.execPath, ['schema.mjs'], dir)).toBe('parsed\n');
  });
});
