// Importing the package in a process of its own: what is read off is the milliseconds above the first line.
import { spawnSync } from 'node:child_process';

const dist = new URL('../dist/', import.meta.url);
const start = (...words) => spawnSync(process.execPath, words);
const imports = (file) =>
  start('--input-type=module', '--eval', `import ${JSON.stringify(new URL(file, dist).href)}`);

export const workloads = [
  {
    name: 'import in a new process',
    base: { name: 'nothing', run: () => start('--input-type=module', '--eval', '') },
    ours: { name: 'nps-kit', run: () => imports('index.js') },
    peers: [
      { name: 'nps-kit/scoring', run: () => imports('scoring.js') },
      { name: 'nps-kit/inference', run: () => imports('inference.js') },
      { name: 'nps-kit/eligibility', run: () => imports('eligibility.js') },
    ],
  },
];
