//! The bytes depend on the answers alone.

use std::fs;
use std::io::Read;
use std::path::Path;

use portable_pty::{CommandBuilder, PtySize, native_pty_system};

use crate::run::{acme, ended, printed, program, records};

const FORMATS: [&str; 5] = ["text", "markdown", "html", "csv", "json"];

fn reports(folder: &Path, paths: &[&str], environment: &[(&str, &str)]) -> Vec<String> {
    FORMATS
        .iter()
        .map(|format| {
            let mut command = program(folder, &["report", "--details", "-f", format]);
            command.args(paths).envs(environment.iter().copied());
            let run = ended(&command.output().expect("it starts"));
            assert_eq!((run.status, run.err.as_str()), (0, ""));
            run.out
        })
        .collect()
}

#[test]
fn time_zone_locale_columns_colour_and_terminal_change_nothing() {
    let folder = acme();
    let plain = reports(folder.path(), &["acme"], &[]);
    for environment in [
        [("TZ", "Pacific/Kiritimati"), ("LANG", "tr_TR.UTF-8")],
        [("COLUMNS", "40"), ("LC_ALL", "de_DE.UTF-8")],
        [("NO_COLOR", "1"), ("TERM", "dumb")],
        [("TERM", "xterm-256color"), ("COLORTERM", "truecolor")],
        [("RAYON_NUM_THREADS", "7"), ("TZ", "America/Caracas")],
    ] {
        let others = reports(folder.path(), &["acme"], &environment);
        assert!(plain == others, "{environment:?}");
    }
}

#[test]
fn the_order_and_the_names_of_files_and_records_change_nothing() {
    let folder = acme();
    let plain = reports(folder.path(), &["acme"], &[]);
    let files = [
        "acme/5.yaml",
        "acme/2.yaml",
        "acme/0.yaml",
        "acme/4.yaml",
        "acme/1.yaml",
        "acme/3.yaml",
    ];
    assert!(plain == reports(folder.path(), &files, &[]));
    fs::create_dir(folder.path().join("other")).expect("a folder");
    for (at, name) in ["z", "mm", "a", "éé", "10", "9"].iter().enumerate() {
        let from = folder.path().join(format!("acme/{at}.yaml"));
        fs::copy(from, folder.path().join(format!("other/{name}.yml"))).expect("copied");
    }
    assert!(plain == reports(folder.path(), &["other"], &[]));
    let mut all = records(folder.path());
    all.reverse();
    fs::write(folder.path().join("one.yaml"), all.join("\n---\n")).expect("written");
    assert!(plain == reports(folder.path(), &["one.yaml"], &[]));
}

#[test]
fn a_terminal_gets_colour_and_its_own_width_and_a_file_gets_neither() {
    let folder = acme();
    let plain = printed(folder.path(), &["report", "acme"]);
    let shown = in_terminal(folder.path(), &["report", "acme"], 120);
    assert!(shown.contains("\u{1b}["), "no colour");
    let longest = |text: &str| text.lines().map(|line| line.chars().count()).max();
    let bare = anstream::adapter::strip_str(&shown).to_string();
    assert!(
        longest(&bare) > longest(&plain),
        "not wider than 80 columns"
    );
    in_terminal(folder.path(), &["report", "acme", "-o", "acme.txt"], 120);
    let file = fs::read_to_string(folder.path().join("acme.txt")).expect("written");
    assert_eq!(file, plain);
}

#[test]
fn without_colour_the_same_characters_are_left() {
    let folder = acme();
    let plain = printed(folder.path(), &["report", "acme"]);
    let coloured = printed(folder.path(), &["report", "acme", "--color", "always"]);
    assert_ne!(plain, coloured);
    assert_eq!(anstream::adapter::strip_str(&coloured).to_string(), plain);
}

fn in_terminal(folder: &Path, arguments: &[&str], columns: u16) -> String {
    let size = PtySize {
        rows: 50,
        cols: columns,
        pixel_width: 0,
        pixel_height: 0,
    };
    let pair = native_pty_system().openpty(size).expect("a terminal");
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_detente"));
    command.args(arguments);
    command.cwd(folder);
    command.env("TERM", "xterm-256color");
    // Nobody is there to leave a pager.
    command.env("PAGER", "cat");
    command.env_remove("NO_COLOR");
    command.env_remove("COLUMNS");
    let mut child = pair.slave.spawn_command(command).expect("it starts");
    drop(pair.slave);
    let mut reader = pair.master.try_clone_reader().expect("a reader");
    let mut shown = Vec::new();
    // On Linux a terminal whose program has gone ends with an error.
    let _ = reader.read_to_end(&mut shown);
    assert!(child.wait().expect("it ends").success());
    String::from_utf8(shown)
        .expect("text")
        .replace("\r\n", "\n")
}
