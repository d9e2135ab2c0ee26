// Group-bys and raking: ours, what a competent user writes (the base), and other packages over the same rows.
import { rakeWeights, tallyBySegment } from '../dist/segmentation.js';

const n = 1_000_000;

/** Numbers 0 to 1 from a fixed start (xorshift), so that every run sees the same rows. */
let state = 20260301;
const random = () => {
  state ^= state << 13;
  state ^= state >>> 17;
  state ^= state << 5;
  return (state >>> 0) / 2 ** 32;
};
const pick = (list) => list[Math.floor(random() * list.length)];
const labels = (prefix, count) =>
  Array.from({ length: count }, (_, i) => `${prefix}-${((i * 7919) % 1_000_003).toString(36)}`);
const rating = () => Math.floor(random() * 11);

/** Makes a value when it is first needed, so that a filtered run does not pay for the rest. */
const lazy = (make) => {
  let made;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
};

/** Peers are left out where bench/package.json is not installed. */
const isInstalled = (name) => {
  try {
    return import.meta.resolve(name) !== '';
  } catch {
    return false;
  }
};

const add = (group, value) => {
  if (value >= 9) group.promoters += 1;
  else if (value >= 7) group.passives += 1;
  else group.detractors += 1;
};
const nobody = () => ({ promoters: 0, passives: 0, detractors: 0 });
const countRows = (rows) => {
  const group = nobody();
  for (const row of rows) add(group, row.rating);
  return group;
};

/** A peer whose set-up and result may be promises. */
const peerOf = (pack, name, prepare) => {
  if (!isInstalled(pack)) return [];
  const ready = lazy(async () => prepare(await import(pack)));
  return [{ name, run: async () => (await ready())() }];
};

const peersOf = (rows, keys) => {
  const keyOf = keys.length === 1 ? (row) => row[keys[0]] : (row) => keys.map((key) => row[key]).join('|');
  return [
    ...peerOf('arquero', 'arquero', (arquero) => {
      const table = arquero.from(rows());
      const counts = {
        promoters: 'd => op.sum(d.rating >= 9 ? 1 : 0)',
        passives: 'd => op.sum(d.rating == 7 || d.rating == 8 ? 1 : 0)',
        detractors: 'd => op.sum(d.rating <= 6 ? 1 : 0)',
      };
      return () =>
        table
          .groupby(...keys)
          .rollup(counts)
          .objects();
    }),
    ...peerOf('d3-array', 'd3-array rollup', (d3) => {
      const readers = keys.map((key) => (row) => row[key]);
      return () => d3.rollup(rows(), countRows, ...readers);
    }),
    ...peerOf('lodash', 'lodash groupBy', ({ default: { groupBy, mapValues } }) => {
      return () => mapValues(groupBy(rows(), keyOf), countRows);
    }),
    ...peerOf('es-toolkit', 'es-toolkit groupBy', ({ groupBy, mapValues }) => {
      return () => mapValues(groupBy(rows(), keyOf), countRows);
    }),
    ...peerOf('@duckdb/node-api', 'DuckDB, rows resident, one thread', async ({ DuckDBInstance }) => {
      const connection = await (await DuckDBInstance.create(':memory:', { threads: '1' })).connect();
      const columns = [...keys.map((key) => `${key} varchar`), 'rating utinyint'];
      await connection.run(`create table answers (${columns})`);
      const appender = await connection.createAppender('answers');
      for (const row of rows()) {
        for (const key of keys) appender.appendVarchar(row[key]);
        appender.appendUTinyInt(row.rating);
        appender.endRow();
      }
      appender.closeSync();
      const query = `select ${keys}, count(*) filter (rating >= 9) p, count(*) filter (rating in (7, 8)) q,
        count(*) filter (rating <= 6) d from answers group by ${keys}`;
      return async () => (await connection.runAndReadAll(query)).getRowObjects();
    }),
  ];
};

const oneKey = (groups, target) => {
  const rows = lazy(() => {
    const names = labels('group', groups);
    return Array.from({ length: n }, () => ({ id: 0, plan: pick(names), rating: rating() }));
  });
  const base = () => {
    const counts = new Map();
    for (const row of rows()) {
      let group = counts.get(row.plan);
      if (group === undefined) {
        group = nobody();
        counts.set(row.plan, group);
      }
      add(group, row.rating);
    }
    return counts;
  };
  return {
    name: `group 1M rows by one key, ${groups} groups`,
    rows: n,
    base: { name: 'one pass with a Map', run: base },
    ours: { name: 'tallyBySegment', run: () => tallyBySegment(rows(), { by: 'plan', rating: 'rating' }) },
    peers: peersOf(rows, ['plan']),
    target,
  };
};

const threeKeys = (sizes, rowTarget, columnTarget) => {
  const groups = sizes[0] * sizes[1] * sizes[2];
  const [regions, plans, channels] = ['region', 'plan', 'channel'].map((key, i) => labels(key, sizes[i]));
  const rows = lazy(() =>
    Array.from({ length: n }, () => ({
      id: 0,
      region: pick(regions),
      plan: pick(plans),
      channel: pick(channels),
      rating: rating(),
    })),
  );
  const byRows = () => {
    const counts = new Map();
    for (const row of rows()) {
      const key = `${row.region}|${row.plan}|${row.channel}`;
      let group = counts.get(key);
      if (group === undefined) {
        group = nobody();
        counts.set(key, group);
      }
      add(group, row.rating);
    }
    return counts;
  };
  const codesOf = (key, names) => {
    const places = new Map(names.map((name, place) => [name, place]));
    return { key, codes: Uint8Array.from(rows(), (row) => places.get(row[key])), labels: names };
  };
  const ratings = lazy(() => Uint8Array.from(rows(), (row) => row.rating));
  const columns = lazy(() => [
    codesOf('region', regions),
    { key: 'plan', values: rows().map((row) => row.plan) },
    { key: 'channel', values: rows().map((row) => row.channel) },
  ]);
  const coded = lazy(() => [
    codesOf('region', regions),
    codesOf('plan', plans),
    codesOf('channel', channels),
  ]);
  const byColumns = () => {
    const counts = new Map();
    const [{ codes }, { values: planValues }, { values: channelValues }] = columns();
    const answers = ratings();
    for (let i = 0; i < n; i += 1) {
      const key = `${regions[codes[i]]}|${planValues[i]}|${channelValues[i]}`;
      let group = counts.get(key);
      if (group === undefined) {
        group = nobody();
        counts.set(key, group);
      }
      add(group, answers[i]);
    }
    return counts;
  };
  return [
    {
      name: `group 1M rows by three keys, ${groups} groups`,
      rows: n,
      base: { name: 'one pass, template-string key', run: byRows },
      ours: {
        name: 'tallyBySegment',
        run: () => tallyBySegment(rows(), { by: ['region', 'plan', 'channel'], rating: 'rating' }),
      },
      peers: peersOf(rows, ['region', 'plan', 'channel']),
      target: rowTarget,
    },
    {
      name: `group 1M columns (codes and texts) by three keys, ${groups} groups`,
      rows: n,
      base: { name: 'one pass, template-string key', run: byColumns },
      ours: { name: 'tallyBySegment', run: () => tallyBySegment({ ratings: ratings(), columns: columns() }) },
      peers: [
        {
          name: 'tallyBySegment, all keys coded',
          run: () => tallyBySegment({ ratings: ratings(), columns: coded() }),
        },
      ],
      target: columnTarget,
    },
  ];
};

/** Raking as loops over typed columns, which is what a careful user writes. */
const rakeRows = (columns, targets) => {
  const weights = new Float64Array(columns[0].length).fill(1);
  for (let round = 0; round < 1000; round += 1) {
    let error = 0;
    columns.forEach((codes, m) => {
      const sums = new Float64Array(targets[m].length);
      for (let i = 0; i < weights.length; i += 1) sums[codes[i]] += weights[i];
      for (let code = 0; code < sums.length; code += 1) {
        error = Math.max(error, Math.abs(sums[code] / targets[m][code] - 1));
        sums[code] = targets[m][code] / sums[code];
      }
      for (let i = 0; i < weights.length; i += 1) weights[i] *= sums[codes[i]];
    });
    if (error <= 1e-10) break;
  }
  return weights;
};

const rake = (sizes, target) => {
  const count = 100_000;
  const made = lazy(() => rakeData(sizes, count));
  return {
    name: `rake 100k respondents, ${sizes.join(' x ')} categories`,
    rows: count,
    base: { name: 'loops over typed columns', run: () => rakeRows(made().columns, made().targets) },
    ours: { name: 'rakeWeights', run: () => rakeWeights(made().data, made().margins) },
    target,
  };
};

const rakeData = (sizes, count) => {
  // Answers go together, as in real surveys (older people in some regions), which takes more rounds.
  const mood = Float64Array.from({ length: count }, random);
  const columns = sizes.map((size) =>
    Uint8Array.from(mood, (lean) => Math.min(size - 1, Math.floor((0.6 * lean + 0.4 * random()) * size))),
  );
  const targets = sizes.map((size) => {
    const parts = Array.from({ length: size }, () => 0.5 + random());
    const sum = parts.reduce((total, part) => total + part, 0);
    return parts.map((part) => (part / sum) * count);
  });
  const data = {
    columns: columns.map((codes, m) => ({
      key: `k${m}`,
      codes,
      labels: targets[m].map((_, code) => `v${code}`),
    })),
  };
  const margins = targets.map((parts, m) => ({
    by: `k${m}`,
    targets: Object.fromEntries(parts.map((part, code) => [`v${code}`, part])),
  }));
  return { columns, targets, data, margins };
};

export const workloads = [
  oneKey(10, 1.5),
  oneKey(1000, 1.4),
  oneKey(100_000, 1.1),
  ...threeKeys([10, 10, 10], 0.6, 0.45),
  ...threeKeys([50, 50, 40], 0.35, 0.3),
  rake([5, 8, 12], 0.2),
  rake([20, 40, 60], 0.5),
];
