//! Paths as texts that lose nothing: messages, folders' order and lists of files are about texts, and what opens a file
//! is its path again.

use std::borrow::Cow;
use std::ffi::OsStr;
use std::path::Path;

#[cfg(unix)]
use crate::sanitise::BYTES;

/// A path as text.
#[cfg(unix)]
pub fn text_of(path: &OsStr) -> String {
    use std::os::unix::ffi::OsStrExt;
    let mut text = String::with_capacity(path.len());
    for chunk in path.as_bytes().utf8_chunks() {
        text.push_str(chunk.valid());
        let bytes = chunk.invalid().iter();
        text.extend(bytes.filter_map(|byte| char::from_u32(BYTES + u32::from(*byte))));
    }
    text
}

/// The path that a text stands for.
#[cfg(unix)]
pub fn path_of(text: &str) -> Cow<'_, Path> {
    use std::os::unix::ffi::OsStringExt;
    let byte = |character: char| {
        let byte = u32::from(character).checked_sub(BYTES)?;
        u8::try_from(byte).ok().filter(|byte| !byte.is_ascii())
    };
    if text.is_ascii() || !text.contains(|character| byte(character).is_some()) {
        return Path::new(text).into();
    }
    let mut bytes = Vec::with_capacity(text.len());
    for character in text.chars() {
        match byte(character) {
            Some(byte) => bytes.push(byte),
            None => bytes.extend(character.encode_utf8(&mut [0; 4]).bytes()),
        }
    }
    Cow::Owned(std::ffi::OsString::from_vec(bytes).into())
}

/// A path as text, with the same separators everywhere, so that messages are alike. Names that the system itself made up
/// hold with no others.
#[cfg(not(unix))]
pub fn text_of(path: &OsStr) -> String {
    let text = path.to_string_lossy();
    if text.starts_with(r"\\?\") {
        text.into_owned()
    } else {
        text.replace(std::path::MAIN_SEPARATOR, "/")
    }
}

/// The path that a text stands for.
#[cfg(not(unix))]
pub fn path_of(text: &str) -> Cow<'_, Path> {
    Path::new(text).into()
}

/// Whether a file's name ends in one of these, in small letters or capitals.
pub fn ends_in(path: &Path, endings: &[&str]) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str());
    let is_it = |known: &&str| ending.is_some_and(|ending| ending.eq_ignore_ascii_case(known));
    endings.iter().any(is_it)
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use std::os::unix::ffi::OsStrExt;

    #[test]
    fn every_path_comes_back_from_its_text() {
        for bytes in [
            &b"answers/a.csv"[..],
            "Müller/田.csv".as_bytes(),
            b"a\xff.csv",
            b"\x80\xfe\xc3/\xe2\x82.csv\xff",
            b"",
        ] {
            let path = OsStr::from_bytes(bytes);
            assert_eq!(path_of(&text_of(path)).as_os_str(), path);
        }
        let all: Vec<u8> = (1..=255).collect();
        let all = OsStr::from_bytes(&all);
        assert_eq!(path_of(&text_of(all)).as_os_str(), all);
        let [one, other] = [b"\xff", b"\xfe"].map(|bytes| text_of(OsStr::from_bytes(bytes)));
        assert_ne!(one, other);
    }
}
