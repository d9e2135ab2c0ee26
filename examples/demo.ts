// npm run demo                                          the airport survey that comes with the examples
// npm run demo -- answers.csv --rating score [--by region] [--wave quarter] [--weight weight] [--missing 11]
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { combineHistograms, countsFromHistogram, type RatingHistogram } from 'nps-kit';
import { airportSurvey } from './airport-survey.js';
import { readSurvey } from './csv-survey.js';
import { type Group, type Report, reportLines } from './report.js';

function airportReport(): Report {
  const groupOf = (name: string, histograms: RatingHistogram[]): Group => {
    return { name, counts: countsFromHistogram(combineHistograms(histograms) as RatingHistogram) };
  };
  const byName = (key: 'year' | 'boardingArea'): Group[] =>
    [...new Set(airportSurvey.map((row) => row[key]))].map((name) =>
      groupOf(
        name,
        airportSurvey.filter((row) => row[key] === name).map((row) => row.histogram),
      ),
    );
  return {
    title: 'San Francisco airport, customer survey 2017 and 2018: likelihood to recommend',
    total: groupOf(
      'all',
      airportSurvey.map((row) => row.histogram),
    ),
    waves: byName('year'),
    segments: byName('boardingArea'),
  };
}

function fileReport(args: string[]): Report {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      rating: { type: 'string' },
      by: { type: 'string' },
      wave: { type: 'string' },
      weight: { type: 'string' },
      missing: { type: 'string', multiple: true, default: [] },
    },
  });
  const [path, ...more] = positionals;
  if (path === undefined || more.length > 0) throw new Error('give one CSV file');
  if (values.rating === undefined) throw new Error('give the column of the rating with --rating');
  const { rating, by, wave, weight, missing } = values;
  const survey = readSurvey(readFileSync(path, 'utf8'), { rating, by, wave, weight, missing });
  for (const line of survey.notes) console.error(line);
  return { title: weight === undefined ? path : `${path}, weighted by ${weight}`, ...survey.groups };
}

try {
  const args = process.argv.slice(2);
  const report = args.length === 0 ? airportReport() : fileReport(args);
  console.log(reportLines(report).join('\n'));
} catch (error) {
  console.error(`demo: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 2;
}
