import { isNpsError, NpsError } from 'nps-kit';
import { describe, expect, it } from 'vitest';

const got = (received: unknown): string =>
  new NpsError('INVALID_ARGUMENT', 'x', 'y', received).message.slice('x: expected y, got '.length);

describe('NpsError', () => {
  it('carries what went wrong as data', () => {
    const error = new NpsError('RATING_OUT_OF_RANGE', 'ratings[1]', 'an integer 0 to 10', 11);
    expect(error).toMatchObject({
      name: 'NpsError',
      code: 'RATING_OUT_OF_RANGE',
      path: 'ratings[1]',
      expected: 'an integer 0 to 10',
      received: 11,
      message: 'ratings[1]: expected an integer 0 to 10, got 11',
    });
    expect(error).toBeInstanceOf(Error);
    expect(String(error)).toBe('NpsError: ratings[1]: expected an integer 0 to 10, got 11');
    expect(error.stack).toContain('errors.test');
  });

  it.each([
    [11, '11'],
    [-0, '-0'],
    [Number.NaN, 'NaN'],
    [9n, '9n'],
    ['9', '"9"'],
    ['x'.repeat(99), `"${'x'.repeat(59)}`],
    [null, 'null'],
    [undefined, 'undefined'],
    [true, 'true'],
    [Symbol('s'), 'Symbol(s)'],
    [[1, 2], 'an array of 2'],
    [{ secret: 1 }, '[object]'],
    [Object.create(null), '[object]'],
    [() => 1, '[function]'],
  ])('names %s without printing it whole', (received, text) => {
    expect(got(received)).toBe(text);
  });
});

describe('isNpsError', () => {
  it('knows its own errors and those of another copy, by the shared symbol', () => {
    expect(isNpsError(new NpsError('INVALID_OPTION', 'x', 'y', 1))).toBe(true);
    const other = Object.assign(new Error('another copy'), { [Symbol.for('nps-kit.NpsError')]: true });
    expect(isNpsError(other)).toBe(true);
  });

  it.each([new Error('x'), null, undefined, 'NpsError', { name: 'NpsError' }, 0])('refuses %s', (value) => {
    expect(isNpsError(value)).toBe(false);
  });

  it('does not show the brand in JSON', () => {
    const error = new NpsError('INVALID_OPTION', 'x', 'y', 1);
    expect(JSON.parse(JSON.stringify(error))).toEqual({
      name: 'NpsError',
      code: 'INVALID_OPTION',
      path: 'x',
      expected: 'y',
      received: 1,
    });
  });
});
