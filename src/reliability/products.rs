//! Sums of answers and of their products, in whole numbers: the same whatever order they are added up in.

/// Of several figures that the same people have: how many people, the sums, and the sums of products of two.
#[derive(Clone, Debug)]
pub struct Products {
    people: u64,
    sums: Vec<u64>,
    /// By row and column; those below the diagonal are left at 0.
    of_two: Vec<u64>,
}

impl Products {
    /// Of so many figures, of nobody yet.
    pub fn new(figures: usize) -> Self {
        Self {
            people: 0,
            sums: vec![0; figures],
            of_two: vec![0; figures * figures],
        }
    }

    /// Adds what one person has.
    pub fn add(&mut self, figures: &[u32]) {
        self.people += 1;
        let rows = self.of_two.chunks_exact_mut(figures.len().max(1));
        for (at, ((sum, row), one)) in self.sums.iter_mut().zip(rows).zip(figures).enumerate() {
            *sum += u64::from(*one);
            for (product, other) in row[at..].iter_mut().zip(&figures[at..]) {
                *product += u64::from(*one) * u64::from(*other);
            }
        }
    }

    /// Adds other people's.
    pub fn merge(&mut self, others: &Self) {
        self.people += others.people;
        let own = self.sums.iter_mut().chain(&mut self.of_two);
        for (own, other) in own.zip(others.sums.iter().chain(&others.of_two)) {
            *own += other;
        }
    }

    /// How many people there are.
    pub fn people(&self) -> u64 {
        self.people
    }

    /// How many figures each has.
    pub fn figures(&self) -> usize {
        self.sums.len()
    }

    /// The covariance of two of the figures, times the people and times one person fewer: a whole number.
    pub fn covariance(&self, one: usize, other: usize) -> i128 {
        let (row, column) = (one.min(other), one.max(other));
        let product = self.of_two[row * self.figures() + column];
        i128::from(self.people) * i128::from(product)
            - i128::from(self.sums[one]) * i128::from(self.sums[other])
    }

    /// The same of one of the figures and the sum of these.
    pub fn covariance_with(&self, one: usize, others: impl Iterator<Item = usize>) -> i128 {
        others.map(|other| self.covariance(one, other)).sum()
    }

    /// The same of the sum of these figures and itself.
    pub fn variance_of_sum(&self, figures: &(impl Iterator<Item = usize> + Clone)) -> i128 {
        let with_all = |one| self.covariance_with(one, figures.clone());
        figures.clone().map(with_all).sum()
    }
}

/// The correlation of two figures from their covariance and variances, all times the same; none where one doesn't vary.
pub fn correlation(covariance: i128, variances: [i128; 2]) -> Option<f64> {
    let [one, other] = variances.map(|variance| (variance as f64).sqrt());
    (one > 0.0 && other > 0.0).then(|| covariance as f64 / one / other)
}
