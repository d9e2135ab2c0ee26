import { assertOneOf, assertRecord } from '../core/assertions.js';
import type { Category } from '../core/counts.js';
import { NpsError } from '../core/errors.js';
import { assertInstant, type Instant } from '../core/time.js';
import { assertName, assertThemes } from './answers.js';

/** Where a case stands. Resolved and unresolved are closed; the others are not. */
export type LoopStatus = 'open' | 'contacted' | 'resolved' | 'unresolved' | 'reopened';

/** One step of a case. */
export interface LoopStep {
  /** Status from then on. */
  readonly status: LoopStatus;
  /** When, epoch milliseconds. */
  readonly at: Instant;
}

/** One answer that is followed up, as plain state. */
export interface LoopCase {
  /** Name of the case. */
  readonly id: string;
  /** Who answered. */
  readonly customer: string;
  /** Category of the answer. */
  readonly category: Category;
  /** What the comment was about. */
  readonly themes: readonly string[];
  /** When it should be closed, epoch milliseconds; null without a date. */
  readonly dueAt: Instant | null;
  /** Where it stands: the status of the last step. */
  readonly status: LoopStatus;
  /** All steps so far, first `open`, in order of time. */
  readonly steps: readonly LoopStep[];
}

/** What a new case is made of. */
export interface LoopCaseInput {
  /** Name of the case. */
  readonly id: string;
  /** Who answered. */
  readonly customer: string;
  /** Category of the answer. */
  readonly category: Category;
  /** When it is opened, epoch milliseconds. */
  readonly openedAt: Instant;
  /** When it should be closed, epoch milliseconds. @defaultValue null */
  readonly dueAt?: Instant | null | undefined;
  /** What the comment was about. @defaultValue none */
  readonly themes?: readonly string[] | undefined;
}

/** The statuses that may follow each one. */
const following: Readonly<Record<LoopStatus, readonly LoopStatus[]>> = {
  open: ['contacted'],
  contacted: ['resolved', 'unresolved'],
  resolved: ['reopened'],
  unresolved: ['reopened'],
  reopened: ['contacted'],
};

/**
 * Opens a case: an answer that somebody will follow up.
 *
 * @throws {NpsError} INVALID_ARGUMENT, INVALID_OPTION or INVALID_INSTANT when a field is malformed.
 * @example
 * ```ts
 * import { openLoopCase } from 'nps-kit';
 *
 * const opened = openLoopCase({ id: 'c1', customer: 'u7', category: 'detractor', openedAt: 0, dueAt: 86400000 });
 * opened.status; // => 'open'
 * opened.steps; // => [{ status: 'open', at: 0 }]
 * ```
 */
export function openLoopCase(input: LoopCaseInput): LoopCase {
  assertRecord(input, 'input');
  const { id, customer, category, openedAt, dueAt = null, themes = [] } = input;
  assertInstant(openedAt, 'input.openedAt');
  const steps: readonly LoopStep[] = [{ status: 'open', at: openedAt }];
  const opened: LoopCase = { id, customer, category, themes, dueAt, status: 'open', steps };
  assertLoopCase(opened, 'input');
  return caseOf(opened, steps);
}

/**
 * Moves a case on: open, contacted, resolved or unresolved, reopened, contacted again.
 *
 * Gives a new case and leaves the old one as it is.
 *
 * @throws {NpsError} INVALID_TRANSITION when the status does not follow the present one.
 * @throws {NpsError} INVALID_INSTANT when the step is before the last one; INVALID_ARGUMENT or INVALID_OPTION when the case
 *   or the step is malformed.
 * @example
 * ```ts
 * import { advanceLoopCase, openLoopCase } from 'nps-kit';
 *
 * const opened = openLoopCase({ id: 'c1', customer: 'u7', category: 'detractor', openedAt: 0 });
 * const contacted = advanceLoopCase(opened, { status: 'contacted', at: 3600000 });
 * contacted.status; // => 'contacted'
 * advanceLoopCase(opened, { status: 'resolved', at: 3600000 }); // throws INVALID_TRANSITION
 * ```
 */
export function advanceLoopCase(loopCase: LoopCase, step: LoopStep): LoopCase {
  assertLoopCase(loopCase, 'loopCase');
  assertStep(step, 'step', loopCase.steps.at(-1));
  return caseOf(loopCase, [...loopCase.steps, step]);
}

/** When a case was opened. */
export function openedAt({ steps }: LoopCase): Instant {
  return (steps[0] as LoopStep).at;
}

/** A case after these steps: a copy of what is known of cases, and of nothing else. */
function caseOf({ id, customer, category, themes, dueAt }: LoopCase, steps: readonly LoopStep[]): LoopCase {
  return {
    id,
    customer,
    category,
    themes: [...themes],
    dueAt: dueAt === null ? null : dueAt + 0, // never -0
    status: (steps.at(-1) as LoopStep).status,
    steps: steps.map(({ status, at }) => ({ status, at: at + 0 })),
  };
}

/** Throws unless the case is whole and its steps follow each other. */
export function assertLoopCase(loopCase: LoopCase, path: string): void {
  assertRecord(loopCase, path);
  assertName(loopCase.id, `${path}.id`);
  assertName(loopCase.customer, `${path}.customer`);
  assertOneOf(loopCase.category, ['detractor', 'passive', 'promoter'], `${path}.category`);
  assertThemes(loopCase.themes, `${path}.themes`);
  if (loopCase.dueAt !== null) assertInstant(loopCase.dueAt, `${path}.dueAt`);
  if (!Array.isArray(loopCase.steps) || loopCase.steps.length === 0) {
    throw new NpsError('INVALID_ARGUMENT', `${path}.steps`, 'at least one step', loopCase.steps);
  }
  const steps: readonly LoopStep[] = loopCase.steps;
  for (const [i, step] of steps.entries()) assertStep(step, `${path}.steps[${i}]`, steps[i - 1]);
  const last = (steps.at(-1) as LoopStep).status;
  if (loopCase.status !== last) {
    throw new NpsError('INVALID_ARGUMENT', `${path}.status`, `"${last}", as the last step`, loopCase.status);
  }
}

function assertStep(step: LoopStep, path: string, before: LoopStep | undefined): void {
  assertRecord(step, path);
  assertOneOf(step.status, Object.keys(following) as LoopStatus[], `${path}.status`);
  assertInstant(step.at, `${path}.at`);
  const allowed: readonly LoopStatus[] = before ? following[before.status] : ['open'];
  if (!allowed.includes(step.status)) {
    const expected = allowed.map((status) => `"${status}"`).join(' or ');
    throw new NpsError('INVALID_TRANSITION', `${path}.status`, expected, step.status);
  }
  if (before && step.at < before.at) {
    throw new NpsError('INVALID_INSTANT', `${path}.at`, `${before.at} or later`, step.at);
  }
}
