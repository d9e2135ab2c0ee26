import { assertRecord } from '../core/assertions.js';
import { readNumber, readText } from './figures.js';
import { fillPhrase, type Phrase } from './phrase.js';
import { scoreText } from './score-sentence.js';

/** A score to hold others against: a benchmark, a target, last year, the total. */
export interface ScoreMarker {
  /** What it is. */
  readonly label: string;
  /** Points, -100 to 100. */
  readonly score: number;
}

/** A checked marker and the text at its line. */
export interface MarkerNote {
  readonly label: string;
  readonly score: number;
  readonly text: string;
}

/** Checks a marker and writes its text. */
export function readMarker(
  marker: ScoreMarker,
  phrase: Phrase<'label' | 'score'>,
  digits: number,
  path: string,
): MarkerNote {
  assertRecord(marker, path);
  const label = readText(marker.label, `${path}.label`);
  const score = readNumber(marker.score, -100, 100, `${path}.score`);
  return { label, score, text: fillPhrase(phrase, { label, score: scoreText(score, digits) }) };
}
