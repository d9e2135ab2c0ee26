// Decisions with 20 events each under the relational preset, beside what is usually written by hand: a filter for each
// rule that the package applies (permission, bounces, state of the history, tenure, dismissals, snooze, three gaps),
// with the same reasons, the same causes and the same next date.
import { compilePolicy, evaluateEligibility, relationalPreset } from '../dist/eligibility.js';

const day = 86_400_000;
const now = Date.UTC(2026, 5, 1);
const decisions = 100_000;
const eventsEach = 20;
const policy = relationalPreset;

/** A small generator with a seed, so that every run sees the same contacts. */
let state = 42;
const random = () => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return state / 2 ** 32;
};

const types = ['invited', 'seen', 'dismissed', 'responded', 'declined', 'delivered', 'reminded'];
const surveys = ['relational-nps', 'csat', 'ces'];
const contacts = Array.from({ length: 1000 }, () => ({
  context: { createdAt: now - random() * 900 * day },
  history: Array.from({ length: eventsEach }, () => {
    const surveyId = surveys[Math.floor(random() * 3)];
    return {
      type: types[Math.floor(random() * types.length)],
      at: Math.floor(now - random() ** 2 * 900 * day),
      surveyId,
      kind: surveyId === 'relational-nps' ? 'relational' : 'transactional',
    };
  }).sort((one, other) => one.at - other.at),
}));

const byTime = (one, other) => one.at - other.at;
function byHand({ history, context }) {
  const reasons = [];
  const block = (code, until, because) => {
    if (until > now) reasons.push({ code, until, because });
  };
  const unreadable = history.filter((e) => typeof e.type !== 'string' || !Number.isFinite(e.at));
  if (unreadable.length > 0) block('INVALID_HISTORY', Infinity, { fact: 'events', value: unreadable.length });
  const early = history.filter((e) => e.at > now + 300_000).sort(byTime);
  if (early.length > 0) block('CLOCK_SKEW', early.at(-1).at, early.at(-1));
  const optedOut = history
    .filter((e) => e.type === 'optedOut' || e.type === 'complained')
    .sort(byTime)
    .at(-1);
  const optedIn = history
    .filter((e) => e.type === 'optedIn')
    .sort(byTime)
    .at(-1);
  if (optedOut && !(optedIn && optedIn.at > optedOut.at)) block('OPTED_OUT', Infinity, optedOut);
  const bounced = history
    .filter((e) => e.type === 'bounced')
    .sort(byTime)
    .at(-1);
  const reached = history
    .filter((e) => e.type === 'delivered' || e.type === 'deliverable')
    .sort(byTime)
    .at(-1);
  if (bounced && !(reached && reached.at > bounced.at)) block('UNREACHABLE', Infinity, bounced);
  const snoozed = history
    .filter((e) => e.surveyId === policy.surveyId && e.type === 'snoozed')
    .sort(byTime)
    .at(-1);
  if (snoozed?.until) block('SNOOZED', snoozed.until, snoozed);
  block('TENURE_TOO_SHORT', context.createdAt + 30 * day, { fact: 'createdAt', value: context.createdAt });
  const answered = history
    .filter((e) => e.surveyId === policy.surveyId && e.type === 'responded')
    .sort(byTime)
    .at(-1);
  const dismissed = history
    .filter(
      (e) => e.surveyId === policy.surveyId && e.type === 'dismissed' && e.at > (answered?.at ?? -Infinity),
    )
    .sort(byTime);
  const last = dismissed.at(-1);
  if (last) block('DISMISSAL_BACKOFF', last.at + (dismissed.length === 1 ? 14 : 90) * day, last);
  const after = (code, events, days) => {
    const latest = events.sort(byTime).at(-1);
    if (latest) block(code, latest.at + days * day, latest);
  };
  const kind = policy.kind;
  after(
    'GAP_SAME_KIND',
    history.filter((e) => e.kind === kind && e.type === 'responded'),
    90,
  );
  after(
    'GAP_SAME_KIND',
    history.filter((e) => e.kind === kind && e.type === 'declined'),
    30,
  );
  after(
    'GAP_ANY_SURVEY',
    history.filter((e) => e.type === 'seen' || e.type === 'invited'),
    30,
  );
  const until = Math.max(now, ...reasons.map((reason) => reason.until));
  return {
    eligible: reasons.length === 0,
    reasons: reasons.map((r) => ({ ...r, until: Number.isFinite(r.until) ? r.until : null })),
    nextEligibleAt: Number.isFinite(until) ? until : null,
  };
}

const over = (decide) => () => {
  let eligible = 0;
  for (let i = 0; i < decisions; i++) if (decide(contacts[i % contacts.length]).eligible) eligible++;
  return eligible;
};
const compiled = compilePolicy(policy);

for (const contact of contacts) {
  const [ours, theirs] = [compiled({ ...contact, now }), byHand(contact)];
  if (ours.nextEligibleAt !== (theirs.eligible ? now : theirs.nextEligibleAt))
    throw new Error('results differ');
}

export const workloads = [
  {
    name: 'decisions, 20 events each, six rules, policy compiled once',
    rows: decisions,
    base: { name: 'a filter for each rule', run: over(byHand) },
    ours: {
      name: 'compilePolicy',
      run: over(({ history, context }) => compiled({ history, context, now })),
    },
    target: 0.5,
  },
  {
    name: 'decisions, 20 events each, six rules, policy checked each time (for single decisions)',
    rows: decisions,
    base: { name: 'a filter for each rule', run: over(byHand) },
    ours: {
      name: 'evaluateEligibility',
      run: over(({ history, context }) => evaluateEligibility({ policy, history, context, now })),
    },
  },
  {
    name: 'a decision over a longer and longer history',
    growth: [1000, 4000, 16_000].map((rows) => {
      const history = Array.from({ length: rows }, (_, i) => ({
        ...contacts[i % contacts.length].history[i % eventsEach],
        at: now - 1000 - i * 60_000,
      }));
      return { rows, run: () => compiled({ history, context: { createdAt: 0 }, now }) };
    }),
    target: 1.15,
  },
];
