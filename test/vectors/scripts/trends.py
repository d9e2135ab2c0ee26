"""Expected values of trends by Python: exact fractions, zoneinfo, and a second road to the law of the maximum.

Run: python3 trends.py [airport.csv] > ../trends-py.json
The csv (San Francisco airport survey 2017 and 2018, DataSF) is needed only to count it anew; without it the counts that
stand in ../trends-py.json are used.
"""
import csv, json, os, random, sys
from datetime import datetime, timedelta, timezone
from fractions import Fraction as F
from zoneinfo import ZoneInfo
import numpy as np
from scipy.stats import norm

out = []
here = os.path.dirname(os.path.abspath(__file__))


def add(id, function, input, expected, tolerance, source):
    out.append(dict(id=id, function=function, input=input, expected=expected, tolerance=tolerance, source=source))


def airport():
    if len(sys.argv) < 2:
        old = json.load(open(os.path.join(here, '..', 'trends-py.json')))
        return next(v for v in old if v['id'] == 'airport-areas')['input']
    heads, weighted = {}, {}
    for row in csv.DictReader(open(sys.argv[1])):
        if row['netpro'] in ('', '11'):
            continue
        r, w = int(row['netpro']), float(row['weight'])
        c = 'promoters' if r >= 9 else 'passives' if r >= 7 else 'detractors'
        key = row['year'], row['boarding_area']
        heads.setdefault(key, dict(promoters=0, passives=0, detractors=0))[c] += 1
        s = weighted.setdefault(key, dict(n=0, promoterWeight=0.0, passiveWeight=0.0, detractorWeight=0.0,
                                          promoterSquaredWeight=0.0, passiveSquaredWeight=0.0, detractorSquaredWeight=0.0))
        s['n'] += 1
        s[c[:-1] + 'Weight'] += w
        s[c[:-1] + 'SquaredWeight'] += w * w
    side = lambda table, year: {a: v for (y, a), v in sorted(table.items()) if y == year}
    return dict(before=side(heads, '2017'), after=side(heads, '2018'),
                weightedBefore=side(weighted, '2017'), weightedAfter=side(weighted, '2018'))


def kitagawa(before, after, parts):
    """Symmetric two-part form in fractions; parts(counts) gives promoters, passives, detractors."""
    zero = {g: [F(x) for x in parts(c)] for g, c in before.items()}
    one = {g: [F(x) for x in parts(c)] for g, c in after.items()}
    size = lambda t: sum(sum(v) for v in t.values())
    score = lambda v: (v[0] - v[2]) / sum(v)
    whole = lambda t: sum(v[0] - v[2] for v in t.values()) / size(t)
    middle = (whole(zero) + whole(one)) / 2
    result = {}
    for g in dict.fromkeys([*one, *zero]):
        s0 = sum(zero[g]) / size(zero) if g in zero else F(0)
        s1 = sum(one[g]) / size(one) if g in one else F(0)
        t0 = score(zero[g] if g in zero else one[g])
        t1 = score(one[g] if g in one else zero[g])
        result[g] = dict(within=(s0 + s1) / 2 * (t1 - t0), mix=(s1 - s0) * ((t0 + t1) / 2 - middle))
    within = sum(v['within'] for v in result.values())
    mix = sum(v['mix'] for v in result.values())
    assert within + mix == whole(one) - whole(zero)
    number = lambda v: {k: float(x) for k, x in v.items()}
    return dict(change=float(within + mix), within=float(within), mix=float(mix),
                segments={g: number(v) for g, v in result.items()})


plain = lambda c: (c['promoters'], c['passives'], c['detractors'])
heavy = lambda c: (c['promoterWeight'], c['passiveWeight'], c['detractorWeight'])
data = airport()
add('airport-areas', 'decompose.kitagawa', data, kitagawa(data['before'], data['after'], plain), 1e-12, 'exact fractions')
add('airport-areas-weighted', 'decompose.kitagawa', {},
    kitagawa(data['weightedBefore'], data['weightedAfter'], heavy), 1e-12, 'exact fractions of the summed weights')
gone = dict(before={'a': dict(promoters=5, passives=3, detractors=2), 'b': dict(promoters=10, passives=0, detractors=0)},
            after={'a': dict(promoters=6, passives=3, detractors=1), 'c': dict(promoters=1, passives=2, detractors=7)})
add('entry-and-exit', 'decompose.kitagawa', gone, kitagawa(gone['before'], gone['after'], plain), 1e-12, 'exact fractions')


def maximum(bound, parts):
    """Chance that a standardised Brownian bridge leaves the bound at one of the parts: sub-density carried on a fine
    even grid, cell by cell with exact normal cell probabilities (not the quadrature of the package)."""
    cells = 4001
    edges = np.linspace(-bound, bound, cells + 1)
    middle = (edges[1:] + edges[:-1]) / 2
    mass = np.diff(norm.cdf(edges))
    for s, t in zip(parts, parts[1:]):
        rho = np.sqrt(s * (1 - t) / (t * (1 - s)))
        step = norm.cdf((edges[None, :] - rho * middle[:, None]) / np.sqrt(1 - rho * rho))
        mass = mass @ np.diff(step, axis=1)
    return 1 - mass.sum()


for name, sizes in dict(even12=[1] * 12, even5=[1] * 5, uneven=[10, 200, 35, 80, 5, 120, 64, 300]).items():
    parts = list(np.cumsum(sizes)[:-1] / np.sum(sizes))
    for bound in (1.5, 2.5, 3.5):
        coarse = maximum(bound, parts)
        add(f'maximum-{name}-{bound}', 'trend.maximum', dict(bound=bound, parts=parts), dict(p=coarse), 2e-6,
            'Python, cell-to-cell transition matrix of the standardised Brownian bridge, 4001 cells')



rng = random.Random(7)
for zone in ('Asia/Kolkata', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu'):
    tz = ZoneInfo(zone)
    origin = datetime(2023, 1, 1, tzinfo=timezone.utc)
    times = sorted(rng.randrange(0, 2 * 366 * 86400000) for _ in range(300))
    ratings = [rng.randrange(11) for _ in times]
    base = int(origin.timestamp()) * 1000
    for unit in ('month', 'week', 'day'):
        tally = {}
        for t, r in zip(times, ratings):
            local = (origin + timedelta(milliseconds=t)).astimezone(tz)
            iso = local.isocalendar()
            label = {'month': local.strftime('%Y-%m'), 'week': f'{iso[0]}-W{iso[1]:02d}', 'day': local.strftime('%Y-%m-%d')}[unit]
            tally.setdefault(label, [0, 0, 0])[0 if r >= 9 else 1 if r >= 7 else 2] += 1
        add(f'periods-{zone}-{unit}', 'trend.periods',
            dict(times=[base + t for t in times], ratings=ratings, zone=zone, unit=unit), tally, 0, 'Python zoneinfo')


def rules(z):
    """Western Electric and Nelson rules at each point, read from Nelson's table."""
    found = []
    for i in range(len(z)):
        last = lambda k: z[i + 1 - k:i + 1] if i + 1 >= k else []
        side = 1 if z[i] > 0 else -1
        same = lambda k, s: [v for v in z[max(0, i + 1 - k):i + 1] if side * v > s]
        here = []
        if abs(z[i]) > 3: here.append('beyond-limits')
        if side * z[i] > 2 and len(same(3, 2)) >= 2: here.append('two-of-three')
        if side * z[i] > 1 and len(same(5, 1)) >= 4: here.append('four-of-five')
        if z[i] != 0 and len(same(8, 0)) == 8: here.append('eight-one-side')
        if z[i] != 0 and len(same(9, 0)) == 9: here.append('nine-one-side')
        six = np.diff(last(6)) if last(6) else np.array([])
        if len(six) and (all(six > 0) or all(six < 0)): here.append('six-trending')
        four = np.diff(last(14)) if last(14) else np.array([])
        if len(four) and all(four[:-1] * four[1:] < 0): here.append('fourteen-alternating')
        if last(15) and all(abs(v) < 1 for v in last(15)): here.append('fifteen-near-centre')
        if last(8) and all(abs(v) > 1 for v in last(8)): here.append('eight-away-from-centre')
        found.append(sorted(here))
    return found


walk = random.Random(11)
series = [round(walk.gauss(0, 1), 2) for _ in range(40)]
series += [0.2, 0.5, 0.9, 1.2, 1.6, 2.3, 2.4, 3.1, 2.2, 1.5, 1.1, 0.4, -0.3, -1.2, -1.4, -1.1, -2.2, -2.4, -1.3, 1.2, -1.5, 1.6]
series += [0.3, -0.2, 0.4, -0.3, 0.5, -0.1, 0.2, -0.6, 0.7, -0.4, 0.1, -0.5, 0.6, -0.7, 0.8, -0.2, 0.3]
add('control-rules', 'spc.rules', dict(z=series), dict(rules=rules(series)), 0, 'Python, rules as Nelson 1984 tables them')

print('[\n' + ',\n'.join(json.dumps(v) for v in out) + '\n]')
