//! Waves that are days: a column that tells when each person answered, taken for one of waves.

use std::collections::BTreeMap;

use super::companies::Companies;
use super::instant::Instant;
use crate::diagnostic::{Diagnostic, list};

/// So many days of a company, most of them with a single answer, are no waves.
const ENOUGH: usize = 3;

/// Warns of companies whose waves are days on which hardly anybody else answered.
pub(crate) fn day_waves(companies: &Companies) -> Option<Diagnostic> {
    let mut days: BTreeMap<&str, Vec<(&str, usize)>> = BTreeMap::new();
    for company in 0..companies.len() {
        if let (name, Some(wave)) = companies.name(company)
            && is_day(wave)
        {
            let answers = companies.members(company).len();
            days.entry(name).or_default().push((wave, answers));
        }
    }
    days.retain(|_, days| {
        let single = days.iter().filter(|(_, answers)| *answers == 1).count();
        days.len() >= ENOUGH && single * 2 > days.len()
    });
    let (name, waves) = days.first_key_value()?;
    let others = match days.len() - 1 {
        0 => String::new(),
        others => format!(
            ", and so it is of {}",
            list::count(others, "other company", "other companies")
        ),
    };
    let message = format!(
        "{} waves of `{name}` are days, most with a single answer{others}: each of them is a report of its own",
        waves.len()
    );
    let warning = Diagnostic::warning("day-waves", message);
    Some(warning.help(format!(
        "say in a map of columns, with `--columns`, of which wave each day is, as in `waves: {{{}: …}}`; or leave that column out there with `ignore`, and say `--wave`",
        waves[0].0
    )))
}

/// Whether a wave is a day, with its month and year.
fn is_day(wave: &str) -> bool {
    let numbers = wave.split(|c: char| !c.is_ascii_digit());
    let numbers = numbers.filter(|number| !number.is_empty()).count();
    numbers >= 3 && Instant::read(wave).is_some()
}
