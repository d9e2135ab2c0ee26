// Validating and tallying a million parsed rows, beside a zod schema per row: what a careful user writes.
import * as z from 'zod';
import { importResponses } from '../dist/imports.js';
import { countResponses, tallyRatings } from '../dist/index.js';
import { importedResponseSchema, ratingSchema } from '../dist/schema.js';

const rows = 1_000_000;
const start = Date.UTC(2026, 0, 1);
const regions = ['EU', 'US', 'APAC', 'LATAM'];

const responses = Array.from({ length: rows }, (_, i) => ({
  id: String(i),
  rating: (i * 7919) % 11,
  status: 'answered',
  at: start + i * 1000,
  attributes: { region: regions[i % 4] },
  source: { tool: 'rows', row: i + 2 },
}));

const iso = (i) => new Date(start + i * 1000).toISOString();
const cells = [
  ['id', 'at', 'score', 'region'],
  ...responses.map(({ id, rating, attributes }, i) => [id, iso(i), String(rating), attributes.region]),
];
const cellSchema = z.tuple([
  z.string(),
  z.iso.datetime({ offset: true }).transform((text) => Date.parse(text)),
  z
    .string()
    .regex(/^(?:\d|10)$/)
    .transform(Number),
  z.string(),
]);

const ratingOnly = z.object({ rating: ratingSchema });

export const workloads = [
  {
    name: 'validate and tally 1M parsed responses',
    rows,
    base: {
      name: 'zod per row, then tally',
      run() {
        const ratings = [];
        for (const response of responses) ratings.push(importedResponseSchema.parse(response).rating);
        return tallyRatings(ratings);
      },
    },
    // What the core guards by itself: the rating of every row.
    ours: { name: 'tallyRatings', run: () => tallyRatings(responses, { rating: 'rating' }) },
    peers: [
      {
        name: 'countResponses, with states',
        run: () => countResponses(responses, { rating: 'rating', status: 'status' }).counts,
      },
      {
        name: 'zod for the rating alone, then tally',
        run() {
          const ratings = [];
          for (const response of responses) ratings.push(ratingOnly.parse(response).rating);
          return tallyRatings(ratings);
        },
      },
    ],
    target: 0.06,
  },
  {
    name: 'import 1M rows of strings to responses',
    rows,
    base: {
      name: 'zod per row, then records',
      run() {
        const imported = [];
        for (let i = 1; i < cells.length; i += 1) {
          const [id, at, rating, region] = cellSchema.parse(cells[i]);
          imported.push({
            id,
            rating,
            status: 'answered',
            at,
            attributes: { region },
            source: { tool: 'rows', row: i + 1 },
          });
        }
        return imported.length;
      },
    },
    ours: {
      name: 'importResponses',
      run: () =>
        importResponses(cells, { id: 'id', at: 'at', rating: 'score', attributes: ['region'] }).report
          .imported,
    },
  },
];
