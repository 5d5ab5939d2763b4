//! Whose a text is that can't be taken apart into records, so that no company is scored on half of its
//! answers: the names that it gives, read the way they would be in a sound record.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use crate::source::{Source, parse};

/// The value of each `field:` in a text that may be anything; none where it can't be told for sure.
pub(super) fn values(text: &str, field: &str) -> Vec<Option<String>> {
    let is_flow = content(text).starts_with(['{', '[']);
    let keys = keys(text, field, is_flow);
    // A quoted key is one wherever it stands. Words that look like one may stand amid a text, further in or
    // behind a comma, where the real ones don't.
    let is_any_quoted = keys.iter().any(|key| key.is_quoted);
    let least = keys.iter().filter_map(|key| key.indent).min();
    let is_real = |key: &&KeyFound| match least {
        _ if is_any_quoted => key.is_quoted,
        Some(_) => key.indent == least,
        None => true,
    };
    let mut keys = keys.iter().filter(is_real);
    // Few names stand in many records.
    let mut read: HashMap<&str, Option<String>> = HashMap::new();
    let mut values = BTreeSet::new();
    let mut reads = 0;
    while let Some(key) = keys.next().filter(|_| reads < MOST_READS) {
        let found = spellings(text, key).into_iter().find_map(|spelling| {
            let known = read.entry(spelling).or_insert_with(|| {
                reads += 1;
                self::read(spelling)
            });
            known.clone()
        });
        values.insert(found.filter(|value| !value.contains('\u{fffd}')));
    }
    if reads >= MOST_READS {
        values.insert(None);
    }
    values.into_iter().collect()
}

/// Whether a text opens as a list in brackets does.
pub(super) fn is_list(text: &str) -> bool {
    content(text).starts_with('[')
}

fn content(text: &str) -> &str {
    text.trim_start_matches(['\u{feff}', '\n', '\r', '\t', ' '])
}

/// The longest text after a key that is looked at for its value, in bytes.
const LONGEST: usize = 1000;

/// So many commas may a name hold that stands in braces.
const COMMAS: usize = 16;

/// So many times is a value read that nothing else was spelt like. Of what lies behind, nothing is told.
const MOST_READS: usize = 20_000;

/// A key, as it seems.
struct KeyFound {
    /// Where its value starts.
    end: usize,
    is_quoted: bool,
    /// Whether it stands in braces, so that a comma ends its value.
    is_flow: bool,
    /// How far in it stands, where nothing but spaces and dashes stands before it in its line.
    indent: Option<usize>,
}

fn keys(text: &str, field: &str, is_flow: bool) -> Vec<KeyFound> {
    let mut keys = Vec::new();
    for (at, _) in text.match_indices(field) {
        let before = &text[..at];
        let after = &text[at + field.len()..];
        let (before, after, is_quoted) = match before.chars().next_back() {
            Some(quote @ ('"' | '\'')) => match after.strip_prefix(quote) {
                Some(after) => (&before[..before.len() - 1], after, true),
                None => continue,
            },
            _ => (before, after, false),
        };
        let Some(rest) = after.trim_start_matches([' ', '\t']).strip_prefix(':') else {
            continue;
        };
        // A line may be as long as the text: only what stands right before the key is looked at.
        let stem = before.trim_end_matches([' ', '\t', '-']);
        let is_first = matches!(stem.chars().next_back(), None | Some('\n' | '\u{feff}'));
        let is_space = |c: char| c.is_whitespace() && c != '\n';
        let is_next = before.trim_end_matches(is_space).ends_with(['{', ',', '[']);
        if is_first || is_next {
            keys.push(KeyFound {
                end: text.len() - rest.len(),
                is_quoted,
                is_flow: is_flow || !is_first,
                indent: is_first.then_some(before.len() - stem.len()),
            });
        }
    }
    keys
}

/// What the value of a key may be, the likeliest first; nothing where it isn't told on its line.
fn spellings<'t>(text: &'t str, key: &KeyFound) -> Vec<&'t str> {
    let rest = &text[key.end..];
    let near = &rest[..rest.floor_char_boundary(LONGEST)];
    let end = near.find('\n');
    let line = &near[..end.unwrap_or(near.len())];
    let below = end.map_or("", |end| &rest[end + 1..]);
    let is_cut = end.is_none() && near.len() < rest.len();
    if key.is_flow {
        let commas = line.match_indices([',', '}']).map(|(at, _)| at);
        let last = (!is_cut).then(|| line.trim_end().len());
        let ends = commas.take(COMMAS).chain(last);
        ends.map(|end| &line[..end]).collect()
    } else if is_cut || key.indent.is_some_and(|indent| goes_on(below, indent)) {
        Vec::new()
    } else {
        vec![line]
    }
}

/// Whether the value of a key that stands so far in goes on below its line.
fn goes_on(below: &str, indent: usize) -> bool {
    let next = below.lines().find(|line| !line.trim().is_empty());
    next.is_some_and(|line| {
        let text = line.trim_start_matches(' ');
        let is_further_in = line.len() - text.len() > indent;
        // A key that stands too far in is no text that goes on.
        is_further_in && !text.contains(": ") && !text.trim_end().ends_with(':')
    })
}

/// A text that is one plain value.
fn read(text: &str) -> Option<String> {
    let source = Arc::new(Source::new("", text));
    let nodes = parse(&source).ok()?;
    let [value] = nodes.as_slice() else {
        return None;
    };
    let name = value.spelling(&source)?.trim();
    (!name.is_empty()).then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::values;

    #[test]
    fn a_name_reads_as_it_would_in_a_sound_record() {
        for (text, name) in [
            ("company: Acme Gears\nside: [sales", "Acme Gears"),
            ("{\"company\" : \"Acme Gears\", \"side\": ", "Acme Gears"),
            ("- company: 'O''Brien' # ours\n  side: [", "O'Brien"),
            ("company: !!str O'Brien\nside: [", "O'Brien"),
            ("company: &a O'Brien\nside: [", "O'Brien"),
            ("\u{feff}{\"company\": \"M\\u00fcller\"", "Müller"),
            (
                "{\"company\": \"A \\\"Quoted\\\" Co\", \"si",
                "A \"Quoted\" Co",
            ),
            ("{company: \"Gears, Bolts\", side: [", "Gears, Bolts"),
            ("{\n  company: Acme,\n  side: [", "Acme"),
            ("company: 2026\nside: [", "2026"),
            ("company: Client 4\nside: [", "Client 4"),
            ("company: Club 9:30\nside: [", "Club 9:30"),
            ("company: 9:30\nside: [", "9:30"),
            ("company: Acme\n  side: [", "Acme"),
            (
                "company: Acme\ncomments:\n  x: |\n    company: Bolt\n  y: a, company: Cog\n  z: [",
                "Acme",
            ),
        ] {
            assert_eq!(values(text, "company"), [Some(name.to_owned())], "{text}");
        }
    }

    #[test]
    fn a_name_that_cannot_be_told_for_sure_is_none() {
        for text in [
            "company: >-\n  Acme\nside: [",
            "company: Acme\n  Gears\nside: [",
            "company: *a\nside: [",
            "company: \"Acme\nside: [",
            "company: [Acme]\nside: [",
            "company:\nside: [",
            "company: M\u{fffd}ller\nside: [",
            "{\"company\": \"Ac",
        ] {
            assert_eq!(values(text, "company"), [None], "{text}");
        }
        let long = format!("company: {}\nside: [", "A".repeat(1001));
        let listed = format!("{{\"company\": \"A{}\", \"side\": ", ", B".repeat(17));
        for text in [long, listed] {
            assert_eq!(values(&text, "company"), [None], "{text}");
        }
        assert!(values("a company of: x", "company").is_empty());
        assert!(values("a: their company: x", "company").is_empty());
    }

    #[test]
    fn every_record_of_a_text_has_its_name() {
        let some = |name: &str| Some(name.to_owned());
        let list = "[{\"company\":\"A\",\"side\":1},{\"company\":\"B\"},{\"company\":\"A\",";
        assert_eq!(values(list, "company"), [some("A"), some("B")]);
        let documents = "company: B\n---\ncompany: |\n  A\n---\ncompany: C\nside: [";
        assert_eq!(values(documents, "company"), [None, some("B"), some("C")]);
    }
}
