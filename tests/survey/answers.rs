//! One respondent's answers, to be given in a terminal or in plain lines.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use super::terminal::{ENTER, TAB, Terminal};
use detente::questionnaire::{Asked, EMBEDDED, Questionnaire, Role};

/// Dana of sales, who answers the default questionnaire.
pub const DANA: [&str; 7] = [
    "survey",
    "--company",
    "Acme",
    "--side",
    "sales",
    "--respondent",
    "Dana",
];

/// The same with the short questionnaire.
pub const DANA_PULSE: [&str; 9] = [
    "survey",
    "-q",
    "pulse",
    "--company",
    "Acme",
    "--side",
    "sales",
    "--respondent",
    "Dana",
];

pub fn questionnaire(id: &str) -> Questionnaire {
    EMBEDDED
        .into_iter()
        .find(|known| known.id == id)
        .unwrap()
        .read()
        .unwrap()
}

/// How many questions a role is asked, open ones included.
pub fn count(questionnaire: &Questionnaire, role: Role) -> usize {
    questionnaire.sequence(role).len() + questionnaire.open.len()
}

/// A text of an answer that no menu or message holds, for each question that is asked.
pub fn traces(questionnaire: &Questionnaire) -> Vec<String> {
    let labels = questionnaire.scale_questions.iter();
    let labels = labels.flat_map(|question| question.labels.iter().cloned());
    let options = questionnaire.ranking_questions.iter();
    let options = options.flat_map(|question| question.options.iter());
    let options = options.map(|option| option.text.clone());
    let words = [
        "Remark",
        "Words of",
        "I can't say",
        "Your answer",
        "Your comment",
    ];
    let mut traces: Vec<String> = words
        .map(str::to_owned)
        .into_iter()
        .chain(options)
        .collect();
    // Yes and no are words of other sentences as well.
    traces.extend(labels.filter(|label| label.len() > 4));
    traces
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
            1 + (at + seed) % 3,
        ),
        Asked::Scale(index) => {
            let count = questionnaire.scale_questions[*index].labels.len();
            Act::Scale(1 + (at * 3 + seed) % count)
        }
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
        terminal.sees_number(at + 1, acts.len());
        match act {
            Act::Scale(answer) => terminal.press(&answer.to_string()),
            Act::Skip => terminal.press("s"),
            Act::Empty => terminal.sees("Enter twice or Tab").press(TAB),
            Act::Comment(text, answer) => {
                terminal
                    .press("c")
                    .sees("Enter twice or Tab")
                    .press(text)
                    .sees("Remark")
                    .press(TAB);
                terminal
                    .sees("Your comment: Remark")
                    .press(&answer.to_string())
            }
            Act::Text(text) => terminal
                .sees("Enter twice or Tab")
                .press(text)
                .sees(text)
                .press(TAB),
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
