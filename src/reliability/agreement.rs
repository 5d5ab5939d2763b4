//! How far apart two people would be who answer by chance.

use crate::score::PARTS;

/// The mean distance, in points, between the scores of two people who each pick any label of each question with the same
/// chance: exact, from the distribution of such a score, which is built up a question at a time. `labels` is how many
/// labels each question has; there is at least one.
pub fn by_chance(labels: &[usize]) -> f64 {
    let step = |labels: &usize| PARTS as usize / (labels - 1).max(1);
    let unit = labels.iter().map(step).fold(0, greatest_divisor).max(1);
    let mut chances = vec![1.0];
    for labels in labels {
        chances = with_question(&chances, *labels, step(labels) / unit);
    }
    // The mean distance of two draws from one distribution is twice the sum of F (1 - F) over its steps.
    let (mut reached, mut sum) = (0.0, 0.0);
    for chance in &chances {
        reached += chance;
        sum += reached * (1.0 - reached).max(0.0);
    }
    let points = 100.0 * unit as f64 / f64::from(PARTS) / labels.len() as f64;
    2.0 * sum * points
}

fn with_question(chances: &[f64], labels: usize, step: usize) -> Vec<f64> {
    let mut with = vec![0.0; chances.len() + (labels - 1) * step];
    for answer in 0..labels {
        for (sum, chance) in with[answer * step..].iter_mut().zip(chances) {
            *sum += chance / labels as f64;
        }
    }
    with
}

fn greatest_divisor(one: usize, other: usize) -> usize {
    if other == 0 {
        one
    } else {
        greatest_divisor(other, one % other)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chance_is_that_worked_by_hand() {
        // One question of two labels: half of all pairs differ, by 100. Of five: 1.6 steps of 25 on the mean.
        assert!((by_chance(&[2]) - 50.0).abs() < 1e-12);
        assert!((by_chance(&[5]) - 40.0).abs() < 1e-12);
        // Two of two labels: scores 0, 50, 100 in 1, 2, 1 of 4; 2 (4 * 50 + 1 * 100) / 16 = 37.5.
        assert!((by_chance(&[2, 2]) - 37.5).abs() < 1e-12);
        // Of two and of three labels, in sixths of the sum: 0, 1/4, 1/2, 1/2, 3/4, 1 by a sixth each; a mean of
        // 2 * 25 (5 + 8 + 8 + 5) / 36 points.
        assert!((by_chance(&[2, 3]) - 50.0 * 26.0 / 36.0).abs() < 1e-12);
    }
}
