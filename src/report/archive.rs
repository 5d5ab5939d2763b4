//! What a ZIP file tells of the system that it was made on.

/// Has each entry of a ZIP file's directory say that it was made on Unix, wherever it was.
///
/// The directory's place stands 16 bytes into the end record, which is the last 22 bytes. An entry has the system in its
/// sixth byte, and from its 29th the lengths of what follows its first 46 (PKWARE's APPNOTE.TXT, 4.3.12 and 4.3.16).
pub(super) fn name_no_system(zip: &mut [u8]) {
    const UNIX: u8 = 3;
    const END: usize = 22;
    const ENTRY: usize = 46;
    let length_at =
        |bytes: &[u8], at: usize| usize::from(u16::from_le_bytes([bytes[at], bytes[at + 1]]));
    let Some(end) = zip.len().checked_sub(END) else {
        return;
    };
    let place = zip[end + 16..end + 20].try_into().map(u32::from_le_bytes);
    let mut at = place.map_or(end, |place| place as usize);
    while at + ENTRY <= end {
        zip[at + 5] = UNIX;
        let lengths = [28, 30, 32].map(|from| length_at(zip, at + from));
        let rest: usize = lengths.iter().sum();
        at += ENTRY + rest;
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write};

    use zip::write::SimpleFileOptions;
    use zip::{System, ZipWriter};

    use super::*;

    fn made_on(system: System) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, text) in [("a", "one"), ("folder/b", ""), ("c", "three")] {
            zip.start_file(name, SimpleFileOptions::default().system(system))
                .unwrap();
            zip.write_all(text.as_bytes()).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }

    #[test]
    fn a_file_is_the_same_wherever_it_was_made() {
        let mut zip = made_on(System::Dos);
        name_no_system(&mut zip);
        assert!(zip == made_on(System::Unix));
        name_no_system(&mut []);
    }
}
