import type { Rating } from '../core/counts.js';
import type { Instant } from '../core/time.js';

/** How far a response came: answered to the end, closed without an answer, or begun and not finished. */
export type ResponseStatus = 'answered' | 'dismissed' | 'partial';

/** Where a response came from. */
export interface ResponseSource {
  /** The tool that exported it, such as `"qualtrics"`. */
  readonly tool: string;
  /** Its row in the input, from 1, header rows included: what a spreadsheet shows. */
  readonly row: number;
}

/**
 * One survey response in the same shape for every tool. Fields that the source does not tell are absent.
 *
 * `rating` is null when the question was not answered; with status `"answered"` the rest of the survey was.
 */
export interface ImportedResponse {
  /** Identifies the response in its tool; the row number where the tool gives none. */
  readonly id: string;
  /** Who answered, as the tool knows them. */
  readonly respondentId?: string | undefined;
  /** The survey that was answered. */
  readonly surveyId?: string | undefined;
  /** What the response is about, such as an order or a ticket. */
  readonly subject?: string | undefined;
  /** Likelihood to recommend, a whole number 0 to 10; null when not answered. */
  readonly rating: Rating | null;
  /** How far the response came. */
  readonly status: ResponseStatus;
  /** When it was given, epoch milliseconds. */
  readonly at: Instant;
  /** When the invitation was sent, epoch milliseconds. */
  readonly sentAt?: Instant | undefined;
  /** When the survey was shown, epoch milliseconds. */
  readonly shownAt?: Instant | undefined;
  /** How the survey reached the respondent, such as `"email"`. */
  readonly channel?: string | undefined;
  /** Where in the journey it was asked. */
  readonly touchpoint?: string | undefined;
  /** Everything else that was asked for, by column. */
  readonly attributes: Readonly<Record<string, string | number | boolean>>;
  /** Survey weight: 0, or 1e-140 to 1e140. */
  readonly weight?: number | undefined;
  /** Free text of the respondent. */
  readonly comment?: string | undefined;
  /** Topics of the comment. */
  readonly themes?: readonly string[] | undefined;
  /** Where the response came from. */
  readonly source: ResponseSource;
}
