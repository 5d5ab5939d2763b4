//! The items of an order that stands in one text.

use std::ops::Range;

/// The items of an order in one text: `a > b > c`, `A;B;C;` as Microsoft Forms writes it, or `a, b, c`.
pub(super) fn items(text: &str) -> impl Iterator<Item = &str> {
    let mut marks = ['>', ';'].into_iter();
    let delimiter = marks.find(|mark| text.contains(*mark)).unwrap_or(',');
    let items = text.split(delimiter).map(str::trim);
    items.filter(|item| !item.is_empty())
}

/// Where in a text one item of an order stands, the order standing at a place; else all of that place.
///
/// A cell with doubled quotes reads otherwise than it stands there.
pub(super) fn item_in(text: &str, place: Range<usize>, item: usize) -> Range<usize> {
    let whole = &text[place.clone()];
    let bare = whole.trim_matches(['"', '\'']);
    match items(bare).nth(item) {
        Some(found) => {
            let start = found.as_ptr() as usize - text.as_ptr() as usize;
            start..start + found.len()
        }
        None => place,
    }
}
