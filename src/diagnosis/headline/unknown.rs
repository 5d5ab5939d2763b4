//! What a first sentence must not pass over: causes that are not known, answers to be read with care, and how few
//! people there are.

use crate::diagnosis::{ById, Cause, Diagnosis, HeadlineId, PartyCount};
use crate::diagnostic::list;
use crate::score::{Classification, Points, Spread};

/// Whether a cause that was asked about has no rank, or was heard from one side alone.
pub(super) fn is_any(diagnosis: &Diagnosis) -> bool {
    let mut causes = diagnosis.causes.iter();
    causes.any(|cause| is_unranked(cause) || is_half_heard(cause))
}

fn is_unranked(cause: &Cause) -> bool {
    cause.rank.is_none()
}

fn is_half_heard(cause: &Cause) -> bool {
    cause.reading == Some(Classification::OneSideHeard)
}

/// A sentence for the causes of each kind that are not known, with the likely reason.
pub(super) fn causes(diagnosis: &Diagnosis) -> Vec<String> {
    let mut sentences = Vec::new();
    let unranked = || diagnosis.causes.iter().filter(|cause| is_unranked(cause));
    let is_masked = diagnosis.sides.iter().any(|side| side.masked > 0);
    let is_silenced =
        |cause: &&Cause| is_about_the_observer(diagnosis, cause) && has_no_answer(cause);
    let (silenced, plain): (Vec<&Cause>, Vec<&Cause>) =
        unranked().partition(|cause| !is_masked && is_silenced(cause));
    if let (false, Some(observer)) = (silenced.is_empty(), diagnosis.observer) {
        sentences.push(format!(
            "Nothing is known of {}: no leader answered its questions about the {}, and that silence is itself worth asking about.",
            titles(diagnosis, silenced),
            observer.name
        ));
    }
    if !plain.is_empty() {
        let their = if plain.len() == 1 { "its" } else { "their" };
        let titles = titles(diagnosis, plain);
        sentences.push(if is_masked {
            format!("Nothing is shown of {titles}: too few of {their} questions were answered, or by too few people of a side.")
        } else {
            format!("Nothing is known of {titles}: too few of {their} questions were answered.")
        });
    }
    for (at, side) in diagnosis.sides.iter().enumerate() {
        let heard = diagnosis.causes.iter().filter(|cause| is_half_heard(cause));
        let heard = heard.filter(|cause| cause.sides.pair()[at].is_some());
        if let Some(titles) = diagnosis.titles(heard) {
            let (other, name) = (&diagnosis.sides[1 - at], side.name);
            sentences.push(if other.masked > 0 {
                format!("On {titles} only {name} is shown: {}.", other.unheard(""))
            } else {
                format!("On {titles} only {name} was heard: ask {}.", other.name)
            });
        }
    }
    sentences
}

/// Who alone puts a cause above the line, and whom to hear on it.
pub(super) fn one_sided_needs(diagnosis: &Diagnosis) -> Vec<String> {
    let line = Points::new(diagnosis.asked.thresholds.high);
    let mut sentences = Vec::new();
    for (at, side) in diagnosis.sides.iter().enumerate() {
        let causes = diagnosis.causes.iter();
        let above =
            causes.filter(|cause| is_half_heard(cause) && cause.sides.pair()[at] > Some(line));
        if let Some(titles) = diagnosis.titles(above) {
            let (other, name) = (&diagnosis.sides[1 - at], side.name);
            sentences.push(if other.masked > 0 {
                format!("{name} puts {titles} above {line}: {}.", other.unheard(""))
            } else {
                format!(
                    "{name} alone puts {titles} above {line}: hear {} before you act on that.",
                    other.name
                )
            });
        }
    }
    sentences
}

fn titles(diagnosis: &Diagnosis, causes: Vec<&Cause>) -> String {
    diagnosis.titles(causes).unwrap_or_default()
}

/// Whether every scale question of a cause speaks of the observer.
fn is_about_the_observer(diagnosis: &Diagnosis, cause: &Cause) -> bool {
    diagnosis.whom_it_is_about(cause).is_some()
}

/// The side that alone was heard on a cause.
pub(super) fn heard_alone<'d>(diagnosis: &'d Diagnosis, cause: &Cause) -> Option<&'d str> {
    let scores = cause.sides.pair();
    let heard = scores.iter().position(Option::is_some);
    let at = heard.filter(|_| is_half_heard(cause))?;
    Some(diagnosis.sides[at].name)
}

fn has_no_answer(cause: &Cause) -> bool {
    let mut questions = cause.questions.iter();
    questions.all(|question| question.sides.pair() == [None; 2])
}

impl<'a> Diagnosis<'a> {
    /// The observer's name, where every scale question of a cause speaks of the observer.
    pub fn whom_it_is_about(&self, cause: &Cause) -> Option<&str> {
        let name = self.observer.as_ref()?.name;
        let mut questions = cause.questions.iter();
        let is_about = questions.all(|question| question.text.contains(name));
        is_about.then_some(name)
    }

    /// "Operations on conflict avoidance, and both sides on conflicting goals": who wasn't heard on which causes; none where
    /// both sides were heard on all.
    pub fn whom_to_hear(&self) -> Option<String> {
        let [first, second] = self.sides.map(|side| side.name);
        let silent = [
            ([true, false], second),
            ([false, true], first),
            ([false; 2], "both sides"),
        ];
        let whom = silent.into_iter().filter_map(|(heard, whom)| {
            let causes = self.causes.iter();
            let unheard: Vec<&Cause> = causes.filter(|cause| cause.heard() == heard).collect();
            (!unheard.is_empty()).then(|| format!("{whom} on {}", titles(self, unheard)))
        });
        let whom: Vec<String> = whom.collect();
        (!whom.is_empty()).then(|| whom.join(", and "))
    }

    /// Whether a side is to be asked again before anything is done: everybody who answered for it gave the same
    /// answer over and over, so that its figures say nothing.
    pub fn needs_asking_again(&self) -> bool {
        !whole_sides(self, STRAIGHT_LINING).is_empty()
    }

    /// Whether nothing can be told from the observer's answers: the same one, over and over.
    pub fn is_observer_unreliable(&self) -> bool {
        let observer = self.observer.as_ref();
        observer.is_some_and(|observer| is_of_all(self, observer, STRAIGHT_LINING))
    }

    /// The sides of which one person of several is all that was heard on a cause, where both sides were.
    pub fn lone_voices(&self, cause: &Cause) -> impl Iterator<Item = &PartyCount<'a>> {
        self.lone(&cause.spread)
    }

    /// The same on the symptoms.
    pub fn lone_voices_on_symptoms(&self) -> impl Iterator<Item = &PartyCount<'a>> {
        self.lone(&self.symptoms.spread)
    }

    /// Whether one of several people of a side alone told how openly it argues.
    fn debate_by_one(&self, side: &PartyCount) -> bool {
        let heard = self.debate.as_ref().map(|debate| debate.heard);
        let at = self.sides.iter().position(|it| it.id == side.id);
        let heard = heard.zip(at).map(|(heard, at)| heard[at]);
        heard == Some(1) && side.respondents > 1
    }

    fn lone(&self, spread: &ById<Option<Spread>>) -> impl Iterator<Item = &PartyCount<'a>> {
        let heard = spread.pair().map(|spread| spread.map(|it| it.n));
        let sides = self.sides.iter().zip(heard);
        let lone = sides.filter(|(side, heard)| *heard == Some(1) && side.respondents > 1);
        lone.map(|(side, _)| side)
    }

    /// Whether the other side is to be heard before anything is done: all that is prescribed, or what comes first, is what
    /// one side alone says.
    pub fn waits_for_a_side(&self) -> bool {
        let mut first = self.causes.iter().filter(|cause| cause.rank == Some(1));
        self.rests_on_one_side() || !self.do_first.is_empty() && first.any(is_half_heard)
    }

    /// Whether all that is prescribed answers what one side alone says.
    pub fn rests_on_one_side(&self) -> bool {
        let is_needed = !self.do_first.is_empty() || self.needs_asking_again();
        is_needed && self.needed().all(is_half_heard)
    }

    /// Whether somebody answered for a party, and nobody is counted, as was asked.
    pub fn is_left_out(&self, party: &PartyCount) -> bool {
        let mut notes = self.quality.iter();
        party.respondents == 0 && notes.any(|note| note.code == EXCLUDED && note.side == party.id)
    }
}

/// The code of the note on those who are left out, as was asked.
pub(in crate::diagnosis) const EXCLUDED: &str = "excluded";

/// The code of the note on somebody who gave the same answer over and over.
const STRAIGHT_LINING: &str = "straight-lining";

/// The code of the note on somebody who answered less than half.
const FEW_ANSWERS: &str = "few-answers";

/// That all answers of a side are to be read with care, or given anew.
pub(super) fn care(diagnosis: &Diagnosis) -> Vec<String> {
    let mut sentences = Vec::new();
    let straight = whole_sides(diagnosis, STRAIGHT_LINING);
    if !straight.is_empty() {
        let who = if straight.len() == 1 {
            straight[0]
        } else {
            "them"
        };
        sentences.push(format!(
            "Ask {} again before you act: everybody who answered for {who} gave the same answer nine times in a row or more, even to questions worded the opposite way.",
            list::plain(&straight)
        ));
    }
    if let (Some(observer), true) = (diagnosis.observer, diagnosis.is_observer_unreliable()) {
        let name = observer.name;
        let then = if sees_less(diagnosis) {
            format!("where the {name} sees less than both sides, ask again")
        } else {
            format!("ask the {name} again before you rely on these answers")
        };
        sentences.push(format!(
            "The {name} gave the same answer nine times in a row or more, even to questions worded the opposite way: {then}."
        ));
    }
    sentences.extend(some_straight(diagnosis).filter(|_| straight.is_empty()));
    let few = whole_sides(diagnosis, FEW_ANSWERS);
    if !few.is_empty() {
        sentences.push(format!(
            "Read this with care: everybody who answered for {} answered fewer than half of the questions.",
            list::plain(&few)
        ));
    }
    sentences
}

/// Whether the observer puts anything below both sides.
fn sees_less(diagnosis: &Diagnosis) -> bool {
    let mut causes = diagnosis.causes.iter();
    causes.any(|cause| {
        let seen = cause.observer.as_ref().and_then(|observed| observed.score);
        let mut sides = cause.sides.pair().into_iter();
        sides.all(|side| side.is_some() && side > seen) && seen.is_some()
    })
}

/// That so many of a side gave the same answer over and over as can move its figures far: a third or more.
fn some_straight(diagnosis: &Diagnosis) -> Option<String> {
    let told = diagnosis.sides.iter().filter_map(|side| {
        let count = notes_on(diagnosis, side, STRAIGHT_LINING);
        let all = side.respondents;
        (count > 0 && count < all && 3 * count >= all)
            .then(|| format!("{count} of the {all} who answered for {}", side.name))
    });
    let who = list::any(told)?;
    Some(format!(
        "{who} gave the same answer nine times in a row or more, even to questions worded the opposite way: ask whether that was meant before you act."
    ))
}

/// Whether everybody who answered for a side left out more than half.
pub(super) fn is_hardly_answered(diagnosis: &Diagnosis) -> bool {
    !whole_sides(diagnosis, FEW_ANSWERS).is_empty()
}

/// The sides of which every respondent has a note of this code, by name.
fn whole_sides<'d>(diagnosis: &'d Diagnosis, code: &str) -> Vec<&'d str> {
    let sides = diagnosis.sides.iter();
    let whole = sides.filter(|side| is_of_all(diagnosis, side, code));
    whole.map(|side| side.name).collect()
}

/// Whether every respondent of a party has a note of this code.
fn is_of_all(diagnosis: &Diagnosis, party: &PartyCount, code: &str) -> bool {
    let count = notes_on(diagnosis, party, code);
    count == party.respondents && count > 0
}

fn notes_on(diagnosis: &Diagnosis, party: &PartyCount, code: &str) -> usize {
    let notes = diagnosis.quality.iter();
    let own = notes.filter(|note| note.code == code && note.side == party.id);
    own.count()
}

/// Where one person of several speaks for a side.
pub(super) fn lone_voices(diagnosis: &Diagnosis, id: HeadlineId) -> Vec<String> {
    use HeadlineId::{Early, Healthy, Quiet, Unexplained};
    // How openly anybody argues bears on nothing else that is said.
    let is_calm = matches!(id, Quiet | Healthy | Early | Unexplained);
    let sentences = diagnosis.sides.iter().filter_map(|side| {
        let is_this = |it: &PartyCount| it.id == side.id;
        let is_lone = |cause: &&Cause| diagnosis.lone_voices(cause).any(is_this);
        let causes = diagnosis.causes.iter().filter(is_lone);
        let causes = causes.map(|cause| diagnosis.inside(cause.title));
        let symptoms = diagnosis.lone_voices_on_symptoms().any(is_this);
        let symptoms = symptoms.then(|| "how bad it is".to_owned());
        let debate = (is_calm && diagnosis.debate_by_one(side)).then(|| "open argument".to_owned());
        let lone = list::any(symptoms.into_iter().chain(causes).chain(debate))?;
        let others = if side.respondents == 2 {
            "other"
        } else {
            "others"
        };
        Some(format!(
            "Of the {} who answered for {}, one alone answered enough on {lone}: the {others} may see it otherwise.",
            side.respondents, side.name
        ))
    });
    sentences.collect()
}

/// What it means where one person speaks for a side.
pub(super) fn few_people(diagnosis: &Diagnosis) -> Option<String> {
    if diagnosis.sides.iter().any(|side| side.respondents == 0) {
        return None;
    }
    let speak = [0, 1].map(|at| {
        let mut causes = diagnosis.causes.iter();
        let is_heard = causes.any(|cause| cause.sides.pair()[at].is_some());
        if is_heard {
            diagnosis.sides[at].respondents
        } else {
            0
        }
    });
    match speak {
        [1, 1] => Some(
            "One person speaks for each side: this is what these two people see, and other leaders may see it otherwise."
                .to_owned(),
        ),
        [one, other] if (one == 1) != (other == 1) => {
            let side = diagnosis.sides[usize::from(one != 1)].name;
            Some(format!("One person speaks for {side}: other leaders there may see it otherwise."))
        }
        _ => None,
    }
}
