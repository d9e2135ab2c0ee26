import { assertRecord } from '../core/assertions.js';
import { NpsError, type NpsErrorCode } from '../core/errors.js';

/** Throws unless every item is a record with a name of its own that passes the check. */
export function assertNamed<Item extends { readonly name: string }>(
  items: readonly Item[],
  path: string,
  code: NpsErrorCode,
  check: (item: Item, path: string, before: Item | undefined) => void,
): void {
  const names = new Set<string>();
  for (const [i, item] of items.entries()) {
    assertRecord(item, `${path}[${i}]`, 'a record with a name');
    if (typeof item.name !== 'string' || item.name === '' || names.has(item.name)) {
      throw new NpsError(code, `${path}[${i}].name`, 'a name of its own', item.name);
    }
    names.add(item.name);
    check(item, `${path}[${i}]`, items[i - 1]);
  }
}
