//! Lists of words, written as one text.

/// The words of a text, which a comma and a space part. How many there are is checked as the program is built.
pub(crate) const fn listed<const N: usize>(text: &'static str) -> [&'static str; N] {
    let (mut words, mut rest, mut at) = ([""; N], text, 0);
    while let Some(end) = comma(rest) {
        let (word, behind) = rest.split_at(end);
        words[at] = word;
        (_, rest) = behind.split_at(2);
        at += 1;
    }
    words[at] = rest;
    assert!(at + 1 == N, "there are so many words");
    words
}

const fn comma(text: &str) -> Option<usize> {
    let (bytes, mut at) = (text.as_bytes(), 0);
    while at < bytes.len() {
        if bytes[at] == b',' {
            return Some(at);
        }
        at += 1;
    }
    None
}
