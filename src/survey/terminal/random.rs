//! Whatever keys are pressed: nothing panics or leaves the screen, no answer is kept that wasn't given, and no
//! text that was typed is nowhere.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use console::Key;

use super::lines::Size;
use super::session::Terminal;
use crate::answers::Record;
use crate::questionnaire::{Asked, EMBEDDED, Questionnaire, Role};
use crate::survey::flow;
use crate::survey::posed::Who;
use crate::survey::prompt::Stop;
use crate::survey::state::Survey;

/// Presses a key at what stands on the screen.
pub(super) type Typist = Box<dyn FnMut(&[String]) -> Result<Key, Stop>>;

const KEYS: usize = 40;

/// Numbers that look random, the same in every run.
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % bound as u64).unwrap()
    }

    /// A key, those that do something more often than others. Without erasing ones every text has to stay.
    fn key(&mut self, erases: bool) -> Key {
        let letter = |random: &mut Self| char::from(b'a' + u8::try_from(random.below(26)).unwrap());
        match self.below(40) {
            0..12 => Key::Char(char::from(b'1' + u8::try_from(self.below(6)).unwrap())),
            12..18 => Key::Enter,
            18..22 => Key::Char(letter(self)),
            22..24 => Key::Char('b'),
            24..26 => Key::Char('c'),
            26..28 => Key::Tab,
            28 => Key::Escape,
            29 => Key::ArrowUp,
            30..32 => Key::ArrowDown,
            32 => Key::ArrowLeft,
            33 => Key::ArrowRight,
            34 => Key::Char(['y', 'n'][self.below(2)]),
            35 => Key::Char('s'),
            36 => [Key::Home, Key::End, Key::PageUp, Key::PageDown][self.below(4)].clone(),
            37 if erases => Key::Backspace,
            38 if erases => [Key::Del, Key::Char('\u{15}')][self.below(2)].clone(),
            37 | 38 => Key::Char('漢'),
            _ => Key::Char('\u{1b}'),
        }
    }
}

/// What ought to be kept, by what stood on the screen when a key was pressed.
#[derive(Default)]
struct Model {
    scale: Vec<u8>,
    orders: Vec<Option<Vec<usize>>>,
    /// What was typed, by question number.
    typed: BTreeMap<usize, String>,
    /// The question that was on the screen last.
    number: usize,
}

impl Model {
    fn press(&mut self, screen: &[String], key: &Key, sequence: &[Asked], places: &[usize]) {
        let text = screen.join("\n");
        let number = screen
            .first()
            .and_then(|line| line.trim().split_once(" of "));
        if let Some((number, _)) = number {
            self.number = number.parse().unwrap();
            if text.contains("Enter twice or Tab") {
                if let Key::Char(c) = key
                    && !c.is_control()
                {
                    self.typed.entry(self.number).or_default().push(*c);
                }
                return;
            }
        } else if !(text.contains("❯ Skip this question") && *key == Key::Enter) {
            return;
        }
        let Some(asked) = self.number.checked_sub(1).and_then(|at| sequence.get(at)) else {
            return;
        };
        let active = screen.iter().find_map(|line| line.trim().strip_prefix('❯'));
        let active = active.and_then(|line| line.trim().chars().next());
        let taken = match key {
            Key::Enter if number.is_none() => Some('s'),
            Key::Enter => active,
            Key::Char(c) => Some(c.to_ascii_lowercase()),
            _ => None,
        };
        let offers_absent = screen.iter().any(|line| {
            let line = line.trim().trim_start_matches(['✔', '❯']).trim();
            line.starts_with("n  ")
        });
        let taken = taken.map(|taken| {
            if taken == 'n' && offers_absent {
                's'
            } else {
                taken
            }
        });
        let taken = taken.map(|taken| (taken, taken.to_digit(10)));
        match (asked, taken) {
            (Asked::Scale(at), Some(('s', _))) => self.scale[*at] = 0,
            (Asked::Ranking(at), Some(('s', _))) => self.orders[*at] = None,
            (Asked::Scale(at), Some((_, Some(digit)))) if text.contains(&format!(" {digit}  ")) => {
                self.scale[*at] = u8::try_from(digit).unwrap();
            }
            (Asked::Ranking(at), Some((_, Some(digit @ 1..)))) => {
                let order = picked(screen, digit as usize - 1, places[*at]);
                self.orders[*at] = order.or_else(|| self.orders[*at].take());
            }
            _ => {}
        }
    }
}

/// The order that a pick completes, by the places on the screen.
fn picked(screen: &[String], option: usize, count: usize) -> Option<Vec<usize>> {
    let place = |line: &String| {
        let (option, place) = line.rsplit_once(" · ")?;
        let option = option.trim().trim_start_matches(['✔', '❯']).trim();
        let option: usize = option.split_once(' ')?.0.parse().ok()?;
        let place: usize = place.trim_end_matches(char::is_alphabetic).parse().ok()?;
        Some((place, option - 1))
    };
    let mut order: Vec<(usize, usize)> = screen[1..].iter().filter_map(place).collect();
    order.sort_unstable();
    let mut order: Vec<usize> = order.into_iter().map(|(_, option)| option).collect();
    if order.len() == count {
        order.clear();
    }
    if option < count && !order.contains(&option) {
        order.push(option);
    }
    if order.len() + 1 == count {
        order.extend((0..count).find(|option| !order.contains(option)));
    }
    (order.len() == count).then_some(order)
}

fn text_of(
    questionnaire: &Questionnaire,
    record: &Record,
    sequence: &[Asked],
    at: usize,
) -> String {
    let text = match sequence.get(at) {
        Some(asked) => record.words.comments.get(questionnaire.question_id(*asked)),
        None => record.words.open[at - sequence.len()].as_ref(),
    };
    text.cloned().unwrap_or_default()
}

/// Whether every letter that was typed is in the text that is kept.
fn assert_kept(typed: &str, kept: &str, what: &str) {
    let missing: String = typed.chars().filter(|c| !kept.contains(*c)).collect();
    assert!(missing.is_empty(), "{what}: {typed} in {kept}");
    assert!(kept.chars().count() >= typed.chars().count(), "{what}");
}

/// One survey with random keys, which goes on after breaks. The model is compared where the screen is large
/// enough to read it.
fn survey_of(seed: u64, questionnaires: &[Questionnaire]) {
    let mut random = Random(seed * 2 + 1);
    let questionnaire = &questionnaires[random.below(questionnaires.len())];
    let role = Role::ALL[random.below(3)];
    let (is_small, erases) = (seed.is_multiple_of(4), seed % 4 == 1);
    let (rows, columns) = if is_small {
        (random.below(14), random.below(42))
    } else {
        (40, 110)
    };
    let mut survey = Survey::new(questionnaire, &Who::dana(role));
    let sequence = questionnaire.sequence(role);
    let model = Rc::new(RefCell::new(Model {
        scale: survey.record().scale.clone(),
        orders: survey.record().words.orders.clone(),
        ..Model::default()
    }));
    let options = questionnaire.ranking_questions.iter();
    let places: Vec<usize> = options.map(|question| question.options.len()).collect();
    for _ in 0..3 {
        let (typist_model, typist_sequence) = (Rc::clone(&model), sequence.clone());
        let (places, mut keys) = (places.clone(), Random(random.below(1 << 30) as u64 + 1));
        let mut left = KEYS;
        let typist: Typist = Box::new(move |screen| {
            left = left.checked_sub(1).ok_or(Stop::Ended)?;
            let key = keys.key(erases);
            let mut model = typist_model.borrow_mut();
            if !is_small {
                model.press(screen, &key, &typist_sequence, &places);
            }
            Ok(key)
        });
        let mut terminal = Terminal::of_test(questionnaire, Size { rows, columns }, typist);
        terminal.seat = Some(role);
        let mut keep = |survey: &Survey| {
            let (model, record) = (model.borrow(), survey.record());
            if !is_small {
                assert_eq!(record.scale, model.scale, "seed {seed}");
                assert_eq!(record.words.orders, model.orders, "seed {seed}");
            }
            Ok(())
        };
        let end = flow::ask(questionnaire, &mut survey, &mut terminal, &mut keep);
        let _ = keep(&survey);
        drop(terminal);
        let record = survey.record().clone();
        if !is_small && !erases {
            for (number, typed) in &model.borrow().typed {
                let kept = text_of(questionnaire, &record, &sequence, number - 1);
                assert_kept(typed, &kept, &format!("seed {seed}, {number}"));
            }
        }
        if end.is_ok() {
            return;
        }
        let (at, reached) = (survey.at().to_owned(), survey.reached().to_owned());
        survey = Survey::resumed(questionnaire, record, &at, &reached);
    }
}

#[test]
fn whatever_is_pressed_nothing_is_kept_that_was_not_given_and_no_text_is_lost() {
    many(400);
}

#[test]
#[ignore = "takes minutes; for whoever changes the screens"]
fn the_same_with_many_more_keys() {
    many(10_000);
}

fn many(runs: u64) {
    let questionnaires = EMBEDDED.map(|embedded| embedded.read().unwrap());
    std::thread::scope(|scope| {
        for half in 0..2 {
            let questionnaires = &questionnaires;
            let seeds = (0..runs).filter(move |seed| seed % 2 == half);
            scope.spawn(move || seeds.for_each(|seed| survey_of(seed, questionnaires)));
        }
    });
}
