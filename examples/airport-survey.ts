import type { RatingHistogram } from 'nps-kit';

/** Answers of one boarding area in one year. */
export interface AirportRow {
  readonly year: '2017' | '2018';
  readonly boardingArea: string;
  readonly histogram: RatingHistogram;
}

const row = (year: AirportRow['year'], boardingArea: string, ...bins: number[]): AirportRow => ({
  year,
  boardingArea,
  histogram: { min: 0, max: 10, bins },
});

/**
 * San Francisco International Airport, customer survey 2017 and 2018: how likely to recommend the airport, 0 to 10,
 * respondents per rating, year and boarding area. 244 blanks (code 11 or empty) are left out. Counted from the data
 * sets that the city publishes on DataSF (nnh5-5rwz for 2017 and its sibling for 2018; Public Domain Dedication and
 * License).
 */
export const airportSurvey: readonly AirportRow[] = [
  row('2017', 'A', 8, 2, 3, 5, 3, 28, 44, 74, 175, 152, 230),
  row('2017', 'B', 1, 0, 0, 1, 2, 14, 4, 15, 35, 35, 59),
  row('2017', 'C', 0, 0, 0, 0, 1, 14, 11, 19, 49, 56, 76),
  row('2017', 'D', 3, 0, 2, 2, 2, 23, 13, 36, 92, 82, 131),
  row('2017', 'E', 1, 2, 0, 1, 0, 9, 5, 25, 32, 32, 68),
  row('2017', 'F', 2, 1, 2, 2, 4, 17, 22, 50, 123, 74, 147),
  row('2017', 'G', 2, 1, 1, 8, 6, 39, 31, 72, 171, 133, 161),
  row('2018', 'A', 10, 3, 11, 10, 8, 54, 44, 85, 166, 119, 151),
  row('2018', 'B', 0, 2, 1, 3, 2, 21, 8, 32, 53, 32, 84),
  row('2018', 'C', 1, 1, 0, 0, 5, 20, 6, 30, 42, 22, 62),
  row('2018', 'D', 2, 1, 4, 4, 2, 34, 26, 46, 113, 92, 171),
  row('2018', 'E', 1, 1, 4, 0, 1, 7, 2, 16, 29, 41, 55),
  row('2018', 'F', 5, 1, 1, 4, 3, 24, 22, 51, 90, 83, 123),
  row('2018', 'G', 5, 2, 3, 5, 3, 45, 25, 74, 108, 109, 124),
];
