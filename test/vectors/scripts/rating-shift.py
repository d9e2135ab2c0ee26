"""Expected values for testRatingShift: scipy.stats.mannwhitneyu (asymptotic, ties, no continuity correction) for the
p-value, and scipy.stats.brunnermunzel's variance (placements) for the standard error of Cliff's delta.
Run: python3 test/vectors/scripts/rating-shift.py > test/vectors/rating-shift.json"""

import json
import numpy as np
import scipy
from scipy import stats

CASES = [
    ([8, 2, 3, 5, 3, 28, 44, 74, 175, 152, 230], [10, 3, 11, 10, 8, 54, 44, 85, 166, 119, 151]),
    ([1, 0, 0, 0, 0, 0, 0, 2, 3, 4, 5], [3, 0, 0, 0, 1, 0, 0, 2, 2, 1, 0]),
    ([0, 0, 0, 0, 3, 2, 1, 0, 0, 1, 1], [1, 2, 1, 0, 0, 0, 0, 0, 0, 1, 1]),
    ([5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 5], [0, 0, 0, 0, 0, 10, 0, 0, 0, 0, 0]),
]


def expand(bins):
    return np.repeat(np.arange(11), bins)


out = []
for i, (current, baseline) in enumerate(CASES):
    x, y = expand(current), expand(baseline)
    m, n = len(x), len(y)
    two = stats.mannwhitneyu(x, y, use_continuity=False, method="asymptotic")
    greater = stats.mannwhitneyu(x, y, use_continuity=False, method="asymptotic", alternative="greater")
    place_x = np.array([np.mean(y < v) + np.mean(y == v) / 2 for v in x])
    place_y = np.array([np.mean(x < v) + np.mean(x == v) / 2 for v in y])
    error = 2 * np.sqrt(np.var(place_x, ddof=1) / m + np.var(place_y, ddof=1) / n)
    superiority = two.statistic / (m * n)
    statistic = stats.brunnermunzel(y, x).statistic if error > 0 else None
    if statistic is not None:
        # the same standard error seen through scipy's own statistic: (superiority - 1/2) / (error / 2)
        assert abs((superiority - 0.5) / (error / 2) - statistic) < 1e-9, (i, statistic)
    out.append(
        {
            "id": f"rating-shift-{i}",
            "function": "ratingShift",
            "input": {"current": current, "baseline": baseline},
            "expected": {
                "difference": 2 * superiority - 1,
                "pTwoSided": two.pvalue,
                "pGreater": greater.pvalue,
                "standardError": error,
            },
            "tolerance": 1e-12,
            "source": f"scipy {scipy.__version__} mannwhitneyu, brunnermunzel",
        }
    )
print("[\n" + ",\n".join(json.dumps(case) for case in out) + "\n]")
