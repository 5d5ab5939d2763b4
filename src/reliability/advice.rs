//! What stands out, a sentence each; only where the figures carry it.

use super::{Advice, AdviceId, Item, Pair, Scale, text_of};
use crate::questionnaire::Questionnaire;
use crate::score::Points;

/// Alpha that rises by so much without a question.
const RISE: f64 = 0.01;

/// Below this alpha, chance makes more than half of what the figures of a cause differ by.
const HALF: f64 = 0.5;

/// The share of equal answers from which a question tells little.
const ALIKE: f64 = 0.9;

/// The corrected correlation from which two causes are one.
const SAME: f64 = 0.95;

/// A difference is told too badly below this, where both scores are told at [`WELL`] or better.
const BADLY: f64 = 0.5;
const WELL: f64 = 0.7;

/// All that stands out, or that nothing does.
pub(super) fn all(
    questionnaire: &Questionnaire,
    causes: &[Scale],
    symptoms: &Scale,
    pairs: &[Pair],
) -> Vec<Advice> {
    let scales = || causes.iter().chain([symptoms]);
    let text = |item: &Item| text_of(questionnaire, item.id);
    let items =
        || scales().flat_map(|scale| scale.both.questions.iter().map(move |item| (scale, item)));
    let mut advice: Vec<Advice> = Vec::new();
    let is_chance = none_hangs_together(causes);
    if is_chance {
        advice.push(none_together(causes));
    } else {
        advice.extend(causes.iter().filter_map(loose));
        advice.extend(items().filter_map(|(scale, item)| rises(scale, item, &text(item))));
    }
    advice.extend(items().filter_map(|(_, item)| alike(item, &text(item))));
    if !is_chance {
        advice.extend(told_apart(causes, pairs));
    }
    if !advice.is_empty() {
        return advice;
    }
    let is_known = |scale: &Scale| scale.both.alpha.is_some() || scale.between.components.is_some();
    let is_asked = items().any(|(_, item)| item.answers.is_some());
    let (id, text) = match (scales().any(is_known), is_asked) {
        (true, _) => (AdviceId::NothingStandsOut, "Nothing stands out."),
        (false, true) => (
            AdviceId::NothingStandsOut,
            "No single question stands out. Whether those of a cause hang together can't be told from so few answers.",
        ),
        (false, false) => (
            AdviceId::TooFew,
            "These answers are too few to say anything of the questionnaire.",
        ),
    };
    let (about, text) = (Vec::new(), text.to_owned());
    vec![Advice { id, about, text }]
}

/// Whether chance makes more than half of what the figures of any cause differ by.
fn none_hangs_together(causes: &[Scale]) -> bool {
    let alphas = || causes.iter().filter_map(|cause| cause.both.alpha);
    alphas().next().is_some() && alphas().all(|alpha| alpha.value < Points::new(HALF))
}

/// That the questions of a cause don't hang together, whoever had been asked.
fn loose(cause: &Scale) -> Option<Advice> {
    let alpha = cause
        .both
        .alpha
        .filter(|alpha| alpha.high < Points::new(HALF))?;
    Some(Advice {
        id: AdviceId::LooseQuestions,
        about: vec![cause.id.to_owned()],
        text: format!(
            "The questions of “{}” don't hang together: its alpha is {}, so that its figure is mostly chance.",
            cause.title,
            alpha.value.to_decimals(2)
        ),
    })
}

fn none_together(causes: &[Scale]) -> Advice {
    Advice {
        id: AdviceId::LooseQuestions,
        about: causes.iter().map(|cause| cause.id.to_owned()).collect(),
        text: "Of no cause do the questions hang together: each alpha is below 0.50, so that chance makes more than half of what people's figures differ by. Which cause comes first says next to nothing.".to_owned(),
    }
}

fn rises(scale: &Scale, item: &Item, text: &str) -> Option<Advice> {
    let (alpha, without) = (scale.both.alpha?.value, item.alpha_without?);
    let rise = Points::new(without.get() - alpha.get());
    // Below 0 alpha tells nothing either way.
    (rise >= RISE && without > Points::ZERO).then(|| Advice {
        id: AdviceId::AlphaRises,
        about: vec![item.id.to_owned()],
        text: format!(
            "Look at “{text}”: without it the alpha of “{}” would rise from {} to {}.",
            scale.title,
            alpha.to_decimals(2),
            without.to_decimals(2)
        ),
    })
}

fn alike(item: &Item, text: &str) -> Option<Advice> {
    let share = item.answers?.most_alike;
    (share >= ALIKE).then(|| Advice {
        id: AdviceId::AnsweredAlike,
        about: vec![item.id.to_owned()],
        text: format!(
            "Look at “{text}”: {} % of the answers are the same, so it tells little.",
            Points::new(100.0 * share.get())
        ),
    })
}

/// Which causes can't be told apart, or that none can.
fn told_apart(causes: &[Scale], pairs: &[Pair]) -> Vec<Advice> {
    let alike = pairs.iter().filter_map(|pair| apart(causes, pair));
    let alike: Vec<Advice> = alike.collect();
    if alike.len() == pairs.len() && alike.len() > 1 {
        vec![none_apart(causes)]
    } else {
        alike
    }
}

fn apart(causes: &[Scale], pair: &Pair) -> Option<Advice> {
    let cause = |id: &str| causes.iter().find(|cause| cause.id == id);
    let two = [cause(pair.causes[0])?, cause(pair.causes[1])?];
    let usual = |scale: &Scale| Some(scale.between.components?.reliability.usual);
    let is_same = pair.corrected.is_some_and(|corrected| corrected >= SAME);
    let is_blurred = pair.between.components.is_some_and(|components| {
        let is_well = |scale: &Scale| usual(scale).is_some_and(|reliability| reliability >= WELL);
        components.reliability.usual < BADLY && two.iter().all(|scale| is_well(scale))
    });
    let why = match (is_same, is_blurred) {
        (false, false) => return None,
        (true, _) => "who scores high on one scores high on the other".to_owned(),
        (false, true) => "each is measured well, but not which of the two is higher".to_owned(),
    };
    Some(Advice {
        id: AdviceId::NotToldApart,
        about: pair.causes.map(str::to_owned).to_vec(),
        text: format!(
            "“{}” and “{}” can't be told apart: {why}.",
            two[0].title, two[1].title
        ),
    })
}

/// That no cause can be told from any other.
fn none_apart(causes: &[Scale]) -> Advice {
    Advice {
        id: AdviceId::NotToldApart,
        about: causes.iter().map(|cause| cause.id.to_owned()).collect(),
        text: "No two causes can be told apart by these answers: which of them comes first says next to nothing.".to_owned(),
    }
}
