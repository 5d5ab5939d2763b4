//! The first screen: how bad it is, what leads, what to do first, what works well, and how sure all that is.

use std::cmp::Reverse;

use super::{planned, quotes, since, strong_causes, voices};
use crate::diagnosis::{Action, Cause, Diagnosis, HeadlineId, Said};
use crate::diagnostic::list;
use crate::questionnaire::{Role, Topic};
use crate::report::document::{Block, Level, Placed, Quote, Scale, Section, Step, Task};
use crate::report::sentences::{self, LOOK_AGAIN, band};
use crate::report::subject::Subject;
use crate::score::{Classification, Points};

pub(super) fn section(subject: Subject, has_quotes: bool) -> Section {
    let diagnosis = subject.diagnosis;
    let headline = &diagnosis.headline;
    let mut blocks = Vec::new();
    let must_ask = diagnosis.needs_asking_again();
    if must_ask {
        blocks.push(Block::strong(&*headline.care));
    }
    blocks.push(Block::strong(&*headline.how_bad));
    let is_worse = since::is_any_worse(subject);
    let level = level(diagnosis, is_worse).filter(|_| !must_ask);
    blocks.extend(level.map(Block::paragraph));
    blocks.extend(scale(diagnosis).map(|scale| Block::Scale { scale }));
    let divided = sentences::divided_on_symptoms(diagnosis).filter(|_| !must_ask);
    blocks.extend(divided.map(Block::paragraph));
    let since = since::line(subject).filter(|_| !must_ask);
    blocks.extend(since.map(Block::paragraph));
    blocks.extend(planned::line(subject).map(Block::paragraph));
    let observer = diagnosis.far_observer_on_symptoms().filter(|_| !must_ask);
    blocks.extend(observer.map(Block::paragraph));
    blocks.push(Block::paragraph(since::leading(subject)));
    let quote = most_telling(diagnosis).filter(|_| has_quotes && !must_ask);
    blocks.extend(quote.map(|quote| Block::Quotes {
        about: None,
        quotes: vec![quote],
    }));
    blocks.extend(also(diagnosis).map(Block::paragraph));
    if headline.id != HeadlineId::NoAnswers {
        blocks.extend(do_first(subject));
    }
    let is_calm = headline.id == HeadlineId::Healthy || diagnosis.can_wait();
    let said = voices::before_calm(diagnosis).filter(|_| is_calm && has_quotes && !must_ask);
    blocks.extend(said.map(Block::paragraph));
    let strong = works_well(subject, has_quotes).filter(|_| !must_ask);
    blocks.extend(strong.map(Block::paragraph));
    if !must_ask {
        blocks.push(Block::paragraph(&*headline.care));
    }
    blocks.push(Block::paragraph(&*headline.sure));
    blocks.retain(|block| !matches!(block, Block::Paragraph { text, .. } if text.text.is_empty()));
    Section::unheaded("first", blocks)
}

/// What the level means. One side alone makes no level; and where something speaks against the calm, isn't known of it, or
/// causes stand out in it, nothing is simply left as it is. Nor is there a verdict where the causes are one side's view:
/// what each side says of the symptoms stands in its place.
fn level(diagnosis: &Diagnosis, is_worse: bool) -> Option<String> {
    diagnosis.symptoms.gap?;
    let is_as_it_is = match diagnosis.headline.id {
        HeadlineId::OneSide => return Some(both_on_symptoms(diagnosis)),
        HeadlineId::Quiet | HeadlineId::Early => false,
        HeadlineId::Healthy => {
            !is_worse && !diagnosis.is_calm_doubtful() && diagnosis.whom_to_hear().is_none()
        }
        _ => true,
    };
    if !is_as_it_is {
        return None;
    }
    band(diagnosis).map(|band| band.text.clone())
}

/// Where both sides put the symptoms, though one alone was heard on the causes.
fn both_on_symptoms(diagnosis: &Diagnosis) -> String {
    let by_side = sentences::symptoms_by_side(diagnosis);
    format!("How bad it is, both were asked, and answered: {by_side}")
}

/// The levels, and where both sides and the observer put the symptoms.
fn scale(diagnosis: &Diagnosis) -> Option<Scale> {
    let symptoms = &diagnosis.symptoms;
    let (figure, here) = (symptoms.priority?, symptoms.band?);
    symptoms
        .gap
        .filter(|_| diagnosis.headline.id != HeadlineId::OneSide)?;
    let asked = &diagnosis.asked.symptoms;
    let limits = asked.limits();
    let shown = |figure: Points| figure.beside(&limits).to_string();
    let starts = [0.0].into_iter().chain(limits.iter().copied());
    let levels = asked.bands.iter().zip(starts).map(|(band, from)| Level {
        title: band.title.clone(),
        inside: diagnosis.inside(&band.title),
        from,
        start: from.to_string(),
        upto: band.upto,
        end: band.upto.to_string(),
        is_here: band.id == here,
    });
    let parties = diagnosis.sides.iter().chain(&diagnosis.observer);
    let [a, b] = symptoms.sides.pair();
    let parties = parties.zip([a, b, symptoms.observer]);
    let placed = parties.filter_map(|(party, figure)| {
        Some(Placed {
            name: party.name.to_owned(),
            figure,
            shown: shown(figure?),
        })
    });
    Some(Scale {
        title: "How bad it is, from 0 to 100".to_owned(),
        levels: levels.collect(),
        figure,
        shown: shown(figure),
        parties: placed.collect(),
    })
}

/// The longest quote that the first screen holds; longer ones stand further down in full.
const LONGEST_QUOTE: usize = 150;

/// What somebody said on the leading cause, whose own answer says the same: of the side that feels it more, on what it
/// sees worst.
fn most_telling(diagnosis: &Diagnosis) -> Option<Quote> {
    use HeadlineId::{Clear, Early, Probable};
    let is_ranked = matches!(diagnosis.headline.id, Clear | Probable | Early);
    let leading = diagnosis.causes.first()?;
    if !is_ranked || !diagnosis.has_leader() {
        return None;
    }
    let mut said = Vec::new();
    let line = Some(Points::new(diagnosis.asked.thresholds.high));
    for role in Role::SIDES
        .into_iter()
        .filter(|role| *leading.sides.of(*role) > line)
    {
        for question in &leading.questions {
            let worth = (leading.sides.of(role), question.sides.of(role));
            let comments = question.comments.iter();
            let side = diagnosis.sides[role.index()].id;
            let own = comments.filter(|said| said.side == side && said.is_of_conflict);
            said.extend(own.map(|said| (worth, said)));
        }
    }
    said.sort_by_key(|(worth, _)| Reverse(*worth));
    quote_of(diagnosis, said.into_iter().map(|(_, said)| said))
}

/// The first of these that a side said in more than a word, which may be a mere “none”, and that is short enough.
fn quote_of<'s>(
    diagnosis: &Diagnosis,
    said: impl IntoIterator<Item = &'s Said<'s>>,
) -> Option<Quote> {
    let is_side = |said: &&Said| diagnosis.sides.iter().any(|side| side.id == said.side);
    let is_short = |said: &&Said| said.text.trim().chars().count() <= LONGEST_QUOTE;
    let is_said = |said: &&Said| said.text.split_whitespace().nth(1).is_some();
    let said = said.into_iter().filter(is_side);
    let mut said = said.filter(is_said).filter(is_short);
    quotes(diagnosis, &[*said.next()?]).pop()
}

/// The causes above the line that the sentence before doesn't tell of, by side.
fn also(diagnosis: &Diagnosis) -> Option<String> {
    use HeadlineId::{Clear, Early, Probable, TooClose};
    let id = diagnosis.headline.id;
    let is_ranked = matches!(id, Clear | Probable | Early | TooClose);
    if !is_ranked || diagnosis.needs_asking_again() {
        return None;
    }
    // The leading cause, and what comes next, stand in that sentence, where there are such.
    let has_leader = diagnosis.has_leader();
    let leading = diagnosis.causes.first().filter(|_| has_leader);
    let is_told = |cause: &Cause| {
        let mut told = leading.into_iter().chain(diagnosis.next_in_rank());
        told.any(|told| told.id == cause.id)
    };
    let line = diagnosis.asked.thresholds.high;
    let is_above = |cause: &Cause| {
        let mut sides = cause.sides.pair().into_iter();
        let is_half_heard = cause.reading == Some(Classification::OneSideHeard);
        cause.is_above_the_line()
            || is_half_heard && sides.any(|side| side > Some(Points::new(line)))
    };
    let causes = diagnosis.causes.iter();
    let others = causes.filter(|cause| is_above(cause) && !is_told(cause));
    let others: Vec<&Cause> = others.collect();
    let opening = if has_leader { "Also above" } else { "Above" };
    let listed = (!others.is_empty()).then(|| listed(diagnosis, &others))?;
    Some(format!("{opening} the line of {line}: {listed}."))
}

/// So many causes are listed with their figures.
const LISTED: usize = 3;

/// Causes with both sides' figures; of many these are told where they are the same throughout, and where not each side has
/// one view above the line.
fn listed(diagnosis: &Diagnosis, causes: &[&Cause]) -> String {
    let figures = |cause: &&Cause| sentences::with_figures(diagnosis, cause);
    let with_figures = |causes: &[&Cause]| list::joined(causes.iter().map(figures), "; ");
    if causes.len() <= LISTED {
        return with_figures(causes);
    }
    let line = Points::new(diagnosis.asked.thresholds.high);
    let is_whole = |cause: &&Cause| {
        let sides = cause.sides.pair();
        cause.divided.is_empty() && sides.iter().all(|side| *side > Some(line))
    };
    let (whole, others): (Vec<&Cause>, Vec<&Cause>) = causes.iter().partition(|it| is_whole(it));
    let titles = whole.iter().map(|cause| diagnosis.inside(cause.title));
    let titles = list::plain(titles);
    let same = sentences::figures(diagnosis, causes[0]);
    let is_same = |cause: &&Cause| sentences::figures(diagnosis, cause) == same;
    if others.is_empty() && whole.iter().all(is_same) {
        return format!("{titles}, all alike ({same})");
    }
    match (whole.is_empty(), others.is_empty()) {
        (true, _) => with_figures(&others),
        (_, true) => titles,
        _ => format!("{titles}; {}", with_figures(&others)),
    }
}

/// At most three actions, or why there are none.
fn do_first(subject: Subject) -> Vec<Block> {
    let diagnosis = subject.diagnosis;
    let heading = Block::heading(sentences::do_first_title(diagnosis));
    if diagnosis.needs_asking_again() {
        return vec![heading, Block::paragraph(sentences::ask_again(diagnosis))];
    }
    let step = |action: &Action| {
        let done = sentences::done_note(diagnosis, action);
        let outcome = subject.plan.and_then(|plan| planned::outcome(plan, action));
        Step {
            owner: action.owner.to_owned(),
            when: diagnosis.when(action).map(sentences::when),
            task: Task::ToDo,
            text: sentences::first_sentence(action.text).to_owned(),
            notes: done.into_iter().chain(outcome).map(Into::into).collect(),
        }
    };
    let steps: Vec<Step> = diagnosis.first_actions().map(step).collect();
    let done = sentences::done_already(diagnosis).map(Block::paragraph);
    let rest = match (steps.is_empty(), &done) {
        (false, _) => Some(Block::steps(steps, true)),
        (true, None) => {
            let nothing = sentences::nothing(diagnosis);
            let nothing = match nothing.strip_suffix(LOOK_AGAIN) {
                Some(nothing) if since::is_any_worse(subject) => nothing.to_owned(),
                _ => nothing,
            };
            Some(Block::paragraph(nothing))
        }
        (true, Some(_)) => None,
    };
    [heading].into_iter().chain(done).chain(rest).collect()
}

/// One thing that works, in somebody's words where there are such.
fn works_well(subject: Subject, has_quotes: bool) -> Option<String> {
    let diagnosis = subject.diagnosis;
    let asked = diagnosis.asked.open.iter().zip(&diagnosis.open);
    let strengths = asked.filter(|(asked, _)| asked.about == Some(Topic::Strength));
    let said = strengths.flat_map(|(_, open)| &open.answers);
    if let Some(Quote { text, by }) = quote_of(diagnosis, said).filter(|_| has_quotes) {
        return Some(format!("Asked what works well: “{text}” ({by})"));
    }
    let strong = strong_causes(diagnosis).filter(|cause| !since::is_worse(subject, cause));
    let strong = list::any(strong.map(|cause| diagnosis.inside(cause.title)))?;
    Some(format!("Works well: both sides see little of {strong}."))
}
