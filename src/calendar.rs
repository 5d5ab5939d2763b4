//! Days of the calendar, for due dates.

use crate::listed::listed;
use std::fmt;
use std::str::FromStr;

/// The first and the last year that a date may have; beyond them it is taken for a slip.
pub const YEARS: [u16; 2] = [2000, 2999];

const MONTHS: [&str; 12] = listed(
    "January, February, March, April, May, June, July, August, September, October, November, December",
);

/// A day that exists. It is shown as `2026-12-01`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day {
    year: u16,
    /// From 1.
    month: u8,
    /// From 1, within the month.
    number: u8,
}

impl Day {
    /// The same day of the week, a week later.
    #[must_use]
    pub fn a_week_later(self) -> Self {
        let number = self.number + 7;
        match number.checked_sub(days_in(self.year, self.month)) {
            Some(over) if over > 0 => Self {
                number: over,
                ..self.with_months(1)
            },
            _ => Self { number, ..self },
        }
    }

    /// The same day so many months later; the month's last where it has no such day.
    #[must_use]
    pub fn months_later(self, months: u8) -> Self {
        let later = self.with_months(months);
        Self {
            number: self.number.min(days_in(later.year, later.month)),
            ..later
        }
    }

    /// The same number in a later month, whether there is such a day or not.
    fn with_months(self, months: u8) -> Self {
        let months = u16::from(self.month - 1) + u16::from(months);
        let month = u8::try_from(months % 12).unwrap_or(0) + 1;
        Self {
            year: self.year + months / 12,
            month,
            ..self
        }
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.number)
    }
}

impl FromStr for Day {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let parts: Vec<&str> = text.trim().split('-').collect();
        let lengths: Vec<usize> = parts.iter().map(|part| part.len()).collect();
        let is_number = |part: &&str| part.bytes().all(|byte| byte.is_ascii_digit());
        let number = |at: usize| -> Option<u16> { parts.get(at)?.parse().ok() };
        let numbers = (number(0), number(1), number(2));
        let (true, true, (Some(year), Some(month), Some(day))) =
            (lengths == [4, 2, 2], parts.iter().all(is_number), numbers)
        else {
            return Err("a date is written as year, month and day, as in 2026-12-01".to_owned());
        };
        let [first, last] = YEARS;
        if !(first..=last).contains(&year) {
            return Err(format!("the year has to be from {first} to {last}"));
        }
        let place = usize::from(month).checked_sub(1);
        let (Some(name), Ok(month)) = (place.and_then(|at| MONTHS.get(at)), u8::try_from(month))
        else {
            return Err(format!(
                "there is no month {month:02}; months go from 01 to 12"
            ));
        };
        let days = days_in(year, month);
        match u8::try_from(day) {
            Ok(number) if (1..=days).contains(&number) => Ok(Self {
                year,
                month,
                number,
            }),
            _ => Err(format!("{name} {year} has the days 01 to {days}")),
        }
    }
}

pub(crate) fn days_in(year: u16, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => {
            29
        }
        2 => 28,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn later(text: &str) -> [String; 3] {
        let start = day(text);
        let later = [
            start.a_week_later(),
            start.months_later(1),
            start.months_later(3),
        ];
        later.map(|day| day.to_string())
    }

    #[test]
    fn months_end_where_they_end() {
        for (start, expected) in [
            ("2026-12-01", ["2026-12-08", "2027-01-01", "2027-03-01"]),
            ("2026-12-31", ["2027-01-07", "2027-01-31", "2027-03-31"]),
            ("2027-01-31", ["2027-02-07", "2027-02-28", "2027-04-30"]),
            ("2026-11-30", ["2026-12-07", "2026-12-30", "2027-02-28"]),
            // A leap year.
            ("2028-01-31", ["2028-02-07", "2028-02-29", "2028-04-30"]),
            ("2028-02-22", ["2028-02-29", "2028-03-22", "2028-05-22"]),
            ("2028-02-29", ["2028-03-07", "2028-03-29", "2028-05-29"]),
            // None, though 2100 can be divided by four.
            ("2100-02-22", ["2100-03-01", "2100-03-22", "2100-05-22"]),
            ("2999-12-31", ["3000-01-07", "3000-01-31", "3000-03-31"]),
        ] {
            assert_eq!(later(start), expected, "{start}");
        }
    }

    #[test]
    fn a_day_that_does_not_exist_is_refused_with_what_is_possible() {
        for (text, expected) in [
            ("2026-02-29", "February 2026 has the days 01 to 28"),
            ("2100-02-29", "February 2100 has the days 01 to 28"),
            ("2028-02-30", "February 2028 has the days 01 to 29"),
            ("2026-04-31", "April 2026 has the days 01 to 30"),
            ("2026-12-00", "December 2026 has the days 01 to 31"),
            (
                "2026-13-01",
                "there is no month 13; months go from 01 to 12",
            ),
            (
                "2026-00-01",
                "there is no month 00; months go from 01 to 12",
            ),
            ("1999-12-31", "the year has to be from 2000 to 2999"),
            ("3000-01-01", "the year has to be from 2000 to 2999"),
        ] {
            assert_eq!(text.parse::<Day>(), Err(expected.to_owned()), "{text}");
        }
        assert!("2028-02-29".parse::<Day>().is_ok() && "2000-02-29".parse::<Day>().is_ok());
        for text in [
            "",
            "tomorrow",
            "1.12.2026",
            "2026-12-1",
            "2026-12-01T10:00",
            "+026-12-01",
            "2026-12",
            "٢٠٢٦-12-01",
        ] {
            let problem = text.parse::<Day>().unwrap_err();
            assert!(problem.contains("as in 2026-12-01"), "{text}: {problem}");
        }
    }
}
