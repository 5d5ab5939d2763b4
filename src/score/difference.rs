//! How far a difference can be told from chance: between the two sides, to the observer, between two waves.
//!
//! Both the questions and the people could have been others, so a difference varies with both. The variance of
//! a mean of crossed questions and people, by its components: Cornfield and Tukey 1956, "Average values of mean
//! squares in factorials", Annals of Mathematical Statistics 27(4). Degrees of freedom: Satterthwaite 1946, "An
//! approximate distribution of estimates of variance components", Biometrics Bulletin 2(6).

use super::student::{Level, two_sided_p};
use super::{Contrast, Points};

/// The chance, both sides together, that a gap's interval leaves out the true gap: its ends are at t(0.975).
pub static GAP_LEVEL: Level = Level::new(0.05);

/// The same for a difference to the observer, which is asked about in one direction: t(0.95).
pub static OBSERVER_LEVEL: Level = Level::new(0.10);

/// Differences of one kind on all causes and the symptoms, whose variances are pooled.
#[derive(Clone, Debug)]
pub struct Differences {
    /// One a part.
    pub parts: Vec<Contrast>,
    /// The weight of a group's variance in the difference's: 1, or a quarter where two sides are averaged.
    pub weight: f64,
}

/// A variance, and how well it is known.
#[derive(Clone, Copy, Debug)]
struct Variance {
    value: f64,
    freedom: f64,
}

/// Where a difference lies for all that can be told.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// Its lower end, in points.
    pub low: Points,
    /// Its upper end.
    pub high: Points,
    /// Whether the questions differ at all on the whole.
    pub(super) differs: bool,
}

impl Interval {
    /// Whether there is a difference, going by it.
    pub fn excludes_zero(self) -> bool {
        self.differs && (self.low > 0.0 || self.high < 0.0)
    }
}

impl Differences {
    /// The interval about a part's figure that leaves the true one out with a chance of `level`.
    ///
    /// None where there is no difference, or no part has two questions, since then nothing tells how much
    /// questions differ.
    pub fn interval(&self, part: usize, figure: Option<Points>, level: &Level) -> Option<Interval> {
        let (figure, mean) = (figure?.get(), self.parts[part].mean()?);
        let variance = self.variance(part)?;
        let reach = level.quantile(variance.freedom) * variance.value.sqrt();
        Some(Interval {
            low: Points::new(figure - reach),
            high: Points::new(figure + reach),
            differs: mean != 0.0,
        })
    }

    /// Whether that interval excludes 0, as [`Interval::excludes_zero`] says. Where the figure is far from either of
    /// its ends this takes no quantile.
    pub fn excludes_zero(&self, part: usize, figure: Option<Points>, level: &Level) -> bool {
        let is_beyond = || {
            let (figure, mean) = (figure?.get(), self.parts[part].mean()?);
            let variance = self.variance(part)?;
            let beyond =
                |quantile: f64| Points::new(figure.abs() - quantile * variance.value.sqrt()) > 0.0;
            let (low, high) = level.bounds(variance.freedom);
            let is_sure = |quantile: f64| quantile.is_finite() && beyond(quantile);
            let is_so = is_sure(high) || (beyond(low) && beyond(level.quantile(variance.freedom)));
            Some(mean != 0.0 && is_so)
        };
        is_beyond().unwrap_or(false)
    }

    /// The chance of a figure so far from 0 either way where there is no difference, 0 to 1. None as for
    /// [`Differences::interval`].
    ///
    /// Questions that differ by 0 as figures are compared have no difference, whatever the sums leave of it.
    pub fn p(&self, part: usize, figure: Option<Points>) -> Option<f64> {
        let (figure, mean) = (figure?.get(), self.parts[part].mean()?);
        let variance = self.variance(part)?;
        Some(if mean == 0.0 || Points::new(figure) == 0.0 {
            1.0
        } else {
            two_sided_p(figure / variance.value.sqrt(), variance.freedom)
        })
    }

    /// The variance of a part's difference, with Satterthwaite's degrees of freedom.
    fn variance(&self, part: usize) -> Option<Variance> {
        let questions = self.questions(part)?;
        let people =
            (0..self.parts[part].groups.len()).filter_map(|group| self.people(part, group));
        let terms: Vec<Variance> = std::iter::once(questions).chain(people).collect();
        let value: f64 = terms.iter().map(|term| term.value).sum();
        let terms = terms.iter();
        let uncertainty: f64 = terms.map(|term| term.value.powi(2) / term.freedom).sum();
        let freedom = if uncertainty > 0.0 {
            value.powi(2) / uncertainty
        } else {
            questions.freedom
        };
        Some(Variance { value, freedom })
    }

    /// What the choice of questions adds.
    fn questions(&self, part: usize) -> Option<Variance> {
        let parts = self.pooled();
        let freedom: usize = parts.map(|part| part.questions.saturating_sub(1)).sum();
        let count = self.parts[part].questions;
        if freedom == 0 || count == 0 {
            return None;
        }
        let squares: f64 = self.pooled().map(|part| part.squares).sum();
        Some(Variance {
            value: squares / freedom as f64 / count as f64,
            freedom: freedom as f64,
        })
    }

    /// What the choice of a group's people adds: what people's scores vary by beyond what their answers vary
    /// by. Nothing where it is one person on every part.
    fn people(&self, part: usize, group: usize) -> Option<Variance> {
        let spreads = || self.pooled().map(|part| part.groups[group]);
        let between_df: usize = spreads().map(|spread| spread.between_df).sum();
        if between_df == 0 {
            return None;
        }
        let ratio = |squares: f64, freedom: usize| {
            if freedom == 0 {
                0.0
            } else {
                squares / freedom as f64
            }
        };
        let squares = spreads().map(|spread| spread.between_squares.get()).sum();
        let between = ratio(squares, between_df);
        let squares = spreads().map(|spread| spread.residual_squares.get()).sum();
        let residual_df = spreads().map(|spread| spread.residual_df).sum();
        let residual = ratio(squares, residual_df);
        let largest = spreads().map(|spread| spread.between_df).max().unwrap_or(0);
        let here = &self.parts[part];
        let people = (between - residual / here.questions as f64).max(0.0);
        Some(Variance {
            value: self.weight * people / here.groups[group].n as f64,
            freedom: (between_df as f64 / 2.0).max(largest as f64),
        })
    }

    /// The parts that have a difference.
    fn pooled(&self) -> impl Iterator<Item = &Contrast> {
        self.parts.iter().filter(|part| part.is_there)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::questionnaire::{EMBEDDED, Keying};
    use crate::score::{Part, Person};

    /// Two sides on two parts of as many questions each, answered on five labels: 1 is 0, 5 is 100.
    fn differences(parts: [[&[&[u8]]; 2]; 2]) -> Differences {
        let [first, _] = parts[0];
        let questionnaire = &EMBEDDED[0].read().unwrap();
        let causes = questionnaire.causes.iter();
        let direct = causes.flat_map(|cause| cause.scale.clone());
        let direct =
            direct.filter(|at| questionnaire.scale_questions[*at].keying == Keying::Direct);
        let asked: Vec<usize> = direct.take(first[0].len()).collect();
        let part = Part::new(questionnaire, asked.iter().copied());
        let scale = |answers: &&[u8]| {
            let mut scale = vec![0; questionnaire.scale_questions.len()];
            for (at, answer) in asked.iter().zip(*answers) {
                scale[*at] = *answer;
            }
            scale
        };
        let parts = parts.map(|sides| {
            let sides = sides.map(|side| side.iter().map(scale).collect::<Vec<_>>());
            let [first, second] = sides
                .each_ref()
                .map(|side| Person::all(&part, side.iter().map(Vec::as_slice)).collect::<Vec<_>>());
            Contrast::between(&first, &second)
        });
        Differences {
            parts: parts.into(),
            weight: 1.0,
        }
    }

    fn ends(differences: &Differences, part: usize, gap: f64) -> [f64; 2] {
        let gap = Some(Points::new(gap));
        let interval = differences.interval(part, gap, &GAP_LEVEL).unwrap();
        [interval.low.get(), interval.high.get()]
    }

    fn near(found: [f64; 2], expected: [f64; 2]) -> bool {
        let mut both = found.iter().zip(expected);
        both.all(|(found, expected)| (found - expected).abs() < 1e-9)
    }

    #[test]
    fn of_one_person_a_side_the_questions_alone_tell() {
        // Differences 50 and 75, 25 and 0: squares 312.5 in each part, so MS is 625 / 2 and the variance half of
        // it, 12.5². With two degrees of freedom t(0.975) is 4.302652729749.
        let found = differences([[&[&[4, 5]], &[&[2, 2]]], [&[&[3, 3]], &[&[2, 3]]]]);
        let reach = 12.5 * 4.302_652_729_749;
        assert!(near(ends(&found, 0, 62.5), [62.5 - reach, 62.5 + reach]));
        assert!(found.excludes_zero(0, Some(Points::new(62.5)), &GAP_LEVEL));
        assert!(!found.excludes_zero(1, Some(Points::new(12.5)), &GAP_LEVEL));
        // t = 5: 1 - 5 / sqrt(2 + 25).
        let p = found.p(0, Some(Points::new(62.5))).unwrap();
        assert!((p - (1.0 - 5.0 / 27.0_f64.sqrt())).abs() < 1e-12);
    }

    #[test]
    fn two_people_a_side_add_what_they_vary_by_beyond_their_answers() {
        // MS 703.125 / 2, the questions' part half of it: 175.78125. The first side: V 703.125, E 156.25, so
        // (703.125 - 78.125) / 2 = 312.5 with one degree of freedom. The second's V is below E / 2: nothing.
        let found = differences([
            [&[&[5, 4], &[3, 3]], &[&[2, 2], &[1, 3]]],
            [&[&[3, 4], &[2, 2]], &[&[3, 3], &[3, 4]]],
        ]);
        let spread = found.parts[0].groups[0];
        assert_eq!(spread.between_squares, Points::new(703.125));
        assert_eq!(spread.residual_squares, Points::new(156.25));
        assert_eq!([spread.between_df, spread.residual_df], [1, 1]);
        let expected = [-46.810_252_503_666, 134.310_252_503_666];
        assert!(near(ends(&found, 0, 43.75), expected));
    }

    #[test]
    fn whether_an_interval_excludes_0_is_told_as_by_the_interval() {
        let found = differences([
            [&[&[5, 4], &[3, 3]], &[&[2, 2], &[1, 3]]],
            [&[&[3, 4], &[2, 2]], &[&[3, 3], &[3, 4]]],
        ]);
        for figure in (-300..300).map(|tenths| Some(Points::new(f64::from(tenths) / 2.0))) {
            let interval = found.interval(0, figure, &GAP_LEVEL).unwrap();
            let told = found.excludes_zero(0, figure, &GAP_LEVEL);
            assert_eq!(told, interval.excludes_zero(), "{figure:?}");
        }
        // A figure as large as the interval reaches, and one billionth larger.
        let at_zero = found.interval(0, Some(Points::ZERO), &GAP_LEVEL);
        let reach = at_zero.unwrap().high.get();
        let ends = [reach, -reach, reach + 1e-9, -reach - 1e-9];
        let excludes = |figure| found.excludes_zero(0, Some(Points::new(figure)), &GAP_LEVEL);
        assert_eq!(ends.map(excludes), [false, false, true, true]);
    }

    #[test]
    fn an_interval_that_ends_at_0_does_not_exclude_it() {
        let excludes = |low: f64, high: f64| {
            let ([low, high], differs) = ([low, high].map(Points::new), true);
            Interval { low, high, differs }.excludes_zero()
        };
        assert!(!excludes(0.0, 8.0) && !excludes(-8.0, 0.0));
        assert!(excludes(0.1, 8.0) && excludes(-8.0, -0.1));
    }

    #[test]
    fn questions_that_differ_by_0_on_the_whole_have_no_difference() {
        let found = differences([[&[&[4, 2]], &[&[3, 3]]], [&[&[3, 3]], &[&[3, 3]]]]);
        let gap = Some(Points::new(20.0));
        assert_eq!(found.p(0, gap), Some(1.0));
        assert!(!found.excludes_zero(1, gap, &GAP_LEVEL));
    }

    #[test]
    fn nothing_can_be_told_from_one_question_a_part() {
        let found = differences([[&[&[4]], &[&[2]]], [&[&[3]], &[&[2]]]]);
        let gap = Some(Points::new(50.0));
        assert_eq!(found.interval(0, gap, &GAP_LEVEL), None);
        assert!(!found.excludes_zero(0, gap, &GAP_LEVEL));
    }
}
