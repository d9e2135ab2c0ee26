// Draws the pictures of docs/guides/charts.md:  tsx --tsconfig test/tsconfig.json examples/charts.ts
import { mkdirSync, writeFileSync } from 'node:fs';
import { renderPictures } from './chart-pictures.js';

const folder = new URL('../docs/guides/pictures/', import.meta.url);
mkdirSync(folder, { recursive: true });
for (const { name, svg } of await renderPictures()) writeFileSync(new URL(`${name}.svg`, folder), svg);
