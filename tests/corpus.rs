//! The inputs that fuzzing starts from, those among them that it once found something with, through the same
//! functions that are fuzzed.

use std::fs;
use std::panic::catch_unwind;
use std::path::Path;

#[path = "../fuzz/src/lib.rs"]
mod fuzzed;

fn replay(target: &str, run: fn(&[u8])) {
    let folder = Path::new("fuzz/seeds").join(target);
    let mut files: Vec<_> = fs::read_dir(&folder)
        .expect("seeds")
        .map(|entry| entry.expect("an entry").path())
        .collect();
    files.sort();
    assert!(!files.is_empty(), "there are seeds in {}", folder.display());
    let fails = |file: &Path| {
        let bytes = fs::read(file).expect("a seed");
        catch_unwind(|| run(&bytes)).is_err()
    };
    files.retain(|file| fails(file));
    assert!(
        files.is_empty(),
        "what went wrong is told above, of {files:?}"
    );
}

macro_rules! targets {
    ($($target:ident)*) => {$(
        #[test]
        fn $target() {
            replay(stringify!($target), fuzzed::$target);
        }
    )*};
}

targets!(questionnaire documents lines table workbook columns template report_against_batch);
