import { parse } from 'csv-parse/sync';
import { type AnyCounts, isRating, tallyRatings, tallyWeighted } from 'nps-kit';
import type { Group, Report } from './report.js';

/** Columns of a CSV file and the codes that mean "no answer". */
export interface Columns {
  readonly rating: string;
  readonly by?: string | undefined;
  readonly wave?: string | undefined;
  readonly weight?: string | undefined;
  readonly missing: readonly string[];
}

interface Answer {
  readonly rating: number;
  readonly weight: number;
  readonly by: string;
  readonly wave: string;
}

/** Reads a CSV survey into groups; notes tell how many rows were blank or rejected, and why. */
export function readSurvey(
  text: string,
  columns: Columns,
): { groups: Omit<Report, 'title'>; notes: string[] } {
  const records: Record<string, string>[] = parse(text, {
    columns: true,
    bom: true,
    // In a file of one column an empty line is a respondent who left the question blank.
    skip_empty_lines: (text.split('\n', 1)[0] as string).includes(','),
    trim: true,
  });
  const [first] = records;
  if (first === undefined) throw new Error('the file has no rows');
  const { rating, by, wave, weight, missing } = columns;
  for (const column of [rating, by, wave, weight]) {
    if (column !== undefined && !(column in first)) {
      throw new Error(`no column "${column}"; there are ${Object.keys(first).join(', ')}`);
    }
  }
  const answers: Answer[] = [];
  const rejected: string[] = [];
  let blank = 0;
  records.forEach((record, index) => {
    const cell = record[rating] as string;
    if (cell === '' || missing.includes(cell)) {
      blank += 1;
      return;
    }
    const value = numberOf(cell);
    const share = weight === undefined ? 1 : numberOf(record[weight] as string);
    if (!isRating(value)) rejected.push(`row ${index + 2}: "${cell}" is no rating 0 to 10`);
    else if (!(share >= 0 && share < Number.POSITIVE_INFINITY)) {
      rejected.push(`row ${index + 2}: "${record[weight as string]}" is no weight, 0 or more`);
    } else {
      answers.push({
        rating: value,
        weight: share,
        by: record[by ?? ''] || '(blank)',
        wave: record[wave ?? ''] || '(blank)',
      });
    }
  });
  const notes = [
    `${records.length} rows: ${answers.length} counted, ${blank} blank, ${rejected.length} rejected`,
  ];
  notes.push(...rejected.slice(0, 5));
  if (rejected.length > 5) notes.push(`... and ${rejected.length - 5} more`);
  if (answers.length === 0) throw new Error(`no answer is left (${notes.join('; ')})`);
  if (rejected.length > answers.length) throw new Error(`more rows rejected than kept (${notes.join('; ')})`);
  const isWeighted = weight !== undefined;
  return {
    groups: {
      total: groupOf('all', answers, isWeighted),
      waves: wave === undefined ? [] : groupsBy(answers, 'wave', isWeighted),
      segments: by === undefined ? [] : groupsBy(answers, 'by', isWeighted),
    },
    notes,
  };
}

/** The number that a cell plainly shows; NaN for anything else, such as 0x9 or an empty cell. */
function numberOf(cell: string): number {
  return /^-?\d+(\.\d+)?$/.test(cell) ? Number(cell) : Number.NaN;
}

function groupsBy(answers: readonly Answer[], key: 'by' | 'wave', isWeighted: boolean): Group[] {
  const byName = new Map<string, Answer[]>();
  for (const answer of answers) {
    const group = byName.get(answer[key]);
    if (group) group.push(answer);
    else byName.set(answer[key], [answer]);
  }
  return [...byName]
    .sort(([one], [other]) => one.localeCompare(other, 'en', { numeric: true }))
    .map(([name, group]) => groupOf(name, group, isWeighted));
}

function groupOf(name: string, answers: readonly Answer[], isWeighted: boolean): Group {
  const counts: AnyCounts = isWeighted
    ? tallyWeighted(answers, { rating: 'rating', weight: 'weight' })
    : tallyRatings(answers, { rating: 'rating' });
  return { name, counts };
}
