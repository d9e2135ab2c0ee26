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
    for point in points:
        arguments = point if isinstance(point, tuple) else (point,)
        value = function(*(mpf(a) for a in arguments))
        if value is not None and (value == 0 or 1e-307 < abs(value) < 1e308):
            rows.append([*arguments, text(value)])
    families[name] = rows
    print(name, len(rows), flush=True)


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

# --- written compactly: one row a line ----------------------------------------------------------------------------
lines = [f'"origin": {json.dumps("mpmath at 50 digits; test/vectors/scripts/numeric.py. Rows: arguments, then value.")}']
for name, rows in families.items():
    lines.append(f'"{name}": [\n' + ",\n".join(json.dumps(row, separators=(",", ":")) for row in rows) + "\n]")
target = Path(__file__).resolve().parent.parent / "numeric.json"
target.write_text("{\n" + ",\n".join(lines) + "\n}\n")
print(target.stat().st_size, "bytes")
