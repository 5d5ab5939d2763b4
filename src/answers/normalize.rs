//! Texts as they are compared. Names that look the same: all that tells them apart are capitals, spaces and what
//! can't be seen. Headings of columns and labels: as form services write them.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

use crate::sanitise::is_invisible;

/// Adds what is left of a name without capitals, needless spaces and invisible characters.
fn fold(name: &str, folded: &mut String) {
    for word in name.split_whitespace() {
        let before = folded.len();
        if word.is_ascii() {
            folded.extend(word.chars().map(|c| c.to_ascii_lowercase()));
        } else {
            let seen = word.nfkc().filter(|c| !is_invisible(*c));
            folded.extend(seen.flat_map(char::to_lowercase));
        }
        if folded.len() > before {
            folded.push(' ');
        }
    }
}

/// Hands a folded name to a function; that of a short plain one is folded where nothing has to be freed.
pub(crate) fn with_folded<T>(name: &str, then: impl FnOnce(&str) -> T) -> T {
    let mut buffer = [0; 64];
    if let Some(length) = fold_plain(name, &mut buffer)
        && let Ok(folded) = std::str::from_utf8(&buffer[..length])
    {
        return then(folded);
    }
    let mut folded = String::with_capacity(name.len() + 1);
    fold(name, &mut folded);
    then(&folded)
}

/// Whether two names look the same.
pub(crate) fn is_same(name: &str, other: &str) -> bool {
    with_folded(name, |name| with_folded(other, |other| name == other))
}

/// Folds an ASCII name into a buffer; none where it isn't one, or doesn't fit.
fn fold_plain(name: &str, buffer: &mut [u8]) -> Option<usize> {
    if name.len() >= buffer.len() || !name.is_ascii() {
        return None;
    }
    let mut length = 0;
    let mut ends_word = false;
    for byte in name.bytes() {
        if matches!(byte, b' ' | b'\t'..=b'\r') {
            ends_word = length > 0;
            continue;
        }
        if std::mem::take(&mut ends_word) {
            buffer[length] = b' ';
            length += 1;
        }
        buffer[length] = byte.to_ascii_lowercase();
        length += 1;
    }
    if length > 0 {
        buffer[length] = b' ';
        length += 1;
    }
    Some(length)
}

/// A heading, a label or an option as it is compared: small letters, single spaces, one kind of dashes and quotes; no
/// tags and entities, nothing that can't be seen, no punctuation at the end.
pub(crate) fn heading(text: &str) -> String {
    let plain = plain(text);
    let mut words = plain.split_whitespace();
    let mut line = String::with_capacity(plain.len());
    line.extend(words.next());
    for word in words {
        line.push(' ');
        line.push_str(word);
    }
    // What is nothing but punctuation stays what it is.
    let end = line.trim_end_matches([' ', '.', ':', ';', '*', '!', '?', '。']);
    if !end.is_empty() {
        line.truncate(end.len());
    }
    line
}

/// The same, with the lines that the text has: each is compared by itself.
pub(crate) fn lines(text: &str) -> String {
    let lines = plain(text);
    let lines = lines.split(['\n', '\r']).map(heading);
    let lines: Vec<String> = lines.filter(|line| !line.is_empty()).collect();
    lines.join("\n")
}

/// A text in small letters, without what form services and spreadsheets put into it.
fn plain(text: &str) -> String {
    let text = unquoted(text);
    let mut text = Cow::Borrowed(text);
    if text.contains('<') {
        text = Cow::Owned(without_tags(&text));
    }
    if text.contains('&') {
        text = Cow::Owned(without_entities(&text));
    }
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    // Before the forms of compatibility, which make an accent with a space of a backtick's twin.
    let marks = text.chars().filter(|c| !is_invisible(*c)).map(plain_mark);
    // Those forms make 42 of 4², and 1 of ½ and a stroke: then they are left alone.
    let marks: String = marks.collect();
    let plain: String = if marks.contains(is_small_number) {
        marks.nfc().collect()
    } else {
        marks.nfkc().collect()
    };
    plain.to_lowercase()
}

/// What a spreadsheet holds as a text whatever it looks like: `="4"`.
pub(crate) fn unquoted(cell: &str) -> &str {
    let inside = cell.trim().strip_prefix("=\"");
    let inside = inside.and_then(|rest| rest.strip_suffix('"'));
    inside.unwrap_or(cell)
}

/// A text without the space around it, and without the quotes that a word processor has made of plain ones.
pub(crate) fn uncurled(text: &str) -> &str {
    const CURLY: [char; 6] = ['“', '”', '„', '‘', '’', '‚'];
    let text = text.trim();
    let inside = text.strip_prefix(CURLY);
    let inside = inside.and_then(|rest| rest.strip_suffix(CURLY));
    let inside = inside.filter(|inside| !inside.contains(CURLY));
    inside.map_or(text, str::trim)
}

/// One kind of dashes, and one of quotes.
pub(super) fn plain_mark(mark: char) -> char {
    match mark {
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}' => '-',
        '‘' | '’' | '‚' | '‛' | '′' | '‹' | '›' | '`' | '´' | 'ʼ' | '＇' => '\'',
        '“' | '”' | '„' | '‟' | '″' | '«' | '»' | '＂' => '"',
        _ => mark,
    }
}

/// Superscripts, subscripts, fractions, and numbers in circles.
fn is_small_number(character: char) -> bool {
    matches!(
        character,
        '²' | '³' | '¹' | '¼'..='¾' | '\u{2070}'..='\u{209f}' | '\u{2150}'..='\u{218f}' | '\u{2460}'..='\u{24ff}'
    )
}

/// The tags that form services put into questions; those of the first kind part lines.
const TAGS: [&str; 2] = [
    "br p div li ul ol h1 h2 h3 h4 h5 h6",
    "a b i u s em strong span font small big sub sup label mark",
];

/// A text without tags. What stands between angle brackets otherwise is text.
fn without_tags(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find('<') {
        plain.push_str(&rest[..start]);
        let tag = &rest[start..];
        // No tag holds another's start, so each letter is looked at once.
        let end = tag[1..].find(['<', '>']).map(|end| end + 1);
        let end = end.filter(|end| tag[*end..].starts_with('>'));
        let kind = end.and_then(|end| {
            let name = tag[1..end].trim_start_matches('/');
            let name = name.split([' ', '/', '\n', '\t']).next()?.to_lowercase();
            let mut kinds = TAGS.iter();
            let kind = kinds.position(|names| names.split(' ').any(|known| known == name))?;
            Some((kind, end + 1))
        });
        if let Some((kind, end)) = kind {
            if kind == 0 {
                plain.push('\n');
            }
            rest = &tag[end..];
        } else {
            plain.push('<');
            rest = &tag[1..];
        }
    }
    plain.push_str(rest);
    plain
}

/// The length of the longest entity, without its marks.
const LONGEST_ENTITY: usize = 8;

/// With the marks that entities such as `&amp;` stand for.
pub(crate) fn without_entities(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find('&') {
        plain.push_str(&rest[..start]);
        let entity = &rest[start + 1..];
        let mut start = entity.bytes().take(LONGEST_ENTITY + 1);
        let end = start.position(|byte| byte == b';');
        let mark = end.and_then(|end| Some((entity_mark(&entity[..end])?, end)));
        if let Some((mark, end)) = mark {
            plain.push(mark);
            rest = &entity[end + 1..];
        } else {
            plain.push('&');
            rest = entity;
        }
    }
    plain.push_str(rest);
    plain
}

/// The mark that an entity stands for, by its name or its number.
fn entity_mark(name: &str) -> Option<char> {
    let Some(number) = name.strip_prefix('#') else {
        return Some(match name {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "nbsp" => ' ',
            "shy" => '\u{ad}',
            "hellip" => '…',
            "ndash" | "mdash" => '-',
            "quot" | "ldquo" | "rdquo" | "bdquo" => '"',
            "apos" | "lsquo" | "rsquo" | "sbquo" => '\'',
            _ => return None,
        });
    };
    let number = match number.strip_prefix(['x', 'X']) {
        Some(digits) => u32::from_str_radix(digits, 16),
        None => number.parse(),
    };
    char::from_u32(number.ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::listed::listed;

    #[test]
    fn plain_names_fold_the_same_in_place() {
        for name in [
            "",
            " ",
            "Dana",
            " dana  K. ",
            "a\tb\u{b}c",
            "R\u{e9}mi",
            &"x".repeat(80),
        ] {
            let mut folded = String::new();
            fold(name, &mut folded);
            assert_eq!(with_folded(name, str::to_owned), folded, "{name}");
        }
    }

    #[test]
    fn names_are_alike_but_for_capitals_spaces_and_what_cannot_be_seen() {
        let folded = |name| {
            let mut text = String::new();
            fold(name, &mut text);
            text
        };
        assert_eq!(folded("  ACME \t Gears "), folded("Acme Gears"));
        // One ü as a letter, and as a u with two dots above; a space without width.
        assert_eq!(folded("M\u{fc}ller"), folded("mu\u{308}ller"));
        assert_eq!(folded("Acme\u{200b} \u{200b} Gears"), folded("acme gears"));
        assert_ne!(folded("AcmeGears"), folded("Acme Gears"));
    }

    #[test]
    fn headings_and_labels_are_alike_however_a_service_writes_them() {
        let plain = "the ceo's door - is it open";
        for text in [
            "The CEO's door - is it open",
            "The CEO\u{2019}s door \u{2013} is it open?",
            " The\u{a0}CEO's  door\u{2003}\u{2014} is\nit open. * ",
            "<p><b class=\"x\">The CEO&#39;s door</b> &ndash; is&nbsp;it open:</p>",
            "The CEO&rsquo;s d\u{200b}oor - is it <br/>open",
            "\u{feff}Ｔｈｅ CEO\u{b4}s door \u{2212} is it open。",
            "=\"The CEO's door - is it open\"",
        ] {
            assert_eq!(heading(text), plain, "{text}");
        }
        let escaped = heading("Quality &amp; cost &lt;b&gt;");
        assert_eq!(escaped, "quality & cost <b>");
        assert_eq!(heading("M\u{fc}he"), heading("Mu\u{308}he"));
    }

    #[test]
    fn what_is_no_tag_no_entity_and_no_end_of_a_sentence_stays() {
        for text in listed::<8>("a < b > c, <you> & <me>, r&d; x, &#xffffff;x, ..., *, a & b, <b") {
            assert_eq!(heading(text), text, "{text}");
        }
        // Numbers that are raised or in circles are none that one counts with.
        assert_ne!(heading("4\u{b2}"), heading("42"));
        assert_ne!(heading("\u{2460}"), heading("1"));
        assert_eq!(lines("One.<br>Two \n\n Three"), "one\ntwo\nthree");
    }
}
