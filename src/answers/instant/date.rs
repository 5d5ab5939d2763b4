//! The day that a time begins with.

use super::token::Token;
use super::words::{DateWord, in_date};
use crate::calendar::days_in;

/// A number, and how many digits it has.
type Number = (u32, usize);

/// The days that a text may mean, the day before the month and behind it, each as a number that rises with time; and what
/// stands behind the date. Where points part its numbers, the day comes first.
pub(super) fn read<'a, 't>(tokens: &'a [Token<'t>]) -> Option<([Option<i64>; 2], &'a [Token<'t>])> {
    let (mut month, mut numbers, mut at) = (None, Vec::new(), 0);
    while numbers.len() + usize::from(month.is_some()) < 3 {
        let token = tokens.get(at)?;
        at += 1;
        match token.number() {
            // A time that comes first.
            Some(_) if token.before.contains(':') => return None,
            Some(number) => numbers.push((number, token.text.len())),
            None => match in_date(token.text)? {
                DateWord::Month(found) if month.is_none() => month = Some(found),
                DateWord::Month(_) => return None,
                DateWord::Nothing => {}
            },
        }
    }
    let mut counted = tokens.iter().filter(|token| token.number().is_some());
    let second = counted.nth(1);
    let is_dotted = second.is_some_and(|token| token.before.contains('.'));
    let dates = dates(month, &numbers, is_dotted)?;
    let days = dates.map(|date| date.and_then(|[year, month, day]| days(year, month, day)));
    Some((days, &tokens[at..]))
}

/// Year, month and day as the two ways to read numbers have them.
fn dates(month: Option<u32>, numbers: &[Number], is_dotted: bool) -> Option<[Option<[u32; 3]>; 2]> {
    match (month, numbers) {
        (Some(month), [(year, 4), (day, _)] | [(day, _), (year, _)]) => {
            Some([Some([full(*year), month, *day]); 2])
        }
        (None, [(year, 4), (month, _), (day, _)]) => Some([Some([*year, *month, *day]); 2]),
        (None, [(a, _), (b, _), (year, _)]) => {
            let year = full(*year);
            let month_first = Some([year, *a, *b]).filter(|_| !is_dotted);
            Some([Some([year, *b, *a]), month_first])
        }
        _ => None,
    }
}

/// A year of two digits is one of this century.
fn full(year: u32) -> u32 {
    if year < 100 { year + 2000 } else { year }
}

/// How many days there were up to this one; none where there is no such day.
fn days(year: u32, month: u32, day: u32) -> Option<i64> {
    let year = u16::try_from(year).ok();
    let year = year.filter(|year| (1..=9999).contains(year))?;
    let month = u8::try_from(month).ok();
    let month = month.filter(|month| (1..=12).contains(month))?;
    let day = u8::try_from(day).ok()?;
    if !(1..=days_in(year, month)).contains(&day) {
        return None;
    }
    let before = i64::from(year) - 1;
    let leap_days = before / 4 - before / 100 + before / 400;
    let months = (1..month).map(|month| i64::from(days_in(year, month)));
    let in_year: i64 = months.sum();
    Some(before * 365 + leap_days + in_year + i64::from(day))
}
