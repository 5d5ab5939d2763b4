//! Text from files as Markdown that shows it and does nothing.

use crate::sanitise::visible;

/// Invisible, without width, and no place to break a line.
const WORD_JOINER: char = '\u{2060}';

/// Escapes what Markdown and the usual forges would turn into anything but text: markup, HTML, links,
/// mentions of people and of issues.
pub(in crate::report) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in visible(text).chars() {
        match character {
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '&' => escaped.push_str("&amp;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '$' => {
                escaped.extend(['\\', character]);
            }
            // A backslash alone doesn't keep a forge from telling somebody that they are mentioned.
            '@' | '#' => escaped.extend(['\\', character, WORD_JOINER]),
            _ => escaped.push(character),
        }
    }
    unlink(&escaped)
}

/// Like [`escape`], for a text at the beginning of a line, where it could start a list or a heading.
pub(super) fn paragraph(text: &str) -> String {
    let text = escape(text.trim_start());
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let at = if text.starts_with(['-', '+', '=', ':']) {
        0
    } else if digits > 0 && text[digits..].starts_with(['.', ')']) {
        digits
    } else {
        return text;
    };
    format!("{}\\{}", &text[..at], &text[at..])
}

/// Addresses stay text: forges turn them into links by themselves.
fn unlink(text: &str) -> String {
    text.replace("://", ":\\//")
        .replace("www.", "www\\.")
        .replace("WWW.", "WWW\\.")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_shows_as_text() {
        assert_eq!(
            escape("a|b *c* [d](e) <f>"),
            r"a\|b \*c\* \[d\](e) &lt;f&gt;"
        );
        assert_eq!(escape("one\ntwo\u{7}"), r"one two\\u{7}");
        assert_eq!(escape("https://x.y www.z"), r"https:\//x.y www\.z");
        assert_eq!(escape("@team #12"), "\\@\u{2060}team \\#\u{2060}12");
    }

    #[test]
    fn a_paragraph_starts_neither_a_list_nor_a_heading() {
        assert_eq!(paragraph("1. April"), r"1\. April");
        assert_eq!(paragraph("  - x"), r"\- x");
        assert_eq!(paragraph("===="), r"\====");
        assert_eq!(paragraph("2026 was good."), "2026 was good.");
    }
}
