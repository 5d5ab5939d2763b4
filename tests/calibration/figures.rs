//! A figure of each population and size, printed and held against its limits.

use crate::population::{ALL, Population};
use crate::rate::Rate;

/// How much is simulated, and how strictly it is held against the limits.
pub struct Run {
    /// Companies of each population and size where everything is resampled.
    pub resampled: usize,
    /// Companies where nothing is.
    pub scored: usize,
    pub resamples: usize,
    /// Whether what chance does with so few companies is allowed for.
    pub is_quick: bool,
}

/// How often something is so, in each population, by the number of leaders a side.
pub struct Figures {
    pub what: String,
    pub sizes: &'static [usize],
    pub rows: Vec<Vec<Rate>>,
}

/// What a rate is held against, pooled over the populations and in the worst one.
#[derive(Clone, Copy)]
pub enum Limit {
    AtLeast(f64, f64),
    AtMost(f64, f64),
}

impl Figures {
    /// Takes a figure out of what was measured of each population and size.
    pub fn of<T>(
        what: &str,
        sizes: &'static [usize],
        measured: &[Vec<T>],
        figure: impl Fn(&T) -> Rate,
    ) -> Self {
        let rows = measured.iter();
        let rows = rows.map(|sizes| sizes.iter().map(&figure).collect());
        Self {
            what: what.to_owned(),
            sizes,
            rows: rows.collect(),
        }
    }

    fn pooled(&self, size: usize) -> Rate {
        self.rows.iter().map(|row| row[size]).sum()
    }

    /// The figures as a table.
    pub fn table(&self) -> String {
        let cells = |rates: Vec<Rate>| -> String {
            let cells = rates.iter().map(|rate| format!("{rate:>18}"));
            cells.collect()
        };
        let sizes = self.sizes.iter().map(|size| format!("{size:>18}"));
        let mut table = format!("\n{}\n{:<16}{}\n", self.what, "", sizes.collect::<String>());
        for (population, row) in ALL.iter().zip(&self.rows) {
            table += &format!("{:<16}{}\n", population.name, cells(row.clone()));
        }
        let pooled = (0..self.sizes.len()).map(|size| self.pooled(size));
        table + &format!("{:<16}{}\n", "all", cells(pooled.collect()))
    }

    /// What goes beyond a limit with so many leaders a side.
    pub fn beyond(&self, run: &Run, leaders: usize, limit: Limit) -> Vec<String> {
        let size = self.sizes.iter().position(|size| *size == leaders);
        let size = size.expect("a size that was measured");
        let mut beyond = Vec::new();
        let mut hold = |name: &str, rate: Rate| {
            // The worst of many is further off than all of them together.
            let allowed = match (run.is_quick, name.is_empty()) {
                (false, _) => 0.0,
                (true, true) => 2.0,
                (true, false) => 3.0,
            };
            let (is_beyond, line) = match limit {
                Limit::AtLeast(pooled, worst) => {
                    let line = if name.is_empty() { pooled } else { worst };
                    (rate.share() + allowed * rate.chance(line) < line, line)
                }
                Limit::AtMost(pooled, worst) => {
                    let line = if name.is_empty() { pooled } else { worst };
                    (rate.share() - allowed * rate.chance(line) > line, line)
                }
            };
            if is_beyond {
                let name = if name.is_empty() {
                    "all populations"
                } else {
                    name
                };
                beyond.push(format!(
                    "{}: {rate} where {line} is the limit, in {name} with {leaders} a side",
                    self.what
                ));
            }
        };
        let pooled = self.pooled(size);
        assert!(pooled.of > 0, "{}: nothing was counted", self.what);
        hold("", pooled);
        for (Population { name, .. }, row) in ALL.iter().zip(&self.rows) {
            hold(name, row[size]);
        }
        beyond
    }
}
