//! What a report says first: how bad it is, what the leading cause is, how sure that is. The first of nine cases
//! that holds.

mod calm;
mod cases;
mod contest;
mod firmness;
mod leading;
mod observed;
mod opposite;
mod said;
mod silence;
mod sure;
mod unknown;
mod words;

use schemars::JsonSchema;
use serde::Serialize;

use super::{Diagnosis, PartyCount};
use crate::diagnostic::list;
use crate::questionnaire::Band;
pub use calm::NOTHING_TO_FIX;
pub use cases::HeadlineId;
use cases::{band, choose, heard_alone, heard_and_silent, is_silent};
pub(super) use unknown::EXCLUDED;

impl Diagnosis<'_> {
    /// Where one person of several speaks for a side, and on what.
    pub fn told_of_lone_voices(&self) -> Vec<String> {
        unknown::lone_voices(self, self.headline.id)
    }

    /// That one side alone feels the tension, and that neither or one argues openly where it is calm.
    pub fn told_of_the_tension(&self) -> Vec<String> {
        let is_silent = self.is_silent().then(|| silence::told(self, ""));
        let is_calm = self.headline.id == HeadlineId::Healthy;
        let by_one = calm::felt_by_one(self);
        let by_one = by_one.filter(|_| !is_calm || calm::is_far_on_symptoms(self));
        by_one.into_iter().chain(is_silent).collect()
    }

    /// Writes the headline anew, from the figures as they are.
    pub fn write_headline(&mut self) {
        self.headline = write(self);
    }

    /// Whether neither side argues openly, where that may be why little is known of any trouble.
    pub fn is_silent(&self) -> bool {
        use HeadlineId::{Early, Quiet, Unexplained};
        matches!(self.headline.id, Quiet | Early | Unexplained) && is_silent(self)
    }

    /// Whether what is to be done can wait: both sides say that little harm is done so far, also aloud, and nothing has
    /// risen far.
    pub fn can_wait(&self) -> bool {
        self.headline.id == HeadlineId::Early
            && !self.has_risen_far
            && heard_alone(self).is_none()
            && silence::now_or_then(self).is_none()
    }
}

/// The report's first sentences.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct Headline {
    /// Which case holds.
    pub id: HeadlineId,
    /// All of it: what is to be read with care stands first where answers carry nothing, else before how sure it is.
    pub text: String,
    /// How bad it is.
    #[serde(skip)]
    pub how_bad: String,
    /// The leading cause, who says it, and what fits best.
    #[serde(skip)]
    pub leading: String,
    /// What is to be read with care, or asked again ([`Diagnosis::needs_asking_again`]).
    #[serde(skip)]
    pub care: String,
    /// How sure that is, and what isn't known.
    #[serde(skip)]
    pub sure: String,
}

/// Chooses the case and writes it out.
pub(super) fn write(diagnosis: &Diagnosis) -> Headline {
    let id = choose(diagnosis);
    let how_bad = how_bad(diagnosis, id);
    let leading = join(leading::sentences(diagnosis, id));
    let care = join(unknown::care(diagnosis));
    let sure = join(sure::sentences(diagnosis, id));
    // What carries nothing is said before anything that rests on it.
    let order = if diagnosis.needs_asking_again() {
        [&care, &how_bad, &leading, &sure]
    } else {
        [&how_bad, &leading, &care, &sure]
    };
    let text = join(order.map(String::clone).into());
    Headline {
        id,
        text,
        how_bad,
        leading,
        care,
        sure,
    }
}

fn join(mut sentences: Vec<String>) -> String {
    sentences.retain(|sentence| !sentence.is_empty());
    sentences.join(" ")
}

/// How bad it is, or why nothing is said of that.
fn how_bad(diagnosis: &Diagnosis, id: HeadlineId) -> String {
    match id {
        HeadlineId::NoAnswers => return no_answers(diagnosis),
        HeadlineId::OneSide => return one_side(diagnosis),
        _ => {}
    }
    let Some(level) = level(diagnosis) else {
        return "How bad it is isn't known: too few questions on the symptoms were answered."
            .to_owned();
    };
    if diagnosis.needs_asking_again() {
        let level = diagnosis.inside(&level);
        return format!("Taken as they stand, the answers come to {level}.");
    }
    if let Some([heard, silent]) = heard_alone(diagnosis) {
        let level = diagnosis.inside(&level);
        return format!(
            "{} alone says how bad it is: {level}. {}.",
            heard.name,
            silent.unheard("answered too few of these questions: ask there as well")
        );
    }
    match id {
        HeadlineId::Quiet => quiet(diagnosis),
        HeadlineId::Early => early(diagnosis, &level),
        HeadlineId::Healthy if unknown::is_any(diagnosis) => {
            let level = diagnosis.inside(&level);
            format!("As far as both sides were heard: {level}.")
        }
        HeadlineId::Healthy if diagnosis.symptoms.divided.is_empty() => {
            format!("{level}: little harm is done.")
        }
        HeadlineId::Healthy | HeadlineId::Unexplained => format!("{level}."),
        _ => {
            let by_one = calm::felt_by_one(diagnosis);
            let by_one = by_one.map_or(String::new(), |by_one| format!(" {by_one}."));
            format!("{level}.{by_one}")
        }
    }
}

/// "Friction, 56 of 100", with both sides' levels where these differ.
fn level(diagnosis: &Diagnosis) -> Option<String> {
    let band = band(diagnosis)?;
    let levels = match diagnosis.symptoms.bands.pair() {
        [Some(a), Some(b)] if a != b => {
            let [a, b] = [a, b].map(|id| diagnosis.inside(words::band_title(diagnosis, id)));
            let [first, second] = diagnosis.sides.map(|side| side.name);
            format!(" ({first}: {a}, {second}: {b})")
        }
        _ => String::new(),
    };
    let symptoms = words::symptoms(diagnosis);
    let close = close_to(diagnosis).map_or(String::new(), |other| {
        format!(", close to {}", diagnosis.inside(&other.title))
    });
    Some(format!("{}, {symptoms} of 100{close}{levels}", band.title))
}

/// Within so many points of a limit, a few answers decide which level it is.
const CLOSE: f64 = 5.0;

/// The level on the other side of a limit that the symptoms are close to.
fn close_to<'d>(diagnosis: &'d Diagnosis) -> Option<&'d Band> {
    let figure = diagnosis.symptoms.priority?.get();
    let bands = &diagnosis.asked.symptoms.bands;
    let mut limits = bands.windows(2);
    let close = limits.find(|pair| (figure - pair[0].upto).abs() < CLOSE)?;
    let own = band(diagnosis)?;
    close.iter().find(|other| other.id != own.id)
}

fn no_answers(diagnosis: &Diagnosis) -> String {
    // Signs may be known where no cause is.
    let level = level(diagnosis).filter(|_| heard_alone(diagnosis).is_none());
    let opening = match level {
        Some(level) => format!("{level}. What lies behind it isn't known"),
        None => "Nothing to report yet".to_owned(),
    };
    let [first, second] = &diagnosis.sides;
    if [first, second]
        .iter()
        .all(|side| diagnosis.is_left_out(side))
    {
        return format!("{opening}: what both sides answered is left out, as asked.");
    }
    let count = |side: &PartyCount| list::count(side.respondents, "respondent", "respondents");
    format!(
        "{opening}: neither side has answered at least half of the questions on any cause ({}: {}, {}: {}).",
        first.name,
        count(first),
        second.name,
        count(second)
    )
}

fn one_side(diagnosis: &Diagnosis) -> String {
    let [heard, silent] = heard_and_silent(diagnosis);
    let why = if diagnosis.is_left_out(silent) {
        format!("what {} answered is left out, as asked", silent.name)
    } else if silent.respondents == 0 {
        format!("{} hasn't answered yet", silent.name)
    } else if diagnosis.symptoms.gap.is_some() {
        silent.unheard("has answered too few questions on the causes to be scored")
    } else {
        silent.unheard("has answered too few questions to be scored")
    };
    format!(
        "This is one side's view, that of {}, and no verdict: {why}.",
        heard.name
    )
}

/// That little harm is done so far, unless nobody would say so.
fn early(diagnosis: &Diagnosis, level: &str) -> String {
    let now = is_silent(diagnosis).then(|| silence::told(diagnosis, " either"));
    match now.or_else(|| silence::then(diagnosis)) {
        Some(silence) => format!("{level}. But {silence}: find out what goes unsaid."),
        None if diagnosis.has_risen_far => format!("{level}: little harm is done so far."),
        None => format!("{level}: little harm is done so far, so this can wait."),
    }
}

fn quiet(diagnosis: &Diagnosis) -> String {
    let symptoms = words::symptoms(diagnosis);
    let silence = silence::told(diagnosis, " either");
    format!("It is calm ({symptoms} of 100), but {silence}.")
}
