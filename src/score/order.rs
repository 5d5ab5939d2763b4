//! Orders: mean ranks, and how far apart two orders are.

use super::Points;

/// Each option's mean rank, from 1, over the orders given; none where there are no orders.
pub fn mean_ranks(orders: &[&[usize]], options: usize) -> Option<Vec<f64>> {
    if orders.is_empty() {
        return None;
    }
    let mut sums = vec![0_usize; options];
    for order in orders {
        for (rank, &option) in (1..).zip(*order) {
            sums[option] += rank;
        }
    }
    let means = sums.into_iter();
    let means = means.map(|sum| sum as f64 / orders.len() as f64);
    Some(means.collect())
}

/// Kendall's tau-b of two rows of numbers, -1 to 1: the agreement of their orders, ties allowed for
/// (Kendall 1945, Biometrika 33(3)). None where a row is all ties.
pub fn tau_b(x: &[f64], y: &[f64]) -> Option<f64> {
    let (mut agreement, mut untied_x, mut untied_y) = (0_i32, 0_i32, 0_i32);
    for i in 0..x.len() {
        for j in 0..i {
            let (a, b) = (sign(x[i], x[j]), sign(y[i], y[j]));
            agreement += a * b;
            untied_x += a * a;
            untied_y += b * b;
        }
    }
    let untied = f64::from(untied_x) * f64::from(untied_y);
    (untied > 0.0).then(|| f64::from(agreement) / untied.sqrt())
}

/// How far apart two rows of mean ranks are: `50(1 - tau)`. 0 is the same order, 50 unrelated ones,
/// 100 the opposite one.
pub fn distance(x: Option<&[f64]>, y: Option<&[f64]>) -> Option<Points> {
    tau_b(x?, y?).map(|tau| Points::new(50.0 * (1.0 - tau)))
}

/// How far the people who put options in order agree, by their mean ranks: Kendall's W, 0 where these are all the same and
/// 1 where everybody gave one order (Kendall and Babington Smith 1939, Annals of Mathematical Statistics 10(3)).
pub fn concordance(mean_ranks: &[f64]) -> f64 {
    let options = mean_ranks.len() as f64;
    let middle = f64::midpoint(options, 1.0);
    let squares: f64 = mean_ranks.iter().map(|rank| (rank - middle).powi(2)).sum();
    12.0 * squares / (options.powi(3) - options)
}

/// Mean ranks are compared as every figure is.
fn sign(a: f64, b: f64) -> i32 {
    Points::new(a).cmp(&Points::new(b)) as i32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mean_ranks_count_from_one() {
        let ranks = mean_ranks(&[&[2, 0, 1], &[0, 2, 1]], 3);
        assert_eq!(ranks, Some(vec![1.5, 3.0, 1.5]));
        assert_eq!(mean_ranks(&[], 3), None);
    }

    #[test]
    fn concordance_is_that_of_one_order_and_none_of_two_opposite_ones() {
        let of = |orders: &[&[usize]]| {
            let ranks = mean_ranks(orders, 4).expect("orders");
            Points::new(concordance(&ranks)).nearest()
        };
        let (up, down): (&[usize], &[usize]) = (&[0, 1, 2, 3], &[3, 2, 1, 0]);
        assert_eq!(of(&[up, up]), 1.0);
        assert_eq!(of(&[up, down]), 0.0);
        // Mean ranks of 2, 7/3, 8/3 and 3: each a third as far from the middle as in one order.
        assert_eq!(of(&[up, up, down]), 0.111_111_111);
        assert_eq!(of(&[up, up, up, down]), 0.25);
    }

    #[test]
    fn distance_runs_from_the_same_order_to_the_opposite_one() {
        let of = |x: &[f64], y: &[f64]| distance(Some(x), Some(y)).map(Points::nearest);
        assert_eq!(of(&[1.0, 2.0, 3.0], &[1.0, 2.0, 3.0]), Some(0.0));
        assert_eq!(of(&[1.0, 2.0, 3.0], &[3.0, 2.0, 1.0]), Some(100.0));
        // Of three pairs two agree and one doesn't: tau 1/3, distance 50 * 2/3.
        assert_eq!(of(&[1.0, 2.0, 3.0], &[1.0, 3.0, 2.0]), Some(33.333_333_333));
        assert_eq!(of(&[1.0, 1.0, 1.0], &[1.0, 2.0, 3.0]), None);
        assert_eq!(distance(None, Some(&[1.0])), None);
    }

    #[test]
    fn tau_b_allows_for_ties() {
        // x ties one pair: agreement 2, untied 2 and 3, tau 2/sqrt(6).
        let tau = tau_b(&[1.5, 1.5, 3.0], &[1.0, 2.0, 3.0]);
        assert_eq!(tau, Some(2.0 / 6.0_f64.sqrt()));
    }
}
