import type { HeaderRule } from './header.js';
import type { RejectionReason } from './report.js';

/** The first of several columns that has a value; for rows of strings, those that are not in the header are passed over. */
export interface FirstOf {
  /** Columns in order of preference: names, or positions from 0. */
  readonly firstOf: readonly (string | number)[];
  /** None of the columns needs to be in the header, or in any record. @defaultValue false */
  readonly optional?: boolean | undefined;
}

/**
 * Where a value is in a row: the text of a header or the name of a field, a position from 0 (rows of strings only), the
 * first of several, or a function of the row and its index from 0.
 */
export type ColumnSource<Row> = string | number | FirstOf | ((row: Row, index: number) => unknown);

/** How texts and numbers become instants. ISO dates with an offset, `UTC` or `GMT+2` need no rule. */
export interface DateRules {
  /** IANA zone of dates that state none. @defaultValue none: such dates are rejected */
  readonly timeZone?: string | undefined;
  /**
   * Order of dates such as `3/4/2026`. `"proved"`: by the dates of the whole column, if some part is above 12 and
   * nothing contradicts it; not for rows that stream in.
   * @defaultValue `"proved"`, or when rows stream in none: such dates are rejected
   */
  readonly order?: 'day-first' | 'month-first' | 'proved' | undefined;
  /** Unit of dates that are numbers since 1970. @defaultValue none: numbers are rejected */
  readonly unit?: 'seconds' | 'milliseconds' | undefined;
}

/** How cells become ratings, besides whole numbers 0 to 10 and their digits as text. */
export interface RatingRule {
  /** Values that mean "no answer", such as 11, -1 or `"N/A"`; letter case is ignored. @defaultValue none, blank cells only */
  readonly missingCodes?: readonly (number | string)[] | undefined;
  /**
   * Texts that are ratings: `"leading-number"` takes the 10 of `10 - Extremely likely`, a record names each label. A label
   * of digits is a code: `{ '1': 0, '2': 1 }` takes a 1 for a 0, as text or number.
   * @defaultValue none: such texts are rejected
   */
  readonly labels?: 'leading-number' | Readonly<Record<string, number>> | undefined;
}

/** Which words mean which state; compared without letter case. */
export interface StatusMapping<Row> {
  /** Where the state is. */
  readonly from: ColumnSource<Row>;
  /** Words for a finished response; given, every other word is rejected. @defaultValue every word not listed elsewhere */
  readonly answered?: readonly string[] | undefined;
  /** Words for closed without an answer. @defaultValue none */
  readonly dismissed?: readonly string[] | undefined;
  /** Words for begun and not finished. @defaultValue none */
  readonly partial?: readonly string[] | undefined;
}

/** Rows that are no responses to count: tests, spam, another survey. */
export interface RowExclusion<Row> {
  /** Where the value is. */
  readonly from: ColumnSource<Row>;
  /** Rows with one of these values are rejected; compared without letter case. */
  readonly in?: readonly string[] | undefined;
  /** Rows with any other value, or none, are rejected. */
  readonly notIn?: readonly string[] | undefined;
  /** The reason that the report gives. */
  readonly reason: RejectionReason;
}

/** A column with the tool's own category, to be compared with the rating. The rating is trusted. */
export interface GroupMapping<Row> {
  /** Where the category is. */
  readonly from: ColumnSource<Row>;
  /** Words for promoters; compared without letter case. */
  readonly promoter: readonly string[];
  /** Words for passives. */
  readonly passive: readonly string[];
  /** Words for detractors. */
  readonly detractor: readonly string[];
}

/** How rows of an export become responses. `rating` and `at` are required; what is not named is not read. */
export interface ResponseMapping<Row> {
  /** Name of the tool, for `source`. @defaultValue `"rows"` */
  readonly tool?: string | undefined;
  /** Header rows of rows of strings: how many, or how to read them. @defaultValue 1 */
  readonly header?: HeaderRule | undefined;
  /** Identifies the response. @defaultValue the row number */
  readonly id?: ColumnSource<Row> | undefined;
  /** Where the answer to the likelihood-to-recommend question is. */
  readonly rating: ColumnSource<Row>;
  /** How rating cells are read. @defaultValue whole numbers 0 to 10 and their digits as text; blank is not answered */
  readonly ratingRule?: RatingRule | undefined;
  /** When the response was given. */
  readonly at: ColumnSource<Row>;
  /** When the invitation was sent. An unreadable value is left out with a warning. */
  readonly sentAt?: ColumnSource<Row> | undefined;
  /** When the survey was shown. An unreadable value is left out with a warning. */
  readonly shownAt?: ColumnSource<Row> | undefined;
  /** How dates are read, for all date columns. */
  readonly dates?: DateRules | undefined;
  /** Which state a response is in. @defaultValue every row is `"answered"` */
  readonly status?: StatusMapping<Row> | undefined;
  /** Rows to reject. @defaultValue none */
  readonly exclude?: readonly RowExclusion<Row>[] | undefined;
  /** The tool's own category, to be compared. @defaultValue none */
  readonly group?: GroupMapping<Row> | undefined;
  /** Who answered. */
  readonly respondentId?: ColumnSource<Row> | undefined;
  /** The survey. */
  readonly surveyId?: ColumnSource<Row> | undefined;
  /** What the response is about. */
  readonly subject?: ColumnSource<Row> | undefined;
  /** How the survey reached the respondent. */
  readonly channel?: ColumnSource<Row> | undefined;
  /** Where in the journey it was asked. */
  readonly touchpoint?: ColumnSource<Row> | undefined;
  /** Free text of the respondent. */
  readonly comment?: ColumnSource<Row> | undefined;
  /** Survey weight. A blank or unreadable weight rejects the row. @defaultValue no weights */
  readonly weight?: ColumnSource<Row> | undefined;
  /** Topics: an array of texts, or one text that `themeSeparator` cuts. */
  readonly themes?: ColumnSource<Row> | undefined;
  /** What stands between topics in one cell. @defaultValue `","` */
  readonly themeSeparator?: string | undefined;
  /**
   * What else to keep: names of columns, `"rest"` for every column that is not mapped, or a function that gives a
   * record. Values that are not text, number or boolean, and blank ones, are left out.
   * @defaultValue `[]`
   */
  readonly attributes?: readonly string[] | 'rest' | ((row: Row, index: number) => object) | undefined;
  /**
   * What happens to columns whose name says e-mail, IP address, name, phone, place and the like, among `"rest"` and
   * what a function gives. Columns that `attributes` names are kept.
   * @defaultValue `"drop"`
   */
  readonly personalData?: 'drop' | 'keep' | undefined;
  /**
   * Several rows of one response (an event for each question): rows with equal values become one response, the latest
   * by `at`, with the latest rating among them; the others are rejected as `superseded`. Not for rows that stream in.
   * @defaultValue none: each row is a response
   */
  readonly collapseBy?: ColumnSource<Row> | undefined;
  /** Takes away the `'` that the tool put before texts that begin with `= + - @`. Numbers are read with it anyway. @defaultValue false */
  readonly formulaGuard?: boolean | undefined;
}
