"""Expected values for the benchmarks folder.

percentile: scipy.stats.percentileofscore (kinds mean, strict, weak) for values, numpy.interp for quantiles.
worst-case: score test of two trinomial samples, Miettinen and Nurminen's factor N/(N - 1), with the likelihood maximised
under the constraint by root finding at 40 digits (mpmath); the benchmark has no passives and n(1 + s)/2 promoters.
evidence: the score test's exact power for every n, its likelihoods maximised by scipy and its outcomes weighed by
scipy.stats.binom.
Run: python3 test/vectors/scripts/benchmarks.py > test/vectors/benchmarks.json"""

import json
import mpmath as mp
import numpy as np
import scipy
from scipy import optimize, stats

mp.mp.dps = 40
out = []


def add(function, id, input, expected, tolerance, source):
    out.append(dict(id=f"{function}-{id}", function=function, input=input, expected=expected,
                    tolerance=tolerance, source=source))


SCIPY = f"scipy {scipy.__version__} stats.percentileofscore"
for i, (values, score) in enumerate([([10, 30, 52, 70], 52), ([10, 30, 52, 70], 0), ([5, 5, 5, 9], 5), ([-20, 12.5, 12.5, 40, 41], 99),
                                     ([1], 1), ([33, -100, 100, 0, 7], 7)]):
    kinds = {k: stats.percentileofscore(values, score, kind=k) / 100 for k in ("mean", "strict", "weak")}
    add("percentile.values", i, dict(values=values, score=score), {k: float(v) for k, v in kinds.items()}, 1e-14, SCIPY)
shares, scores = [0.1, 0.25, 0.5, 0.75, 0.9], [-5, 12, 40, 64, 71]
for score in (-5, 0, 12, 26, 41.5, 64, 70.9, 71):
    add("percentile.quantiles", score, dict(shares=shares, scores=scores, score=score),
        float(np.interp(score, scores, shares)), 1e-14, f"numpy {np.__version__} interp")


def constrained(theta, P, N, D):
    """Likeliest (p, q, d) with p - d = theta."""
    lo, hi = max(mp.mpf(0), -theta), (1 - theta) / 2
    if N == 0:
        return hi + theta, mp.mpf(0), hi
    f = lambda d: P / (d + theta) + D / d - 2 * N / (1 - 2 * d - theta) if D else P / (d + theta) - 2 * N / (1 - 2 * d - theta)
    eps = mp.mpf(10) ** -35
    a, b = lo + eps, hi - eps
    if f(a) < 0:
        d = lo
    else:
        while b - a > mp.mpf(10) ** -34:
            m = (a + b) / 2
            a, b = (m, b) if f(m) > 0 else (a, m)
        d = (a + b) / 2
    return d + theta, 1 - 2 * d - theta, d


def slope(theta, P, N, D):
    p, q, d = constrained(theta, P, N, D)
    return P / p - N / q if N else (P / p - D / d) / 2


def variance(theta, P, N, D):
    p, q, d = constrained(theta, P, N, D)
    return p + d - theta**2


def statistic(own, other, delta):
    n1, n2 = sum(own), sum(other)
    gap = (own[0] - own[2]) / n1 - (other[0] - other[2]) / n2 - delta
    g = lambda t: slope(t + delta, *own) + slope(t, *other)
    a, b = max(mp.mpf(-1), -1 - delta) + mp.mpf(10) ** -20, min(mp.mpf(1), 1 - delta) - mp.mpf(10) ** -20
    for _ in range(100):
        m = (a + b) / 2
        a, b = (m, b) if g(m) > 0 else (a, m)
    t = (a + b) / 2
    v = variance(t + delta, *own) / n1 + variance(t, *other) / n2
    return gap / mp.sqrt(v * (n1 + n2) / (n1 + n2 - 1))


for own, score, n in [((150, 80, 20), 40, 9000), ((150, 80, 20), 50, 400), ((15, 8, 2), 40, 120), ((9, 20, 3), 33.3, 1001)]:
    own = tuple(mp.mpf(x) for x in own)
    s = mp.mpf(score) / 100
    other = (n * (1 + s) / 2, mp.mpf(0), n * (1 - s) / 2)
    z = statistic(own, other, mp.mpf(0))
    add("worst-case", f"{score}-{n}", dict(counts=[int(x) for x in own], score=score, respondents=n),
        dict(statistic=float(z), pValue=float(mp.erfc(abs(z) / mp.sqrt(2)))), 1e-10, f"mpmath {mp.__version__}, 40 digits")


def score_z(own, other):
    """The same statistic against no difference in doubles, both likelihoods maximised by scipy; own has no passives."""
    (x, _, y), (P, N, D) = own, other
    n1, n2 = x + y, P + N + D

    def likeliest(theta):
        """Share d of the other sample under p - d = theta, by the root of its slope."""
        lo, hi = max(0.0, -theta), (1 - theta) / 2
        slope = lambda d: (P / (d + theta) if P else 0) + (D / d if D else 0) - (2 * N / (1 - 2 * d - theta) if N else 0)
        a, b = lo + 1e-15, hi - 1e-15 * (1 if N else 0)
        if slope(a) <= 0:
            return lo
        return b if slope(b) >= 0 else optimize.brentq(slope, a, b, xtol=1e-16, rtol=1e-14)

    def slope(theta):
        """Of both log likelihoods in theta: that of the other by the envelope theorem."""
        d = likeliest(theta)
        p, q = d + theta, 1 - 2 * d - theta
        mine = x / (1 + theta) - y / (1 - theta)
        return mine + (P / p - N / q if N and q > 0 else (P / p - (D / d if d > 0 else 0)) / 2)

    theta = optimize.brentq(slope, -1 + 1e-13, 1 - 1e-13, xtol=1e-15, rtol=1e-14)
    d = likeliest(theta)
    v = (1 - theta**2) / n1 + (2 * d + theta - theta**2) / n2
    return ((x - y) / n1 - (P - D) / n2) / (v * (n1 + n2) / (n1 + n2 - 1)) ** 0.5


def evidence(counts, target, level, power, upto):
    """Least n from which on, up to `upto`, the power never falls below what is wanted; every n is looked at."""
    z = stats.norm.isf((1 - level) / 2)
    share = (1 + target / 100) / 2
    least, needed = 1, 1
    for n in range(1, upto + 1):
        # The least number of promoters that is significant grows with n, by one at most.
        while least <= n and score_z((least, 0, n - least), counts) <= z:
            least += 1
        if stats.binom.sf(least - 1, n, share) < power:
            needed = n + 1
    assert needed < upto - 100
    return needed


for counts, target, level, power, upto in [
    ((500, 300, 200), 40, 0.95, 0.8, 1300), ((500, 300, 200), 60, 0.95, 0.8, 400), ((500, 300, 200), 80, 0.95, 0.8, 300),
    ((500, 300, 200), 90, 0.95, 0.8, 300), ((500, 300, 200), 95, 0.95, 0.8, 300), ((500, 300, 200), 99, 0.95, 0.8, 300),
    ((50, 30, 20), 60, 0.9, 0.9, 400), ((350, 40, 10), 95, 0.95, 0.8, 800), ((2, 3, 95), -60, 0.95, 0.8, 600),
    ((2000, 3000, 5000), -20, 0.95, 0.95, 1600)]:
    add("evidence", f"{counts[0]}-{target}", dict(counts=counts, target=target, level=level, power=power),
        evidence(counts, target, level, power, upto), 0, f"scipy {scipy.__version__}, every n to {upto}")

# The present sample alone can not be told from the target: no later one helps.
for counts, target, level, power in [((50, 30, 20), 40, "0.95", "0.8"), ((150, 80, 20), 58, "0.95", "0.9"), ((500, 300, 200), -10, "0.95", "0.8")]:
    theta = mp.mpf(target) / 100
    P, N, D = (mp.mpf(x) for x in counts)
    z = (P - D - (P + N + D) * theta) / mp.sqrt((P + N + D) * variance(theta, P, N, D))
    assert z > -mp.sqrt(2) * mp.erfinv(mp.mpf(level))
    add("evidence", f"{counts[0]}-{target}", dict(counts=counts, target=target, level=float(level), power=float(power)), None, 0,
        f"mpmath {mp.__version__}, 40 digits")

print("[\n" + ",\n".join(json.dumps(v) for v in out) + "\n]")
