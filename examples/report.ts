import {
  type AnyCounts,
  formatScore,
  type NpsCounts,
  roundScore,
  scoreInterval,
  summarizeCounts,
  testScoreDifference,
  type WeightedCounts,
  wholePercentages,
} from 'nps-kit';

/** Counts of one wave or segment, weighted where a weight was given, under its name. */
export interface Group {
  readonly name: string;
  readonly counts: AnyCounts;
}

/** What the demo prints about a survey. */
export interface Report {
  readonly title: string;
  readonly total: Group;
  /** Oldest first; the last two are compared. */
  readonly waves: readonly Group[];
  readonly segments: readonly Group[];
}

const barWidth = 50;

/** The report as lines of text. */
export function reportLines({ title, total, waves, segments }: Report): string[] {
  const names = [total, ...waves, ...segments].map(({ name }) => name.length);
  const width = Math.max(...names);
  const lines = [title, '', scoreLine(total, width), `  ${barOf(total.counts)}`, ''];
  if (waves.length > 0) lines.push('By wave', ...waves.map((wave) => scoreLine(wave, width)), '');
  if (segments.length > 0) {
    lines.push('By segment', ...segments.map((segment) => scoreLine(segment, width)), '');
  }
  const [baseline, current] = waves.slice(-2);
  if (baseline && current) lines.push(changeLine(baseline, current));
  return lines;
}

/** `2017   +39.8  (37.2 to 42.4)  n 2746`. */
function scoreLine({ name, counts }: Group, width: number): string {
  const { score, n } = summarizeCounts(counts);
  const interval = scoreInterval(counts);
  const limits = interval
    ? `(${formatScore(interval.lower, { digits: 1 })} to ${formatScore(interval.upper, { digits: 1 })}, 95 %)`
    : '(nobody answered)';
  return `${name.padEnd(width)}  ${formatScore(score, { digits: 1 }).padStart(6)}  ${limits}  n ${n}`;
}

/** Promoters, passives and detractors as a bar with whole percentages that add up to 100. */
function barOf(counts: AnyCounts): string {
  const shares = wholePercentages('promoters' in counts ? counts : inBillionths(counts));
  if (shares === null) return '';
  const part = (percent: number, sign: string): string => sign.repeat(Math.round((percent / 100) * barWidth));
  const bar = part(shares.promoters, '#') + part(shares.passives, '=') + part(shares.detractors, '-');
  return `[${bar}] ${shares.promoters} % promoters, ${shares.passives} % passives, ${shares.detractors} % detractors`;
}

/** Weighted shares as counts of a billion answers, which whole percentages can be made of. */
function inBillionths(counts: WeightedCounts): NpsCounts {
  const shares = summarizeCounts(counts).shares ?? { promoters: 0, passives: 0, detractors: 0 };
  const whole = (share: number): number => Math.round(1e9 * share);
  return {
    promoters: whole(shares.promoters),
    passives: whole(shares.passives),
    detractors: whole(shares.detractors),
  };
}

function changeLine(baseline: Group, current: Group): string {
  const test = testScoreDifference({ current: current.counts, baseline: baseline.counts });
  if (test.status === 'untestable') return `Change: can not be tested (${test.reason})`;
  const { difference, interval, pValue } = test;
  const points = (value: number): string => formatScore(value, { digits: 1 });
  const chance = pValue < 0.0001 ? 'p < 0.0001' : `p = ${roundScore(pValue, 4)}`;
  return (
    `Change from ${baseline.name} to ${current.name}: ${points(difference)} points ` +
    `(${points(interval.lower)} to ${points(interval.upper)}, 95 %), ${chance}`
  );
}
