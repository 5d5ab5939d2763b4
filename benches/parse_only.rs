//! The floor of `detente batch` on YAML files: reads and parses them on as many threads, and no more.

use rayon::prelude::*;

fn main() {
    let folder = std::env::args().nth(1).expect("a folder");
    let entries = std::fs::read_dir(folder).expect("a folder");
    let files: Vec<_> = entries
        .map(|entry| entry.expect("an entry").path())
        .collect();
    let parsed = files.par_iter().filter(|file| {
        let text = std::fs::read_to_string(file).expect("text");
        serde_yaml::from_str::<serde_json::Value>(&text).is_ok()
    });
    assert_eq!(parsed.count(), files.len());
}
