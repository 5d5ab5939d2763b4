//! Standard input and pipes, read whole, since what is read is looked at more than once. A pipe that is named like a
//! file of a record a line or row is left to be read as it comes, however long it is.

use std::collections::HashMap;
use std::fs::{self, File};
use std::io::{self, Read};

use super::format::FileFormat;
use crate::diagnostic::Diagnostic;

/// More isn't taken from a device, which may never end.
const MOST_OF_A_DEVICE: u64 = 64 << 20;

/// The bytes of standard input and of pipes, by the names that the command line gives them.
#[derive(Debug, Default)]
pub struct Streams(HashMap<String, Vec<u8>>);

impl Streams {
    /// Reads those of these files that can't be read again, `-` among them.
    pub fn read<'f>(files: impl Iterator<Item = &'f str>) -> Result<Self, Vec<Diagnostic>> {
        let mut streams = HashMap::new();
        for file in files.filter(|file| is_stream(file)) {
            if !streams.contains_key(file) {
                let bytes = bytes_of(file).map_err(|error| {
                    let name = if file == "-" { "<stdin>" } else { file };
                    unreadable(&error, name)
                })?;
                streams.insert(file.to_owned(), bytes);
            }
        }
        Ok(Self(streams))
    }

    pub(super) fn get(&self, file: &str) -> Option<&[u8]> {
        self.0.get(file).map(Vec::as_slice)
    }
}

fn is_stream(file: &str) -> bool {
    let is_read_as_it_comes = matches!(
        FileFormat::of_name(file),
        Some(FileFormat::Lines | FileFormat::Table)
    );
    let is_pipe = || fs::metadata(file).is_ok_and(|found| !found.is_file() && !found.is_dir());
    file == "-" || !is_read_as_it_comes && is_pipe()
}

fn bytes_of(file: &str) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    if file == "-" {
        io::stdin().lock().read_to_end(&mut bytes)?;
    } else {
        let stream = File::open(file)?;
        let most = if is_device(&stream) {
            MOST_OF_A_DEVICE
        } else {
            u64::MAX
        };
        stream.take(most).read_to_end(&mut bytes)?;
    }
    Ok(bytes)
}

#[cfg(unix)]
fn is_device(stream: &File) -> bool {
    use std::os::unix::fs::FileTypeExt;
    let kind = stream.metadata().map(|found| found.file_type());
    kind.is_ok_and(|kind| kind.is_char_device() || kind.is_block_device())
}

#[cfg(not(unix))]
fn is_device(_: &File) -> bool {
    true
}

pub(super) fn unreadable(error: &io::Error, file: &str) -> Vec<Diagnostic> {
    let problem = Diagnostic::error("unreadable", format!("this can't be read: {error}"));
    vec![problem.in_file(file)]
}
