// Months of a time zone and rolling windows, beside what a competent user writes. Run on dist.
import { DateTime } from 'luxon';
import { rollingScores, tallyByPeriod } from '../dist/trends.js';

/** Even numbers in [0, 1) that the seed alone decides (mulberry32). */
function dice(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let word = Math.imul(state ^ (state >>> 15), 1 | state);
    word = (word + Math.imul(word ^ (word >>> 7), 61 | word)) ^ word;
    return ((word ^ (word >>> 14)) >>> 0) / 2 ** 32;
  };
}

const rows = 1_000_000;
const day = 86_400_000;
const first = Date.UTC(2021, 0, 1);
const next = dice(7);
const times = Float64Array.from({ length: rows }, () => first + Math.floor(next() * 5 * 365 * day));
const ratings = Uint8Array.from({ length: rows }, () => Math.floor(next() * 11));
const answers = Array.from(times, (at, i) => ({ at, rating: ratings[i] }));
const sorted = [...answers].sort((one, other) => one.at - other.at);

function countWith(monthOf) {
  const months = new Map();
  for (let i = 0; i < rows; i += 1) {
    const key = monthOf(times[i]);
    let counts = months.get(key);
    if (counts === undefined) {
      counts = { promoters: 0, passives: 0, detractors: 0 };
      months.set(key, counts);
    }
    if (ratings[i] >= 9) counts.promoters += 1;
    else if (ratings[i] >= 7) counts.passives += 1;
    else counts.detractors += 1;
  }
  return months;
}

/** The last 90 days at the end of each day, over rows that are already in order. */
function twoPointers() {
  const scores = [];
  let head = 0;
  let tail = 0;
  let promoters = 0;
  let passives = 0;
  let detractors = 0;
  const step = (row, by) => {
    if (row.rating >= 9) promoters += by;
    else if (row.rating >= 7) passives += by;
    else detractors += by;
  };
  for (let end = first + day; end <= first + 5 * 365 * day; end += day) {
    while (head < rows && sorted[head].at < end) step(sorted[head++], 1);
    while (tail < rows && sorted[tail].at < end - 90 * day) step(sorted[tail++], -1);
    const n = promoters + passives + detractors;
    scores.push(n === 0 ? null : (100 * (promoters - detractors)) / n);
  }
  return scores;
}

const months = ['Asia/Kolkata', 'America/New_York'].flatMap((timeZone) => {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  const base = {
    name: 'Intl.DateTimeFormat.format, cached',
    run: () =>
      countWith((at) => {
        const [month, , year] = format.format(at).split('/');
        return `${year}-${month}`;
      }),
  };
  const options = { period: 'month', timeZone };
  const peers = [
    {
      name: 'luxon',
      run: () =>
        countWith((at) => {
          const { year, month } = DateTime.fromMillis(at, { zone: timeZone });
          return year * 12 + month;
        }),
    },
  ];
  return [
    {
      name: `months of 1M instants, ${timeZone}, columns`,
      rows,
      base,
      ours: { name: 'tallyByPeriod', run: () => tallyByPeriod({ times, ratings }, options) },
      peers,
      target: 0.02,
    },
    {
      name: `months of 1M instants, ${timeZone}, row objects`,
      rows,
      base,
      ours: {
        name: 'tallyByPeriod',
        run: () => tallyByPeriod(answers, { at: 'at', rating: 'rating', ...options }),
      },
    },
  ];
});

export const workloads = [
  ...months,
  {
    name: 'rolling 90 days, a value a day, 1M answers',
    rows,
    base: { name: 'two pointers over sorted rows', run: twoPointers },
    ours: {
      name: 'rollingScores, columns in any order',
      run: () => rollingScores({ times, ratings }, { window: { days: 90 }, timeZone: 'UTC' }),
    },
    peers: [
      {
        name: 'rollingScores, row objects in any order',
        run: () =>
          rollingScores(answers, { at: 'at', rating: 'rating', window: { days: 90 }, timeZone: 'UTC' }),
      },
    ],
    target: 0.6,
  },
];
