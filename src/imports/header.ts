import { assertArray, assertInteger, assertText } from '../core/assertions.js';
import { NpsError } from '../core/errors.js';
import { textOf } from './cells.js';

/** What was found at the top of rows of strings. */
export interface HeaderLayout {
  /** Header rows, 0 to 3. */
  readonly rows: number;
  /** One name per column. */
  readonly names: readonly string[];
  /** What kind of header it is, in words, for the report. */
  readonly form: string;
}

/** Reads the header from the first rows, three of them or as many as there are. */
export type HeaderReader = (leading: readonly (readonly unknown[])[]) => HeaderLayout;

/**
 * The header rows of rows of strings: a number, with the names in the first one (0: columns have positions only);
 * `"folded"`: two rows, questions above and choices below, joined to `question - choice`; or a function.
 */
export type HeaderRule = 0 | 1 | 2 | 3 | 'folded' | HeaderReader;

/** How many rows a header reader may look at. */
export const leadingRows = 3;

/** The header by that rule; names are clean. */
export function readHeader(rule: HeaderRule, leading: readonly (readonly unknown[])[]): HeaderLayout {
  const layout = layoutOf(rule, leading);
  return { ...layout, names: layout.names.map(cleanHeader) };
}

function layoutOf(rule: HeaderRule, leading: readonly (readonly unknown[])[]): HeaderLayout {
  if (typeof rule === 'function') return checkedReading(rule(leading));
  if (rule === 'folded') return foldHeader(leading);
  if (![0, 1, 2, 3].includes(rule)) {
    throw new NpsError('INVALID_OPTION', 'mapping.header', '0, 1, 2, 3, "folded" or a function', rule);
  }
  const names = rule === 0 ? [] : headerTexts(leading[0] ?? []);
  return { rows: Math.min(rule, leading.length), names, form: `${rule} header row${rule === 1 ? '' : 's'}` };
}

/** Cells of a header row as texts; what is none is blank. */
export function headerTexts(row: readonly unknown[]): string[] {
  // Not trimmed: a byte order mark is white space, and cleaning looks for it.
  return Array.from(row, (cell) => (typeof cell === 'string' ? cell : (textOf(cell, false) ?? '')));
}

/** What a function of the caller read, once checked. */
function checkedReading(layout: HeaderLayout): HeaderLayout {
  const { rows, names, form } = Object(layout) as HeaderLayout;
  assertInteger(rows, 0, leadingRows, 'mapping.header.rows');
  assertArray(names, 'mapping.header.names', 'one name per column');
  assertText(form, 'mapping.header.form');
  return { rows, names: headerTexts(names), form };
}

/** Second-row words that name no choice. */
const noChoice = /^(?:(?:open-ended )?response)?$/i;

/** Questions above, blank where they repeat; choices below. */
function foldHeader(leading: readonly (readonly unknown[])[]): HeaderLayout {
  const [questions = [], choices = []] = leading.map(headerTexts);
  let question = '';
  const names = Array.from({ length: Math.max(questions.length, choices.length) }, (_, column) => {
    question = cleanHeader(questions[column] ?? '') || question;
    const choice = cleanHeader(choices[column] ?? '');
    return noChoice.test(choice) ? question : `${question} - ${choice}`;
  });
  return { rows: Math.min(2, leading.length), names, form: '2 header rows, folded' };
}

const entities: Readonly<Record<string, string>> = {
  '&nbsp;': ' ',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&amp;': '&',
};

/** A header without byte order mark, HTML tags and entities, line ends and doubled white space. */
export function cleanHeader(text: string): string {
  // A mark before a quoted first cell keeps some parsers from taking the quotes away.
  return text
    .replace(/^(?:\uFEFF|\u00EF\u00BB\u00BF)("?)(.*)\1$/s, '$2')
    .replaceAll(/<\/?(?:br|p|div|li|ul|ol|h\d)\b[^<>]*>/gi, ' ')
    .replaceAll(/<\/?[a-z][^<>]*>/gi, '')
    .replaceAll(/&[#\w]+;/g, (entity) => entities[entity] ?? entity)
    .replaceAll(/\s+/g, ' ')
    .trim();
}
