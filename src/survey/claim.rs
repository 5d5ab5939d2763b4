//! Who answers at this moment: two windows never write one respondent's files.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use same_file::Handle;

use super::watch::Watch;
use crate::diagnostic::Diagnostic;
use crate::save::unwritable;

/// The right to a respondent's files, as long as it is held; the system takes it back when the program ends,
/// however that comes.
pub(super) struct Claim {
    /// None where files can't be locked.
    _locked: Option<File>,
    path: PathBuf,
    watch: Watch,
}

impl Claim {
    /// Takes the right to a respondent's files, of which this is the draft; none where somebody has it already.
    pub(super) fn take(draft: &Path, watch: &Watch) -> Result<Option<Self>, Vec<Diagnostic>> {
        let name = draft.file_name().unwrap_or_default().to_string_lossy();
        let path = draft.with_file_name(format!(".{name}.lock"));
        let failed = |error: io::Error| vec![unwritable(&path.to_string_lossy(), &error)];
        loop {
            let file = open(&path).map_err(failed)?;
            let locked = match file.try_lock() {
                // Whoever had it before may have taken the file away since it was opened.
                Ok(()) if is_at(&file, &path) => Some(file),
                Ok(()) => continue,
                Err(TryLockError::WouldBlock) => return Ok(None),
                Err(TryLockError::Error(_)) => None,
            };
            watch.set_passing(Some(path.clone()));
            return Ok(Some(Self {
                _locked: locked,
                path,
                watch: watch.clone(),
            }));
        }
    }
}

impl Drop for Claim {
    fn drop(&mut self) {
        // It is locked until the field is dropped. A file that stays is in nobody's way.
        let _ = fs::remove_file(&self.path);
        self.watch.set_passing(None);
    }
}

fn is_at(file: &File, path: &Path) -> bool {
    let own = file.try_clone().and_then(Handle::from_file);
    own.is_ok_and(|own| Handle::from_path(path).is_ok_and(|there| there == own))
}

fn open(path: &Path) -> io::Result<File> {
    let mut options = File::options();
    options.create(true).truncate(false).write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

#[cfg(test)]
mod tests {
    use super::{Claim, Watch};

    #[test]
    fn of_many_who_come_and_go_no_two_have_it_at_once() {
        use std::sync::atomic::{AtomicUsize, Ordering};
        let folder = tempfile::tempdir().expect("a folder");
        let draft = folder.path().join("acme_sales_dana.draft.yaml");
        let watch = Watch::new(|_| {});
        let (held, had) = (AtomicUsize::new(0), AtomicUsize::new(0));
        std::thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| {
                    for _ in 0..2_000 {
                        if let Some(claim) = Claim::take(&draft, &watch).expect("a lock") {
                            assert_eq!(held.fetch_add(1, Ordering::SeqCst), 0);
                            had.fetch_add(1, Ordering::SeqCst);
                            held.fetch_sub(1, Ordering::SeqCst);
                            drop(claim);
                        }
                    }
                });
            }
        });
        assert!(had.into_inner() > 0);
    }
}
