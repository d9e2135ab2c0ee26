"""Makes ../segmentation.json: the shared vectors of weighted segments, those of segmentation.R, and the ones below.

python3 segmentation.py shared-vectors.json segmentation-r.json > ../segmentation.json      (scipy 1.17, numpy)
"""
import json
import sys
from itertools import combinations

import numpy as np
from scipy import optimize, stats

rng = np.random.default_rng(20260302)
out = []


def put(id, function, input, expected, tolerance):
    source = "scipy, test/vectors/scripts/segmentation.py"
    out.append({"id": id, "function": function, "input": input, "expected": expected, "tolerance": tolerance, "source": source})


# Empirical Bayes: each segment N(true, within/n), true N(mean, between); posterior by completing the square.
def shrink(counts, method):
    counts = np.asarray(counts, float)
    n = counts.sum(1)
    y = 100 * (counts[:, 0] - counts[:, 2]) / n
    squares = sum(c[0] * (100 - s) ** 2 + c[1] * s**2 + c[2] * (100 + s) ** 2 for c, s in zip(counts, y))
    if squares > 0:
        within = squares / (n.sum() - len(n))
    else:  # nothing varies: (3, T), three answers among all, draws the shares of every segment toward its own
        drawn = 3 / (n.sum() + 3)
        p, q, d = (1 - drawn) * counts.T / n + drawn * np.array([[0.25], [0.5], [0.25]])
        m = p - d
        within = 1e4 * (n * (p * (1 - m) ** 2 + q * m**2 + d * (1 + m) ** 2)).sum() / n.sum()
    v = within / n
    if len(n) == 1:
        between = 0
    elif method == "dersimonian-laird":
        w = 1 / v
        q = (w * (y - (w * y).sum() / w.sum()) ** 2).sum()
        between = max(0, (q - (len(n) - 1)) / (w.sum() - (w**2).sum() / w.sum()))
    else:
        def excess(t):
            w = 1 / (v + t)
            return (w * (y - (w * y).sum() / w.sum()) ** 2).sum() - (len(n) - 1)
        between = optimize.brentq(excess, 0, 1e6, xtol=1e-13, rtol=1e-15) if excess(0) > 0 else 0
    w = 1 / (v + between)
    mean = (w * y).sum() / w.sum()
    if between == 0:
        shrunken, variance = np.full(len(n), mean), np.full(len(n), 1 / w.sum())
    else:
        own, prior = 1 / v, 1 / between
        shrunken = (own * y + prior * mean) / (own + prior)
        variance = 1 / (own + prior) + (prior / (own + prior)) ** 2 / w.sum()
    return {"mean": mean, "spread": between**0.5, "shrunken": shrunken.tolist(), "standardErrors": np.sqrt(variance).tolist()}


tables = [
    [[3, 0, 0], [120, 60, 20], [80, 60, 60]],
    rng.multinomial(12, [0.5, 0.3, 0.2], 25).tolist(),
    [rng.multinomial(int(m), rng.dirichlet([4, 3, 2])).tolist() for m in rng.integers(2, 60, 30)],
]
for i, table in enumerate(tables):
    for method in ("paule-mandel", "dersimonian-laird"):
        put(f"shrink-{i}-{method}", "shrink", {"counts": table, "method": method}, shrink(table, method), 1e-6)


# Ranks: the score z of every pair, its likeliest laws found by maximising the likelihood outright.
def negative_log_likelihood(counts, theta):
    p, q, d = counts
    def f(x):
        terms = [(p, x + theta), (q, 1 - 2 * x - theta), (d, x)]
        return -sum(k * np.log(max(share, 1e-300)) for k, share in terms if k)
    low, high = max(0, -theta), (1 - theta) / 2
    best = optimize.minimize_scalar(f, bounds=(low, high), method="bounded", options={"xatol": 1e-13})
    return best.fun, 2 * best.x + theta - theta**2


def score_z(a, b):
    total = lambda t: negative_log_likelihood(a, t)[0] + negative_log_likelihood(b, t)[0]
    grid = np.linspace(-0.999, 0.999, 400)
    start = grid[np.argmin([total(t) for t in grid])]
    t = optimize.minimize_scalar(total, bounds=(start - 0.01, start + 0.01), method="bounded", options={"xatol": 1e-12}).x
    na, nb = sum(a), sum(b)
    variance = (negative_log_likelihood(a, t)[1] / na + negative_log_likelihood(b, t)[1] / nb) * (na + nb) / (na + nb - 1)
    return ((a[0] - a[2]) / na - (b[0] - b[2]) / nb) / variance**0.5


def ranks(counts, level):
    k = len(counts)
    pairs, p = [], []
    for i, j in combinations(range(k), 2):
        z = score_z(counts[i], counts[j])
        pairs += [(i, j), (j, i)]
        p += [stats.norm.sf(z), stats.norm.sf(-z)]
    order = np.argsort(p, kind="stable")
    lower, upper = [1] * k, [k] * k
    for step, index in enumerate(order):  # Holm: stop at the first that fails
        if p[index] >= (1 - level) / (len(p) - step):
            break
        winner, loser = pairs[index]
        upper[winner] -= 1
        lower[loser] += 1
    return {"lower": lower, "upper": upper}


areas = [[382, 249, 93], [94, 50, 22], [132, 68, 26], [213, 128, 45], [100, 57, 18], [221, 173, 50], [294, 243, 88]]
areas_2018 = [[270, 251, 140], [116, 85, 37], [84, 72, 33], [263, 159, 73], [96, 45, 16], [206, 141, 60], [233, 182, 88]]
for i, (counts, level) in enumerate([(areas, 0.95), (areas_2018, 0.95), (areas, 0.8), ([[700, 200, 100], [600, 250, 150], [3, 1, 0]], 0.95),
                                     ([[70, 20, 10], [60, 25, 15], [30, 40, 30], [20, 30, 50], [5, 10, 85]], 0.95)]):
    put(f"ranks-{i}", "ranks", {"counts": counts, "level": level}, ranks(counts, level), 0)


# Limits of Kendall's tau-b: influence of each row on tau, over all pairs of rows (no formula for tables).
def kendall_limits(values, ratings):
    x, r = np.asarray(values, float), np.asarray(ratings, float)
    n = len(x)
    sx, sr = np.sign(x[:, None] - x), np.sign(r[:, None] - r)
    agree, rows, columns = (sx * sr).mean(1), (sx**2).mean(1), (sr**2).mean(1)
    a, b, c = agree.mean(), rows.mean(), columns.mean()
    tau = a / np.sqrt(b * c)
    influence = 2 * ((agree - a) / np.sqrt(b * c) - tau / 2 * ((rows - b) / b + (columns - c) / c))
    se = np.sqrt((influence**2).sum()) / n
    reach = stats.norm.ppf(0.975) * se / (1 - tau**2)
    return {"tau": tau, "lower": float(np.tanh(np.arctanh(tau) - reach)), "upper": float(np.tanh(np.arctanh(tau) + reach))}


for i, m in enumerate([9, 40, 150]):
    values = np.round(rng.exponential(30, m), [0, 0, 3][i])
    ratings = np.clip(np.round(9 - values / 15 + rng.normal(0, 2, m)), 0, 10)
    expected = kendall_limits(values, ratings)
    assert abs(expected["tau"] - stats.kendalltau(values, ratings).statistic) < 1e-12
    put(f"kendall-limits-{i}", "kendallLimits", {"values": values.tolist(), "ratings": ratings.astype(int).tolist()}, expected, 1e-9)

# Nothing varies within segments: one respondent, one segment, all alike, all unlike, ones and twos.
alike = [[[1, 0, 0]], [[10, 0, 0]], [[10, 0, 0], [0, 0, 10]], [[5, 0, 0], [0, 0, 5], [0, 9, 0]], [[1, 0, 0], [0, 2, 0]], [[1, 0, 0]] * 4, [[0, 4, 0]]]
for i, table in enumerate(alike):
    for method in ("paule-mandel", "dersimonian-laird"):
        put(f"shrink-alike-{i}-{method}", "shrink", {"counts": table, "method": method}, shrink(table, method), 1e-6)

wanted = {"weighted.rake", "weighted.poststratify", "weighted.trim", "weighted.deff", "weighted.domain"}
shared = [vector for vector in json.load(open(sys.argv[1])) if vector["function"] in wanted]
everything = shared + json.load(open(sys.argv[2])) + out
print("[\n" + ",\n".join(json.dumps(vector) for vector in everything) + "\n]")
