//! When an answer was sent, as a table's column of times tells it.

mod clock;
mod date;
mod token;
mod words;

use std::cmp::Ordering;

use clock::{Clock, Zone};

/// The seconds of a day.
const DAY: i64 = 24 * 60 * 60;

/// Nowhere are two clocks further apart, in seconds.
const FARTHEST: i64 = 26 * 60 * 60;

/// The moments that a text may mean: one where the day comes before the month, one where it comes behind it. Each is a
/// number of seconds; none where the text can't be read so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Instant {
    moments: [Option<i64>; 2],
    /// How many seconds later it may be: all of a day, where no time is said.
    length: i64,
    zone: Zone,
}

impl Instant {
    /// Reads a date, or a date and a time; none where there is no date in the text, or something that isn't known: it
    /// may be a half of the day.
    pub(crate) fn read(text: &str) -> Option<Self> {
        let text = text.to_lowercase();
        let tokens = token::tokens(&text);
        let (days, rest) = date::read(&tokens)?;
        let clock = Clock::read(rest)?;
        let seconds = clock.seconds()?;
        let moments = days.map(|day| Some(day? * DAY + seconds));
        let zone = clock.zone();
        let found = moments.iter().any(Option::is_some);
        let length = if clock.is_blank() { DAY - 1 } else { 0 };
        found.then_some(Self {
            moments,
            length,
            zone,
        })
    }

    /// The days that it may be, counted from one that all have in common.
    pub(crate) fn days(self) -> [Option<i64>; 2] {
        self.moments.map(|moment| Some(moment?.div_euclid(DAY)))
    }

    /// Which of two is later; none where that hangs on whether days or months come first, on time zones or on a time that
    /// isn't said, or where both are the same. In one file all times are written alike.
    pub(crate) fn compare(self, other: Self, is_one_file: bool) -> Option<Ordering> {
        let ways = [(0, 0), (1, 1), (0, 1), (1, 0)];
        let ways = &ways[..if is_one_file { 2 } else { 4 }];
        let unsure = if self.zone == other.zone { 0 } else { FARTHEST };
        let order = |(one, another): &(usize, usize)| {
            let apart = self.moments[*one]? - other.moments[*another]?;
            let earlier = if apart < 0 { self } else { other };
            let is_sure = apart.abs() > unsure + earlier.length;
            Some(if is_sure {
                apart.cmp(&0)
            } else {
                Ordering::Equal
            })
        };
        let mut orders = ways.iter().filter_map(order);
        let first = orders.next()?;
        (first != Ordering::Equal && orders.all(|order| order == first)).then_some(first)
    }
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
            ("2026-10-26", "2026-10-27 00:00"),
            ("2026-10-26 23:59", "2026-10-27"),
            ("26 Oct 2026 10:00", "26 Oct 2026 11:00"),
            // The second one shows that the day comes first.
            ("05/04/2026", "26/04/2026"),
            // Whichever comes first.
            ("03/04/2026 10:00", "03/04/2026 11:00"),
            ("03/04/2026", "04/05/2026"),
            (
                "Mon Oct 05 2026 09:12:00 GMT+0200 (Central European Summer Time)",
                "2026-10-05T07:12:01Z",
            ),
            (
                "5 de octubre de 2026, 12:10",
                "Monday, October 5th, 2026 at 12:11 PM",
            ),
            ("2026年10月5日9時12分", "2026年10月5日10時1分"),
            ("5.10.2026 um 9:12 Uhr", "5.10.2026 um 10:12 Uhr"),
            ("10-05-2026 9:12 a.m.", "10-11-2026 9:12 a.m."),
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
            ("2026-10-26", "2026-10-26 08:00"),
            ("2026-10-26", "2026-10-26 00:00:00"),
            ("yesterday", "2026-10-26"),
            ("14:03", "14:04"),
            ("2026-13-26", "2026-10-26"),
            ("2026-10-26 25:00", "2026-10-26 14:00"),
            ("", ""),
            ("2026-10-26 9:12 xm", "2026-10-27 9:12"),
            ("2026-10-26 9:12 am pm", "2026-10-27 9:12"),
            ("2026-10-26 13:12 am", "2026-10-27 9:12"),
            ("2026-10-26 9:12 7", "2026-10-27 9:12"),
            ("10.10.2026 Sa 12:12", "2026-10-27 9:12"),
            ("2026-02-30", "2026-10-27"),
            ("9:12 2026-10-26", "2026-10-27"),
            ("5. marraskuuta 2026", "2026-10-27"),
            ("6 Mar 2 Oct 2026", "2026-12-27"),
            ("2026-10-26+02:00", "2026-12-27"),
            ("2026-10-26 9:12 +20:00", "2026-12-27"),
            ("2026-10-26 9:12-10:15", "2026-12-27"),
            ("99999999999999999999-10-26", "2026-12-27"),
            ("2026-10-26 99999999999999999999:12", "2026-12-27"),
        ] {
            assert_eq!(order(one, other), None, "{one}");
        }
    }

    #[test]
    fn halves_of_the_day_read_in_the_languages_of_services() {
        let morning = |text: &str| [Instant::read(text), Instant::read("2026-10-05 09:12:00")];
        let evening = |text: &str| [Instant::read(text), Instant::read("2026-10-05 21:12:00")];
        for (before, behind) in [
            ("2026/10/05 9:12:00 a. m.", "2026/10/05 9:12:00 p.\u{a0}m."),
            ("2026/10/05 9:12:00 A.M.", "2026/10/05 9:12:00\u{202f}PM"),
            ("2026. 10. 5 오전 9:12:00", "2026. 10. 5 오후 9:12:00"),
            ("2026/10/5 上午9:12:00", "2026年10月5日下午9:12:00"),
            ("2026/10/05 午前9:12", "2026/10/05(月) 午後 9時12分"),
            ("5/10/2026, 9:12 π.μ.", "5.10.2026, 9:12 μ.μ."),
            ("5.10.2026 9:12 ص", "5.10.2026\u{200f} 9:12 م"),
            ("2026-10-05 9:12 SA", "2026-10-05 9:12 CH"),
            ("2026. 10. 05. de. 9:12", "2026. 10. 05. du. 9:12"),
            ("5.10.2026 ÖÖ 9:12", "5.10.2026 ÖS 9:12"),
            ("2026-10-05 पूर्वाह्न 9:12", "2026-10-05 अपराह्न 9:12"),
            ("2026-10-05 9:12 ก่อนเที่ยง", "2026-10-05 9:12 หลังเที่ยง"),
            ("2026-10-05 9:12 לפנה״צ", "2026-10-05 9:12 אחה״צ"),
            ("2026-10-05 9:12 ق.ظ.", "2026-10-05 9:12 ب.ظ."),
            ("2026-10-05 9:12 fm", "2026-10-05 21:12 em"),
        ] {
            for [found, expected] in [morning(before), evening(behind)] {
                let (found, expected) = (found.expect(before), expected.expect("a time"));
                let day_first = [found.moments[0]; 2];
                assert_eq!(day_first, expected.moments, "{before} or {behind}");
            }
        }
        for (one, other) in [
            ("2026-10-05 12:30 a. m.", "2026-10-05 00:30"),
            ("2026-10-05 下午12:30", "2026-10-05 12:30"),
            ("2026-10-05 午後0:30", "2026-10-05 12:30"),
        ] {
            assert_eq!(Instant::read(one), Instant::read(other), "{one}");
            assert!(Instant::read(one).is_some(), "{one}");
        }
    }

    #[test]
    fn times_of_several_zones_are_told_apart_by_their_offsets_alone() {
        for (earlier, later) in [
            (
                "2026-10-05T11:30:00.000+02:00",
                "2026-10-05T10:45:00.000+01:00",
            ),
            ("2026-10-05 12:00 +0530", "2026-10-05 7:00 UTC"),
            (
                "2026/10/05 9:12:00 p. m. GMT+2",
                "2026/10/05 4:12:01 p. m. GMT-3",
            ),
            ("2026-10-05 23:30 UTC-3", "2026-10-06T02:30:01Z"),
            ("2026-10-05 9 PM \u{2212}03:00", "2026-10-06 00:01 GMT"),
            ("2026-10-05 9:12 CEST", "2026-10-05 9:13 CEST"),
            ("2026-10-05 9:12 +02:00 CEST", "2026-10-05 7:13 (GMT)"),
            // Further apart than any two clocks.
            ("2026-10-05 9:12 CEST", "2026-10-06 11:12:01 CET"),
            ("2026-10-05 9:12", "2026-10-06 13:12:01 +02:00"),
        ] {
            assert_eq!(order(earlier, later), Some(Ordering::Less), "{earlier}");
            assert_eq!(order(later, earlier), Some(Ordering::Greater), "{earlier}");
        }
        for (one, other) in [
            ("2026-10-05 9:12 CEST", "2026-10-06 11:12:00 CET"),
            ("2026-10-05 9:12", "2026-10-05 10:12 +02:00"),
            ("2026-10-05 9:12", "2026-10-05 10:12 EST"),
            ("2026-10-05 9:12 +02:00", "2026-10-05 8:12 +01:00"),
        ] {
            assert_eq!(order(one, other), None, "{one}");
        }
    }
}
