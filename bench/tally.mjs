// Counting ratings: the loop that a competent user writes, and an engine that holds the column in memory.
import { combineCounts, tallyRatings, tallyWeighted } from '../dist/index.js';

const rows = 10_000_000;

/** Makes a value when it is first needed, so that a filtered run does not pay for the rest. */
const lazy = (make) => {
  let made;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
};

/** The same unlike ratings on every run: a multiplicative generator, skewed to the top as surveys are. */
const drawRatings = (n) => {
  const ratings = new Uint8Array(n);
  let state = 20_241_103;
  for (let i = 0; i < n; i += 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const draw = state / 2 ** 32;
    ratings[i] =
      draw < 0.45 ? 9 + ((state >>> 8) & 1) : draw < 0.75 ? 7 + ((state >>> 8) & 1) : (state >>> 8) % 7;
  }
  return ratings;
};

const bytes = lazy(() => drawRatings(rows));
const numbers = lazy(() => Array.from(bytes()));
const objects = lazy(() => Array.from(bytes(), (rating, id) => ({ id, rating })));
const weights = lazy(() => Float64Array.from(bytes(), (_, i) => 0.5 + (i % 1000) / 700));

// One loop per kind of input: the engine specialises each one, as it would in a user's program.
const loopOfBytes = (ratings) => {
  let promoters = 0;
  let passives = 0;
  let detractors = 0;
  for (let i = 0; i < ratings.length; i += 1) {
    const rating = ratings[i];
    if (rating >= 9) promoters += 1;
    else if (rating >= 7) passives += 1;
    else detractors += 1;
  }
  return { promoters, passives, detractors };
};

const loopOfNumbers = (ratings) => {
  let promoters = 0;
  let passives = 0;
  let detractors = 0;
  for (let i = 0; i < ratings.length; i += 1) {
    const rating = ratings[i];
    if (rating >= 9) promoters += 1;
    else if (rating >= 7) passives += 1;
    else detractors += 1;
  }
  return { promoters, passives, detractors };
};

const loopOfObjects = (list) => {
  let promoters = 0;
  let passives = 0;
  let detractors = 0;
  for (const { rating } of list) {
    if (rating >= 9) promoters += 1;
    else if (rating >= 7) passives += 1;
    else detractors += 1;
  }
  return { promoters, passives, detractors };
};

const loopOfWeights = (ratings, weightOf) => {
  let promoters = 0;
  let passives = 0;
  let detractors = 0;
  let promoterSquares = 0;
  let passiveSquares = 0;
  let detractorSquares = 0;
  for (let i = 0; i < ratings.length; i += 1) {
    const rating = ratings[i];
    const weight = weightOf[i];
    if (rating >= 9) {
      promoters += weight;
      promoterSquares += weight * weight;
    } else if (rating >= 7) {
      passives += weight;
      passiveSquares += weight * weight;
    } else {
      detractors += weight;
      detractorSquares += weight * weight;
    }
  }
  return { promoters, passives, detractors, promoterSquares, passiveSquares, detractorSquares };
};

const duck = lazy(async () => {
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  await connection.run('SET threads = 1');
  await connection.run('CREATE TABLE answers (rating UTINYINT, weight DOUBLE)');
  const appender = await connection.createAppender('answers');
  const [ratings, weightOf] = [bytes(), weights()];
  for (let i = 0; i < rows; i += 1) {
    appender.appendUTinyInt(ratings[i]);
    appender.appendDouble(weightOf[i]);
    appender.endRow();
  }
  appender.closeSync();
  return connection;
});
const duckRatings = async () =>
  (await duck()).runAndReadAll(
    'SELECT count(*) FILTER (rating >= 9), count(*) FILTER (rating IN (7, 8)), count(*) FILTER (rating <= 6) FROM answers',
  );
const duckWeights = async () =>
  (await duck()).runAndReadAll(
    'SELECT CASE WHEN rating >= 9 THEN 2 WHEN rating >= 7 THEN 1 ELSE 0 END AS c, sum(weight), sum(weight * weight) FROM answers GROUP BY c',
  );

/** So many that no processor remembers which way their branches went, as it does within a thousand. */
const few = lazy(() => {
  const list = numbers();
  return Array.from({ length: 100_000 }, (_, i) => list.slice(i * 20, i * 20 + 20));
});
const shards = lazy(() => few().map((ratings) => tallyRatings(ratings)));
const manyShards = lazy(() => Array.from({ length: 1_000_000 }, (_, i) => ({ ...shards()[i % 100_000] })));

const loopOfCounts = (list) => {
  const sum = { promoters: 0, passives: 0, detractors: 0 };
  for (const counts of list) {
    sum.promoters += counts.promoters;
    sum.passives += counts.passives;
    sum.detractors += counts.detractors;
  }
  return sum;
};

const zodRows = lazy(async () => {
  const z = await import('zod');
  return z.object({ id: z.number(), rating: z.int().min(0).max(10) });
});
const million = lazy(() => objects().slice(0, 1_000_000));

export const workloads = [
  {
    name: 'tally 10M ratings, Uint8Array',
    rows,
    target: 0.2,
    base: { name: 'for + if/else', run: () => loopOfBytes(bytes()) },
    ours: { name: 'tallyRatings', run: () => tallyRatings(bytes()) },
    peers: [{ name: 'DuckDB, resident, 1 thread', run: duckRatings }],
  },
  {
    name: 'tally 10M ratings, number[]',
    rows,
    target: 0.5,
    base: { name: 'for + if/else', run: () => loopOfNumbers(numbers()) },
    ours: { name: 'tallyRatings', run: () => tallyRatings(numbers()) },
  },
  {
    name: 'tally 10M ratings, objects with accessor',
    rows,
    target: 0.75,
    base: { name: 'for of + if/else', run: () => loopOfObjects(objects()) },
    ours: {
      name: "tallyRatings { rating: 'rating' }",
      run: () => tallyRatings(objects(), { rating: 'rating' }),
    },
    peers: [
      {
        name: 'tallyRatings { rating: (row) => … }',
        run: () => tallyRatings(objects(), { rating: (row) => row.rating }),
      },
    ],
  },
  {
    name: 'weighted tally 10M, Uint8Array x Float64Array',
    rows,
    target: 0.3,
    base: { name: 'for + if/else, nothing compensated', run: () => loopOfWeights(bytes(), weights()) },
    ours: {
      name: 'tallyWeighted',
      run: () => tallyWeighted({ ratings: bytes(), weights: weights() }),
    },
    peers: [{ name: 'DuckDB, resident, 1 thread', run: duckWeights }],
  },
  {
    name: '100,000 tallies of 20 ratings',
    rows: 2_000_000,
    target: 1.5,
    base: {
      name: 'for + if/else',
      run: () => {
        let promoters = 0;
        for (const ratings of few()) promoters += loopOfNumbers(ratings).promoters;
        return promoters;
      },
    },
    ours: {
      name: 'tallyRatings',
      run: () => {
        let promoters = 0;
        for (const ratings of few()) promoters += tallyRatings(ratings).promoters;
        return promoters;
      },
    },
  },
  {
    name: 'merge 1M counts',
    rows: 1_000_000,
    target: 1,
    base: { name: 'for of +=', run: () => loopOfCounts(manyShards()) },
    ours: { name: 'combineCounts', run: () => combineCounts(manyShards()) },
  },
  {
    name: 'validate and tally 1M parsed rows',
    rows: 1_000_000,
    target: 0.06,
    base: {
      name: 'zod per row, then for + if/else',
      run: async () => {
        const schema = await zodRows();
        return loopOfObjects(million().map((row) => schema.parse(row)));
      },
    },
    ours: { name: 'tallyRatings', run: () => tallyRatings(million(), { rating: 'rating' }) },
  },
  {
    name: 'growth of a tally over 16x the ratings, Uint8Array',
    target: 1.15,
    growth: [rows / 16, rows].map((size) => ({
      rows: size,
      run: () => tallyRatings(bytes().subarray(0, size)),
    })),
  },
  {
    name: 'growth of a tally over 16x the ratings, number[]',
    target: 1.15,
    growth: [rows / 16, rows].map((size) => {
      const part = lazy(() => numbers().slice(0, size));
      return { rows: size, run: () => tallyRatings(part()) };
    }),
  },
];
