//! Who has the highest figure in each of the resamples at hand.

use super::Points;
use super::block::Lanes;
use super::draws::LANES;

/// In each resample that counts, gives one to those of the highest figure, in equal shares.
pub(super) fn share_out(figures: &[Option<Lanes>], counts: &[bool], shares: &mut [f64]) {
    let mut highest = [f64::NEG_INFINITY; LANES];
    for figure in figures.iter().flatten() {
        for (highest, figure) in highest.iter_mut().zip(figure) {
            *highest = if *figure > *highest {
                *figure
            } else {
                *highest
            };
        }
    }
    let near = |figure: &Lanes| -> [bool; LANES] {
        std::array::from_fn(|lane| highest[lane] - figure[lane] < NEAR)
    };
    let mut holders = [0_u8; LANES];
    for figure in figures.iter().flatten() {
        for (holders, is_near) in holders.iter_mut().zip(near(figure)) {
            *holders = holders.saturating_add(u8::from(is_near));
        }
    }
    if holders.iter().all(|holders| *holders <= 1) {
        for (share, figure) in shares.iter_mut().zip(figures) {
            let Some(figure) = figure else { continue };
            let firsts = near(figure).into_iter().zip(counts);
            let firsts = firsts.map(|(is_first, counts)| u32::from(is_first & counts));
            *share += f64::from(firsts.sum::<u32>());
        }
    } else {
        share_out_ties(figures, &highest, counts, shares);
    }
}

/// Figures are compared as the nearest billionths; those that are as far apart as this are not the same.
const NEAR: f64 = 2e-9;

/// The same where some figure is so near to the highest that it may be held to be equal.
#[cold]
fn share_out_ties(figures: &[Option<Lanes>], highest: &Lanes, counts: &[bool], shares: &mut [f64]) {
    for (lane, _) in counts.iter().enumerate().filter(|(_, counts)| **counts) {
        let is_highest = |figure: &Lanes| Points::new(figure[lane]) == Points::new(highest[lane]);
        let there = figures.iter().flatten();
        let holders = there.filter(|one| is_highest(one)).count();
        for (share, figure) in shares.iter_mut().zip(figures) {
            if figure.as_ref().is_some_and(is_highest) {
                *share += 1.0 / holders as f64;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_a_billionth_apart_are_not_equal_and_nearer_ones_are() {
        for (apart, expected) in [(0.2e-9, [0.5, 0.5]), (1e-9, [0.0, 1.0]), (3e-9, [0.0, 1.0])] {
            let figures = [50.0, 50.0 + apart].map(|figure| Some([figure; LANES]));
            let mut shares = [0.0; 2];
            share_out(&figures, &[true], &mut shares);
            assert!(shares == expected, "{apart}: {shares:?}");
        }
    }
}
