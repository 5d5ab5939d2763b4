//! A questionnaire as people read it: who is asked what, on which scale.

use std::ops::Range;

use super::text::TextPage;
use crate::diagnostic::list;
use crate::questionnaire::{Keying, Questionnaire, Wording};

/// Renders every question of a questionnaire for a width in columns.
pub fn render(questionnaire: &Questionnaire, width: usize) -> String {
    let mut page = TextPage::new(width.clamp(24, 120));
    page.strong(&questionnaire.title);
    let Questionnaire { id, version, .. } = questionnaire;
    page.dim(&format!("{id}, version {version}"));
    for paragraph in questionnaire.intro.split("\n\n") {
        page.gap();
        page.paragraph(paragraph);
    }
    for cause in &questionnaire.causes {
        page.heading(&cause.title);
        page.paragraph(&cause.summary);
        scale_questions(&mut page, questionnaire, cause.scale.clone());
        for index in cause.rankings.clone() {
            let ranking = &questionnaire.ranking_questions[index];
            question(&mut page, questionnaire, &ranking.id, &ranking.wording);
            let options = ranking.options.iter().map(|option| &option.text);
            let options = list::joined(options, "; ");
            page.indented(&format!("To be put in order: {options}."));
            absent(&mut page, ranking.absent.as_ref());
        }
    }
    page.heading(&questionnaire.symptoms.title);
    let symptoms = questionnaire.symptoms.scale.clone();
    scale_questions(&mut page, questionnaire, symptoms);
    if let Some(debate) = &questionnaire.debate {
        page.heading(&debate.title);
        scale_questions(&mut page, questionnaire, debate.scale.clone());
    }
    if let Some(practices) = &questionnaire.practices {
        page.heading(&practices.title);
        for asked in &questionnaire.scale_questions[practices.scale.clone()] {
            question(&mut page, questionnaire, &asked.id, &asked.wording);
            page.indented(&format!("{}.", list::numbered(&asked.labels)));
        }
    }
    if !questionnaire.open.is_empty() {
        page.heading("Open questions");
        for open in &questionnaire.open {
            let text = questionnaire.neutral_open_text(open);
            page.item(&format!("{text} ({})", open.id));
        }
    }
    page.finish()
}

fn scale_questions(page: &mut TextPage, questionnaire: &Questionnaire, scale: Range<usize>) {
    for index in scale {
        let asked = &questionnaire.scale_questions[index];
        question(page, questionnaire, &asked.id, &asked.wording);
        let sign = match asked.keying {
            Keying::Direct => "a sign of conflict",
            Keying::Reversed => "a sign of health",
        };
        let (first, most) = (&asked.labels[0], asked.labels.len());
        let last = &asked.labels[most - 1];
        page.indented(&format!(
            "1 {first} to {most} {last}; a high answer is {sign}."
        ));
        absent(page, asked.absent.as_ref());
    }
}

/// What is offered where it never came up.
fn absent(page: &mut TextPage, text: Option<&String>) {
    if let Some(text) = text {
        page.indented(&format!("Or: {text}, a missing answer."));
    }
}

fn question(page: &mut TextPage, questionnaire: &Questionnaire, id: &str, wording: &Wording) {
    page.gap();
    page.item(&format!("{} ({id})", wording.text()));
    for (role, party) in questionnaire.parties() {
        if let Some(text) = wording.override_for(role) {
            page.indented(&format!("{}: {text}", party.name));
        }
    }
}
