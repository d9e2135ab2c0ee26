import { describe, expect, it } from 'vitest';
import { readSurvey } from '../../examples/csv-survey.js';
import { reportLines } from '../../examples/report.js';

const columns = { rating: 'score', by: undefined, wave: undefined, weight: undefined, missing: [] };

describe('the demo on a file', () => {
  it('draws the weighted shares beside a weighted score', () => {
    const survey = readSurvey('score,weight\n10,3\n8,1\n0,1\n', { ...columns, weight: 'weight' });
    const lines = reportLines({ title: 'survey', ...survey.groups });
    expect(lines[2]).toContain('+40.0');
    expect(lines[3]).toContain('60 % promoters, 20 % passives, 20 % detractors');
  });

  it('draws heads where nothing is weighted', () => {
    const survey = readSurvey('score,weight\n10,3\n9,1\n8,1\n0,1\n', columns);
    const lines = reportLines({ title: 'survey', ...survey.groups });
    expect(lines[3]).toContain('50 % promoters, 25 % passives, 25 % detractors');
  });

  it('counts the empty lines of a single column as blank, and only these', () => {
    expect(readSurvey('score\n5\n\n\n', columns).notes).toEqual(['3 rows: 1 counted, 2 blank, 0 rejected']);
    expect(readSurvey('score,plan\n5,a\n\n9,b\n', columns).notes).toEqual([
      '2 rows: 2 counted, 0 blank, 0 rejected',
    ]);
  });
});
