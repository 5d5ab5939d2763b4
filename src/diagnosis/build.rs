//! Applies the formulas to one company's answers.

use super::{
    About, ById, Debate, Diagnosis, FORMAT, Headline, HeadlineId, Open, PartyCount, QualityNote,
    Question, Said, Sensitivity, Symptoms, causes, headline, missing, solutions,
};
use crate::answers::{Group, Record};
use crate::questionnaire::{Party, Questionnaire, Role};
use crate::score::{self, Pair, Points, Quality, RESAMPLES, SEED, Sheet};

/// What a diagnosis holds beside the figures themselves, and whom it leaves out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// How sure the ranking is, and what would change the first place: a millisecond or two a company.
    pub confidence: bool,
    /// Leave out respondents who gave the same answer throughout.
    pub exclude_straight_lining: bool,
    /// Put comments and open answers into an order that can't be tied to a respondent's other answers.
    pub unlink_words: bool,
}

/// Scores one company's answers.
pub fn diagnose<'a>(questionnaire: &'a Questionnaire, group: &Group<'a>) -> Diagnosis<'a> {
    diagnose_with(questionnaire, group, Options::default())
}

/// Scores one company's answers, with more or fewer things than [`diagnose`] has.
pub fn diagnose_with<'a>(
    questionnaire: &'a Questionnaire,
    group: &Group<'a>,
    options: Options,
) -> Diagnosis<'a> {
    let (excluded, records): (Vec<&Record>, Vec<&Record>) =
        group.records.iter().copied().partition(|record| {
            options.exclude_straight_lining && score::is_straight_line(record, questionnaire)
        });
    let sheet = Sheet::new(questionnaire, &records);
    let count = |role| {
        questionnaire.party(role).map(|party| PartyCount {
            id: &party.id,
            name: &party.name,
            respondents: sheet.respondents(role).len(),
        })
    };
    let sides = Role::SIDES.map(|role| PartyCount {
        id: &questionnaire.sides[role.index()].id,
        name: &questionnaire.sides[role.index()].name,
        respondents: sheet.respondents(role).len(),
    });
    let confidence = options
        .confidence
        .then(|| score::confidence(&sheet, RESAMPLES, SEED));
    let mut causes = causes::build(&sheet, confidence);
    let solutions = solutions::build(questionnaire, &mut causes);
    let mut diagnosis = Diagnosis {
        format: FORMAT,
        questionnaire: About {
            id: &questionnaire.id,
            version: &questionnaire.version,
            language: &questionnaire.language,
            title: &questionnaire.title,
        },
        sides,
        observer: count(Role::Observer),
        company: group.company,
        wave: group.wave,
        headline: Headline {
            id: HeadlineId::NoAnswers,
            text: String::new(),
        },
        symptoms: symptoms(&sheet),
        debate: debate(&sheet),
        causes,
        solutions,
        norms: None,
        open: open(&sheet),
        sensitivity: options.confidence.then(|| sensitivity(&sheet)),
        quality: excluded_notes(questionnaire, &excluded)
            .into_iter()
            .chain(quality(&sheet))
            .collect(),
        missing: Vec::new(),
        asked: questionnaire,
    };
    if options.unlink_words {
        unlink_words(&mut diagnosis);
    }
    diagnosis.missing = missing::list(&diagnosis, &sheet);
    diagnosis.headline = headline::write(&diagnosis);
    diagnosis
}

/// Values of both sides by their ids.
pub(crate) fn by_side<T>(questionnaire: &Questionnaire, values: [T; 2]) -> ById<'_, T> {
    ById(
        questionnaire
            .sides
            .iter()
            .map(|side| side.id.as_str())
            .zip(values)
            .collect(),
    )
}

/// The answers to one scale question.
pub(super) fn question<'a>(sheet: &Sheet<'a>, index: usize) -> Question<'a> {
    let questionnaire = sheet.questionnaire;
    let asked = &questionnaire.scale_questions[index];
    let sides = sheet.question(index);
    Question {
        id: &asked.id,
        text: questionnaire.neutral_text(&asked.wording),
        sides: by_side(questionnaire, sides),
        gap: score::gap(sides),
        counts: by_side(
            questionnaire,
            Role::SIDES.map(|role| sheet.counts(role, index)),
        ),
        comments: comments(sheet, &asked.id),
        index,
    }
}

/// What was said beside a question, in the respondents' canonical order.
pub(super) fn comments<'a>(sheet: &Sheet<'a>, id: &str) -> Vec<Said<'a>> {
    said(sheet, |record| record.comments.get(id).map(String::as_str))
}

fn said<'a>(
    sheet: &Sheet<'a>,
    words: impl Fn(&'a crate::answers::Record) -> Option<&'a str>,
) -> Vec<Said<'a>> {
    let mut all = Vec::new();
    for respondent in sheet.all() {
        let party = sheet.questionnaire.party(respondent.record.role);
        if let (Some(party), Some(text)) = (party, words(respondent.record)) {
            all.push(Said {
                side: &party.id,
                text,
            });
        }
    }
    all
}

fn symptoms<'a>(sheet: &Sheet<'a>) -> Symptoms<'a> {
    let questionnaire = sheet.questionnaire;
    let asked = &questionnaire.symptoms;
    let questions: Vec<usize> = asked.scale.clone().collect();
    let sides = sheet.sides(&questions);
    let priority = score::quadratic_mean(sides);
    let band =
        |figure: Option<Points>| figure.map(|figure| score::band(&asked.bands, figure).id.as_str());
    Symptoms {
        priority,
        severity: score::average(sides),
        sides: by_side(questionnaire, sides),
        gap: score::gap(sides),
        observer: sheet.score(
            Role::Observer,
            &questionnaire.asked(asked.scale.clone(), Role::Observer),
        ),
        band: band(priority),
        bands: by_side(questionnaire, sides.map(band)),
        questions: causes::sorted_questions(sheet, &questions),
    }
}

fn debate<'a>(sheet: &Sheet<'a>) -> Option<Debate<'a>> {
    let questionnaire = sheet.questionnaire;
    questionnaire.debate.as_ref()?;
    let questions: Vec<usize> = questionnaire.debate_scale().collect();
    let severities = sheet.sides(&questions);
    let health =
        |severity: Option<Points>| severity.map(|severity| Points::new(100.0 - severity.get()));
    let sides: Pair = severities.map(health);
    Some(Debate {
        score: health(score::average(severities)),
        sides: by_side(questionnaire, sides),
        questions: causes::sorted_questions(sheet, &questions),
    })
}

fn open<'a>(sheet: &Sheet<'a>) -> Vec<Open<'a>> {
    let open = sheet.questionnaire.open.iter().enumerate();
    open.map(|(index, question)| Open {
        id: &question.id,
        text: &question.text,
        answers: said(sheet, |record| record.open[index].as_deref()),
    })
    .collect()
}

fn sensitivity<'a>(sheet: &Sheet<'a>) -> Sensitivity<'a> {
    let found = score::sensitivity(sheet);
    let id = |question: usize| sheet.questionnaire.scale_questions[question].id.as_str();
    Sensitivity {
        respondents: found.respondents,
        questions: found.questions.into_iter().map(id).collect(),
    }
}

/// Alphabetical within each side: an order that says nothing of who gave which other answers.
fn unlink_words(diagnosis: &mut Diagnosis) {
    let causes = &mut diagnosis.causes;
    let mut lists: Vec<&mut Vec<Said>> = Vec::new();
    for cause in causes {
        lists.extend(
            cause
                .questions
                .iter_mut()
                .map(|question| &mut question.comments),
        );
        lists.extend(cause.orders.iter_mut().map(|order| &mut order.comments));
    }
    let symptoms = diagnosis.symptoms.questions.iter_mut();
    let debate = diagnosis.debate.iter_mut();
    let others = symptoms.chain(debate.flat_map(|debate| &mut debate.questions));
    lists.extend(others.map(|question| &mut question.comments));
    lists.extend(diagnosis.open.iter_mut().map(|open| &mut open.answers));
    let sides = diagnosis.sides.map(|side| side.id);
    let place = |said: &Said| {
        sides
            .iter()
            .position(|side| *side == said.side)
            .unwrap_or(sides.len())
    };
    for list in lists {
        list.sort_by(|a, b| (place(a), a.text).cmp(&(place(b), b.text)));
    }
}

/// Who was left out, one note for each party.
fn excluded_notes<'a>(
    questionnaire: &'a Questionnaire,
    excluded: &[&Record],
) -> Vec<QualityNote<'a>> {
    let note = |(role, party): (Role, &'a Party)| {
        let count = excluded.iter().filter(|record| record.role == role).count();
        let who = match count {
            1 => "One respondent".to_owned(),
            _ => format!("{count} respondents"),
        };
        let their = if count == 1 {
            "that respondent's answers are"
        } else {
            "their answers are"
        };
        (count > 0).then(|| QualityNote {
            code: "excluded",
            side: &party.id,
            text: format!(
                "{who} of {} gave the same answer to every question, even to questions worded the opposite way: {their} left out, as asked.",
                party.name
            ),
        })
    };
    questionnaire.parties().filter_map(note).collect()
}

fn quality<'a>(sheet: &Sheet<'a>) -> Vec<QualityNote<'a>> {
    let party = |role| {
        sheet
            .questionnaire
            .party(role)
            .map_or(("", ""), |party| (&party.id, &party.name))
    };
    let notes = score::quality(sheet).into_iter();
    notes.map(|note| {
        let (side, name) = party(note.role());
        let text = match note {
            Quality::NoAnswers(_) => format!("{name} has given no answers."),
            Quality::StraightLining(_) => format!(
                "One respondent of {name} gave the same answer to every question, even to questions worded the opposite way: read these answers with care."
            ),
            Quality::FewAnswers(_) => format!("One respondent of {name} answered fewer than half of the questions."),
        };
        QualityNote { code: note.code(), side, text }
    })
    .collect()
}
