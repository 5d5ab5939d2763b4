"""The interval of a difference D between two groups of respondents, or between two waves.

A difference is made of parts, one a cause on which it exists (the symptoms count as one more). A block holds
what one cause gives:

    {"value": the unrounded gap, difference or change,
     "d":     its questions' differences, a list of fractions; I is how many they are,
     "groups": {name: (the scores of its scored persons, rows of the persons who answered all I questions)}}

and `weights` what each group's variance counts: 1 in a gap, 1/4 in a change, which averages two sides.

Decisions where the text leaves room (they hold for every kind of difference):

1. All pools of one difference take the same causes: those on which it exists, that is on which both (a change:
   all four) groups have a score; the symptoms like a cause; the debate and the practices never.
2. MS and its degrees of freedom are one figure for the whole difference. V, E and their degrees of freedom are one
   figure a group. I and n are the single cause's, so that causes differ in width by these alone.
3. A cause on which the difference exists but no question has answers on both sides (I = 0) has a null interval. It
   still enters V, which needs no questions.
4. E takes rows of persons who have a score on the cause and answered all of its I questions; a cause with fewer than
   two such persons, or with I = 1, gives neither squares nor degrees of freedom. E is 0 where none gives any.
5. A part that is 0 has no say in Satterthwaite's degrees of freedom: (sum of parts)^2 / sum of (part^2 / df).
   Where all parts are 0 the interval is the one point; there are no degrees of freedom to tell.
"""
from fractions import Fraction
from math import isqrt

from student import quantile, two_sided


def rounded(x, decimals):
    """The fraction nearest to x with so many decimals, halves away from zero."""
    scale = 10 ** decimals
    n = abs(x) * scale + Fraction(1, 2)
    n = n.numerator // n.denominator
    return Fraction(-n if x < 0 else n, scale)


def nine(x):
    return rounded(x, 9)


def root(x):
    n, d = x.numerator, x.denominator
    if isqrt(n) ** 2 == n and isqrt(d) ** 2 == d:
        return Fraction(isqrt(n), isqrt(d))
    return Fraction(isqrt(n * d * 10 ** 100), d * 10 ** 50)


def mean(xs):
    """The mean of those that are there; None of none."""
    xs = [x for x in xs if x is not None]
    return sum(xs, Fraction(0)) / len(xs) if xs else None


def squares(xs):
    """The sum of squares about the mean."""
    m = mean(xs)
    return sum(((x - m) ** 2 for x in xs), Fraction(0))


def residual_squares(rows):
    """Of persons (rows) by questions: what neither the person's mean nor the question's explains."""
    columns = [mean(c) for c in zip(*rows)]
    all_over = mean(columns)
    return sum(((x - mean(row) - c + all_over) ** 2 for row in rows for x, c in zip(row, columns)), Fraction(0))


def spread(scores, rows, questions):
    """What one group gives to the pools on one cause."""
    enough = len(rows) >= 2 and questions >= 2
    return {"between_squares": squares(scores), "between_df": len(scores) - 1,
            "residual_squares": residual_squares(rows) if enough else Fraction(0),
            "residual_df": (len(rows) - 1) * (questions - 1) if enough else 0,
            "n": len(scores), "questions": questions}


class Difference:
    """`blocks` by cause, those alone on which the difference exists."""

    def __init__(self, blocks, weights):
        self.blocks, self.weights = blocks, weights
        self.questions_squares = sum((squares(b["d"]) for b in blocks.values() if b["d"]), Fraction(0))
        self.questions_df = sum(len(b["d"]) - 1 for b in blocks.values() if b["d"])
        self.ms = self.questions_squares / self.questions_df if self.questions_df else None
        self.spreads = {key: {g: spread(*b["groups"][g], len(b["d"])) for g in weights} for key, b in blocks.items()}
        self.groups = {}
        for g in weights:
            of = [s[g] for s in self.spreads.values()]
            # A group may have nobody on a cause only where people are matched between waves (see compare.py).
            between_df = sum(max(s["between_df"], 0) for s in of)
            if between_df == 0:  # one person on every cause: nothing is known, and nothing added
                continue
            residual_df = sum(s["residual_df"] for s in of)
            v = sum(s["between_squares"] for s in of) / between_df
            e = sum(s["residual_squares"] for s in of) / residual_df if residual_df else Fraction(0)
            df = max(Fraction(between_df, 2), Fraction(max(s["between_df"] for s in of)))
            self.groups[g] = (v, e, df)

    def parts(self, key):
        """[(part, df)]: the questions' first, then each group's; None where there can be no interval."""
        i = len(self.blocks[key]["d"])
        if self.ms is None or i == 0:
            return None
        found = [(self.ms / i, Fraction(self.questions_df))]
        for g, (v, e, df) in self.groups.items():
            n = max(self.spreads[key][g]["n"], 1)
            found.append((self.weights[g] * max(v - e / i, Fraction(0)) / n, df))
        return found

    def spread_and_df(self, key):
        """The variance of D on this cause and its degrees of freedom (None where it is 0)."""
        parts = self.parts(key)
        if parts is None:
            return None
        total = sum(p for p, _ in parts)
        return total, total ** 2 / sum(p ** 2 / df for p, df in parts) if total else None

    def interval(self, key, p):
        """(low, high) of the cause, t's quantile at p; None where there can be none."""
        found = self.spread_and_df(key)
        if found is None:
            return None
        total, df = found
        half = Fraction(quantile(p, float(df))) * root(total) if total else Fraction(0)
        value = self.blocks[key]["value"]
        return value - half, value + half

    def p(self, key):
        """Two-sided, of the value against 0."""
        found = self.spread_and_df(key)
        if found is None:
            return None
        total, df = found
        value = self.blocks[key]["value"]
        if nine(value) == 0:  # equal as figures are compared: no change, however narrow the interval
            return 1.0
        return two_sided(value / root(total), float(df)) if total else 0.0


def excludes_zero(interval, value):
    return (interval is not None and nine(value) != 0
            and (nine(interval[0]) > 0 or nine(interval[1]) < 0))
