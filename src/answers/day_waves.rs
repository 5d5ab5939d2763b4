//! Waves that are days: a column that tells when each person answered, taken for one of waves.

use std::collections::BTreeMap;

use super::companies::Companies;
use super::instant::Instant;
use super::mapping::{ColumnMapping, NameKind};
use crate::diagnostic::{Diagnostic, list};

/// So many days of a company, most of them with a single answer, are no waves.
const ENOUGH: usize = 3;

/// So many days apart, waves of a person or few may well be days.
const FAR_APART: i64 = 14;

/// Warns of companies whose waves are days on which hardly anybody else answered.
pub(crate) fn day_waves(companies: &Companies, mapping: &ColumnMapping) -> Option<Diagnostic> {
    let said = mapping.names(NameKind::Wave);
    let is_said = |wave: &str| said.iter().any(|other| other.stands_for == wave);
    let mut days: BTreeMap<&str, Vec<(&str, usize)>> = BTreeMap::new();
    for company in 0..companies.len() {
        if let (name, Some(wave)) = companies.name(company)
            && is_day(wave)
            && !is_said(wave)
        {
            let answers = companies.members(company).len();
            days.entry(name).or_default().push((wave, answers));
        }
    }
    days.retain(|_, days| {
        let single = days.iter().filter(|(_, answers)| *answers == 1).count();
        days.len() >= ENOUGH && single * 2 > days.len() && are_close(days)
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

/// Whether most of these days are no fortnight from the next, in one of the orders in which day and month may stand.
fn are_close(waves: &[(&str, usize)]) -> bool {
    let read = waves.iter().filter_map(|(wave, _)| Instant::read(wave));
    let read: Vec<[Option<i64>; 2]> = read.map(Instant::days).collect();
    (0..2).any(|order| {
        let days: Option<Vec<i64>> = read.iter().map(|days| days[order]).collect();
        let mut days = days.unwrap_or_default();
        days.sort_unstable();
        let mut gaps: Vec<i64> = days.windows(2).map(|days| days[1] - days[0]).collect();
        gaps.sort_unstable();
        gaps.get(gaps.len() / 2).is_some_and(|gap| *gap < FAR_APART)
    })
}

/// Whether a wave is a day, with its month and year.
fn is_day(wave: &str) -> bool {
    let numbers = wave.split(|c: char| !c.is_ascii_digit());
    let numbers = numbers.filter(|number| !number.is_empty()).count();
    numbers >= 3 && Instant::read(wave).is_some()
}
