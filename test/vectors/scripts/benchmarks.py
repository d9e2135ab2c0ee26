"""Expected values for the benchmarks folder.

percentile: scipy.stats.percentileofscore (kinds mean, strict, weak) for values, numpy.interp for quantiles.
worst-case: score test of two trinomial samples, Miettinen and Nurminen's factor N/(N - 1), with the likelihood maximised
under the constraint by root finding at 40 digits (mpmath); the benchmark has no passives and n(1 + s)/2 promoters.
evidence: the normal approximation solved at 40 digits.
Run: python3 test/vectors/scripts/benchmarks.py > test/vectors/benchmarks.json"""

import json
import mpmath as mp
import numpy as np
import scipy
from scipy import stats

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

quantile = lambda p: mp.sqrt(2) * mp.erfinv(2 * p - 1)
for counts, target, level, power in [((50, 30, 20), 40, "0.95", "0.8"), ((500, 300, 200), 40, "0.95", "0.8"), ((150, 80, 20), 60, "0.9", "0.9"),
                                     ((5000, 3000, 2000), 33, "0.95", "0.8"), ((500, 300, 200), -10, "0.95", "0.8")]:
    P, N, D = (mp.mpf(x) for x in counts)
    n = P + N + D
    score = (P - D) / n
    v0 = ((P + D) / n - score**2) / n
    reach = quantile((1 + mp.mpf(level)) / 2) + quantile(mp.mpf(power))
    rise = mp.mpf(target) / 100 - score
    room = (rise / reach) ** 2 - v0
    needed = int(mp.ceil((1 - (mp.mpf(target) / 100) ** 2) / room)) if rise > 0 and room > 0 else None
    add("evidence", f"{counts[0]}-{target}", dict(counts=counts, target=target, level=float(level), power=float(power)), needed, 0,
        f"mpmath {mp.__version__}, 40 digits")

print("[\n" + ",\n".join(json.dumps(v) for v in out) + "\n]")
