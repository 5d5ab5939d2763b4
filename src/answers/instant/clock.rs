//! What stands behind a date: the time of day, and the time zone.

use super::token::Token;
use super::words::{ClockWord, in_clock};

/// The widest offset that a time zone has, in hours.
const WIDEST: u32 = 14;

/// By how many minutes beside whole hours time zones differ: `9:12-10:15` is no offset.
const MINUTES: [u32; 3] = [0, 30, 45];

const BEFORE_MINUTES: [char; 7] = [':', '.', '時', '时', '点', '點', '시'];
const BEFORE_SECONDS: [char; 4] = [':', '.', '分', '분'];

/// A time of day.
#[derive(Debug, Default)]
pub(super) struct Clock {
    /// Hours, minutes and seconds, as far as they are said.
    numbers: Vec<u32>,
    is_afternoon: Option<bool>,
    /// The minutes that it is ahead of universal time.
    offset: Option<i64>,
    name: Option<&'static str>,
}

/// What clocks go by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Zone {
    Unsaid,
    Universal,
    Named(&'static str),
}

impl Clock {
    /// Reads what stands behind a date; none where some of it isn't known.
    pub(super) fn read(mut tokens: &[Token]) -> Option<Self> {
        let mut clock = Self::default();
        while let Some((token, rest)) = tokens.split_first() {
            if clock.offset.is_some() && token.before.contains(['(', '[']) {
                // The zone's name, whose offset is known by now.
                break;
            }
            tokens = match (token.number(), token.is_minus()) {
                (Some(hours), Some(is_minus)) => {
                    clock.offset(hours, is_minus, token.text.len(), rest)?
                }
                (Some(number), None) => {
                    clock.number(number, token)?;
                    rest
                }
                (None, _) => clock.word(tokens)?,
            };
        }
        Some(clock)
    }

    fn number(&mut self, number: u32, token: &Token) -> Option<()> {
        // Letters may part them, too: `9h12`.
        let is_behind = |signs: &[char]| token.before.is_empty() || token.before.contains(signs);
        match self.numbers.len() {
            0 if !token.before.contains(':') => self.numbers.push(number),
            1 if is_behind(&BEFORE_MINUTES) => self.numbers.push(number),
            2 if is_behind(&BEFORE_SECONDS) => self.numbers.push(number),
            // Parts of a second.
            3 if matches!(token.before, "." | ",") => {}
            _ => return None,
        }
        Some(())
    }

    /// Reads `+02:00`, `+0200` or `+2`, and gives what follows.
    fn offset<'a, 't>(
        &mut self,
        number: u32,
        is_minus: bool,
        digits: usize,
        rest: &'a [Token<'t>],
    ) -> Option<&'a [Token<'t>]> {
        // `09-12` is no time with an offset.
        if self.offset.is_some() || self.numbers.len() < 2 && self.is_afternoon.is_none() {
            return None;
        }
        let minutes = rest.first().filter(|token| token.before == ":");
        let minutes = minutes.and_then(Token::number).filter(|_| digits < 3);
        let (hours, minutes, taken) = match (digits, minutes) {
            (1 | 2, Some(minutes)) => (number, minutes, 1),
            (1 | 2, None) => (number, 0, 0),
            (4, _) => (number / 100, number % 100, 0),
            _ => return None,
        };
        if hours > WIDEST || !MINUTES.contains(&minutes) {
            return None;
        }
        let ahead = i64::from(hours * 60 + minutes);
        self.offset = Some(if is_minus { -ahead } else { ahead });
        Some(&rest[taken..])
    }

    /// Reads the first words, and gives what follows.
    fn word<'a, 't>(&mut self, tokens: &'a [Token<'t>]) -> Option<&'a [Token<'t>]> {
        let words = tokens.iter().take_while(|token| token.number().is_none());
        let words: Vec<&str> = words.map(|token| token.text).collect();
        let (word, taken) = in_clock(&words, !self.numbers.is_empty())?;
        let rest = &tokens[taken..];
        let is_counted = |token: &Token| token.number().is_some() && token.is_minus().is_some();
        let is_second = match word {
            ClockWord::Half { is_afternoon } => self.is_afternoon.replace(is_afternoon).is_some(),
            ClockWord::Zone(name) => self.name.replace(name).is_some(),
            // In `GMT+2` the offset follows.
            ClockWord::Universal if rest.first().is_some_and(is_counted) => false,
            ClockWord::Universal => self.offset.replace(0).is_some(),
            ClockWord::Nothing => false,
        };
        (!is_second).then_some(rest)
    }

    /// Seconds since midnight, of universal time where the offset is known.
    pub(super) fn seconds(&self) -> Option<i64> {
        let number = |at: usize| self.numbers.get(at).copied().unwrap_or(0);
        let hour = match (number(0), self.is_afternoon) {
            (12, Some(false)) => 0,
            (13.., Some(false)) => return None,
            (hour @ ..12, Some(true)) => hour + 12,
            (hour, _) => hour,
        };
        let numbers = [(hour, 24), (number(1), 60), (number(2), 61)];
        if numbers.iter().any(|(number, limit)| number >= limit) {
            return None;
        }
        let [hours, minutes, seconds] = numbers.map(|(number, _)| i64::from(number));
        let minutes = hours * 60 + minutes - self.offset.unwrap_or(0);
        Some(minutes * 60 + seconds)
    }

    /// Whether there is no time of day.
    pub(super) fn is_blank(&self) -> bool {
        self.numbers.is_empty()
    }

    pub(super) fn zone(&self) -> Zone {
        match (self.offset, self.name) {
            (Some(_), _) => Zone::Universal,
            (None, Some(name)) => Zone::Named(name),
            (None, None) => Zone::Unsaid,
        }
    }
}
