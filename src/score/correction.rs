//! How wording or prevalence sets causes apart in all companies alike.

/// What is to be taken off each cause's priority, should its place in all companies come from its wording.
#[derive(Clone, Debug, PartialEq)]
pub struct Correction(Vec<Option<Offset>>);

/// What is to be taken off a cause's priority, in points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Offset {
    /// `B (mean of the cause - mean over all causes)`, with `B = s² / (s² + SE²)`.
    pub points: f64,
    /// The standard deviation of its own error, `SE √B`.
    pub error: f64,
}

impl Correction {
    /// From each cause's mean over many companies, and the variance of that mean (SE²): none where fewer than two are known.
    ///
    /// s² is the variance of the means beyond their sampling error, at least 0: an empirical Bayes estimate (Efron and
    /// Morris 1973, JASA 68) of how far causes differ in earnest.
    pub fn new(causes: impl IntoIterator<Item = Option<(f64, f64)>>) -> Option<Self> {
        let causes: Vec<Option<(f64, f64)>> = causes.into_iter().collect();
        let known: Vec<(f64, f64)> = causes.iter().copied().flatten().collect();
        if known.len() < 2 {
            return None;
        }
        let count = known.len() as f64;
        let mean = known.iter().map(|(mean, _)| mean).sum::<f64>() / count;
        let squares: f64 = known.iter().map(|(one, _)| (one - mean).powi(2)).sum();
        let sampling = known.iter().map(|(_, error)| error).sum::<f64>() / count;
        let beyond = (squares / (count - 1.0) - sampling).max(0.0);
        let offset = |(one, error): (f64, f64)| {
            let kept = if beyond > 0.0 {
                beyond / (beyond + error)
            } else {
                0.0
            };
            Offset {
                points: kept * (one - mean),
                error: (kept * error).sqrt(),
            }
        };
        let offsets = causes.into_iter().map(|one| one.map(offset));
        Some(Self(offsets.collect()))
    }

    /// Each cause's, in the questionnaire's order; none of a cause that isn't known.
    pub fn offsets(&self) -> &[Option<Offset>] {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn means_that_differ_by_chance_alone_take_nothing_off() {
        let none = Correction::new([Some((40.0, 9.0)), Some((42.0, 9.0)), None]).unwrap();
        let nothing = Some(Offset {
            points: 0.0,
            error: 0.0,
        });
        assert_eq!(none.offsets(), [nothing, nothing, None]);
        assert_eq!(Correction::new([Some((40.0, 1.0)), None]), None);
    }

    #[test]
    fn what_is_beyond_chance_is_taken_off_in_part() {
        // Means 30, 40, 50: variance 100, of which 20 is sampling error, so B is 80 / (80 + 20).
        let means = [30.0, 40.0, 50.0].map(|mean| Some((mean, 20.0)));
        let correction = Correction::new(means).unwrap();
        let expected = [-8.0, 0.0, 8.0].map(|points| Some(Offset { points, error: 4.0 }));
        assert_eq!(correction.offsets(), expected);
    }
}
