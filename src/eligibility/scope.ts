import { NpsError } from '../core/errors.js';
import type { EventType, HistoryEvent, Scope, Subject } from './history.js';
import type { EligibilityPolicy } from './policy.js';
import type { Moment } from './rule.js';

/** Which events a rule looks at. */
export interface EventFilter {
  readonly types: readonly EventType[];
  /** The field that must have `value`; null for events of any survey. */
  readonly field: 'surveyId' | 'kind' | 'group' | 'channel' | null;
  readonly value: string;
  readonly ofAccount: boolean;
}

/** Reads the scope, subject and event types of a gap or limit. */
export function readFilter(
  policy: EligibilityPolicy,
  rule: { readonly scope: Scope; readonly subject?: Subject | undefined },
  types: readonly EventType[],
  path: string,
  typesPath: string,
): EventFilter {
  const { scope, subject = 'contact' } = rule;
  const ofAccount = subject === 'account';
  if (!ofAccount && subject !== 'contact') {
    throw new NpsError('INVALID_OPTION', `${path}.subject`, '"contact" or "account"', subject);
  }
  readTypes(types, typesPath);
  return { types, ofAccount, ...fieldOf(policy, scope, `${path}.scope`) };
}

function fieldOf(
  policy: EligibilityPolicy,
  scope: Scope,
  path: string,
): { field: EventFilter['field']; value: string } {
  if (scope === 'anySurvey') return { field: null, value: '' };
  if (scope === 'thisSurvey') return { field: 'surveyId', value: policy.surveyId };
  if (scope === 'sameKind') return { field: 'kind', value: named(policy.kind, 'kind', scope, path) };
  if (scope === 'sameChannel') return { field: 'channel', value: named(policy.channel, 'channel', scope, path) };
  if (typeof scope === 'string' && /^kind:./s.test(scope)) return { field: 'kind', value: scope.slice(5) };
  if (typeof scope === 'string' && /^group:./s.test(scope)) return { field: 'group', value: scope.slice(6) };
  throw new NpsError(
    'INVALID_OPTION',
    path,
    '"thisSurvey", "sameKind", "kind:...", "group:...", "sameChannel" or "anySurvey"',
    scope,
  );
}

function named(value: string | undefined, field: string, scope: string, path: string): string {
  if (value === undefined) {
    throw new NpsError('INVALID_OPTION', path, `policy.${field}, without which no event is of it`, scope);
  }
  return value;
}

/** Throws unless the value is a list of event types. */
export function readTypes(types: unknown, path: string): void {
  if (!Array.isArray(types)) throw new NpsError('INVALID_OPTION', path, 'a list of event types', types);
  for (let i = 0; i < types.length; i++) {
    if (typeof types[i] !== 'string') {
      throw new NpsError('INVALID_OPTION', `${path}[${i}]`, 'an event type', types[i]);
    }
  }
}

/** True when an event is one that the rule looks at. */
export function isCounted(event: HistoryEvent, { types, field, value }: EventFilter): boolean {
  return types.includes(event.type) && (field === null || event[field] === value);
}

/** Calls `visit` with every event that the rule looks at and that is later than `after`. */
export function eachCounted(
  moment: Moment,
  filter: EventFilter,
  after: number,
  visit: (event: HistoryEvent) => void,
): void {
  visitCounted(moment.events, filter, after, visit);
  if (filter.ofAccount) visitCounted(moment.accountEvents, filter, after, visit);
}

function visitCounted(
  events: readonly HistoryEvent[],
  filter: EventFilter,
  after: number,
  visit: (event: HistoryEvent) => void,
): void {
  for (let i = 0; i < events.length; i++) {
    const event = events[i] as HistoryEvent;
    if (event.at > after && isCounted(event, filter)) visit(event);
  }
}
