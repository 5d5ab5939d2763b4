//! What is not known: missing answers, answers to read with care, and what such figures can't say.

use crate::diagnosis::Diagnosis;
use crate::diagnostic::list;
use crate::report::page::Page;

pub(super) fn write(page: &mut Page, diagnosis: &Diagnosis) {
    page.heading("What this doesn't tell you");
    for note in &diagnosis.quality {
        page.item(&note.text);
    }
    for line in missing(diagnosis) {
        page.item(&line);
    }
    page.item("The figures compare what people see, not what is so. Talk them over with both sides before you act.");
    page.item("A cause that scores highest is the one the answers point to first; they can't show that it drives the others.");
}

/// What can't be said and why, one line a reason. Single questions are counted, not listed.
fn missing(diagnosis: &Diagnosis) -> Vec<String> {
    let mut reasons: Vec<(&str, Vec<String>)> = Vec::new();
    let mut questions: Vec<&str> = Vec::new();
    for line in &diagnosis.missing {
        let mut parts = line.what.split('.');
        let (kind, id) = (parts.next().unwrap_or(""), parts.next().unwrap_or(""));
        if kind == "solutions" {
            continue;
        }
        if let Some(question) = question_of(&line.what) {
            if line.reason.contains("left this question out") && !questions.contains(&question) {
                questions.push(question);
            }
            continue;
        }
        let subject = match kind {
            "causes" => diagnosis
                .causes
                .iter()
                .find(|cause| cause.id == id)
                .map_or("", |cause| cause.title)
                .to_lowercase(),
            _ => kind.to_owned(),
        };
        match reasons
            .iter_mut()
            .find(|(reason, _)| *reason == line.reason)
        {
            Some((_, subjects)) if subjects.contains(&subject) => {}
            Some((_, subjects)) => subjects.push(subject),
            None => reasons.push((&line.reason, vec![subject])),
        }
    }
    let mut lines: Vec<String> = reasons
        .into_iter()
        .map(|(reason, subjects)| {
            format!(
                "{reason} Not known in full for that reason: {}.",
                list::plain(&subjects)
            )
        })
        .collect();
    if !questions.is_empty() {
        let count = list::count(questions.len(), "question was", "questions were");
        lines.push(format!(
            "{count} left out by everybody on a side; a dash marks what is missing."
        ));
    }
    lines
}

/// The question's id in a path that is about one question.
fn question_of(path: &str) -> Option<&str> {
    let parts: Vec<&str> = path.split('.').collect();
    let at = parts
        .iter()
        .position(|part| *part == "questions" || *part == "orders")?;
    parts.get(at + 1).copied()
}
