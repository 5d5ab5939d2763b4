//! Names that are too long for a column.

use std::borrow::Cow;

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::sanitise::visible;

/// The beginning of a text that takes more columns than this.
pub(in crate::report) fn cut(text: &str, longest: usize) -> Cow<'_, str> {
    if longest == usize::MAX {
        return text.into();
    }
    let text = visible(text);
    if text.width() <= longest {
        return text.into();
    }
    let mut columns = 0;
    let fits = |character: &char| {
        columns += character.width().unwrap_or(0);
        columns < longest
    };
    let start: String = text.chars().take_while(fits).collect();
    format!("{}…", start.trim_end()).into()
}
