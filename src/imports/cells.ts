/** True for null, undefined and texts of nothing but white space. */
export function isBlank(value: unknown): boolean {
  return value === null || value === undefined || (typeof value === 'string' && value.trim() === '');
}

/** The `'` that spreadsheets and exports put before texts that would be read as formulas. */
const guard = /^'(?=[=+\-@])/;

/** A text without the formula guard. */
export function withoutGuard(text: string): string {
  return text.charCodeAt(0) === 39 ? text.replace(guard, '') : text;
}

/** A cell as trimmed text with plain line ends; null when it is blank or no text, number or boolean. */
export function textOf(value: unknown, guarded: boolean): string | null {
  let text: string;
  if (typeof value === 'string') text = value.trim();
  else if (typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean') {
    if (typeof value === 'number' && !Number.isFinite(value)) return null;
    text = String(value);
  } else return null;
  if (text === '') return null;
  if (text.includes('\r')) text = text.replaceAll(/\r\n?/g, '\n');
  return guarded ? withoutGuard(text) : text;
}

/** A cell as a word to compare: text in lower case; empty when it is blank. */
export function wordOf(value: unknown): string {
  return textOf(value, true)?.toLowerCase() ?? '';
}
