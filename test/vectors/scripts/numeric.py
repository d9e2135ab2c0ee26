"""Expected values for src/numeric, computed with mpmath at 50 digits and written to test/vectors/numeric.json.

Every argument is a double, taken as exact; every value is rounded to 17 digits. Run: python3 numeric.py
"""

import json
import random
from pathlib import Path

from mpmath import mp, mpf, erfc, findroot, log, nstr, sqrt, exp, pi

mp.dps = 50
rng = random.Random(20240501)
families = {}


def text(value):
    """The nearest double (an infinite or zero result is left out by the callers)."""
    return float(nstr(value, 20))


def family(name, points, function):
    """Rows [argument, ..., value]; values below the normal doubles are left out."""
    rows = []
    skipped = 0
    for point in points:
        arguments = point if isinstance(point, tuple) else (point,)
        value = function(*(mpf(a) for a in arguments))
        if value is None:
            skipped += 1
        if value is not None and (value == 0 or 1e-307 < abs(value) < 1e308):
            rows.append([*arguments, text(value)])
    families[name] = rows
    print(name, len(rows), f"({skipped} left out: too slow at 50 digits)" if skipped else "", flush=True)


def spread(low, high, count):
    """Doubles between low and high, evenly spread on the log scale, with a random last digit."""
    step = (high / low) ** (1 / (count - 1))
    return [low * step**i * rng.uniform(0.99, 1.01) for i in range(count)]


# --- normal -------------------------------------------------------------------------------------------------------
def survival(x):
    return erfc(x / sqrt(mpf(2))) / 2


def normal_quantile(p):
    """Newton on the survival of the smaller tail, from a start of the usual asymptotic form."""
    tail, sign = (p, -1) if p < mpf("0.5") else (1 - p, 1)
    if tail == mpf("0.5"):
        return mpf(0)
    x = sqrt(-2 * log(tail)) * mpf("0.8") if tail < mpf("0.1") else (mpf("0.5") - tail) * sqrt(2 * pi)
    target = log(tail)
    for _ in range(200):
        s = survival(x)
        step = (log(s) - target) * s / (exp(-x * x / 2) / sqrt(2 * pi))
        x += step
        if abs(step) < abs(x) * mpf(10) ** -40:
            break
    return sign * x


xs = [0.0, 38.4, -38.4, 8.0, 37.5193, 5e-324, -5e-324] + [rng.uniform(-38.4, 38.4) for _ in range(110)]
xs += [rng.choice((-1, 1)) * x for x in spread(1e-17, 10, 70)]
family("normalSurvival", xs, survival)
ps = [0.5, 0.025, 0.975, 0.95, 0.995, 0.0749999, 0.0750001, 0.9250001, 1 - 2**-53, 5e-300, 1e-305]
ps += spread(1e-300, 0.4999, 90) + [1 - t for t in spread(1.2e-16, 0.5, 60)]
ps += [0.5 + rng.choice((-1, 1)) * t for t in spread(1e-16, 0.1, 30)]
family("normalQuantile", ps, normal_quantile)

# --- gamma --------------------------------------------------------------------------------------------------------
def log_beta(a, b):
    with mp.workdps(90):
        return mp.loggamma(a) + mp.loggamma(b) - mp.loggamma(a + b)


def stirling_error(x):
    with mp.workdps(100):
        return mp.loggamma(x) - (x - mpf(1) / 2) * log(x) + x - log(2 * pi) / 2


def gamma_power(a, x):
    with mp.workdps(90):
        return exp(a * log(x) - x - mp.loggamma(a))


TERMS = 30000


def series(first, ratio):
    """Sum of 1 + r(0) + r(0) r(1) + ..., all positive, by whole numbers of 2^-250; None if it takes too long."""
    term = total = 1 << 250
    n = 0
    while term > total >> 170:
        numerator, denominator = ratio(n)
        term = term * numerator // denominator
        total += term
        n += 1
        if n > TERMS:
            return None
    return first * mpf(total) / mpf(1 << 250)


def fixed(x):
    """A double as a whole number of 2^-200 (parameters are above 2^-60, so this is exact)."""
    return int(mp.ldexp(x, 200)) if mp.ldexp(x, 200) == int(mp.ldexp(x, 200)) else int(mp.nint(mp.ldexp(x, 200)))


ONE = 1 << 200


def lower_gamma(a, x):
    if x > 2 * a + 800:
        return 1 - mp.gammainc(a, x, regularized=True) if x < 2000 else None
    fa, fx = fixed(a), fixed(x)
    return series(gamma_power(a, x) / a, lambda n: (fx, fa + (n + 1) * ONE))


def upper_gamma(a, x):
    """Below the mean by complement (no loss there), above it by Legendre's fraction at 60 digits, from the far end."""
    if x <= a + 1:
        with mp.workdps(80):
            lower = lower_gamma(a, x)
            return None if lower is None else 1 - lower
    with mp.workdps(60):
        previous = None
        depth = 200
        while depth < 15000:
            value = mpf(0)
            for n in range(depth, 0, -1):
                value = n * (a - n) / (x + 2 * n + 1 - a + value)
            if previous is not None and abs(value - previous) < abs(x + 1 - a + value) * mpf(10) ** -40:
                return gamma_power(a, x) / (x + 1 - a + value)
            previous, depth = value, depth * 4
    return None


def parameters(low, high, count):
    return spread(low, high, count) + [float(round(v)) / 2 for v in spread(1, 2000, count // 2)]


def around(mean, deviation, low, high):
    """A point within 35 deviations of the mean, or one of a log scale."""
    if rng.random() < 0.75:
        x = mean + deviation * rng.uniform(-6, 6) * rng.choice((1, 1, 3, 6))
        if low < x < high:
            return x
    return max(mean * 10 ** rng.uniform(-4, 0.5), low * 10) if rng.random() < 0.5 else mean


points = parameters(1e-3, 1e9, 80)
points += [one + sign * t for one, sign in ((1, 1), (2, -1), (1, -1), (2, 1)) for t in spread(1e-12, 0.9, 20)]
family("logBeta", [(a, b) for a in [1e-3, 0.5, 1.0, 2.5, 77.0, 1e4, 1e9, 2.0**52] for b in [2e-3, 0.1, 0.5, 1.5, 3.0, 1e3, 1e6, 1e9]], log_beta)
family("stirlingError", points + spread(1e-3, 1e15, 60) + [1.0, 0.999999, 2.0], stirling_error)
points = []
for a in parameters(1e-3, 1e9, 100):
    x = around(a, a**0.5, 1e-300, 1e300)
    points.append((a, x))
points += [(0.5, 1e-280), (0.5, 600.0), (1.0, 690.0), (20.0, 1e-14), (3000.5, 3001.0), (2999.5, 2800.0), (5.0, 700.0), (100.0, 1100.0)]
points += [(a, around(a, a**0.5, 1e-300, 1e300)) for a in parameters(1e-2, 1e6, 60)]
chi = [(2 * x, float(round(2 * a))) for a, x in points if 0.25 < a < 5e7]
chi += [(x, float(k)) for k in (1, 2, 3, 4, 10, 30) for x in (1e-10, 0.5, 3.841, 30.0, 200.0, 1300.0)]
family("chiSquareSurvival", chi, lambda x, k: upper_gamma(k / 2, x / 2))


# --- beta ---------------------------------------------------------------------------------------------------------
def beta_power(a, b, x, y):
    with mp.workdps(90):
        return exp(a * log(x) + b * log(y) - log_beta(a, b))


def beta_lower(a, b, x, y=None):
    """I_x(a, b) = x^a y^b / (a B) 2F1(a + b, 1; a + 1; x): positive terms only."""
    y = 1 - x if y is None else y
    if x * (a + b) > a:  # above the mean the other tail is shorter, and this one is not small
        other = beta_series(b, a, y, x)
        return None if other is None else 1 - other
    return beta_series(a, b, x, y)


def beta_series(a, b, x, y):
    fa, fn = fixed(a), fixed(a + b)
    numerator = fixed(x)
    return series(beta_power(a, b, x, y) / a, lambda n: ((fn + n * ONE) * numerator, (fa + (n + 1) * ONE) * ONE))


def beta_upper(a, b, x):
    return beta_lower(b, a, 1 - x, x)


points = []
for _ in range(190):
    a, b = (10 ** rng.uniform(-3, 9) for _ in range(2))
    if rng.random() < 0.5:
        a, b = max(0.5, float(round(10 ** rng.uniform(0, 4))) / 2), max(0.5, float(round(10 ** rng.uniform(0, 4))) / 2)
    mean = a / (a + b)
    x = around(mean, (mean * (b / (a + b)) / (a + b + 1)) ** 0.5, 1e-290, 0.999999)
    if 1e-290 < x < 1:
        points.append((a, b, x))
points += [(3000.5, 3000.5, 0.49), (2999.5, 1e5, 0.03), (0.5, 1e9, 1e-9), (0.5, 0.5, 1e-200), (1.0, 1.0, 0.3), (50.0, 20.0, 1e-5)]
family("incompleteBeta", points, beta_lower)
family("incompleteBetaUpper", points, beta_upper)

# --- Student ------------------------------------------------------------------------------------------------------
def student_survival(t, df):
    if t < 0:
        return 1 - student_survival(-t, df)
    square = t * t / df
    value = beta_lower(df / 2, mpf(1) / 2, 1 / (1 + square), square / (1 + square))
    if value is not None:
        return value / 2
    # Far out for a large df: integrate the density, as its ratio to that at t (mp.quad stops at an absolute error).
    with mp.workdps(60):
        c = exp(-log_beta(df / 2, mpf(1) / 2) - (df + 1) / 2 * mp.log1p(square)) / sqrt(df)
        ratio = lambda u: exp(-(df + 1) / 2 * mp.log1p((u - t) * (u + t) / (df + t * t)))
        return c * mp.quad(ratio, [t + k / (1 + t) for k in range(0, 130, 2)])


def polished(value, slope, point, target, upper):
    """One Newton step at 50 digits from a double whose chance is the target but for its last bits."""
    x = mpf(point)
    for _ in range(2):
        chance = value(x)
        if chance is None:
            return None
        x += (chance - target) / slope(x) * (1 if upper else -1)
    return x


points = [(rng.uniform(-3, 10), df) for df in spread(0.1, 1e9, 90)] + [(t, float(df)) for df in (1, 2, 3, 5, 30, 400) for t in (1e-12, 0.3, 1.96, 12.0, 1e5, 1e20)]
points += [(1e140, 1.0), (1e200, 1.0), (1e299, 1.0), (36.0, 1e4), (30.0, 1e8), (1e120, 2.0), (0.0, 3.3), (1e90, 3.0), (3e101, 1.0)]
family("studentSurvival", points, student_survival)
rows = []
for t, df in points:
    if t == 0:
        continue
    df_ = mpf(df)
    upper = student_survival(mpf(abs(t)), df_)
    p = float(upper)
    if upper is None or p < 1e-300:
        continue

    def slope(v):
        return exp(-log_beta(df_ / 2, mpf(1) / 2) - (df_ + 1) / 2 * mp.log1p(v * v / df_)) / sqrt(df_)

    root = polished(lambda v: student_survival(v, df_), slope, abs(t), mpf(p), True)
    if root is not None and root > 1e-10 and float(root) < 1e303:
        rows.append([p, df, text(-root)])
families["studentQuantile"] = rows
print("studentQuantile", len(rows))


# --- binomial -----------------------------------------------------------------------------------------------------
def binomial_log_pmf(k, n, p):
    with mp.workdps(100):
        choose = mp.loggamma(n + 1) - mp.loggamma(k + 1) - mp.loggamma(n - k + 1)
        return choose + k * log(p) + (n - k) * mp.log1p(-p)


points = []
for n in [1, 2, 5, 10, 30] * 3 + [int(v) for v in spread(50, 2**53, 120)]:
    p = 10 ** rng.uniform(-8, 0) if rng.random() < 0.4 else rng.uniform(0.001, 0.999)
    deviation = (n * p * (1 - p)) ** 0.5
    k = min(n, max(0, round(n * p + deviation * rng.uniform(-8, 8) * rng.choice((1, 1, 3)))))
    points.append((k, n, p))
points += [(2**52, 2**53 - 1, 0.5), (2**52 + 10**8, 2**53 - 1, 0.5), (0, 2**53, 1e-15), (7, 2**53, 1e-15), (5, 5, 0.3), (0, 4, 0.9)]
points += [(10, 1000, 0.5), (990, 1000, 0.5), (3, 10**6, 1e-4)]
family("binomialLogPmf", points, binomial_log_pmf)
family("binomialCdf", [r for r in points if r[0] < r[1] and r[1] < 1e11], lambda k, n, p: beta_upper(k + 1, n - k, p))
family("binomialSurvival", [r for r in points if r[0] < r[1] and r[1] < 1e11], lambda k, n, p: beta_lower(k + 1, n - k, p))


# --- hypergeometric: k, population, marked, draws --------------------------------------------------------------------
def hypergeometric_log_pmf(k, population, marked, draws):
    with mp.workdps(100):
        choose = lambda n, m: mp.loggamma(n + 1) - mp.loggamma(m + 1) - mp.loggamma(n - m + 1)
        return choose(marked, k) + choose(population - marked, draws - k) - choose(population, draws)


points = [(0, 10, 3, 4), (3, 10, 3, 4), (2, 4, 2, 2), (1, 2, 1, 1), (5, 5, 5, 5), (0, 7, 0, 3), (9, 10, 10, 9), (4, 100, 97, 7)]
for population in spread(10, 2**53 - 1, 90):
    population = min(int(population), 2**53 - 1)
    marked, draws = (min(population, max(0, int(population * 10 ** rng.uniform(-3, 0)))) for _ in range(2))
    deviation = (draws * (marked / population) * (1 - marked / population) * (1 - draws / population)) ** 0.5
    k = round(draws * marked / population + deviation * rng.uniform(-9, 9))
    if max(0, draws + marked - population) <= k <= min(marked, draws):
        points.append((k, population, marked, draws))
family("hypergeometricLogPmf", points, hypergeometric_log_pmf)

# --- least number of trials: target, probability, confidence ----------------------------------------------------------
def chance_below(target, n, p):
    """P(X < target) as a sum of all its terms, downwards from target - 1."""
    top = target - 1
    numerator, denominator = fixed(1 - p), fixed(p)
    first = exp(binomial_log_pmf(mpf(top), mpf(n), p))
    return series(first, lambda i: ((top - i) * numerator, (n - top + i + 1) * denominator))


rows = []
for target in [1, 2, 5, 30, 400, 3000, 20000]:
    for probability in [0.001, 0.03, 0.2, 0.5, 0.97]:
        for confidence in [0.1, 0.5, 0.9, 0.999]:
            enough = lambda n: n >= target and 1 - chance_below(target, n, mpf(probability)) >= mpf(confidence)
            low, high = target - 1, target
            while not enough(high):
                low, high = high, 2 * high
            while high - low > 1:
                middle = (low + high) // 2
                low, high = (low, middle) if enough(middle) else (middle, high)
            rows.append([target, probability, confidence, high])
families["leastTrials"] = rows
print("leastTrials", len(rows))



# --- laws of many: the tail as an integral of the density's ratio to that at x, by tanh-sinh at 60 digits ---------------
def beta_of_many(a, b, x):
    with mp.workdps(60):
        y = 1 - x
        width = 1 / sqrt(a / x**2 + b / y**2)
        ratio = lambda d: exp((a - 1) * mp.log1p(-d / x) + (b - 1) * mp.log1p(d / y))
        integral = mp.quad(ratio, [width * k / 2 for k in range(0, 50)])
        return beta_power(a, b, x, y) / (x * y) * integral


points = []
for _ in range(24):
    a, b = (float(round(10 ** rng.uniform(6, 15.6))) for _ in range(2))
    mean = a / (a + b)
    x = mean - (mean * (b / (a + b)) / (a + b)) ** 0.5 * rng.uniform(0, 8)
    if 0 < x < 1:
        points.append((a, b, x))
family("incompleteBetaOfMany", points + [(1e6, 1e6, 0.4995), (2.0**52, 2.0**52, 0.49999999)], beta_of_many)

# --- written compactly: one row a line ----------------------------------------------------------------------------
lines = [f'"origin": {json.dumps("mpmath at 50 digits; test/vectors/scripts/numeric.py. Rows: arguments, then value.")}']
for name, rows in families.items():
    lines.append(f'"{name}": [\n' + ",\n".join(json.dumps(row, separators=(",", ":")) for row in rows) + "\n]")
target = Path(__file__).resolve().parent.parent / "numeric.json"
target.write_text("{\n" + ",\n".join(lines) + "\n}\n")
print(target.stat().st_size, "bytes")
