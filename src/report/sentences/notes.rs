//! What a report can't tell.

use crate::answers::unread::Unread;
use crate::diagnosis::{Cause, Diagnosis, HeadlineId, PartyCount};
use crate::diagnostic::list;
use crate::questionnaire::Role;
use crate::score::Points;

/// The heading above [`notes`].
pub(in crate::report) const NOT_TOLD: &str = "What this doesn't tell you";

/// What is not known, most urgent first.
pub(in crate::report) fn notes(diagnosis: &Diagnosis) -> Vec<String> {
    let mut lines: Vec<String> = diagnosis.unread.into_iter().flat_map(unread).collect();
    for role in Role::SIDES {
        lines.extend(unheard_side(diagnosis, role));
    }
    lines.extend(several_observers(diagnosis));
    lines.extend(unheard_observer(diagnosis));
    // That a side has no answers is said above.
    let notes = diagnosis.quality.iter();
    let notes = notes.filter(|note| note.code != "no-answers");
    lines.extend(list::each_once(notes.map(|note| note.text.clone())));
    lines.extend(left_out(diagnosis));
    if diagnosis.headline.id != HeadlineId::NoAnswers {
        lines.push("The figures compare what people see, not what is so. Talk them over with both sides before you act.".to_owned());
        lines.push("A cause that scores highest is the one the answers point to first; they can't show that it drives the others.".to_owned());
        lines.extend(tipping_point(diagnosis));
        lines.extend(passed_on(diagnosis));
    }
    lines
}

/// How much easier to agree with its questions would have to be for the leading cause to owe its place to them; none where
/// there is no leading cause, or it is held against other companies.
fn tipping_point(diagnosis: &Diagnosis) -> Option<String> {
    if !diagnosis.has_leader() || diagnosis.first_corrected().is_some() {
        return None;
    }
    let causes = diagnosis.causes.iter();
    let ranked: Vec<&Cause> = causes.filter(|it| it.rank.is_some()).collect();
    let [leading, next, ..] = ranked[..] else {
        return None;
    };
    let margin = Points::new(leading.priority?.get() - next.priority?.get());
    // So many whole points are enough; a hair more than none is one.
    let points = Points::new((margin.get() + 1e-9).ceil().max(1.0));
    if points > Points::new(100.0) {
        return None;
    }
    let is_one = points == Points::new(1.0);
    let unit = if is_one { "point" } else { "points" };
    let [leading, next] = [leading, next].map(|cause| diagnosis.inside(cause.title));
    Some(format!(
        "Some questions are easier to agree with than others. If those on {leading} were {points} {unit} easier than those on {next}, {next} would come first."
    ))
}

/// What is missing from the figures though it was sent.
fn unread(unread: Unread) -> impl Iterator<Item = String> {
    let Unread { own, unknown, .. } = unread;
    let records = |count| list::count(count, "record or file", "records or files");
    let is = if own == 1 { "it is" } else { "they are" };
    let told = [
        (
            own,
            format!("of this company could not be read: {is} not in these figures."),
        ),
        (
            unknown,
            "could not be read, and may be of this company.".to_owned(),
        ),
    ];
    let told = told.into_iter().filter(|(count, _)| *count > 0);
    told.map(move |(count, what)| format!("{} {what}", records(count)))
}

/// From so many respondents on, a side's answers are hard to tell apart.
const MANY: usize = 5;

/// That few people can be told apart by who knows them.
fn passed_on(diagnosis: &Diagnosis) -> Option<String> {
    let mut sides = diagnosis.sides.iter();
    sides.any(|side| (1..MANY).contains(&side.respondents)).then(|| {
        "Nobody is named but in what people wrote themselves, and where few answered, people who know them can tell who said what. Think of that before you pass this on.".to_owned()
    })
}

fn unheard_side(diagnosis: &Diagnosis, role: Role) -> Option<String> {
    let side = &diagnosis.sides[role.index()];
    let name = side.name;
    if diagnosis.is_left_out(side) {
        return Some(format!("What {name} answered is left out, as asked."));
    }
    if side.respondents == 0 {
        return Some(format!("{name} has not answered."));
    }
    let mut subjects: Vec<String> = Vec::new();
    if diagnosis.symptoms.sides.of(role).is_none() {
        subjects.push("the symptoms".to_owned());
    }
    let debate = diagnosis.debate.as_ref();
    if debate.is_some_and(|debate| debate.sides.of(role).is_none()) {
        subjects.push("open argument".to_owned());
    }
    let causes = diagnosis.causes.iter();
    let causes = causes.filter(|cause| cause.sides.of(role).is_none());
    subjects.extend(causes.map(|cause| diagnosis.inside(cause.title)));
    if side.masked > 0 {
        return Some(masked(side, &subjects));
    }
    too_few(name, &subjects)
}

/// That answers were taken out, and what has no score without them.
fn masked(side: &PartyCount, subjects: &[String]) -> String {
    let name = side.name;
    let answers = list::count(side.masked, "answer of {} isn't", "answers of {} aren't");
    let answers = answers.replace("{}", name);
    let without = list::any(subjects).map_or(String::new(), |subjects| {
        format!(" Without them {name} has no score on {subjects}.")
    });
    format!("{answers} shown, since too few of its people gave such.{without}")
}

/// That more than one answered as the observer, of whom a report speaks as of one person.
fn several_observers(diagnosis: &Diagnosis) -> Option<String> {
    let PartyCount {
        name, respondents, ..
    } = diagnosis.observer?;
    (respondents > 1).then(|| {
        format!("{respondents} people answered as the {name}: what the {name} is said to see is their mean.")
    })
}

/// What the observer has no score on, of what it was asked.
fn unheard_observer(diagnosis: &Diagnosis) -> Option<String> {
    let observer = diagnosis.observer?;
    let name = observer.name;
    if observer.respondents == 0 {
        let is_left_out = diagnosis.is_left_out(&observer);
        let [out, silent] = ["is left out, as asked", "has not answered"];
        let why = if is_left_out { out } else { silent };
        return Some(format!("The {name} {why}, so a blind spot can't be seen."));
    }
    let is_unheard = |cause: &&Cause| {
        let seen = cause.observer.as_ref();
        seen.is_some_and(|seen| seen.score.is_none() && seen.sides.pair() != [None, None])
    };
    let causes = diagnosis.causes.iter().filter(is_unheard);
    let subjects: Vec<String> = causes.map(|cause| diagnosis.inside(cause.title)).collect();
    too_few(&format!("The {name}"), &subjects)
}

fn too_few(name: &str, subjects: &[String]) -> Option<String> {
    let subjects = list::any(subjects)?;
    Some(format!(
        "{name} answered too few questions to be scored on {subjects}."
    ))
}

/// Single questions that a side has left out as a whole, counted.
fn left_out(diagnosis: &Diagnosis) -> Option<String> {
    // Of a side of which answers were taken out it can't be told.
    let is_heard = |role: &Role| {
        let side = &diagnosis.sides[role.index()];
        side.respondents > 0 && side.masked == 0
    };
    let heard = || Role::SIDES.into_iter().filter(is_heard);
    let causes = || diagnosis.causes.iter();
    let debate = diagnosis.debate.iter().flat_map(|debate| &debate.questions);
    let scale = causes().flat_map(|cause| &cause.questions).chain(debate);
    let scale = scale.chain(&diagnosis.symptoms.questions);
    let scale = scale.filter(|asked| heard().any(|role| asked.sides.of(role).is_none()));
    let orders = causes().flat_map(|cause| &cause.orders);
    let orders = orders.filter(|asked| heard().any(|role| asked.mean_ranks.of(role).is_none()));
    let count = scale.count() + orders.count();
    (count > 0).then(|| {
        let questions = list::count(count, "question was", "questions were");
        format!("{questions} left out by everybody on a side.")
    })
}
