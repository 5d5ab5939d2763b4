//! Whatever happens to files of answers: no check is green on lost data, and no update writes less than was kept.

use std::fs;
use std::path::{Path, PathBuf};

use detente::questionnaire::Role;
use proptest::prelude::*;
use serde_json::Value;

use crate::answers::{Numbers, respondent};
use crate::{clients, files, run};

const COMPANIES: [&str; 3] = ["Acme", "Bolt", "Cog"];

/// What happens to one file of a company.
#[derive(Clone, Debug)]
enum Damage {
    Removed,
    /// Cut off behind this share of it, of 256.
    CutOff(u8),
    Garbled,
    Misspelt,
    Emptied,
    WithoutAnswers,
    Duplicated,
}

fn damage() -> impl Strategy<Value = Damage> {
    prop_oneof![
        Just(Damage::Removed),
        any::<u8>().prop_map(Damage::CutOff),
        Just(Damage::Garbled),
        Just(Damage::Misspelt),
        Just(Damage::Emptied),
        Just(Damage::WithoutAnswers),
        Just(Damage::Duplicated),
    ]
}

/// The files of a company's answers.
fn files_of(answers: &Path, company: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(answers.join(company)).expect("a folder");
    let mut files: Vec<PathBuf> = entries
        .map(|entry| entry.expect("an entry").path())
        .collect();
    files.sort();
    files
}

fn spoil(file: &Path, damage: &Damage) {
    let text = fs::read_to_string(file).expect("answers");
    let (answers, _) = text.split_once("answers:\n").expect("answers");
    let spoilt: Vec<u8> = match damage {
        Damage::Removed => return fs::remove_file(file).expect("removed"),
        Damage::CutOff(share) => text[..text.len() * usize::from(*share) / 256].into(),
        Damage::Garbled => [&[0xff, 0], text.as_bytes()].concat(),
        Damage::Misspelt => text.replacen("company:", "compny:", 1).into(),
        Damage::Emptied => Vec::new(),
        Damage::WithoutAnswers => format!("{answers}answers: {{}}\n").into(),
        Damage::Duplicated => {
            fs::copy(file, file.with_extension("again.yaml")).expect("copied");
            return;
        }
    };
    fs::write(file, spoilt).expect("written");
}

/// Somebody more answers.
fn add(answers: &Path, company: &str, seed: u64) {
    let more = respondent(&mut Numbers(seed), company, Role::First, 9);
    fs::write(answers.join(company).join("sales-R9.yaml"), more.yaml()).expect("written");
}

/// How many respondents and answers a report counts, by party.
fn counts(report: &[u8]) -> Vec<u64> {
    let report: Value = serde_json::from_slice(report).expect("JSON");
    let parties = report["sides"]
        .as_array()
        .expect("sides")
        .iter()
        .chain(Some(&report["observer"]));
    let count = |party: &Value| [party["respondents"].as_u64(), party["answers"].as_u64()];
    parties.flat_map(count).flatten().collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, max_shrink_iters: 16, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_check_is_green_on_lost_data_and_no_update_writes_less(
        damages in proptest::collection::vec((0..2_usize, 0..9_usize, damage()), 0..3),
        more in proptest::option::of(any::<u64>()),
    ) {
        let folder = clients(&COMPANIES);
        let path = folder.path();
        let answers = path.join("answers");
        run(path, "batch answers --out golden -f json").ends(0);
        // Nobody is added to a company that somebody is missing from: people who change places are no loss.
        if let Some(seed) = more {
            add(&answers, COMPANIES[2], seed);
        }
        run(path, "batch answers --out sound -f json").ends(0);
        let sound = files(&path.join("sound"));
        for (company, at, damage) in &damages {
            let files = files_of(&answers, COMPANIES[*company]);
            if let Some(file) = files.get(at % files.len().max(1)).filter(|file| !file.ends_with(".again.yaml")) {
                let is_whole = fs::read_to_string(file).is_ok_and(|text| text.contains("answers:\n"));
                if is_whole {
                    spoil(file, damage);
                }
            }
        }
        let kept = files(&path.join("golden"));
        let first = run(path, "batch answers --out golden -f json --check");
        prop_assert_eq!(&files(&path.join("golden")), &kept, "a check writes nothing");
        prop_assert!(first.status != 0 || kept == sound, "green on {:?}", damages);
        run(path, "batch answers --out golden -f json --update");
        let updated = files(&path.join("golden"));
        for (name, before) in &kept {
            let after = updated.iter().find(|(other, _)| other == name);
            let (_, after) = after.expect("no report goes");
            let is_less = counts(before).iter().zip(counts(after)).any(|(before, after)| after < *before);
            prop_assert!(!is_less, "{} is made of less after {:?}", name, damages);
        }
        let second = run(path, "batch answers --out golden -f json --check");
        prop_assert!(second.status != 0 || updated == sound, "green on {:?}", damages);
    }
}
