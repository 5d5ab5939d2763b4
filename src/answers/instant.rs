//! When an answer was sent, as a table's column of times tells it.

use std::cmp::Ordering;

/// The moments that a text may mean: one where the day comes before the month, one where it comes behind it. Each is a
/// number that rises with time; none where the text can't be read so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Instant([Option<u64>; 2]);

/// Names of months, by their first three letters.
const MONTHS: [&str; 12] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
];

impl Instant {
    /// Reads a date, or a date and a time; none where there is no date in the text.
    pub(crate) fn read(text: &str) -> Option<Self> {
        let text = text.trim().to_lowercase();
        let mut words = text
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty());
        // `2026-10-26t14:03:22z` has letters between its numbers.
        let parts: Vec<String> = words.by_ref().flat_map(split_digits).collect();
        let month = parts.iter().find_map(|word| {
            let name = word
                .get(..3)
                .filter(|_| word.starts_with(|c: char| c.is_alphabetic()))?;
            MONTHS.iter().position(|known| *known == name)
        });
        let numbers = parts.iter().map_while(|word| match word.parse::<u64>() {
            Ok(number) => Some(Some((number, word.len()))),
            Err(_) => Some(None),
        });
        let numbers: Vec<Number> = numbers.flatten().collect();
        let is_afternoon = parts.iter().any(|word| word == "pm");
        let is_morning = parts.iter().any(|word| word == "am");
        let (dates, rest) = dates(month, &numbers, text.contains('.') && !text.contains('/'))?;
        let time = |at: usize| rest.get(at).map_or(0, |(number, _)| *number);
        let hour = match time(0) {
            12 if is_morning => 0,
            hour if is_afternoon && hour < 12 => hour + 12,
            hour => hour,
        };
        let clock = [(hour, 24), (time(1), 60), (time(2), 61)];
        if clock.iter().any(|(number, limit)| number >= limit) {
            return None;
        }
        let moment = |[year, month, day]: Date| {
            let is_date = (1..=12).contains(&month) && (1..=31).contains(&day);
            let date = (year * 100 + month) * 100 + day;
            is_date.then(|| ((date * 100 + hour) * 100 + time(1)) * 100 + time(2))
        };
        let found = dates.map(|date| date.and_then(moment));
        found.iter().any(Option::is_some).then_some(Self(found))
    }

    /// Which of two is later; none where that hangs on whether days or months come first, or where both are the same. In
    /// one file all times are written alike.
    pub(crate) fn compare(self, other: Self, is_one_file: bool) -> Option<Ordering> {
        let ways = [(0, 0), (1, 1), (0, 1), (1, 0)];
        let ways = &ways[..if is_one_file { 2 } else { 4 }];
        let order = |(one, another): &(usize, usize)| Some(self.0[*one]?.cmp(&other.0[*another]?));
        let mut orders = ways.iter().filter_map(order);
        let first = orders.next()?;
        (first != Ordering::Equal && orders.all(|order| order == first)).then_some(first)
    }
}

/// A year, a month and a day.
type Date = [u64; 3];

/// A number, and how many digits it has.
type Number = (u64, usize);

/// The dates that numbers may mean, the day before the month and behind it, and the numbers that are left. Where points
/// part them, the day comes first.
fn dates(
    month: Option<usize>,
    numbers: &[Number],
    is_dotted: bool,
) -> Option<([Option<Date>; 2], &[Number])> {
    Some(match (month, numbers) {
        (Some(month), [(a, digits), (b, _), rest @ ..]) => {
            let (year, day) = if *digits == 4 { (*a, *b) } else { (*b, *a) };
            ([Some([full(year), month as u64 + 1, day]); 2], rest)
        }
        (None, [(year, 4), (month, _), (day, _), rest @ ..]) => {
            ([Some([*year, *month, *day]); 2], rest)
        }
        (None, [(a, _), (b, _), (year, _), rest @ ..]) => {
            let year = full(*year);
            let month_first = Some([year, *a, *b]).filter(|_| !is_dotted);
            ([Some([year, *b, *a]), month_first], rest)
        }
        _ => return None,
    })
}

/// A year of two digits is one of this century.
fn full(year: u64) -> u64 {
    if year < 100 { year + 2000 } else { year }
}

/// Runs of digits and of letters.
fn split_digits(word: &str) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    let mut was_digit = None;
    for c in word.chars() {
        let is_digit = c.is_ascii_digit();
        match parts.last_mut().filter(|_| was_digit == Some(is_digit)) {
            Some(part) => part.push(c),
            None => parts.push(c.to_string()),
        }
        was_digit = Some(is_digit);
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn order(one: &str, other: &str) -> Option<Ordering> {
        Instant::read(one)?.compare(Instant::read(other)?, true)
    }

    #[test]
    fn times_are_told_apart_as_services_write_them() {
        for (earlier, later) in [
            ("2026-10-26 14:03:22", "2026-10-26 14:03:23"),
            ("2026-10-26T14:03:22Z", "2026-10-27T01:00:00Z"),
            ("2026/10/26 2:03:22 PM GMT+2", "2026/10/26 3:03:22 PM GMT+2"),
            ("10/26/2026 11:59:59 AM", "10/26/2026 12:00:00 PM"),
            ("10/26/2026 12:10:00 AM", "10/26/2026 1:00:00 AM"),
            ("26.10.2026 14:03", "01.11.2026 09:00"),
            ("10/26/26 14:03", "11/2/26 9:15"),
            ("Oct 26, 2026", "Nov 2, 2026"),
            ("26 Oct 2026 10:00", "26 Oct 2026 11:00"),
            // The second one shows that the day comes first.
            ("05/04/2026", "26/04/2026"),
            // Whichever comes first.
            ("03/04/2026 10:00", "03/04/2026 11:00"),
            ("03/04/2026", "04/05/2026"),
        ] {
            assert_eq!(order(earlier, later), Some(Ordering::Less), "{earlier}");
            assert_eq!(order(later, earlier), Some(Ordering::Greater), "{earlier}");
        }
    }

    #[test]
    fn what_cannot_be_told_is_not_guessed() {
        for (one, other) in [
            ("03/04/2026", "02/05/2026"),
            ("2026-10-26 14:03", "2026-10-26 14:03"),
            ("yesterday", "2026-10-26"),
            ("14:03", "14:04"),
            ("2026-13-26", "2026-10-26"),
            ("2026-10-26 25:00", "2026-10-26 14:00"),
            ("", ""),
        ] {
            assert_eq!(order(one, other), None, "{one}");
        }
    }
}
