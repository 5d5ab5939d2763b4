//! Asks in plain lines, for screen readers, simple terminals and scripts: nothing is ever drawn over.

use std::io::{self, BufRead, Read, Write};

use super::posed::{Answer, PosedQuestion, QuestionKind, Reply, Review, Topic};
use super::prompt::{Decision, Menu, Notice, Prompt, Stop, answers_for};
use crate::diagnostic::suggest;
use crate::questionnaire::{Questionnaire, Role};
use crate::sanitise::visible;

/// The longest line that is taken, in bytes.
const LONGEST: u64 = 64 * 1024;

/// A prompt that reads lines and writes lines.
#[derive(Debug)]
pub struct Plain<'q, R, W> {
    questionnaire: &'q Questionnaire,
    input: R,
    output: W,
    helped: bool,
    seated: Option<Role>,
}

/// What a line was not.
type Wrong = String;

impl<'q, R: BufRead, W: Write> Plain<'q, R, W> {
    /// Reads from `input` and asks through `output`.
    pub fn new(questionnaire: &'q Questionnaire, input: R, output: W) -> Self {
        Self {
            questionnaire,
            input,
            output,
            helped: false,
            seated: None,
        }
    }

    fn write_line(&mut self, text: &str) -> Result<(), Stop> {
        writeln!(self.output, "{}", visible(text))?;
        Ok(())
    }

    /// The next line, trimmed.
    fn read(&mut self) -> Result<String, Stop> {
        self.output.flush()?;
        loop {
            let bytes = self.bytes()?;
            if bytes.is_empty() {
                return Err(Stop::Ended);
            }
            if bytes.len() as u64 == LONGEST && bytes.last() != Some(&b'\n') {
                self.skip_line()?;
                self.write_line(&self.word("survey-too-long"))?;
            } else if let Ok(line) = String::from_utf8(bytes) {
                return Ok(line.trim().to_owned());
            } else {
                self.write_line(&self.word("survey-not-text"))?;
            }
        }
    }

    /// A line, or so much of it as is taken.
    fn bytes(&mut self) -> io::Result<Vec<u8>> {
        let (mut bytes, line) = (Vec::new(), &mut self.input);
        line.take(LONGEST).read_until(b'\n', &mut bytes)?;
        Ok(bytes)
    }

    fn skip_line(&mut self) -> io::Result<()> {
        while self.bytes()?.last().is_some_and(|last| *last != b'\n') {}
        Ok(())
    }

    fn word(&self, key: &str) -> String {
        self.questionnaire.word(key).to_owned()
    }

    fn put(&mut self, question: &PosedQuestion) -> Result<(), Stop> {
        let (number, count) = (question.number.to_string(), question.count.to_string());
        let values = [("number", number.as_str()), ("count", &count)];
        let progress = self.questionnaire.phrase("survey-progress", &values);
        self.write_line("")?;
        if question.topic == Topic::FirstFact {
            self.write_line(&self.word("survey-facts"))?;
        }
        self.write_line(&format!("{progress}. {}", question.text))?;
        self.list(&question.choices)?;
        if let Some(absent) = &question.absent {
            self.write_line(absent)?;
        }
        if !std::mem::replace(&mut self.helped, true) {
            self.write_line(&self.word("survey-plain-first"))?;
        }
        if question.is_hidden() && question.kind == QuestionKind::Open {
            self.write_line(&self.word("survey-hidden-text"))?;
        } else if question.has_hidden_answer() {
            self.write_line(&self.word("survey-hidden-answer"))?;
        } else if question.was_asked {
            let text = question.answer_in_words(self.questionnaire);
            self.write_phrase("survey-answer", &text)?;
        }
        if question.has_hidden_comment() {
            self.write_line(&self.word("survey-hidden-comment"))?;
        }
        if let Some(text) = &question.comment {
            self.write_phrase("survey-comment", text)?;
        }
        match question.kind {
            QuestionKind::Scale => Ok(()),
            QuestionKind::Ranking => self.write_line(&self.word("survey-plain-order")),
            QuestionKind::Open => self.write_line(&self.word("survey-plain-open")),
        }
    }

    fn write_phrase(&mut self, key: &str, text: &str) -> Result<(), Stop> {
        self.write_line(&self.questionnaire.phrase(key, &[("text", text)]))
    }

    fn list(&mut self, texts: &[String]) -> Result<(), Stop> {
        for (number, text) in (1..).zip(texts) {
            self.write_line(&format!("{number} {text}"))?;
        }
        Ok(())
    }

    /// What a line says to a question. The program's own words go before labels of the same name, which have a number.
    fn reply(&self, line: &str, question: &PosedQuestion) -> Result<Reply, Wrong> {
        let is_absent = |text: &String| text.to_lowercase() == line.to_lowercase();
        if question.absent.as_ref().is_some_and(is_absent) {
            return Ok(Reply::Absent);
        }
        let (first, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
        match line.to_lowercase().as_str() {
            "skip" => return Ok(Reply::Answer(None)),
            "back" => return Ok(Reply::Back),
            _ => {}
        }
        let answer = match question.kind {
            // An empty line keeps what was written before.
            QuestionKind::Open if line.is_empty() => return Ok(Reply::Keep),
            _ if line.is_empty() && question.has_hidden_answer() => return Ok(Reply::Keep),
            // Whoever types this wants to be done, and would find it quoted in the report.
            QuestionKind::Open if line.eq_ignore_ascii_case("save") => {
                return Err(self.word("survey-plain-no-save"));
            }
            QuestionKind::Open => Answer::Text(line.to_owned()),
            _ if first.eq_ignore_ascii_case("comment") => {
                return Ok(Reply::Comment(rest.trim().to_owned()));
            }
            QuestionKind::Scale => choice(line, &question.choices)
                .and_then(|at| u8::try_from(at + 1).ok())
                .map(Answer::Scale)
                .ok_or_else(|| self.wrong_choice(line, &question.choices))?,
            QuestionKind::Ranking => Answer::Order(self.order(line, question.choices.len())?),
        };
        Ok(Reply::Answer(Some(answer)))
    }

    fn wrong_choice(&self, line: &str, choices: &[String]) -> Wrong {
        let (last, questionnaire) = (choices.len().to_string(), self.questionnaire);
        let mut wrong = questionnaire.phrase("survey-plain-wrong", &[("last", &last)]);
        if let Some(near) = suggest::nearest(line, choices) {
            wrong.push(' ');
            wrong += &questionnaire.phrase("survey-plain-near", &[("label", near)]);
        }
        wrong
    }

    /// All numbers from 1 to the count, each once.
    fn order(&self, line: &str, count: usize) -> Result<Vec<usize>, Wrong> {
        let split = line.split(|c: char| c.is_whitespace() || c == ',' || c == '>');
        let parts = split.filter(|part| !part.is_empty());
        let numbers = parts.map(|part| part.parse::<usize>().ok()?.checked_sub(1));
        let numbers: Option<Vec<usize>> = numbers.collect();
        let order = numbers.unwrap_or_default();
        if order.len() == count && (0..count).all(|option| order.contains(&option)) {
            return Ok(order);
        }
        let values = [("last", &*count.to_string())];
        Err(self
            .questionnaire
            .phrase("survey-plain-wrong-order", &values))
    }
}

impl<R: BufRead, W: Write> Prompt for Plain<'_, R, W> {
    fn show(&mut self, notice: &Notice) -> Result<(), Stop> {
        self.write_line(&notice.title)?;
        let mut paragraphs = notice.paragraphs.iter();
        paragraphs.try_for_each(|paragraph| self.write_line(paragraph))
    }

    fn line(&mut self, text: &str, needed: Option<&str>) -> Result<String, Stop> {
        self.write_line(text)?;
        loop {
            let typed = self.read()?;
            match needed {
                Some(needed) if typed.is_empty() => self.write_line(needed)?,
                _ => return Ok(typed),
            }
        }
    }

    fn choose(&mut self, menu: &Menu) -> Result<usize, Stop> {
        self.write_line(&menu.title)?;
        if !menu.note.is_empty() {
            self.write_line(&menu.note)?;
        }
        let choices = &menu.items;
        self.list(choices)?;
        loop {
            let line = self.read()?;
            match choice(&line, choices) {
                Some(chosen) => return Ok(chosen),
                None if line.to_lowercase() == "back" => return Err(Stop::Back),
                None => self.write_line(&self.wrong_choice(&line, choices))?,
            }
        }
    }

    fn confirm(&mut self, text: &str) -> Result<bool, Stop> {
        self.write_line(text)?;
        loop {
            self.write_line(&self.word("survey-plain-yes"))?;
            match self.read()?.to_lowercase().as_str() {
                "yes" | "y" => return Ok(true),
                "no" | "n" | "back" => return Ok(false),
                _ => {}
            }
        }
    }

    fn seat(&mut self, role: Option<Role>) {
        if self.seated == role {
            return;
        }
        self.seated = role;
        if let Some(role) = role {
            // What can't be written is found out with the next question.
            let _ = self.write_line(&answers_for(self.questionnaire, role));
        }
    }

    fn question(&mut self, question: &PosedQuestion) -> Result<Reply, Stop> {
        self.put(question)?;
        loop {
            let line = self.read()?;
            match line.to_lowercase().as_str() {
                "quit" => return Err(Stop::Quit),
                "?" => {
                    self.write_line(&self.word("survey-plain-help"))?;
                    self.put(question)?;
                }
                _ => match self.reply(&line, question) {
                    Ok(reply) => return Ok(reply),
                    Err(wrong) => {
                        self.write_line(&wrong)?;
                        self.put(question)?;
                    }
                },
            }
        }
    }

    fn review(&mut self, review: &Review) -> Result<Decision, Stop> {
        let questions = &review.questions;
        self.write_line("")?;
        self.write_line(&self.word("survey-plain-review"))?;
        for question in questions {
            let answer = question.answer_in_words(self.questionnaire);
            self.write_line(&format!("{} {} {answer}", question.number, question.text))?;
        }
        if !review.completeness.unknown.is_empty() {
            self.write_line(&review.completeness.in_words(self.questionnaire))?;
            self.write_line(&self.word("survey-missing-why"))?;
        }
        self.write_line(&self.word("survey-plain-save"))?;
        loop {
            let line = self.read()?.to_lowercase();
            match (line.as_str(), line.parse()) {
                ("save", _) => return Ok(Decision::Save),
                ("quit", _) => return Ok(Decision::Quit),
                ("back", _) => return Ok(Decision::Change(questions.len().saturating_sub(1))),
                (_, Ok(number @ 1..)) if number <= questions.len() => {
                    return Ok(Decision::Change(number - 1));
                }
                _ => self.write_line(&self.word("survey-plain-save"))?,
            }
        }
    }
}

/// A choice by its number, or by its text in any case.
fn choice(line: &str, choices: &[String]) -> Option<usize> {
    let by_number = line.parse::<usize>().ok();
    let by_number = by_number.filter(|number| (1..=choices.len()).contains(number));
    let wanted = line.to_lowercase();
    let is_wanted = |choice: &String| choice.to_lowercase() == wanted;
    let by_text = || choices.iter().position(is_wanted);
    by_number.map(|number| number - 1).or_else(by_text)
}
