//! The numbers and words of a time, each with what stands before it.

/// Signs that part numbers as a point or a colon does: year, month, day, hour, minute and second.
const SIGNS: [char; 16] = [
    '年', '月', '日', '時', '时', '点', '點', '分', '秒', '년', '월', '일', '시', '분', '초', 'º',
];

/// A number or a word.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token<'t> {
    pub(super) text: &'t str,
    /// What parts it from the one before it.
    pub(super) before: &'t str,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Digit,
    Letter,
    Between,
}

impl Token<'_> {
    /// The number, where it is one; none is larger than the largest that can be held.
    pub(super) fn number(&self) -> Option<u32> {
        let is_number = self.text.starts_with(|c: char| c.is_ascii_digit());
        is_number.then(|| self.text.parse().unwrap_or(u32::MAX))
    }

    /// Whether a sign stands right before it, and whether that is a minus.
    pub(super) fn is_minus(&self) -> Option<bool> {
        let sign = self.before.chars().next_back()?;
        matches!(sign, '+' | '-' | '\u{2212}').then_some(sign != '+')
    }
}

/// Takes a text apart: `2026-10-26t14:03:22z` has letters between its numbers.
pub(super) fn tokens(text: &str) -> Vec<Token<'_>> {
    let (mut tokens, mut end, mut rest) = (Vec::new(), 0, text);
    while let Some(first) = rest.chars().next() {
        let start = text.len() - rest.len();
        let kind = kind(first);
        let length = rest.find(|c| self::kind(c) != kind).unwrap_or(rest.len());
        let (part, behind) = rest.split_at(length);
        if kind != Kind::Between {
            let before = &text[end..start];
            tokens.push(Token { text: part, before });
            end = start + length;
        }
        rest = behind;
    }
    tokens
}

fn kind(c: char) -> Kind {
    if c.is_ascii_digit() {
        Kind::Digit
    } else if c.is_alphanumeric() && !SIGNS.contains(&c) {
        Kind::Letter
    } else {
        Kind::Between
    }
}
