//! "Did you mean": the known name that is nearest to a mistyped one.

use rapidfuzz::distance::osa::BatchComparator;

use crate::sanitise::is_invisible;

/// How similar a name has to be to be meant.
const NEAR: f64 = 0.7;

/// Longer texts are cut, in letters.
const LONGEST: usize = 80;

/// The nearest of the known names, if one is near enough to be meant: by the share of letters that stay where one is
/// edited into the other, swapped neighbours being one edit.
pub fn nearest<'k, T: AsRef<str>>(name: &str, known: &'k [T]) -> Option<&'k str> {
    let wanted = cut(name);
    let (length, wanted) = (wanted.len(), BatchComparator::new(wanted));
    let known = known.iter().map(AsRef::as_ref);
    known
        .filter_map(|known: &str| {
            let letters = cut(known);
            // Each letter that one text has more than the other is to be edited: that alone tells most names apart.
            let most = length.max(letters.len()).max(1);
            let at_best = 1.0 - length.abs_diff(letters.len()) as f64 / most as f64;
            let is_possible = at_best >= NEAR;
            is_possible.then(|| (wanted.normalized_similarity(letters), known))
        })
        .filter(|(similarity, _)| *similarity >= NEAR)
        .max_by(|(a, _), (b, _)| a.total_cmp(b))
        .map(|(_, known)| known)
}

/// A text's first letters, small.
fn cut(text: &str) -> Vec<char> {
    let letters = text.chars().flat_map(char::to_lowercase);
    letters.take(LONGEST).collect()
}

/// A caret's label: "did you mean `x`?", or that the name is unknown.
pub fn label<T: AsRef<str>>(name: &str, known: &[T]) -> String {
    let seen: String = name.chars().filter(|c| !is_invisible(*c)).collect();
    match nearest(name, known) {
        Some(known) if name != known && seen == known => {
            format!("did you mean `{known}`? A character that doesn't show stands in this one")
        }
        Some(known) => format!("did you mean `{known}`?"),
        None => "not known".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_names_are_suggested_and_far_ones_are_not() {
        let known = ["goals-known", "goals-order", "pay-fair"];
        assert_eq!(nearest("goals-knwon", &known), Some("goals-known"));
        assert_eq!(nearest("Goals-Order", &known), Some("goals-order"));
        assert_eq!(nearest("weather", &known), None);
    }
}
