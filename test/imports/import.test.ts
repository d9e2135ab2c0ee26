import { isNpsError } from 'nps-kit';
import { importResponses, type ResponseMapping } from 'nps-kit/imports';
import { describe, expect, it } from 'vitest';

const at = '2026-03-01T10:00:00Z';
const basic = { at: 'at', rating: 'score' } as const;

function caught(call: () => unknown): { code: string; path: string } {
  try {
    call();
  } catch (error) {
    if (isNpsError(error)) return { code: error.code, path: error.path };
    throw error;
  }
  throw new Error('nothing was thrown');
}

describe('importResponses on rows of strings', () => {
  it('gives nothing for no rows', () => {
    const { responses, report } = importResponses([], basic);
    expect(responses).toEqual([]);
    expect(report).toEqual({
      tool: 'rows',
      rows: 0,
      imported: 0,
      rejected: 0,
      skippedHeaders: 0,
      header: null,
      rejectedByReason: [],
      rejections: [],
      warnings: [],
      droppedColumns: [],
      dateOrder: null,
    });
  });

  it('reads a mark, HTML, entities, line ends and doubled white space in headers', () => {
    const rows = [
      ['\uFEFF"at"', '<p>How&nbsp;likely &amp;\r\n  <b>why</b>?</p>\r'],
      [at, '9\r'],
    ];
    const { responses } = importResponses(rows, { at: 'at', rating: 'How likely & why?' });
    expect(responses[0]?.rating).toBe(9);
    const latin = [
      ['\u00EF\u00BB\u00BFat', 'score'],
      [at, '9'],
    ];
    expect(importResponses(latin, basic).responses).toHaveLength(1);
  });

  it('keeps every column of the rest, whatever name a repeated header gets', () => {
    const rows = [
      ['at', 'score', 'a', 'a', 'a (2)'],
      [at, '9', 'x', 'y', 'z'],
    ];
    expect(
      Object.values(importResponses(rows, { ...basic, attributes: 'rest' }).responses[0]?.attributes ?? {}),
    ).toEqual(['x', 'y', 'z']);
  });

  it('takes a cell of the header that is no text for blank', () => {
    const rows = [
      ['at', 'score', null, undefined, {}],
      [at, '9', 'x', 'y', 'z'],
    ];
    const { responses } = importResponses(rows, { ...basic, attributes: 'rest' });
    expect(responses[0]?.attributes).toEqual({});
    expect(caught(() => importResponses(rows, { ...basic, comment: ' ' })).path).toBe('mapping.comment');
  });

  it('rejects a category where a rating should be, and shows it', () => {
    const rows = [
      ['at', 'score'],
      [at, 'Promoter'],
    ];
    expect(
      importResponses(rows, { ...basic, ratingRule: { labels: 'leading-number' } }).report.rejections,
    ).toEqual([{ row: 2, column: 'score', reason: 'rating-unreadable', received: 'Promoter' }]);
  });

  it('refuses a header that occurs twice, and takes positions', () => {
    const rows = [
      ['at', 'score', 'score'],
      [at, '9', '3'],
    ];
    expect(caught(() => importResponses(rows, basic))).toEqual({
      code: 'INVALID_OPTION',
      path: 'mapping.rating',
    });
    expect(importResponses(rows, { at: 'at', rating: 2 }).responses[0]?.rating).toBe(3);
    expect(
      importResponses(rows, { at: 'at', rating: 1, attributes: 'rest' }).responses[0]?.attributes,
    ).toEqual({
      'score (2)': '3',
    });
  });

  it('names the missing column', () => {
    expect(() =>
      importResponses(
        [
          ['at', 'nps'],
          [at, '9'],
        ],
        basic,
      ),
    ).toThrowError('mapping.rating: expected a column of the header ("at", "nps"), got "score"');
  });

  it('accounts for blank, long, short and repeated rows', () => {
    const rows = [
      ['at', 'score', 'why'],
      ['', ' ', ''],
      [''],
      [at, '9', 'x', 'y'],
      [at, '9', 'x', ''],
      [at, '8'],
      ['at', 'score', 'why'],
      'not a row' as unknown as string[],
    ];
    const { report } = importResponses(rows, { ...basic, comment: 'why' });
    expect(report).toMatchObject({ rows: 8, imported: 2, rejected: 4, skippedHeaders: 2 });
    expect(report.rejections.map(({ row, reason }) => ({ row, reason }))).toEqual([
      { row: 2, reason: 'blank-row' },
      { row: 3, reason: 'blank-row' },
      { row: 4, reason: 'extra-cells' },
      { row: 8, reason: 'not-a-row' },
    ]);
    expect(report.warnings).toEqual([{ reason: 'short-row', column: null, rows: 1, listed: [6] }]);
  });

  it('works without any header, by positions', () => {
    const { responses, report } = importResponses([[at, 7]], { at: 0, rating: 1, header: 0 });
    expect(responses[0]).toEqual({
      id: '1',
      rating: 7,
      status: 'answered',
      at: 1772359200000,
      attributes: {},
      source: { tool: 'rows', row: 1 },
    });
    expect(report.header).toBeNull();
  });

  it('lists as many as asked and counts all', () => {
    const rows = [['at', 'score'], ...Array.from({ length: 9 }, () => [at, 'x'])];
    const { report } = importResponses(rows, basic, { listed: 2 });
    expect(report).toMatchObject({
      rejected: 9,
      rejectedByReason: [{ reason: 'rating-unreadable', rows: 9 }],
    });
    expect(report.rejections.map(({ row }) => row)).toEqual([2, 3]);
  });
});

describe('importResponses on records', () => {
  const records = [
    {
      at: new Date(at),
      score: 10,
      plan: 'pro',
      seats: 3,
      trial: false,
      nested: { a: 1 },
      user_email: 'kim@example.com',
    },
    { at, score: null, plan: ' ', seats: Number.NaN, trial: true, nested: null, user_email: '' },
  ];

  it('keeps scalars of the rest, and drops what is personal unless asked for', () => {
    const { responses, report } = importResponses(records, { ...basic, attributes: 'rest' });
    expect(responses.map(({ attributes }) => attributes)).toEqual([
      { plan: 'pro', seats: 3, trial: false },
      { trial: true },
    ]);
    expect(report.droppedColumns).toEqual(['user_email']);
    const kept = importResponses(records, { ...basic, attributes: 'rest', personalData: 'keep' });
    expect(kept.responses[0]?.attributes).toHaveProperty('user_email', 'kim@example.com');
    const named = importResponses(records, { ...basic, attributes: ['user_email'] });
    expect(named.responses[0]?.attributes).toEqual({ user_email: 'kim@example.com' });
    const given = importResponses(records, {
      ...basic,
      attributes: (row) => ({ seats: 1, email: row.user_email }),
    });
    expect(given.responses[0]?.attributes).toEqual({ seats: 1 });
  });

  it('is not led astray by names of the prototype', () => {
    const record = JSON.parse(`{"at":"${at}","score":9,"__proto__":"x","constructor":"y"}`);
    const { responses } = importResponses([record], { ...basic, attributes: 'rest' });
    const [response] = responses;
    expect(Object.entries(response?.attributes ?? {})).toEqual([
      ['__proto__', 'x'],
      ['constructor', 'y'],
    ]);
    expect(({} as Record<string, unknown>).x).toBeUndefined();
    expect(JSON.parse(JSON.stringify(response))).toEqual(response);
    expect(
      importResponses([{ at, score: 9 }], { ...basic, comment: 'constructor' }).responses[0],
    ).not.toHaveProperty('comment');
  });

  it('accounts for holes', () => {
    const holes = new Array(2).concat([{ at, score: 1, k: 'x' }]);
    for (const collapseBy of [undefined, 'k']) {
      const { report } = importResponses(holes, { ...basic, collapseBy });
      expect(report).toMatchObject({ rows: 3, imported: 1, rejected: 2 });
    }
  });

  it('rejects what is no record', () => {
    const { report } = importResponses([{ at, score: 1 }, null as unknown as object, ['x']], basic);
    expect(report).toMatchObject({ imported: 1, rejectedByReason: [{ reason: 'not-a-row', rows: 2 }] });
  });
});

describe('rules of the mapping', () => {
  const rows = (cells: readonly unknown[]) => cells.map((state) => ({ at, score: 9, state }));

  it('reads states without letter case; rejects unknown ones where the finished ones are named', () => {
    const status = { from: 'state', partial: ['Started'], dismissed: ['closed'] } as const;
    const open = importResponses(rows(['DONE', 'started ', 'Closed', null]), { ...basic, status });
    expect(open.responses.map(({ status: state }) => state)).toEqual([
      'answered',
      'partial',
      'dismissed',
      'answered',
    ]);
    const strict = importResponses(rows(['DONE', 'other', true]), {
      ...basic,
      status: { ...status, answered: ['done', 'true'] },
    });
    expect(strict.report.rejections).toEqual([
      { row: 2, column: 'state', reason: 'status-unknown', received: 'other' },
    ]);
  });

  it('rejects rows by list or by counter-list', () => {
    const exclude = [
      { from: 'state', in: ['test'], reason: 'test' },
      { from: 'state', notIn: ['nps', 'test'], reason: 'other-survey' },
    ] as const;
    const { report } = importResponses(rows(['nps', 'TEST', 'csat', '']), { ...basic, exclude });
    expect(report.rejectedByReason).toEqual([
      { reason: 'other-survey', rows: 2 },
      { reason: 'test', rows: 1 },
    ]);
  });

  it('compares groups', () => {
    const group = { from: 'state', promoter: ['p'], passive: ['n'], detractor: ['d'] };
    const records = [...rows(['P', 'd', 'x', '']), { at, score: '', state: 'p' }];
    const { report } = importResponses(records, { ...basic, group });
    expect(report.warnings.map(({ reason, listed }) => ({ reason, listed }))).toEqual([
      { reason: 'group-mismatch', listed: [2] },
      { reason: 'group-unknown', listed: [3] },
      { reason: 'group-without-rating', listed: [5] },
    ]);
  });

  it('requires weights that are weights', () => {
    const records = [1, '0.5', '.5', '1e-3', 0, '', null, -1, 'x', Number.NaN].map((w) => ({
      at,
      score: 9,
      w,
    }));
    const { responses, report } = importResponses(records, { ...basic, weight: 'w' });
    expect(responses.map(({ weight }) => weight)).toEqual([1, 0.5, 0.5, 0.001, 0]);
    expect(report.rejectedByReason).toEqual([{ reason: 'weight-unreadable', rows: 5 }]);
  });

  it('cuts and cleans themes', () => {
    const records = [
      { at, score: 9, t: 'a; b ;;a' },
      { at, score: 9, t: ['x', '', 3] },
      { at, score: 9, t: '' },
      { at, score: 9, t: 7 },
    ];
    const { responses } = importResponses(records, { ...basic, themes: 't', themeSeparator: ';' });
    expect(responses.map(({ themes }) => themes)).toEqual([['a', 'b'], ['x', '3'], undefined, ['7']]);
  });

  it('leaves an unreadable secondary date out with a warning', () => {
    const records = [
      { at, score: 9, sent: 'yesterday' },
      { at, score: 9, sent: at },
    ];
    const { responses, report } = importResponses(records, { ...basic, sentAt: 'sent' });
    expect(responses.map((response) => 'sentAt' in response)).toEqual([false, true]);
    expect(report.warnings).toEqual([{ reason: 'date-unreadable', column: 'sent', rows: 1, listed: [1] }]);
  });

  it('requires an id where one is mapped', () => {
    const { report } = importResponses(
      [
        { at, score: 9, id: 0 },
        { at, score: 9, id: '' },
      ],
      { ...basic, id: 'id' },
    );
    expect(report.rejections).toEqual([{ row: 2, column: 'id', reason: 'id-missing', received: null }]);
  });

  const broken: [string, Partial<Record<keyof ResponseMapping<object>, unknown>>, string][] = [
    ['rating', { rating: undefined }, 'mapping.rating'],
    ['at', { at: undefined }, 'mapping.at'],
    ['rating type', { rating: 4 }, 'mapping.rating'],
    ['empty name', { rating: '' }, 'mapping.rating'],
    ['firstOf', { rating: { firstOf: [] } }, 'mapping.rating.firstOf'],
    ['tool', { tool: '' }, 'mapping.tool'],
    ['dates.order', { dates: { order: 'american' } }, 'mapping.dates.order'],
    ['dates.unit', { dates: { unit: 'days' } }, 'mapping.dates.unit'],
    ['dates.timeZone', { dates: { timeZone: 'Berlin' } }, 'mapping.dates.timeZone'],
    ['labels', { ratingRule: { labels: { high: 11 } } }, 'mapping.ratingRule.labels["high"]'],
    ['missingCodes', { ratingRule: { missingCodes: 11 } }, 'mapping.ratingRule.missingCodes'],
    ['exclude', { exclude: {} }, 'mapping.exclude'],
    ['exclude both', { exclude: [{ from: 'x', in: [], notIn: [], reason: 'test' }] }, 'mapping.exclude[0]'],
    [
      'exclude reason',
      { exclude: [{ from: 'x', in: [], reason: 'superseded' }] },
      'mapping.exclude[0].reason',
    ],
    ['status', { status: 5 }, 'mapping.status'],
    ['status without a column', { status: { partial: ['x'] } }, 'mapping.status.from'],
    [
      'contradicting states',
      { status: { from: 'x', answered: ['a'], partial: ['A'] } },
      'mapping.status.partial',
    ],
    ['state', { status: { from: 'x', partial: [{}] } }, 'mapping.status.partial[0]'],
    ['group without a column', { group: { promoter: [], passive: [], detractor: [] } }, 'mapping.group.from'],
    ['exclude without a column', { exclude: [{ in: [], reason: 'test' }] }, 'mapping.exclude[0].from'],
    ['themeSeparator', { themeSeparator: '' }, 'mapping.themeSeparator'],
    ['formulaGuard', { formulaGuard: 'yes' }, 'mapping.formulaGuard'],
    ['status words', { status: { from: 'x', partial: 'y' } }, 'mapping.status.partial'],
    ['group words', { group: { from: 'x' } }, 'mapping.group.promoter'],
    ['attributes', { attributes: 'all' }, 'mapping.attributes'],
    ['attribute', { attributes: [1] }, 'mapping.attributes[0]'],
    ['personalData', { personalData: 'hide' }, 'mapping.personalData'],
  ];
  it.each(broken)('refuses a malformed %s', (_, part, path) => {
    const mapping = { ...basic, ...part } as unknown as ResponseMapping<object>;
    expect(caught(() => importResponses([{ at, score: 9 }], mapping)).path).toBe(path);
  });

  it('refuses malformed rows and options', () => {
    expect(caught(() => importResponses(null as never, basic))).toEqual({
      code: 'INVALID_ARGUMENT',
      path: 'rows',
    });
    expect(caught(() => importResponses([{ at }], { ...basic, header: 1 })).path).toBe('rows[0]');
    expect(caught(() => importResponses([['at'], { at }] as object[], { at: 0, rating: 0 })).path).toBe(
      'rows[1]',
    );
    expect(caught(() => importResponses([['at']], { ...basic, header: 4 as never })).path).toBe(
      'mapping.header',
    );
    expect(caught(() => importResponses([], basic, { listed: -1 })).path).toBe('options.listed');
    expect(caught(() => importResponses([], null as never)).path).toBe('mapping');
    expect(caught(() => importResponses([], basic, null as never)).path).toBe('options');
    const header = () => ({ rows: 4, names: [], form: 'x' });
    expect(caught(() => importResponses([['at']], { ...basic, header })).path).toBe('mapping.header.rows');
    // Without rows too, but for what needs the header.
    const ratingRule = { labels: { x: 11 } };
    expect(caught(() => importResponses([], { ...basic, ratingRule })).code).toBe('INVALID_OPTION');
  });
});
