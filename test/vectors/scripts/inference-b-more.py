"""More expected values for resampling, posteriors, pairs and designs, written to test/vectors/inference-b-more.json.

Bootstrap quantiles and permutation p-values in exact fractions; posteriors with mpmath at 22 digits (one integral over
the share of passives) and the chance of an increase by scipy with Gauss rules over both laws; sign flips in exact fractions;
the overlapping waves from respondent-level data. Run: python3 inference-b-more.py
"""

import json
import random
from fractions import Fraction as F
from math import comb, factorial, sqrt
from pathlib import Path

import mpmath as mp
import numpy as np
from scipy import special

mp.mp.dps = 22
rng = random.Random(20250301)
vectors = []


def add(identifier, function, given, expected, tolerance, source):
    vectors.append(
        {"id": identifier, "function": function, "input": given, "expected": expected, "tolerance": tolerance, "source": source}
    )


def law(p, q, d):
    """Exact law of promoters - detractors among n draws with replacement."""
    n = p + q + d
    chances = {}
    for a in range(n + 1):
        for b in range(n - a + 1):
            c = n - a - b
            ways = factorial(n) // (factorial(a) * factorial(b) * factorial(c))
            chance = F(ways * p**a * d**b * q**c, n**n)
            chances[a - b] = chances.get(a - b, 0) + chance
    return n, chances


for counts in [(15, 13, 8), (10, 0, 0), (0, 9, 3), (5, 0, 7), (1, 1, 1), (40, 5, 3), (0, 1, 0), (2, 30, 1), (3, 0, 29)]:
    n, chances = law(*counts)
    for level in (F(95, 100), F(80, 100)):
        tail = (1 - level) / 2
        total, lower = F(0), None
        for value in range(-n, n + 1):
            total += chances.get(value, 0)
            if total >= tail:
                lower = value
                break
        total, upper = F(0), None
        for value in range(n, -n - 1, -1):
            total += chances.get(value, 0)
            if total >= tail:
                upper = value
                break
        add(
            f"bootstrap-{'-'.join(map(str, counts))}-{float(level)}",
            "bootstrap.percentile",
            {"promoters": counts[0], "passives": counts[1], "detractors": counts[2], "level": float(level)},
            {"lower": lower / n, "upper": upper / n},
            1e-12,
            "exact fractions over all resamples",
        )
    observed = counts[0] - counts[2]
    below = sum(c for v, c in chances.items() if v < observed) + chances.get(observed, 0) / 2
    theta, s = F(observed, n), F(counts[0] + counts[2], n)
    variance = s - theta**2
    if variance > 0:
        skewness = theta - 3 * theta * s + 2 * theta**3
        a = mp.mpf(skewness.numerator) / skewness.denominator / 6 / mp.sqrt(n) / mp.sqrt(mp.mpf(variance.numerator) / variance.denominator) ** 3
        z0 = mp.sqrt(2) * mp.erfinv(2 * mp.mpf(below.numerator) / below.denominator - 1)
        z = mp.sqrt(2) * mp.erfinv(mp.mpf("0.95"))
        tails = [mp.ncdf(z0 + (z0 + x) / (1 - a * (z0 + x))) for x in (-z, z)]
        total, lower = mp.mpf(0), None
        for value in range(-n, n + 1):
            c = chances.get(value, F(0))
            total += mp.mpf(c.numerator) / c.denominator
            if total >= tails[0]:
                lower = value
                break
        total, upper = mp.mpf(0), None
        for value in range(n, -n - 1, -1):
            c = chances.get(value, F(0))
            total += mp.mpf(c.numerator) / c.denominator
            if total >= 1 - tails[1]:
                upper = value
                break
        add(
            f"bootstrap-bca-{'-'.join(map(str, counts))}",
            "bootstrap.bca",
            {"promoters": counts[0], "passives": counts[1], "detractors": counts[2], "level": 0.95},
            {"lower": lower / n, "upper": upper / n},
            1e-12,
            "Efron 1987 with the exact law of the resamples (fractions) and 30-digit normal quantiles",
        )


def permutation(one, other):
    promoters, passives, detractors = (a + b for a, b in zip(one, other))
    n, total = sum(one), sum(one) + sum(other)
    observed = one[0] - one[2]
    gap = abs(total * observed - n * (promoters - detractors))
    exact = equal = greater = less = 0
    for a in range(min(promoters, n) + 1):
        for b in range(min(detractors, n - a) + 1):
            if n - a - b > passives:
                continue
            ways = comb(promoters, a) * comb(detractors, b) * comb(passives, n - a - b)
            here = abs(total * (a - b) - n * (promoters - detractors))
            exact += ways * (here >= gap)
            equal += ways * (here == gap)
            greater += ways * (a - b >= observed)
            less += ways * (a - b <= observed)
    all_ways = comb(total, n)
    return {
        "exact": float(F(exact, all_ways)),
        "midP": float(F(exact, all_ways) - F(equal, 2 * all_ways)),
        "greater": float(F(greater, all_ways)),
        "less": float(F(less, all_ways)),
    }


pairs = [((20, 3, 9), (11, 20, 14)), ((30, 1, 2), (1, 2, 30)), ((5, 5, 5), (50, 50, 50)), ((0, 7, 2), (0, 3, 8)), ((9, 0, 4), (2, 0, 8)), ((80, 40, 30), (60, 50, 45)), ((3, 0, 0), (0, 0, 40))]
for _ in range(20):
    pairs.append(tuple(tuple(rng.randrange(1, 15) if k == 1 else rng.randrange(0, 15) for k in range(3)) for _ in range(2)))
for one, other in pairs:
    name = lambda c: dict(zip(("promoters", "passives", "detractors"), c))
    add(
        f"permutation-{'-'.join(map(str, one))}_{'-'.join(map(str, other))}",
        "permutation.all",
        {"a": name(one), "b": name(other)},
        permutation(one, other),
        1e-12,
        "exact whole-number enumeration of the 3x2 table given its margins (tolerance relative)",
    )




def above(t, a1, a2, a3):
    t, a1, a2, a3 = map(mp.mpf, (t, a1, a2, a3))
    if t < 0:
        return 1 - above(-t, a3, a2, a1)
    opinionated = a1 + a3
    # s = t + (1 - t) sin(u)^2 takes the ends' singularities away
    def f(u):
        s = t + (1 - t) * mp.sin(u) ** 2
        rest = (1 - t) * mp.cos(u) ** 2
        share = mp.betainc(a3, a1, 0, (1 - t) * mp.sin(u) ** 2 / (2 * s), regularized=True)
        return s ** (opinionated - 1) * rest ** (a2 - 1) / mp.beta(opinionated, a2) * share * 2 * (1 - t) * mp.sin(u) * mp.cos(u)
    return mp.quad(f, mp.linspace(mp.mpf("1e-25"), mp.pi / 2 - mp.mpf("1e-25"), 13))


for t, counts, prior in [
    ("0.1", (15, 13, 8), 0.5), ("0.9", (10, 0, 0), 0.5), ("0.3", (0, 0, 0), 0.5), ("-0.4", (3, 1, 9), 0.5),
    ("0.05", (20, 0, 18), 0.5), ("0.3", (50, 30, 20), 1), ("0.25", (9, 35, 2), 2.25), ("0.7", (12, 4, 1), 0.25),
    ("0", (7, 7, 12), 0.5), ("0.99", (30, 0, 0), 0.5), ("-0.02", (3, 40, 3), 0.5),
]:
    a = [mp.mpf(c) + mp.mpf(prior) for c in counts]
    add(
        f"above-{'-'.join(map(str, counts))}-{t}-{prior}",
        "posterior.above",
        {"promoters": counts[0], "passives": counts[1], "detractors": counts[2], "prior": [prior] * 3, "threshold": float(t)},
        {"probability": float(above(t, *a))},
        1e-10,
        "mpmath at 22 digits, Gauss-Legendre after s = t + (1 - t) sin(u)^2",
    )


def increase(one, other, nodes):
    """P(theta_1 > theta_2): the mean of the distribution function of theta_2 over the law of theta_1.

    Shares are squares of sines, so that half-integer exponents leave smooth integrands for Gauss-Legendre."""
    x, w = np.polynomial.legendre.leggauss(nodes)
    u, w = (x + 1) * np.pi / 4, w * np.pi / 4
    sine, cosine = np.sin(u) ** 2, np.cos(u) ** 2

    def weights(a, b):
        return w * np.exp((a - 0.5) * np.log(sine) + (b - 0.5) * np.log(cosine) - special.betaln(a, b)) * 2

    def tail(t, a1, a2, a3):
        """Chance above t >= 0, for an array of t."""
        s = t[:, None] + (1 - t[:, None]) * sine
        rest = (1 - t[:, None]) * cosine
        density = np.exp((a1 + a3 - 1) * np.log(s) + (a2 - 1) * np.log(rest) - special.betaln(a1 + a3, a2))
        share = special.betainc(a3, a1, (1 - t[:, None]) * sine / (2 * s))
        return np.sum(w * density * share * 2 * (1 - t[:, None]) * np.sqrt(sine * cosine), axis=1)

    a1, a2, a3 = one
    t = (sine[:, None] * (2 * sine[None, :] - 1)).ravel()
    chance = (weights(a1 + a3, a2)[:, None] * weights(a1, a3)[None, :]).ravel()
    t, chance = t[chance > 1e-20], chance[chance > 1e-20]
    below = np.where(t < 0, tail(np.maximum(-t, 0), *other[::-1]), 1 - tail(np.maximum(t, 0), *other))
    return float(np.sum(chance * below))


for one, other in [((30, 20, 10), (22, 20, 18)), ((8, 6, 4), (40, 30, 40)), ((120, 60, 40), (100, 60, 60)), ((60, 3, 5), (50, 8, 10))]:
    a, b = [c + 0.5 for c in one], [c + 0.5 for c in other]
    probability = increase(a, b, 160)
    assert abs(probability - increase(a, b, 120)) < 1e-10, (one, other)
    add(
        f"increase-{'-'.join(map(str, one))}_{'-'.join(map(str, other))}",
        "posterior.increase",
        {"a": dict(zip(("promoters", "passives", "detractors"), one)), "b": dict(zip(("promoters", "passives", "detractors"), other))},
        {"probability": probability},
        1e-9,
        "scipy: Gauss-Legendre 160 x 160 x 160 after shares = squares of sines (agrees with 120)",
    )


def flips(changes):
    sums = {0: F(1)}
    for change in changes:
        if change == 0:
            continue
        nxt = {}
        for total, chance in sums.items():
            for sign in (1, -1):
                nxt[total + sign * change] = nxt.get(total + sign * change, 0) + chance / 2
        sums = nxt
    observed = sum(changes)
    exact = sum(c for v, c in sums.items() if abs(v) >= abs(observed))
    equal = sum(c for v, c in sums.items() if abs(v) == abs(observed))
    return {
        "exact": float(exact),
        "midP": float(exact - equal / 2),
        "greater": float(sum(c for v, c in sums.items() if v >= observed)),
        "less": float(sum(c for v, c in sums.items() if v <= observed)),
    }


for heads in [(3, 9, 40, 14, 6), (0, 12, 5, 30, 0), (10, 0, 3, 0, 4), (1, 2, 0, 2, 1), (40, 60, 10, 20, 5), (0, 0, 9, 1, 0)]:
    changes = [k - 2 for k, count in enumerate(heads) for _ in range(count)]
    add(f"flip-{'-'.join(map(str, heads))}", "signflip.all", {"changes": list(heads)}, flips(changes), 1e-12, "exact fractions, one respondent at a time (tolerance relative)")

for case in range(6):
    size = [40, 25, 60, 80, 33, 12][case]
    both = [(rng.choice([1, 1, 0, -1]), rng.choice([1, 0, 0, -1])) for _ in range(size)]
    both = [(y, x if rng.random() < 0.5 else y) for y, x in both]
    now = [x for x, _ in both] + [rng.choice([1, 0, -1]) for _ in range(rng.randrange(0, 60))]
    then = [y for _, y in both] + [rng.choice([1, 1, 0, -1]) for _ in range(rng.randrange(0, 60))]
    mean = lambda v: F(sum(v), len(v))
    var = lambda v: mean([x * x for x in v]) - mean(v) ** 2
    cov = mean([x * y for x, y in both]) - mean([x for x, _ in both]) * mean([y for _, y in both])
    square = var(now) / len(now) + var(then) / len(then) - 2 * size * cov / (len(now) * len(then))
    count = lambda v: {"promoters": v.count(1), "passives": v.count(0), "detractors": v.count(-1)}
    table = {name: {"current": count([x for x, y in both if y == value])} for name, value in (("promoters", 1), ("passives", 0), ("detractors", -1))}
    add(
        f"overlap-{case}",
        "overlap.wald",
        {"current": count(now), "baseline": count(then), "both": table},
        {"difference": float(mean(now) - mean(then)), "se": sqrt(square), "z": float(mean(now) - mean(then)) / sqrt(square)},
        1e-12,
        "exact fractions from respondents",
    )

path = Path(__file__).parent.parent / "inference-b-more.json"
path.write_text("[\n" + ",\n".join(json.dumps(v) for v in vectors) + "\n]\n")
print(len(vectors))
