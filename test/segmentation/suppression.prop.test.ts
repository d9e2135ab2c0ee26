import fc from 'fast-check';
import { combineBySegment, type NpsCounts, type SegmentTally, summarizeSegments } from 'nps-kit';
import { describe, expect, it } from 'vitest';

const categories = ['promoters', 'passives', 'detractors'] as const;
const fields = [...categories, 'n'] as const;

const tallyOf = (list: readonly NpsCounts[]): SegmentTally<NpsCounts> =>
  combineBySegment(
    list.map((counts, i) => ({ name: `s${i}`, counts })),
    { by: 'name', counts: 'counts' },
  );
const figure = (counts: NpsCounts, field: (typeof fields)[number]): number =>
  field === 'n' ? counts.promoters + counts.passives + counts.detractors : counts[field];

/** Other counts that an onlooker could hold for possible: two hidden segments change places or respondents. */
function* alternatives(
  list: readonly NpsCounts[],
  hidden: readonly number[],
  s: number,
): Generator<NpsCounts[]> {
  const withPair = (one: NpsCounts, t: number, other: NpsCounts): NpsCounts[] =>
    list.map((counts, i) => (i === s ? one : i === t ? other : counts));
  for (const t of hidden) {
    if (t === s) continue;
    const [one, other] = [list[s] as NpsCounts, list[t] as NpsCounts];
    yield withPair(other, t, one);
    for (const from of categories) {
      for (const sign of [1, -1]) {
        const moved = { ...one, [from]: one[from] - sign };
        const got = { ...other, [from]: other[from] + sign };
        if (moved[from] < 0 || got[from] < 0) continue;
        if (figure(moved, 'n') > 0 && figure(got, 'n') > 0) yield withPair(moved, t, got);
        for (const back of categories) {
          const exchanged = { ...moved, [back]: moved[back] + sign };
          const given = { ...got, [back]: got[back] - sign };
          if (back !== from && exchanged[back] >= 0 && given[back] >= 0) yield withPair(exchanged, t, given);
        }
      }
    }
  }
}

const small = fc.nat({ max: 6 });
const segment = fc.oneof(
  { weight: 5, arbitrary: fc.record({ promoters: small, passives: small, detractors: small }) },
  {
    weight: 2,
    arbitrary: fc.record({ promoters: small, passives: fc.constant(0), detractors: fc.constant(0) }),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      { promoters: 1, passives: 0, detractors: 0 },
      { promoters: 0, passives: 1, detractors: 0 },
    ),
  },
);
const lists = fc
  .array(segment, { minLength: 1, maxLength: 7 })
  .map((list) => list.filter((counts) => figure(counts, 'n') > 0));

describe('suppression', () => {
  it('leaves every suppressed count open: other counts give the very same display', () => {
    let looked = 0;
    fc.assert(
      fc.property(lists, fc.integer({ min: 2, max: 9 }), (list, minimumN) => {
        const options = { minimumN, level: 0.8 };
        const display = summarizeSegments(tallyOf(list), options);
        const total = display.total;
        const names = display.segments.flatMap((row) => (row.status === 'suppressed' ? [row.segment] : []));
        if (total.status === 'suppressed') {
          expect(names).toHaveLength(list.length);
          return;
        }
        const hidden = names.map((name) => Number(name.slice(1)));
        const text = JSON.stringify(display);
        for (const s of hidden) {
          const open = new Set<string>();
          for (const other of alternatives(list, hidden, s)) {
            const news = fields.filter(
              (field) =>
                !open.has(field) &&
                figure(other[s] as NpsCounts, field) !== figure(list[s] as NpsCounts, field),
            );
            if (news.length === 0) continue;
            if (JSON.stringify(summarizeSegments(tallyOf(other), options)) === text) {
              for (const field of news) open.add(field);
            }
            if (open.size === fields.length) break;
          }
          // Nobody at all in a category is no secret of a segment: the total says it.
          const secrets = fields.filter((field) => figure(total.counts, field) > 0);
          expect([...open].sort()).toEqual(expect.arrayContaining([...secrets].sort()));
          looked += 1;
        }
      }),
      { numRuns: 300 },
    );
    expect(looked).toBeGreaterThan(100);
  });

  it('shows no figure of a suppressed segment', () => {
    fc.assert(
      fc.property(lists, fc.integer({ min: 0, max: 9 }), fc.boolean(), (list, minimumN, complementary) => {
        const { segments } = summarizeSegments(tallyOf(list), { minimumN, complementary });
        for (const row of segments) {
          if (row.status === 'suppressed')
            expect(Object.keys(row).sort()).toEqual(['keys', 'segment', 'status']);
          else expect(row.n).toBeGreaterThanOrEqual(minimumN);
        }
        expect(segments).toHaveLength(list.length);
      }),
    );
  });

  it('hides no more than the small ones when not complementary', () => {
    fc.assert(
      fc.property(lists, fc.integer({ min: 0, max: 9 }), (list, minimumN) => {
        const { segments } = summarizeSegments(tallyOf(list), { minimumN, complementary: false });
        expect(segments.filter(({ status }) => status === 'suppressed')).toHaveLength(
          list.filter((counts) => figure(counts, 'n') < minimumN).length,
        );
      }),
    );
  });
});
