//! Several tests at once.

/// Adjusts chances of 0 to 1 for their number, by Holm 1979, "A simple sequentially rejective multiple test
/// procedure", Scandinavian Journal of Statistics 6(2): the smallest of m is multiplied by m, the next by
/// m - 1, and none falls below the one before it. What was not tested doesn't count.
pub fn holm(chances: &[Option<f64>]) -> Vec<Option<f64>> {
    let known = chances.iter().enumerate();
    let known = known.filter_map(|(at, p)| Some((at, (*p)?)));
    let mut rising: Vec<(usize, f64)> = known.collect();
    rising.sort_by(|(_, a), (_, b)| a.total_cmp(b));
    let mut adjusted = vec![None; chances.len()];
    let mut highest: f64 = 0.0;
    for ((at, p), others) in rising.iter().zip((1..=rising.len()).rev()) {
        highest = highest.max(p * others as f64).min(1.0);
        adjusted[*at] = Some(highest);
    }
    adjusted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_smaller_a_chance_the_more_often_it_counts() {
        // 3 times .01, 2 times .02, and .03 not below .04.
        let found = holm(&[Some(0.02), None, Some(0.03), Some(0.01)]);
        assert_eq!(found, [Some(0.04), None, Some(0.04), Some(0.03)]);
        assert_eq!(holm(&[Some(0.6), Some(0.7)]), [Some(1.0), Some(1.0)]);
        assert_eq!(holm(&[None]), [None]);
    }
}
