//! Files that are written whole or not at all, for their owner alone.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

use tempfile::NamedTempFile;

use crate::diagnostic::Diagnostic;

/// What to do with a file that is there already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Existing {
    /// The new one takes its place, and is as open to others as it was.
    Replace,
    /// It stays, and nothing is written.
    Keep,
}

/// Writes a text as [`whole`] does.
pub fn save(path: &Path, text: &str, existing: Existing) -> Result<(), Vec<Diagnostic>> {
    whole(path, [text], existing).map_err(|error| vec![unwritable(&path.to_string_lossy(), &error)])
}

/// Writes a file, made part by part, whole or not at all: into a file beside it first, which then takes its
/// place.
///
/// When this returns, the file is on the disk and outlives a power cut.
pub fn whole<B: AsRef<[u8]>>(
    path: &Path,
    parts: impl IntoIterator<Item = B>,
    existing: Existing,
) -> io::Result<()> {
    let before = fs::metadata(path).ok().map(|before| before.permissions());
    if before.as_ref().is_some_and(fs::Permissions::readonly) {
        return Err(io::ErrorKind::PermissionDenied.into());
    }
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new("."));
    // Answers are delicate: a temporary file is for its owner alone, and so is what it becomes, unless
    // the owner has opened the file that it replaces to others.
    let mut file = NamedTempFile::new_in(folder)?;
    for part in parts {
        file.write_all(part.as_ref())?;
    }
    if let Some(before) = before {
        file.as_file().set_permissions(before)?;
    }
    file.as_file().sync_all()?;
    match existing {
        Existing::Replace => file.persist(path),
        Existing::Keep => file.persist_noclobber(path),
    }?;
    // The name is part of the folder. Where a folder can't be synced, the system does what it can.
    let _ = File::open(folder).and_then(|folder| folder.sync_all());
    Ok(())
}

/// Finds out whether files can be written to a folder, and leaves nothing behind.
pub fn check_folder(folder: &Path) -> Result<(), Vec<Diagnostic>> {
    match NamedTempFile::new_in(folder) {
        Ok(_) => Ok(()),
        Err(error) => Err(vec![unwritable(&folder.to_string_lossy(), &error)]),
    }
}

/// Why a file can't be written.
pub fn unwritable(path: &str, error: &io::Error) -> Diagnostic {
    let why = match error.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => {
            "the folder of the output file doesn't exist".to_owned()
        }
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
            "you may not write here".to_owned()
        }
        io::ErrorKind::AlreadyExists => "there is such a file already".to_owned(),
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "the disk is full".to_owned(),
        _ => format!("this can't be written: {error}"),
    };
    Diagnostic::error("unwritable", why)
        .in_file(path)
        .help("nothing was written")
}
