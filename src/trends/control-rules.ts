/** Patterns of points on a control chart that chance makes rarely. */
export type ControlRule =
  | 'beyond-limits'
  | 'two-of-three'
  | 'four-of-five'
  | 'eight-one-side'
  | 'nine-one-side'
  | 'six-trending'
  | 'fourteen-alternating'
  | 'fifteen-near-centre'
  | 'eight-away-from-centre'
  | 'ewma';

/**
 * The four rules of the Western Electric handbook: a point beyond the limits, two of three beyond 2 sigma on one side,
 * four of five beyond 1 sigma on one side, eight in a row on one side.
 *
 * @see Western Electric, "Statistical Quality Control Handbook", 1956, pages 25 to 28
 */
export const westernElectricRules: readonly ControlRule[] = /* @__PURE__ */ Object.freeze([
  'beyond-limits',
  'two-of-three',
  'four-of-five',
  'eight-one-side',
] as const);

/**
 * The eight rules of Nelson: those of Western Electric with nine in a row, and six in a row rising or falling, fourteen
 * up and down in turn, fifteen within 1 sigma, eight beyond 1 sigma on either side.
 *
 * @see Nelson 1984, Journal of Quality Technology 16, 237-239
 */
export const nelsonRules: readonly ControlRule[] = /* @__PURE__ */ Object.freeze([
  'beyond-limits',
  'nine-one-side',
  'six-trending',
  'fourteen-alternating',
  'two-of-three',
  'four-of-five',
  'fifteen-near-centre',
  'eight-away-from-centre',
] as const);

/** All rules, for the guard of the option. */
export function controlRules(): readonly ControlRule[] {
  return [...new Set<ControlRule>([...westernElectricRules, ...nelsonRules, 'ewma'])];
}

/** A point as the rules see it. */
export interface RulePoint {
  /** Distance from the centre in standard deviations. */
  readonly z: number;
  /** The score as it is drawn. */
  readonly score: number;
  /** Outside the limits. */
  readonly beyond: boolean;
  /** The moving average is outside its limits. */
  readonly drifted: boolean;
}

/** Whether the pattern of a rule ends at a point. */
export function ruleHolds(rule: ControlRule, points: readonly RulePoint[], index: number): boolean {
  const last = points[index] as RulePoint;
  const side = Math.sign(last.z);
  const within = (count: number): readonly RulePoint[] =>
    points.slice(Math.max(0, index + 1 - count), index + 1);
  /** The point itself and at least `least` of the last `count` lie more than `sigmas` out on its side. */
  const onSide = (least: number, count: number, sigmas: number): boolean =>
    side * last.z > sigmas && within(count).filter(({ z }) => side * z > sigmas).length >= least;
  /** All of the last `count` do, of which there must be as many. */
  const all = (count: number, holds: (point: RulePoint) => boolean): boolean =>
    index + 1 >= count && within(count).every(holds);
  switch (rule) {
    case 'beyond-limits':
      return last.beyond;
    case 'ewma':
      return last.drifted;
    case 'two-of-three':
      return onSide(2, 3, 2);
    case 'four-of-five':
      return onSide(4, 5, 1);
    case 'eight-one-side':
      return onSide(8, 8, 0);
    case 'nine-one-side':
      return onSide(9, 9, 0);
    case 'fifteen-near-centre':
      return all(15, ({ z }) => Math.abs(z) < 1);
    case 'eight-away-from-centre':
      return all(8, ({ z }) => Math.abs(z) > 1);
    case 'six-trending': {
      const steps = stepsOf(within(6));
      return steps.length === 5 && steps[0] !== 0 && steps.every((step) => step === steps[0]);
    }
    case 'fourteen-alternating': {
      const steps = stepsOf(within(14));
      return steps.length === 13 && steps.every((step, i) => step !== 0 && step !== steps[i - 1]);
    }
  }
}

/** Signs of the changes of the score from point to point. */
function stepsOf(points: readonly RulePoint[]): number[] {
  return points.slice(1).map(({ score }, i) => Math.sign(score - (points[i] as RulePoint).score));
}
