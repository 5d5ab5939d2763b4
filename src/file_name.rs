//! Names of people and companies as parts of file names: safe on every system and inside their folder.

/// The characters that are kept, in their order, and a single hyphen for each run of others between them.
pub(crate) fn hyphenated(
    name: impl Iterator<Item = char>,
    is_kept: impl Fn(char) -> bool,
) -> String {
    let mut kept = String::new();
    for character in name {
        if is_kept(character) {
            kept.push(character);
        } else if !kept.ends_with('-') && !kept.is_empty() {
            kept.push('-');
        }
    }
    kept.trim_end_matches('-').to_owned()
}

/// So many characters and bytes of a name at the most. Systems count bytes, of which a rare script's letter
/// takes four.
pub(crate) fn cut(mut name: String, characters: usize, bytes: usize) -> String {
    name.truncate(name.floor_char_boundary(bytes));
    if let Some((end, _)) = name.char_indices().nth(characters) {
        name.truncate(end);
    }
    name.truncate(name.trim_end_matches('-').len());
    name
}
