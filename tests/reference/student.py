"""Student's t with degrees of freedom that need not be whole numbers, in floating point, standard library alone."""
from functools import lru_cache
from math import exp, lgamma, log


def continued_fraction(a, b, x):
    """Of the incomplete beta function, by Lentz's method; for x below (a + 1) / (a + b + 2)."""
    tiny = 1e-300
    kept = lambda v: v if abs(v) > tiny else tiny
    c, d = 1.0, 1 / kept(1 - (a + b) * x / (a + 1))
    result = d
    for m in range(1, 10000):
        for numerator in (m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)),
                          -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))):
            d = 1 / kept(1 + numerator * d)
            c = kept(1 + numerator / c)
            result *= c * d
        if abs(c * d - 1) < 1e-16:
            return result
    raise ArithmeticError("the continued fraction does not settle")


def incomplete_beta(a, b, x, rest):
    """Regularised, at x; `rest` is 1 - x, given apart since it may be far smaller than the last bit of x."""
    if x <= 0 or rest <= 0:
        return 0.0 if x <= 0 else 1.0
    front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log(rest))
    if x < (a + 1) / (a + b + 2):
        return front * continued_fraction(a, b, x) / a
    return 1 - front * continued_fraction(b, a, rest) / b


def two_sided(t, df):
    """The probability of a t at least this far from 0, in either direction."""
    t, df = float(t), float(df)
    square = t * t
    return incomplete_beta(df / 2, 0.5, df / (df + square), square / (df + square))


@lru_cache(maxsize=None)
def quantile(p, df):
    """The t below which a share p lies; p above one half."""
    tail, low, high = 2 * (1 - p), 0.0, 1.0
    while two_sided(high, df) > tail:
        low, high = high, 2 * high
    while True:
        middle = (low + high) / 2
        if not low < middle < high:
            return middle
        low, high = (middle, high) if two_sided(middle, df) > tail else (low, middle)


# Printed tables: (p, df, t), to as many decimals as they have.
TABLE = [(0.975, 1, 12.7062), (0.975, 2, 4.3027), (0.975, 3, 3.1824), (0.975, 4, 2.7764), (0.975, 5, 2.5706),
         (0.975, 10, 2.2281), (0.975, 20, 2.0860), (0.975, 30, 2.0423), (0.975, 60, 2.0003), (0.975, 120, 1.9799),
         (0.95, 1, 6.3138), (0.95, 2, 2.9200), (0.95, 3, 2.3534), (0.95, 4, 2.1318), (0.95, 10, 1.8125),
         (0.95, 20, 1.7247), (0.95, 30, 1.6973), (0.95, 120, 1.6577), (0.995, 1, 63.6567), (0.995, 5, 4.0321)]


def check():
    for p, df, t in TABLE:
        assert abs(quantile(p, df) - t) <= 0.00005001, (p, df, t, quantile(p, df))
        assert abs(two_sided(quantile(p, df), df) - 2 * (1 - p)) < 1e-14
    # By hand: one degree of freedom is Cauchy's, two have p = 1 - t / sqrt(2 + t^2).
    assert abs(two_sided(1, 1) - 0.5) < 1e-15 and abs(two_sided(1, 2) - (1 - 3 ** -0.5)) < 1e-15
    # Between two whole numbers of degrees of freedom lies what lies between them.
    assert quantile(0.975, 3) < quantile(0.975, 2.5) < quantile(0.975, 2)
    assert two_sided(0, 3.5) == 1


if __name__ == "__main__":
    check()
