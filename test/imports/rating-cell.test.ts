import { importResponses, type RatingRule } from 'nps-kit/imports';
import { expect, it } from 'vitest';

const at = '2026-03-01T10:00:00Z';

/** The rating of one cell, or why there is none. */
function read(cell: unknown, ratingRule?: RatingRule): unknown {
  const { responses, report } = importResponses([{ at, cell }], { at: 'at', rating: 'cell', ratingRule });
  return responses.length === 1 ? responses[0]?.rating : report.rejections[0]?.reason;
}

it.each([
  [0, 0],
  [-0, 0],
  ['0', 0],
  [' 9 ', 9],
  ['9.0', 9],
  ['+7', 7],
  ["'+7", 7],
  ['010', 10],
  [null, null],
  [undefined, null],
  ['', null],
  ['\u00A0', null],
  [11, 'rating-out-of-range'],
  [-1, 'rating-out-of-range'],
  ["'-1", 'rating-out-of-range'],
  [7.5, 'rating-out-of-range'],
  ['7.5', 'rating-out-of-range'],
  [Number.NaN, 'rating-out-of-range'],
  [Number.POSITIVE_INFINITY, 'rating-out-of-range'],
  ['7,0', 'rating-unreadable'],
  ['1e1', 'rating-unreadable'],
  ['0x9', 'rating-unreadable'],
  ['N/A', 'rating-unreadable'],
  ['10 - Extremely likely', 'rating-unreadable'],
  ['Promoter', 'rating-unreadable'],
  [true, 'rating-unreadable'],
  [{}, 'rating-unreadable'],
  [[9, '9', null], 9],
  [[], null],
  [[9, 3], 'several-answers'],
])('reads %j as %j', (cell, expected) => {
  expect(read(cell)).toBe(expected);
});

it.each([
  ['10 - Extremely likely', 10],
  ['0 (not at all likely)', 0],
  ['9', 9],
  ['11 - blank', 'rating-out-of-range'],
  ['Extremely likely', 'rating-unreadable'],
  ['9.5 maybe', 'rating-unreadable'],
  ['9,5', 'rating-unreadable'],
  ['10%', 'rating-unreadable'],
  ['-3 x', 'rating-unreadable'],
])('reads the leading number of %j as %j', (cell, expected) => {
  expect(read(cell, { labels: 'leading-number' })).toBe(expected);
});

it('reads a bigint, which some database drivers give', () => {
  expect(read(10n)).toBe(10);
});

it('reads named labels, and no others', () => {
  const labels = { 'Extremely likely': 10, 'Not at all': 0, constructor: 5 };
  expect(read('extremely LIKELY', { labels })).toBe(10);
  expect(read('constructor', { labels })).toBe(5);
  expect(read('toString', { labels })).toBe('rating-unreadable');
});

it('reads codes that stand for other ratings, as number or text', () => {
  // 1 to 11, as statistics packages number the eleven choices.
  const labels = Object.fromEntries(Array.from({ length: 11 }, (_, rating) => [String(rating + 1), rating]));
  for (const cell of [1, '1', '01', '1.0', "'+1", 1n]) expect(read(cell, { labels })).toBe(0);
  expect(read(11, { labels })).toBe(10);
  expect(read(0, { labels })).toBe(0);
  expect(read(99, { labels, missingCodes: [99] })).toBeNull();
  expect(() => read(1, { labels: { Yes: 10, yes: 9 } })).toThrowError(/labels\["yes"\]: expected 10/);
  expect(() => read(1, { missingCodes: ['x', {} as never] })).toThrowError(/ratingRule.missingCodes\[1\]/);
});

it('reads sentinel codes as no answer, as number or text', () => {
  const rule = { missingCodes: [11, '-1', 'N/A'] };
  for (const cell of [11, '11', '11.0', -1, "'-1", 'n/a']) expect(read(cell, rule)).toBeNull();
  expect(read(12, rule)).toBe('rating-out-of-range');
  // A code of the scale is taken at its word.
  expect(read(0, { missingCodes: [0] })).toBeNull();
});
