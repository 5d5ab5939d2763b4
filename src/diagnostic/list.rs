//! Lists and numbers in a sentence.

/// "`a`, `b` and `c`".
pub fn and(names: impl IntoIterator<Item: AsRef<str>>) -> String {
    or_none(join(quoted(names), "and"))
}

/// "`a`, `b` or `c`".
pub fn or(names: impl IntoIterator<Item: AsRef<str>>) -> String {
    or_none(join(quoted(names), "or"))
}

/// "a, b and c", without quotes.
pub fn plain(names: impl IntoIterator<Item: AsRef<str>>) -> String {
    or_none(any(names))
}

/// The same where there are names at all.
pub fn any(names: impl IntoIterator<Item: AsRef<str>>) -> Option<String> {
    let names = names.into_iter();
    join(names.map(|name| name.as_ref().to_owned()), "and")
}

/// "1 No, 2 Partly, 3 Yes".
pub fn numbered(labels: &[String]) -> String {
    let numbered = (1..).zip(labels);
    let numbered = numbered.map(|(number, label)| format!("{number} {label}"));
    numbered.collect::<Vec<_>>().join(", ")
}

/// The first names, and how many more there are: "a, b and 3 more".
pub fn some<T: AsRef<str>>(names: &[T], most: usize) -> String {
    with_rest(names, most, "more", "more")
}

/// The first names, and how many others there are: "a, b and 1 other", as they are called.
pub fn with_rest<T: AsRef<str>>(names: &[T], most: usize, one: &str, many: &str) -> String {
    let first = names.iter().take(most).map(|name| name.as_ref().to_owned());
    let rest = names.len().saturating_sub(most);
    plain(first.chain((rest > 0).then(|| count(rest, one, many))))
}

/// Texts or numbers one after the other, with this between them.
pub fn joined(parts: impl IntoIterator<Item: ToString>, between: &str) -> String {
    let parts = parts.into_iter().map(|part| part.to_string());
    parts.collect::<Vec<_>>().join(between)
}

/// The same where there are any.
pub fn any_joined(parts: impl IntoIterator<Item: ToString>, between: &str) -> Option<String> {
    let mut parts = parts.into_iter().peekable();
    parts.peek()?;
    Some(joined(parts, between))
}

/// How many there are of each kind, those that there are: "3 changed", "1 missing".
pub fn counted<'w>(
    counts: impl IntoIterator<Item = (usize, &'w str)>,
) -> impl Iterator<Item = String> {
    let counts = counts.into_iter().filter(|(count, _)| *count > 0);
    counts.map(|(count, what)| format!("{count} {what}"))
}

/// A title inside a sentence: "clear roles and a CEO who mediates". Acronyms keep their capitals.
pub fn inside(title: &str) -> String {
    let mut characters = title.chars();
    let (first, second) = (characters.next(), characters.next());
    match first {
        Some(first) if !second.is_some_and(char::is_uppercase) => {
            first.to_lowercase().chain(title.chars().skip(1)).collect()
        }
        _ => title.to_owned(),
    }
}

/// "1 leader", "2 leaders".
pub fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

/// Each sentence once, and of how many more it holds.
pub fn each_once(sentences: impl Iterator<Item = String>) -> Vec<String> {
    let mut told: Vec<(String, usize)> = Vec::new();
    for sentence in sentences {
        match told.iter_mut().find(|(other, _)| *other == sentence) {
            Some((_, count)) => *count += 1,
            None => told.push((sentence, 1)),
        }
    }
    let tell = |(sentence, count)| match count {
        1 => sentence,
        count => format!("{sentence} The same holds for {} more.", count - 1),
    };
    told.into_iter().map(tell).collect()
}

fn quoted(names: impl IntoIterator<Item: AsRef<str>>) -> impl Iterator<Item = String> {
    let names = names.into_iter();
    names.map(|name| format!("`{}`", name.as_ref()))
}

fn join(names: impl Iterator<Item = String>, word: &str) -> Option<String> {
    let mut names: Vec<String> = names.collect();
    let last = names.pop()?;
    Some(if names.is_empty() {
        last
    } else {
        format!("{} {word} {last}", names.join(", "))
    })
}

fn or_none(names: Option<String>) -> String {
    names.unwrap_or_else(|| "none".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_read_as_in_a_sentence() {
        assert_eq!(and([""; 0]), "none");
        assert_eq!(and(&["a"]), "`a`");
        assert_eq!(or(&["a", "b", "c"]), "`a`, `b` or `c`");
        assert_eq!(plain(&["Sales", "CEO"]), "Sales and CEO");
        assert_eq!(some(&["a", "b"], 2), "a and b");
        assert_eq!(some(&["a", "b", "c", "d"], 2), "a, b and 2 more");
        assert_eq!(count(1, "leader", "leaders"), "1 leader");
        assert_eq!(inside("A CEO who mediates"), "a CEO who mediates");
        assert_eq!(inside("CEO first"), "CEO first");
    }
}
