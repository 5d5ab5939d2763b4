//! What a page shows beside the JSON report's fields: sentences, tables, and shades of severity.

use minijinja::{Value, context};

use super::table::{gap, whole};
use super::{asked, rows, sentences};
use crate::diagnosis::{Cause, Diagnosis, HeadlineId, Order, Question, Said, Solution};
use crate::score::Points;

/// Everything that a template finds under `page`.
pub(super) fn view(diagnosis: &Diagnosis, has_details: bool) -> Value {
    let causes = diagnosis.causes.iter();
    let groups = asked::groups(diagnosis);
    let voices = asked::voices(diagnosis).filter(|_| has_details);
    context! {
        title => sentences::title(diagnosis),
        answered_by => sentences::answered_by(diagnosis),
        about_figures => sentences::about_figures(diagnosis),
        question => asked::QUESTION,
        under_ranking => sentences::under_ranking(diagnosis),
        // Whether there is anything to rank.
        is_ranked => diagnosis.headline.id != HeadlineId::NoAnswers,
        // The line above which something is to be done, 0 to 100.
        line => diagnosis.asked.thresholds.high,
        how_bad => sentences::how_bad(diagnosis).unwrap_or(sentences::NO_SYMPTOMS.to_owned()),
        around_symptoms => sentences::around_symptoms(diagnosis),
        bands => bands(diagnosis),
        ranking => rows::ranking(diagnosis),
        // In the order of the JSON report's.
        causes => causes.map(|cause| cause_view(diagnosis, cause)).collect::<Vec<_>>(),
        groups => groups.iter().map(|group| group_view(diagnosis, group, has_details)).collect::<Vec<_>>(),
        plan => plan(diagnosis),
        notes_title => sentences::NOT_TOLD,
        notes => sentences::notes(diagnosis),
        details_title => asked::DETAILS,
        figures => rows::figures(diagnosis),
        has_details => has_details,
        voices => voices.map(|(question, said)| quotes(diagnosis, question, said)).collect::<Vec<_>>(),
    }
}

/// The levels of the symptoms, from where to where on 0 to 100.
fn bands(diagnosis: &Diagnosis) -> Vec<Value> {
    let mut from = 0.0;
    let mut bands = Vec::new();
    for band in &diagnosis.asked.symptoms.bands {
        bands.push(context! {
            title => &band.title,
            from => from,
            width => band.upto - from,
            is_here => diagnosis.symptoms.band == Some(band.id.as_str()),
        });
        from = band.upto;
    }
    bands
}

fn cause_view(diagnosis: &Diagnosis, cause: &Cause) -> Value {
    let questions = cause.questions.iter();
    context! {
        rank => sentences::rank(diagnosis, cause),
        range => sentences::range(cause),
        sure => sentences::has_confidence(diagnosis).then(|| sentences::sure(cause)),
        reading => sentences::reading_and_flags(diagnosis, cause),
        is_above => cause.is_above_the_line(),
        words => sentences::in_words(diagnosis, cause),
        gap => gap(cause.sides.pair(), diagnosis.asked.thresholds.high),
        divided => sentences::divided(diagnosis, cause),
        blind_spot => sentences::blind_spot(diagnosis, cause),
        questions => questions.map(|question| heat(diagnosis, question)).collect::<Vec<_>>(),
        orders => orders(diagnosis, &cause.orders),
    }
}

/// One row of the heat map.
fn heat(diagnosis: &Diagnosis, question: &Question) -> Value {
    let line = diagnosis.asked.thresholds.high;
    let figures = question.sides.pair().into_iter();
    let said = figures.zip(asked::sides(diagnosis, question));
    let sides = diagnosis.sides.iter().zip(said);
    let cells = sides.map(|(side, (points, (figure, words)))| {
        context! { side => side.name, figure => figure, words => words, fifth => points.map(fifth) }
    });
    context! {
        text => &question.text,
        cells => cells.collect::<Vec<_>>(),
        gap => gap(question.sides.pair(), line),
    }
}

/// Which fifth of 0 to 100 a figure is in, from 0. By the whole points that are printed on it, so that equal
/// figures have equal shades.
fn fifth(figure: Points) -> u8 {
    [20.0, 40.0, 60.0, 80.0]
        .into_iter()
        .map(|bound| u8::from(figure.whole() >= bound))
        .sum()
}

fn orders(diagnosis: &Diagnosis, orders: &[Order]) -> Vec<Value> {
    let view = |order: &Order| {
        context! {
            text => &order.text,
            orders => asked::orders(diagnosis, order),
            apart => sentences::apart(diagnosis, order),
            mean_ranks => asked::mean_ranks(diagnosis, order),
        }
    };
    orders.iter().map(view).collect()
}

/// Every answer to a group of questions; no comments without details.
fn group_view(diagnosis: &Diagnosis, group: &asked::QuestionGroup, has_details: bool) -> Value {
    let comments = asked::comments(group).into_iter().filter(|_| has_details);
    let comments = comments.map(|(question, said)| quotes(diagnosis, question, &said));
    context! {
        title => group.title,
        questions => asked::questions(diagnosis, group.questions),
        orders => orders(diagnosis, group.orders),
        comments => comments.collect::<Vec<_>>(),
    }
}

fn quotes(diagnosis: &Diagnosis, question: &str, said: &[Said]) -> Value {
    let quote = |said: &Said| context! { side => diagnosis.name_of(said.side), text => said.text };
    context! { question => question, said => said.iter().map(quote).collect::<Vec<_>>() }
}

fn plan(diagnosis: &Diagnosis) -> Value {
    let view = |solution: &Solution| {
        context! {
            rank => solution.rank.unwrap_or(0),
            title => solution.title,
            summary => solution.summary,
            evidence => solution.evidence,
            fit => whole(solution.fit),
            answers => sentences::answers(diagnosis, solution),
            actions => rows::actions(diagnosis, solution),
        }
    };
    let solutions: Vec<Value> = sentences::fitting(diagnosis).map(view).collect();
    let is_empty = solutions.is_empty();
    context! {
        title => sentences::plan_title(diagnosis),
        nothing => is_empty.then(|| sentences::nothing(diagnosis)),
        // How much is above the line, and whether another solution fits as well.
        about => sentences::about_fit(diagnosis),
        not_needed => sentences::not_needed(diagnosis).filter(|_| !is_empty),
        solutions => solutions,
    }
}
