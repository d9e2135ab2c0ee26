"""Upper tail of the normal law where the two formulae of src/numeric/normal-tail.ts meet, to 17 digits (mpmath).
Run: python3 test/vectors/scripts/normal-middle.py > test/vectors/normal-middle.json"""

import json
from mpmath import erfc, mp, mpf, sqrt

mp.dps = 50
points = [1 + i * 0.0078125 for i in range(200)]  # exact doubles from 1 to 2.55
rows = [{"x": x, "survival": float(erfc(mpf(x) / sqrt(2)) / 2)} for x in points]
print("[\n" + ",\n".join(json.dumps(row) for row in rows) + "\n]")
