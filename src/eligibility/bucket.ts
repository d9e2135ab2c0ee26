import { hashText } from '../numeric/murmur3.js';

/** The place of a contact in a draw, at least 0 and below 1. */
export function bucketOf(salt: string, contactId: string): number {
  return hashText(`${salt}:${contactId}`) / 2 ** 32;
}
