//! What a page shows beside the JSON report's fields: sentences, tables, and shades of severity.

use serde::Serialize;

use crate::diagnosis::{Cause, Diagnosis, HeadlineId, Order, Question, Said, Solution};
use crate::report::sentences;
use crate::report::table::{Table, whole};
use crate::report::{asked, rows};
use crate::score::Points;

/// Everything that a template finds under `page`.
#[derive(Serialize)]
pub(in crate::report) struct ReportView<'d> {
    title: String,
    answered_by: String,
    about_figures: String,
    under_ranking: Vec<String>,
    /// Whether there is anything to rank.
    is_ranked: bool,
    /// The line above which something is to be done, 0 to 100.
    line: f64,
    how_bad: String,
    around_symptoms: Vec<String>,
    bands: Vec<BandView<'d>>,
    ranking: Table,
    causes: Vec<CauseView>,
    groups: Vec<GroupView<'d>>,
    plan: Plan<'d>,
    notes_title: &'static str,
    notes: Vec<String>,
    details_title: &'static str,
    figures: Vec<Table>,
    has_details: bool,
    open: Vec<Quotes<'d>>,
}

/// A level of the symptoms, from where to where on 0 to 100.
#[derive(Serialize)]
struct BandView<'d> {
    title: &'d str,
    from: f64,
    width: f64,
    is_here: bool,
}

/// A cause; its place in the list is that of the JSON report.
#[derive(Serialize)]
struct CauseView {
    rank: String,
    range: Option<String>,
    sure: Option<String>,
    reading: String,
    is_above: bool,
    words: String,
    divided: Option<String>,
    blind_spot: Option<String>,
    questions: Vec<Heat>,
    orders: Vec<OrderView>,
}

/// One row of the heat map.
#[derive(Serialize)]
struct Heat {
    text: String,
    cells: Vec<HeatCell>,
    gap: String,
}

#[derive(Serialize)]
struct HeatCell {
    side: String,
    figure: String,
    /// Which fifth of 0 to 100 the figure is in, from 0; absent without a figure.
    fifth: Option<u8>,
}

#[derive(Serialize)]
struct OrderView {
    text: String,
    orders: Option<Table>,
    apart: String,
    mean_ranks: Table,
}

/// Every answer to a group of questions.
#[derive(Serialize)]
struct GroupView<'d> {
    title: &'d str,
    counts: Table,
    orders: Vec<OrderView>,
    /// Empty without details.
    comments: Vec<Quotes<'d>>,
}

#[derive(Serialize)]
struct Quotes<'d> {
    question: &'d str,
    said: Vec<Quote<'d>>,
}

#[derive(Serialize)]
struct Quote<'d> {
    side: String,
    text: &'d str,
}

#[derive(Serialize)]
struct Plan<'d> {
    title: &'static str,
    nothing: Option<String>,
    not_needed: Option<String>,
    solutions: Vec<SolutionView<'d>>,
}

#[derive(Serialize)]
struct SolutionView<'d> {
    rank: usize,
    title: &'d str,
    summary: &'d str,
    evidence: &'d str,
    fit: String,
    answers: String,
    actions: Table,
}

impl<'d> ReportView<'d> {
    pub(in crate::report) fn new(diagnosis: &'d Diagnosis, has_details: bool) -> Self {
        let open = asked::open(diagnosis).map(|open| quotes(diagnosis, open.text, &open.answers));
        Self {
            title: sentences::title(diagnosis),
            answered_by: sentences::answered_by(diagnosis),
            about_figures: sentences::about_figures(diagnosis),
            under_ranking: sentences::under_ranking(diagnosis),
            is_ranked: diagnosis.headline.id != HeadlineId::NoAnswers,
            line: diagnosis.asked.thresholds.high,
            how_bad: sentences::how_bad(diagnosis).unwrap_or(sentences::NO_SYMPTOMS.to_owned()),
            around_symptoms: sentences::around_symptoms(diagnosis),
            bands: bands(diagnosis),
            ranking: rows::ranking(diagnosis),
            causes: diagnosis
                .causes
                .iter()
                .map(|cause| cause_view(diagnosis, cause))
                .collect(),
            groups: groups(diagnosis, has_details),
            plan: plan(diagnosis),
            notes_title: sentences::NOT_TOLD,
            notes: sentences::notes(diagnosis),
            details_title: asked::DETAILS,
            figures: rows::figures(diagnosis),
            has_details,
            open: if has_details {
                open.collect()
            } else {
                Vec::new()
            },
        }
    }
}

fn bands<'d>(diagnosis: &'d Diagnosis) -> Vec<BandView<'d>> {
    let mut from = 0.0;
    let mut bands = Vec::new();
    for band in &diagnosis.asked.symptoms.bands {
        bands.push(BandView {
            title: &band.title,
            from,
            width: band.upto - from,
            is_here: diagnosis.symptoms.band == Some(band.id.as_str()),
        });
        from = band.upto;
    }
    bands
}

fn cause_view(diagnosis: &Diagnosis, cause: &Cause) -> CauseView {
    CauseView {
        rank: sentences::rank(diagnosis, cause),
        range: sentences::range(cause),
        sure: sentences::has_confidence(diagnosis).then(|| sentences::sure(cause)),
        reading: sentences::reading_and_flags(cause),
        is_above: cause.is_above_the_line(),
        words: sentences::in_words(diagnosis, cause),
        divided: sentences::divided(diagnosis, cause),
        blind_spot: sentences::blind_spot(diagnosis, cause),
        questions: heat(diagnosis, &cause.questions),
        orders: orders(diagnosis, &cause.orders),
    }
}

fn heat(diagnosis: &Diagnosis, questions: &[Question]) -> Vec<Heat> {
    let row = |question: &Question| Heat {
        text: question.text.clone(),
        cells: question
            .sides
            .pair()
            .into_iter()
            .zip(&diagnosis.sides)
            .map(|(figure, side)| HeatCell {
                side: side.name.to_owned(),
                figure: whole(figure),
                fifth: figure.map(fifth),
            })
            .collect(),
        gap: whole(question.gap),
    };
    questions.iter().map(row).collect()
}

/// By the whole points that are printed on it, so that equal figures have equal shades.
fn fifth(figure: Points) -> u8 {
    [20.0, 40.0, 60.0, 80.0]
        .into_iter()
        .map(|bound| u8::from(figure.whole() >= bound))
        .sum()
}

fn orders(diagnosis: &Diagnosis, orders: &[Order]) -> Vec<OrderView> {
    let view = |order: &Order| OrderView {
        text: order.text.clone(),
        orders: asked::orders(diagnosis, order),
        apart: sentences::apart(diagnosis, order),
        mean_ranks: asked::mean_ranks(diagnosis, order),
    };
    orders.iter().map(view).collect()
}

fn groups<'d>(diagnosis: &'d Diagnosis, has_details: bool) -> Vec<GroupView<'d>> {
    let view = |group: asked::QuestionGroup<'d>| GroupView {
        title: group.title,
        counts: asked::counts(diagnosis, group.questions),
        orders: orders(diagnosis, group.orders),
        comments: asked::comments(&group)
            .into_iter()
            .filter(|_| has_details)
            .map(|(question, said)| quotes(diagnosis, question, &said))
            .collect(),
    };
    asked::groups(diagnosis).into_iter().map(view).collect()
}

fn quotes<'d>(diagnosis: &Diagnosis, question: &'d str, said: &[Said<'d>]) -> Quotes<'d> {
    let quote = |said: &Said<'d>| Quote {
        side: diagnosis.name_of(said.side).to_owned(),
        text: said.text,
    };
    Quotes {
        question,
        said: said.iter().map(quote).collect(),
    }
}

fn plan<'d>(diagnosis: &'d Diagnosis) -> Plan<'d> {
    let solutions: Vec<SolutionView> = sentences::fitting(diagnosis)
        .map(|solution: &Solution| SolutionView {
            rank: solution.rank.unwrap_or(0),
            title: solution.title,
            summary: solution.summary,
            evidence: solution.evidence,
            fit: whole(solution.fit),
            answers: sentences::answers(diagnosis, solution),
            actions: rows::actions(solution),
        })
        .collect();
    let is_empty = solutions.is_empty();
    Plan {
        title: sentences::plan_title(diagnosis),
        nothing: is_empty.then(|| sentences::nothing(diagnosis)),
        not_needed: sentences::not_needed(diagnosis).filter(|_| !is_empty),
        solutions,
    }
}
