//! Files that are written whole or not at all.

use std::fs::{self, File, TryLockError};
use std::io::{self, Write};
use std::path::Path;

use tempfile::{Builder, NamedTempFile};

use crate::diagnostic::Diagnostic;

/// Who may read a new file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// Its owner alone: answers are delicate.
    Owner,
    /// Whoever the owner's umask lets, as is usual: reports are there to be read.
    Umask,
}

/// What to do with a file that is there already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Existing {
    /// The new one takes its place, and is as open to others as it was.
    Replace,
    /// It stays, and nothing is written.
    Keep,
}

/// Writes a text as [`whole`] does, for its owner alone.
pub fn save(
    path: &Path,
    text: impl AsRef<[u8]>,
    existing: Existing,
) -> Result<(), Vec<Diagnostic>> {
    whole(path, [text], existing, Access::Owner)
        .map_err(|error| vec![unwritable(&path.to_string_lossy(), &error)])
}

/// Writes a file, made part by part, whole or not at all: into a file beside it first, which then takes its
/// place.
///
/// When this returns, the file is on the disk and outlives a power cut.
pub fn whole<B: AsRef<[u8]>>(
    path: &Path,
    parts: impl IntoIterator<Item = B>,
    existing: Existing,
    access: Access,
) -> io::Result<()> {
    let file = filled(path, parts, access)?;
    file.as_file().sync_all()?;
    match existing {
        Existing::Replace => file.persist(path),
        Existing::Keep => file.persist_noclobber(path),
    }?;
    // The name is part of the folder. Where a folder can't be synced, the system does what it can.
    let _ = File::open(folder_of(path)).and_then(|folder| folder.sync_all());
    Ok(())
}

/// Writes a file whole or not at all that can be made again: nothing is synced, which takes a disk longer than all the rest.
pub fn replace(path: &Path, text: &[u8], access: Access) -> io::Result<()> {
    let file = filled(path, [text], access)?;
    file.persist(path).map_err(|error| error.error)?;
    Ok(())
}

/// A file under way that holds what another one is to become, as open to others as the one whose place it takes.
fn filled<B: AsRef<[u8]>>(
    path: &Path,
    parts: impl IntoIterator<Item = B>,
    access: Access,
) -> io::Result<NamedTempFile> {
    let before = fs::metadata(path).ok().map(|before| before.permissions());
    if before.as_ref().is_some_and(fs::Permissions::readonly) {
        return Err(io::ErrorKind::PermissionDenied.into());
    }
    let mut file = under_way(folder_of(path), access)?;
    for part in parts {
        file.write_all(part.as_ref())?;
    }
    if let Some(before) = before {
        file.as_file().set_permissions(before)?;
    }
    Ok(file)
}

/// The folder that a file is in, or is to be in.
pub fn folder_of(path: &Path) -> &Path {
    let folder = path.parent();
    let folder = folder.filter(|folder| !folder.as_os_str().is_empty());
    folder.unwrap_or(Path::new("."))
}

/// How the names of files under way start and end, with letters and digits by chance in between.
const START: &str = ".detente-";
const END: &str = ".tmp";
const BY_CHANCE: usize = 8;

/// A new file in a folder that is to be filled and then to take another one's place. It is locked as long as its owner
/// lives, so that nobody takes it for one that was left behind.
#[cfg_attr(
    not(unix),
    expect(unused_variables, reason = "the folder says who may read")
)]
fn under_way(folder: &Path, access: Access) -> io::Result<NamedTempFile> {
    let mut builder = Builder::new();
    builder.prefix(START).suffix(END).rand_bytes(BY_CHANCE);
    #[cfg(unix)]
    if access == Access::Umask {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    loop {
        let file = builder.tempfile_in(folder)?;
        match file.as_file().try_lock() {
            // Before it was locked, somebody may have taken it for one that was left behind.
            Ok(()) if file.path().exists() => return Ok(file),
            Ok(()) | Err(TryLockError::WouldBlock) => {}
            // Where files can't be locked, none is taken away.
            Err(TryLockError::Error(_)) => return Ok(file),
        }
    }
}

/// Takes away the files under way that runs which were cut off have left in a folder; answers may be in them. What
/// somebody is still writing stays, and so does what the program didn't name.
pub fn clear_away(folder: &Path) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let is_file = entry.file_type().is_ok_and(|kind| kind.is_file());
        if is_file && is_under_way(&entry.file_name().to_string_lossy()) {
            let file = File::options().read(true).write(true).open(entry.path());
            let is_left = file.as_ref().is_ok_and(|file| file.try_lock().is_ok());
            if is_left {
                // What can't be taken away is in nobody's way.
                let _ = fs::remove_file(entry.path());
            }
        }
    }
}

fn is_under_way(name: &str) -> bool {
    let rest = name.strip_prefix(START);
    let by_chance = rest.and_then(|rest| rest.strip_suffix(END));
    by_chance.is_some_and(|text| {
        text.len() == BY_CHANCE && text.bytes().all(|byte| byte.is_ascii_alphanumeric())
    })
}

/// Finds out whether files can be written to a folder, and leaves nothing behind.
pub fn check_folder(folder: &Path) -> Result<(), Vec<Diagnostic>> {
    clear_away(folder);
    match under_way(folder, Access::Owner) {
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
