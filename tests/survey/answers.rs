//! One respondent's answers, to be given in a terminal or in plain lines.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use super::terminal::{ENTER, Terminal};
use detente::questionnaire::{Asked, EMBEDDED, Questionnaire, Role};

pub fn questionnaire(id: &str) -> Questionnaire {
    EMBEDDED
        .into_iter()
        .find(|known| known.id == id)
        .unwrap()
        .read()
        .unwrap()
}

/// What is done at one question.
#[derive(Clone, Debug)]
pub enum Act {
    Scale(usize),
    Order(Vec<usize>),
    Skip,
    Comment(String, usize),
    Text(String),
    Empty,
}

/// Acts for every question that a role is asked; `seed` makes respondents differ.
pub fn acts(questionnaire: &Questionnaire, role: Role, seed: usize) -> Vec<Act> {
    let sequence = questionnaire.sequence(role);
    let asked = sequence.iter().enumerate().map(|(at, asked)| match asked {
        Asked::Ranking(index) => {
            let count = questionnaire.ranking_questions[*index].options.len();
            Act::Order((0..count).map(|place| (place * 2 + seed) % count).collect())
        }
        Asked::Scale(_) if at % 11 == 6 => Act::Skip,
        Asked::Scale(_) if at % 13 == 4 => Act::Comment(
            format!("Remark {seed}: it's \"so\" – naïve 漢字"),
            1 + (at + seed) % 5,
        ),
        Asked::Scale(_) => Act::Scale(1 + (at * 3 + seed) % 5),
    });
    let open = (0..questionnaire.open.len()).map(|at| match at {
        0 => Act::Text(format!("Words of {seed}: # yes")),
        _ => Act::Empty,
    });
    asked.chain(open).collect()
}

/// Gives the answers in a terminal, from the first question to the review.
pub fn give(terminal: &mut Terminal, acts: &[Act]) {
    for (at, act) in acts.iter().enumerate() {
        terminal.sees(&format!("{} of {} ", at + 1, acts.len()));
        match act {
            Act::Scale(answer) => terminal.press(&answer.to_string()),
            Act::Skip | Act::Empty => terminal.press("s"),
            Act::Comment(text, answer) => {
                terminal
                    .press("c")
                    .sees("Esc leaves it as it was")
                    .press(text)
                    .press(ENTER);
                terminal
                    .sees("Your comment: Remark")
                    .press(&answer.to_string())
            }
            Act::Text(text) => terminal
                .press(ENTER)
                .sees("Esc leaves it as it was")
                .press(text)
                .press(ENTER),
            Act::Order(order) => {
                for option in &order[..order.len() - 1] {
                    terminal.press(&(option + 1).to_string());
                }
                terminal.sees("That is your order").press(ENTER)
            }
        };
    }
    terminal.sees("These are your answers");
}

/// The same answers as lines.
pub fn lines(acts: &[Act]) -> String {
    let line = |act: &Act| match act {
        Act::Scale(answer) => answer.to_string(),
        Act::Order(order) => order
            .iter()
            .map(|at| (at + 1).to_string())
            .collect::<Vec<_>>()
            .join(" "),
        Act::Skip => "skip".to_owned(),
        Act::Comment(text, answer) => format!("comment {text}\n{answer}"),
        Act::Text(text) => text.clone(),
        Act::Empty => String::new(),
    };
    acts.iter().map(|act| line(act) + "\n").collect()
}

/// Runs `detente` with lines on its standard input.
pub fn run(dir: &Path, args: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_detente"))
        .args(args)
        .current_dir(dir)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    // A program that ends early closes its input, which is no mistake of the test's.
    let _ = stdin.write_all(input.as_bytes());
    drop(stdin);
    child.wait_with_output().unwrap()
}
