//! Killed without warning, at moments all over a survey: no answer whose mark was drawn is lost.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use super::answers::{DANA, questionnaire};
use super::terminal::{Terminal, whole};
use detente::questionnaire::{Asked, Questionnaire, Role};

/// Where a frame starts that is drawn on the terminal.
const FRAME: &[u8] = b"\x1b[?25l\x1b[H";

/// Numbers that look random, the same in every run.
pub struct Random(pub u64);

impl Random {
    /// A number below a bound.
    pub fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % bound as u64).unwrap()
    }
}

#[test]
fn no_answer_whose_mark_was_drawn_is_lost_at_200_moments() {
    kill(200);
}

#[test]
#[ignore = "takes minutes; for whoever changes how drafts are written"]
fn no_answer_whose_mark_was_drawn_is_lost_at_3000_moments() {
    kill(3000);
}

/// What is seen when everything is typed.
const LAST: &str = "Enter twice or Tab";

/// Kills so many surveys at moments all over them.
fn kill(moments: u64) {
    let asked = questionnaire("sales-vs-operations");
    let keys = keys(&asked);
    let length = run(&keys, |terminal| {
        terminal.sees(LAST);
        terminal.bytes().len()
    })
    .1;
    let marks: usize = std::thread::scope(|scope| {
        let worker = |worker: u64| {
            let (asked, keys) = (&asked, &keys);
            move || {
                let mut random = Random(0x9e37_79b9 + worker);
                let moments = (0..moments).filter(|moment| moment % 4 == worker);
                moments
                    .map(|_| survives(asked, keys, length, &mut random))
                    .sum::<usize>()
            }
        };
        let workers: Vec<_> = (0..4).map(|at| scope.spawn(worker(at))).collect();
        workers
            .into_iter()
            .map(|worker| worker.join().unwrap())
            .sum()
    });
    // It would be no test if they all died before the first answer.
    let expected = usize::try_from(moments).unwrap() * 5;
    assert!(marks > expected, "{marks} marks in {moments} runs");
}

/// What is typed, ahead of the program: answers of all kinds, with a step back here and there.
fn keys(asked: &Questionnaire) -> String {
    let mut random = Random(7);
    let mut keys = "\r".repeat(6);
    for question in asked.sequence(Role::First) {
        match question {
            Asked::Scale(at) => {
                let count = asked.scale_questions[at].labels.len();
                keys += &match random.below(6) {
                    0 => "s".to_owned(),
                    1 => format!("{}b\r", 1 + random.below(count)),
                    _ => (1 + random.below(count)).to_string(),
                };
            }
            Asked::Ranking(at) => {
                let options = asked.ranking_questions[at].options.len();
                let order = (0..options).map(|place| (place * 2) % options + 1);
                keys += &order
                    .take(options - 1)
                    .map(|option| option.to_string())
                    .collect::<String>();
                keys += "\r";
            }
        }
    }
    keys
}

fn run<T>(keys: &str, until: impl FnOnce(&mut Terminal) -> T) -> (tempfile::TempDir, T, Vec<u8>) {
    let folder = tempfile::tempdir().unwrap();
    let mut terminal = Terminal::detente(folder.path(), (24, 80), &DANA);
    terminal.press(keys);
    let seen = until(&mut terminal);
    terminal.signal("KILL").ends();
    let bytes = terminal.bytes();
    (folder, seen, bytes)
}

/// Kills one survey, and counts the questions with a mark of which the answer is on the disk.
fn survives(asked: &Questionnaire, keys: &str, length: usize, random: &mut Random) -> usize {
    let at = random.below(length);
    let pause = Duration::from_micros(random.below(3000) as u64);
    let (folder, (), bytes) = run(keys, |terminal| {
        terminal.has_written_or_shows(at, LAST);
        let from = Instant::now();
        while from.elapsed() < pause {
            std::hint::spin_loop();
        }
    });
    let draft = folder.path().join("acme_sales_dana.draft.yaml");
    let draft = fs::read_to_string(draft).unwrap_or_default();
    let (marks, sequence) = (marks(&bytes), asked.sequence(Role::First));
    for (number, given) in &marks {
        let question = sequence[number - 1];
        let answer = match question {
            _ if given[0] == "s" => "null".to_owned(),
            Asked::Scale(_) => given[0].clone(),
            Asked::Ranking(at) => {
                let options = &asked.ranking_questions[at].options;
                let id = |key: &String| options[key.parse::<usize>().unwrap() - 1].id.clone();
                format!("[{}]", given.iter().map(id).collect::<Vec<_>>().join(", "))
            }
        };
        let line = format!("  {}: {answer}\n", asked.question_id(question));
        assert!(
            draft.contains(&line),
            "{line} was drawn, and is not in\n{draft}"
        );
    }
    assert!(no_part_is_left(folder.path()));
    marks.len()
}

/// The marks that were drawn last, by the question's number: the keys of what is marked, by place.
fn marks(bytes: &[u8]) -> Vec<(usize, Vec<String>)> {
    let mut marks: Vec<(usize, Vec<String>)> = Vec::new();
    let mut parser = vt100::Parser::new(whole(24), whole(80), 0);
    let starts: Vec<usize> = (0..bytes.len())
        .filter(|at| bytes[*at..].starts_with(FRAME))
        .collect();
    for (frame, start) in starts.iter().enumerate() {
        let end = starts.get(frame + 1).copied().unwrap_or(bytes.len());
        if !bytes[*start..end]
            .windows(3)
            .any(|bytes| bytes == "✔".as_bytes())
        {
            continue;
        }
        // Every frame draws the whole screen.
        parser.process(&bytes[*start..end]);
        let is_whole = bytes[*start..end]
            .windows(6)
            .any(|bytes| bytes == b"\x1b[K\x1b[J");
        let screen = parser.screen().contents();
        let Some(number) = screen
            .trim_start()
            .split_once(" of ")
            .and_then(|(number, _)| number.parse().ok())
        else {
            continue;
        };
        let marked = screen
            .lines()
            .filter_map(|line| line.trim().strip_prefix('✔'));
        let mut marked: Vec<(String, String)> = marked
            .map(|line| {
                let place = line.rsplit_once("· ").map_or("", |(_, place)| place);
                let key = line.split_whitespace().next().unwrap_or_default();
                (place.to_owned(), key.to_owned())
            })
            .collect();
        marked.sort();
        if is_whole && !marked.is_empty() {
            marks.retain(|(known, _)| *known != number);
            marks.push((number, marked.into_iter().map(|(_, key)| key).collect()));
        }
    }
    marks
}

/// Whether at most one file that was being written is left, and it is hidden.
fn no_part_is_left(folder: &Path) -> bool {
    let names = fs::read_dir(folder).unwrap();
    let names = names.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names
        .filter(|name| name != "acme_sales_dana.draft.yaml")
        .all(|name| name.starts_with('.'))
}
