// Mutation testing of one folder by its own tests: npm run test:mutation -- scoring [files]
// Changes the code in small ways and lists each change that no test notices. About a third of a second a change.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const [folder, ...files] = process.argv.slice(2);
if (!folder) {
  console.error(
    'name a folder of src, and files of it where not all are meant: scoring score.ts weighted.ts',
  );
  process.exit(2);
}
const mutated =
  files.length > 0
    ? files.map((file) => `src/${folder}/${file}`)
    : [`src/${folder}/**/*.ts`, `!src/${folder}/index.ts`];
const { status } = spawnSync('npx', ['--no-install', 'stryker', 'run', '--mutate', mutated.join(',')], {
  cwd: join(import.meta.dirname, '..'),
  env: { ...process.env, MUTATED_FOLDER: folder },
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
