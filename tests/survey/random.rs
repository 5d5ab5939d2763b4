//! Random keys in a real terminal: the program ends in order, and every file that it leaves can be read. What the
//! keys mean is held against a model in `src/survey/terminal/random.rs`.

use std::fs;

use super::answers::{DANA_PULSE, questionnaire};
use super::killed::Random;
use super::terminal::{CTRL_C, Terminal};
use detente::questionnaire::Questionnaire;
use detente::reading::{self, Input};

const RUNS: u64 = 200;
const TYPED: &str = "zwq 漢字: #1";

/// Keys, those that erase left out.
fn keys(random: &mut Random) -> String {
    let parts = [
        "1",
        "2",
        "3",
        "4",
        "5",
        "6",
        "b",
        "c",
        "s",
        "n",
        "y",
        "q",
        "\r",
        "\r",
        "\t",
        " ",
        "\x1b",
        "\x1b[A",
        "\x1b[B",
        "\x1b[C",
        "\x1b[D",
        "\x1b[H",
        "\x1b[F",
        "\x1b[5~",
        "\x1b[6~",
        "é",
        "漢",
        "\x1bx",
        "\x01",
        "\x05",
        "\x00",
        "\x1b[200~",
    ];
    (0..80).map(|_| parts[random.below(parts.len())]).collect()
}

fn one(seed: u64, asked: &Questionnaire) {
    let mut random = Random(seed * 2 + 1);
    let folder = tempfile::tempdir().unwrap();
    let args = DANA_PULSE;
    let is_asked = seed.is_multiple_of(4);
    let size = [(24, 80), (12, 40), (3, 20)][random.below(3)];
    let mut terminal =
        Terminal::detente(folder.path(), size, &args[..if is_asked { 3 } else { 9 }]);
    // Before, Ctrl-C is the terminal's own affair.
    terminal.has_written(8);
    let begin = if seed.is_multiple_of(2) {
        String::new()
    } else {
        format!("{}4c{TYPED}", "\r".repeat(200))
    };
    terminal.press(&format!("{begin}{}", keys(&mut random)));
    if seed.is_multiple_of(3) {
        terminal.resize(6, 30);
    }
    // What is typed ahead of a hand-over is thrown away, Ctrl-C as well. It isn't repeated sooner than need be:
    // once the terminal is given back, the system takes it and throws away what was printed last.
    let mut status = None;
    while status.is_none() {
        terminal.press(CTRL_C);
        status = terminal.ends_soon();
    }
    let screen = terminal.screen_and_history();
    assert!(
        matches!(status, Some(0 | 130)),
        "{seed}: {status:?}\n{screen}"
    );
    assert!(!terminal.cursor_is_hidden(), "{seed}:\n{screen}");
    let mut kept = String::new();
    for entry in fs::read_dir(folder.path()).unwrap() {
        let path = entry.unwrap().path();
        let text = fs::read_to_string(&path).unwrap();
        let input = Input::Text("file", text.as_bytes());
        let (records, problems) = reading::records(&[input], asked);
        assert!(
            records.len() == 1 && problems.iter().all(|problem| !problem.is_error()),
            "{seed}: {text}"
        );
        kept += &text;
    }
    assert!(
        begin.is_empty() || TYPED.chars().all(|c| kept.contains(c)),
        "{seed}: {kept}\n{screen}"
    );
}

#[test]
fn random_keys_end_in_order_and_lose_no_text() {
    let asked = &questionnaire("pulse");
    std::thread::scope(|scope| {
        for worker in 0..4 {
            let seeds = (0..RUNS).filter(move |seed| seed % 4 == worker);
            scope.spawn(move || seeds.for_each(|seed| one(seed, asked)));
        }
    });
}
