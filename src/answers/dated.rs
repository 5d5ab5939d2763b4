//! Months, parts of years and days in the names of waves, which come folded.

use crate::listed::listed;

/// How spreadsheets start the names of months: in English, German, French, Spanish and Italian.
const MONTHS: [&str; 12] = listed(
    "jan ene gen, feb fév, mar mär mrz, apr avr abr, may mai mag, jun jui giu, jul lug, aug aoû ago, \
    sep set, oct okt ott, nov, dec dez déc dic",
);

/// A wave as its year and what of it: `2026-10`, `2026-q4`, `2026-10-15`; none where it is written so, or is no date.
pub(super) fn dated(look: &str) -> Option<String> {
    month(look)
        .or_else(|| part_of_year(look))
        .or_else(|| in_numbers(look))
}

/// The year at the beginning or the end of a text, of two such as `2025/26` the first, and what else stands there.
pub(super) fn years(look: &str) -> Option<(u32, &str)> {
    let year = |text: &str| -> Option<u32> {
        let number = text.parse().ok().filter(|_| text.len() == 4)?;
        (2000..2100).contains(&number).then_some(number)
    };
    if let Some((first, second)) = look.split_once(['/', '-']) {
        let first = year(first)?;
        let next = [first + 1, (first + 1) % 100].map(|year| format!("{year:02}"));
        let is_same = next.iter().any(|year| year == second);
        return is_same.then_some((first, ""));
    }
    let (rest, last) = look.rsplit_once(' ')?;
    let (first, others) = look.split_once(' ')?;
    year(last)
        .map(|year| (year, rest))
        .or_else(|| Some((year(first)?, others)))
}

/// The letters of the parts of a year, with the last one's number: quarters, quarters in French, halves.
const PARTS_OF_YEAR: [(char, char); 3] = [('q', '4'), ('t', '4'), ('h', '2')];

fn part_of_year(look: &str) -> Option<String> {
    let plain = |text: &str| text.trim_matches([' ', '-', '/', '_', '.']).to_owned();
    PARTS_OF_YEAR.iter().find_map(|(letter, last)| {
        let (before, after) = look.split_once(*letter)?;
        let number = after.chars().next().filter(|c| ('1'..=*last).contains(c))?;
        let year = match (plain(before), plain(&after[1..])) {
            (year, rest) if rest.is_empty() => year,
            (rest, year) if rest.is_empty() && after.len() > 1 => year,
            _ => return None,
        };
        Some(format!("{}-{letter}{number}", whole_year(&year)?))
    })
}

/// A year of four digits, of which the last two may have been given.
fn whole_year(year: &str) -> Option<String> {
    let is_number = year.bytes().all(|byte| byte.is_ascii_digit());
    match year.len() {
        2 if is_number => Some(format!("20{year}")),
        4 if is_number => Some(year.to_owned()),
        _ => None,
    }
}

/// A month or a day in numbers, where nothing else can be meant: the year has four digits, and a day stands before full stops.
fn in_numbers(look: &str) -> Option<String> {
    let parts: Vec<&str> = look.split(['-', '/', '.', ' ']).collect();
    let number = |text: &str, most: u32| -> Option<u32> {
        let number = text.parse().ok().filter(|_| text.len() <= 2)?;
        (1..=most).contains(&number).then_some(number)
    };
    let year = |text: &str| whole_year(text).filter(|_| text.len() == 4);
    match parts[..] {
        [first, second] => {
            let (year, month) = match year(first) {
                Some(year) => (year, second),
                None => (year(second)?, first),
            };
            let month = number(month, 12)?;
            // As a year that ends in the next one is written.
            let is_before = |year: u32| year + 1 == 2000 + month;
            let is_two_years =
                look.ends_with(&format!("/{month:02}")) && year.parse().is_ok_and(is_before);
            (!is_two_years).then(|| format!("{year}-{month:02}"))
        }
        [day, month, last] if look.matches('.').count() == 2 => {
            let (day, month) = (number(day, 31)?, number(month, 12)?);
            Some(format!("{}-{month:02}-{day:02}", year(last)?))
        }
        _ => None,
    }
}

fn month(look: &str) -> Option<String> {
    let (first, second) = look.split_once(['-', ' ', '/'])?;
    // The 26th of October is no year.
    let (name, year) = if first.len() == 4 && whole_year(first).is_some() {
        (second, first)
    } else {
        (first, second)
    };
    let name = name.trim_end_matches('.');
    let year = whole_year(year)?;
    let is_name = name.chars().all(char::is_alphabetic);
    let is_start = |starts: &&str| starts.split(' ').any(|start| name.starts_with(start));
    let at = MONTHS.iter().position(is_start).filter(|_| is_name)?;
    // In French only the fourth letter tells July from June.
    let at = if name.starts_with("juil") { 6 } else { at };
    Some(format!("{year}-{:02}", at + 1))
}
