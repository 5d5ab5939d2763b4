//! How far the questions of a part hang together.

use super::products::Products;
use crate::score::f_quantile;

/// Cronbach's alpha of these questions, from those who answered all of the part (Cronbach 1951, Psychometrika 16(3)):
/// `k/(k-1) (1 - sum of the questions' variances / variance of their sum)`. None of fewer than two questions, and where
/// the sum doesn't vary. It may be below 0.
pub fn alpha(products: &Products, questions: impl Iterator<Item = usize> + Clone) -> Option<f64> {
    let count = questions.clone().count();
    let of_sum = products.variance_of_sum(&questions);
    if count < 2 || of_sum == 0 {
        return None;
    }
    let own: i128 = questions.map(|one| products.covariance(one, one)).sum();
    let count = count as f64;
    Some(count / (count - 1.0) * (of_sum - own) as f64 / of_sum as f64)
}

/// The 95 % interval of an alpha (Feldt 1965, Psychometrika 30(3)). It takes respondents as independent.
pub fn interval(alpha: f64, people: u64, questions: usize) -> [f64; 2] {
    let above = (people - 1) as f64;
    let below = above * (questions - 1) as f64;
    [0.975, 0.025].map(|chance| 1.0 - (1.0 - alpha) * f_quantile(chance, above, below))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_said_where_nothing_varies() {
        let mut products = Products::new(2);
        // Neither question is constant, and their sum is.
        products.add(&[1, 2]);
        products.add(&[2, 1]);
        assert_eq!(alpha(&products, 0..2), None);
    }
}
