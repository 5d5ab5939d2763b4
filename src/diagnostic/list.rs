//! Lists and numbers in a sentence.

/// "`a`, `b` and `c`".
pub fn and<T: AsRef<str>>(names: &[T]) -> String {
    join(quoted(names), "and")
}

/// "`a`, `b` or `c`".
pub fn or<T: AsRef<str>>(names: &[T]) -> String {
    join(quoted(names), "or")
}

/// "a, b and c", without quotes.
pub fn plain<T: AsRef<str>>(names: &[T]) -> String {
    let names = names.iter().map(|name| name.as_ref().to_owned());
    join(names.collect(), "and")
}

/// The first names, and how many more there are: "a, b and 3 more".
pub fn some<T: AsRef<str>>(names: &[T], most: usize) -> String {
    let first = names.iter().take(most).map(|name| name.as_ref().to_owned());
    let more = names.len().saturating_sub(most);
    let more = (more > 0).then(|| format!("{more} more"));
    join(first.chain(more).collect(), "and")
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

fn quoted<T: AsRef<str>>(names: &[T]) -> Vec<String> {
    let names = names.iter().map(AsRef::as_ref);
    names.map(|name| format!("`{name}`")).collect()
}

fn join(mut names: Vec<String>, word: &str) -> String {
    match (names.pop(), names.is_empty()) {
        (None, _) => "none".to_owned(),
        (Some(last), true) => last,
        (Some(last), false) => format!("{} {word} {last}", names.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_read_as_in_a_sentence() {
        assert_eq!(and::<&str>(&[]), "none");
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
