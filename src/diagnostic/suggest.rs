//! "Did you mean": the known name that is nearest to a mistyped one.

/// How similar a name has to be to be meant.
const NEAR: f64 = 0.7;

/// The nearest of the known names, if one is near enough to be meant.
pub fn nearest<'k, T: AsRef<str>>(name: &str, known: &'k [T]) -> Option<&'k str> {
    let wanted = name.to_lowercase();
    let known = known.iter().map(AsRef::as_ref);
    known
        .map(|known: &str| (similarity(&wanted, &known.to_lowercase()), known))
        .filter(|(similarity, _)| *similarity >= NEAR)
        .max_by(|(a, _), (b, _)| a.total_cmp(b))
        .map(|(_, known)| known)
}

/// A caret's label: "did you mean `x`?", or that the name is unknown.
pub fn label<T: AsRef<str>>(name: &str, known: &[T]) -> String {
    nearest(name, known).map_or("not known".to_owned(), |known| {
        format!("did you mean `{known}`?")
    })
}

/// 1 for the same text, 0 for nothing in common: one minus the share of letters to be edited.
fn similarity(a: &str, b: &str) -> f64 {
    // Long texts are cut, since the distance takes time in proportion to both lengths.
    let cut = |text: &str| text.chars().take(80).collect::<String>();
    let (a, b) = (cut(a), cut(b));
    let (length, other) = (a.chars().count(), b.chars().count());
    // Each letter that one text has more than the other is to be edited: that alone tells most names apart.
    let most = length.max(other).max(1);
    let at_best = 1.0 - length.abs_diff(other) as f64 / most as f64;
    if at_best < NEAR {
        return at_best;
    }
    strsim::normalized_damerau_levenshtein(&a, &b)
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
