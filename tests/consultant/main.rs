//! A consultant's day: the exports of three form services as they come, one map of columns for all of them, and three
//! commands, to a portfolio, a page a client, and what has changed since.

mod exports;
#[path = "../command/figures.rs"]
mod figures;

use figures::figures;
use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

use exports::{Person, Service, bytes, people};

const QUESTIONNAIRE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/services/english.yaml");

const CLIENTS: usize = 60;

/// The client of which nobody of the second side answered in the first wave.
const ONE_SIDED: usize = 41;

const SIDES: [&str; 2] = ["vertrieb", "produktion"];

const WAVES: [&str; 2] = ["2026-H1", "2026-H2"];

/// What a command comes to: its exit status, what it prints, and what is told beside it.
struct Run {
    code: Option<i32>,
    out: String,
    told: String,
}

fn detente(folder: &Path, arguments: &[&str]) -> Run {
    let output = Command::new(env!("CARGO_BIN_EXE_detente"))
        .current_dir(folder)
        .args(arguments)
        .args(["-q", QUESTIONNAIRE])
        .output()
        .expect("detente starts");
    Run {
        code: output.status.code(),
        out: String::from_utf8(output.stdout).expect("text"),
        told: String::from_utf8(output.stderr).expect("text"),
    }
}

/// The name of a client; no two are alike but for a slip.
fn client(number: usize) -> String {
    let first = ["Ahorn", "Brix", "Corvin", "Delmenhorst", "Elbe", "Fuchs"][number / 10];
    let second = [
        "Foundry",
        "Gears",
        "Paper",
        "Textiles",
        "Optics",
        "Dairy",
        "Cranes",
        "Logistics",
        "Valves",
        "Beds",
    ][number % 10];
    format!("{first} {second}")
}

/// The name of a client as somebody spells it.
fn spelt(person: &Person) -> String {
    let name = client(person.client);
    match (person.client % 10, person.side, person.wave) {
        (0, 1, 0) => format!("{name} Ltd."),
        (1, 1, 0) => name.to_uppercase(),
        (2, _, 1) => format!("The {name}"),
        (3, 0, 1) => name.replacen('e', "", 1),
        _ => name,
    }
}

/// The one map of all services and waves.
fn map() -> String {
    let mut map = String::from(
        "format: detente/columns@1\n\
         columns: {Which company do you work for?: company, Your name: respondent, company: company, who: respondent, round: wave}\n\
         values: {AO01: 1, AO02: 2, AO03: 3, AO04: 4, AO05: 5}\n\
         waves: {Spring: 2026-H1, Autumn: 2026-H2}\n\
         keep: [latest by Timestamp, latest by Completion time, latest by submitdate]\n\
         leave_out: {Your name: Test, who: test}\n\
         companies:\n",
    );
    let mut known = Vec::new();
    for person in (0..2).flat_map(people) {
        let (name, own) = (spelt(&person), client(person.client));
        if name != own && !known.contains(&name) {
            let _ = writeln!(map, "  {name}: {own}");
            known.push(name);
        }
    }
    map += "files:\n";
    for (wave, name) in WAVES.iter().enumerate() {
        for service in Service::ALL {
            for (side, id) in SIDES.iter().enumerate() {
                let file = service.file(side, wave);
                let wave = match service {
                    Service::LimeSurvey => String::new(),
                    _ => format!(", wave: {name}"),
                };
                let _ = writeln!(map, "  {file}: {{side: {id}{wave}}}");
            }
        }
    }
    map
}

/// A folder a wave that holds the exports as they come, and the map beside them.
fn exported() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (wave, name) in WAVES.iter().enumerate() {
        let wave_folder = folder.path().join(name);
        fs::create_dir(&wave_folder).expect("a folder");
        for service in Service::ALL {
            for side in 0..2 {
                let file = wave_folder.join(service.file(side, wave));
                fs::write(file, bytes(service, side, wave)).expect("a file");
            }
        }
    }
    fs::write(folder.path().join("map.yaml"), map()).expect("a file");
    folder
}

/// The same answers in our own layout, with no fault in them.
fn plain() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (wave, name) in WAVES.iter().enumerate() {
        let mut text = String::from("company,side,respondent,wave");
        let asked = exports::asked();
        for question in &asked {
            let _ = write!(text, ",{}", question.id);
        }
        text.push('\n');
        for person in people(wave) {
            let (company, side) = (client(person.client), SIDES[person.side]);
            let _ = write!(text, "{company},{side},{},{name}", person.name());
            for (at, question) in asked.iter().enumerate() {
                let _ = write!(text, ",{}", question.plain(&person, at));
            }
            text.push('\n');
        }
        fs::create_dir(folder.path().join(name)).expect("a folder");
        fs::write(folder.path().join(name).join("all.csv"), text).expect("a file");
    }
    folder
}

fn lines(text: &str) -> Vec<Value> {
    let line = |line| serde_json::from_str(line).expect("JSON");
    text.lines().map(line).collect()
}

#[test]
fn three_commands_lead_from_exports_to_portfolio_pages_and_changes() {
    let (exports, plain) = (exported(), plain());
    let [first, second] = WAVES;

    let run = detente(
        exports.path(),
        &[
            "batch",
            first,
            "--columns",
            "map.yaml",
            "--out",
            "pages",
            "-o",
            "portfolio.ndjson",
        ],
    );
    assert_eq!(run.code, Some(0), "{}", run.told);
    for told in [
        "3 people answered more than once",
        "3 of people who answered more than once left out",
        "60 companies: 60 scored",
        "In 1 company a side was not heard",
        "as the map says",
    ] {
        assert!(run.told.contains(told), "{told} in {}", run.told);
    }
    assert!(!run.told.contains("set aside"), "{}", run.told);
    let portfolio =
        fs::read_to_string(exports.path().join("portfolio.ndjson")).expect("a portfolio");
    let expected = detente(plain.path(), &["batch", first, "-f", "ndjson"]);
    assert_eq!(expected.code, Some(0), "{}", expected.told);
    assert_eq!(figures(&portfolio), figures(&expected.out));
    assert_eq!(lines(&portfolio).len(), CLIENTS);
    let pages = fs::read_dir(exports.path().join("pages")).expect("pages");
    assert_eq!(pages.count(), CLIENTS);

    let later = detente(
        exports.path(),
        &["batch", second, "--columns", "map.yaml", "-f", "ndjson"],
    );
    let expected = detente(plain.path(), &["batch", second, "-f", "ndjson"]);
    assert_eq!(later.code, Some(0), "{}", later.told);
    assert_eq!(figures(&later.out), figures(&expected.out));

    let run = detente(
        exports.path(),
        &[
            "compare",
            first,
            second,
            "--columns",
            "map.yaml",
            "-f",
            "json",
        ],
    );
    let expected = detente(plain.path(), &["compare", first, second, "-f", "json"]);
    assert_eq!(run.code, Some(0), "{}", run.told);
    assert_eq!(run.out, expected.out);
}

#[test]
fn the_map_in_use_is_not_taken_for_answers_where_it_lies_among_them() {
    let exports = exported();
    let beside = detente(
        exports.path(),
        &["batch", WAVES[0], "--columns", "map.yaml", "-f", "csv"],
    );
    let among = format!("{}/map.yaml", WAVES[0]);
    fs::rename(exports.path().join("map.yaml"), exports.path().join(&among)).expect("a map");
    let run = detente(
        exports.path(),
        &["batch", WAVES[0], "--columns", &among, "-f", "csv"],
    );
    assert_eq!((run.code, run.out), (Some(0), beside.out), "{}", run.told);
    assert_eq!(run.told.replace(&among, "map.yaml"), beside.told);
    let check = detente(exports.path(), &["check", WAVES[0], "--columns", &among]);
    assert!(!check.told.contains("left-out]"), "{}", check.told);
}
