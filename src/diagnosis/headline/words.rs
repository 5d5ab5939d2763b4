//! What is said of one cause and of the solutions, as firmly as the answers allow.

use super::contest;
use crate::diagnosis::{BlindSpot, Cause, Certainty, Diagnosis};
use crate::diagnostic::list;
use crate::score::{Points, Shown};

/// From so many people of a side on, their answers aren't few.
const MANY: usize = 5;

impl Diagnosis<'_> {
    /// The name of a party by its id.
    pub fn name_of(&self, id: &str) -> &str {
        let mut parties = self.sides.iter().chain(&self.observer);
        let party = parties.find(|party| party.id == id);
        party.map_or("", |party| party.name)
    }

    /// The names of parties by their ids, as they stand in a sentence.
    pub fn names_of(&self, ids: &[&str]) -> String {
        list::plain(ids.iter().map(|id| self.name_of(id)))
    }

    /// A title inside an English sentence: its first letter small, unless the title is in another
    /// language, where that letter may matter.
    pub fn inside(&self, title: &str) -> String {
        let is_english = self.questionnaire.language.split('-').next() == Some("en");
        if is_english {
            list::inside(title)
        } else {
            title.to_owned()
        }
    }

    /// What answers that leave a difference open are called: "so few answers", where they are few.
    pub fn such_answers(&self) -> &'static str {
        let mut sides = self.sides.iter();
        if sides.any(|side| side.respondents >= MANY) {
            "these answers"
        } else {
            "so few answers"
        }
    }

    /// The side that feels a cause more, beyond what chance makes and by half of what counts as a gap; none where both feel
    /// it alike.
    pub fn felt_more_by(&self, cause: &Cause) -> Option<&str> {
        let least = Points::new(self.asked.thresholds.gap / 2.0);
        let gap = cause
            .gap
            .filter(|gap| cause.is_gap_sure && gap.abs() >= least)?;
        Some(self.sides[usize::from(gap < 0.0)].name)
    }

    /// Whether one cause comes first, at least probably.
    pub fn has_leader(&self) -> bool {
        !self.causes.is_empty() && contest::ranking(self) > Certainty::Open
    }

    /// The cause that comes next where it may come first itself.
    pub fn runner_up(&self) -> Option<&Cause<'_>> {
        let next = self.causes.get(1)?;
        let is_open = contest::ranking(self) == Certainty::Probable;
        let mut contenders = contest::contenders(self).into_iter();
        (is_open && contenders.any(|cause| cause.id == next.id)).then_some(next)
    }

    /// The cause that comes next, and those with the same priority; none where that can't come first.
    pub fn next_in_rank(&self) -> impl Iterator<Item = &Cause<'_>> {
        let next = self.runner_up();
        let others = self.causes.iter().skip(1);
        others.filter(move |cause| next.is_some_and(|next| next.priority == cause.priority))
    }

    /// The causes that something is to be done about, by rank.
    pub fn above_the_line(&self) -> impl Iterator<Item = &Cause<'_>> {
        self.causes.iter().filter(|cause| cause.is_above_the_line())
    }

    /// The causes that something is prescribed for.
    pub fn needed(&self) -> impl Iterator<Item = &Cause<'_>> {
        let causes = self.causes.iter();
        causes.filter(|cause| cause.need > Some(Points::ZERO))
    }

    /// The titles of causes, as they stand in a sentence; none where there are none.
    pub fn titles<'c>(&self, causes: impl IntoIterator<Item = &'c Cause<'c>>) -> Option<String> {
        let causes = causes.into_iter();
        list::any(causes.map(|cause| self.inside(cause.title)))
    }

    /// A figure that is held against the line, as people see it.
    pub fn shown(&self, figure: Points) -> Shown {
        figure.beside(&[self.asked.thresholds.high])
    }

    /// Which solution fits best, or which fit about equally; none where nothing is prescribed.
    pub fn best_fit(&self) -> Option<String> {
        let (certainty, best) = self.best_solutions()?;
        let title = |solution: &crate::diagnosis::Solution| self.inside(solution.title);
        let mut solutions = self.solutions.iter();
        let first = solutions.find(|solution| solution.rank == Some(1))?;
        let though = rather_answers(self, first).map_or(String::new(), |cause| {
            let leading = &self.causes[0];
            let than = if weight(self, first, leading) > 0.0 {
                "more than"
            } else {
                "and not"
            };
            format!(
                ", which answers {} {than} {}",
                self.inside(cause.title),
                self.inside(leading.title)
            )
        });
        let many = self.solutions.len();
        let told = match certainty {
            Certainty::Clear => format!("What fits best: {}{though}.", title(first)),
            Certainty::Probable => format!("What probably fits best: {}{though}.", title(first)),
            Certainty::Open if best.len() == many && many > 2 => {
                "Which solution fits best is too close to call: none stands out.".to_owned()
            }
            Certainty::Open => {
                let titles: Vec<String> = best.into_iter().map(title).collect();
                let titles = titles.join("; or ");
                format!("Which solution fits best is too close to call: {titles}.")
            }
        };
        let left = self.needed().filter(|cause| cause.solutions.is_empty());
        Some(match self.titles(left) {
            Some(left) => format!("{told} None of the solutions answers {left}."),
            None => told,
        })
    }
}

/// The symptoms' figure, told from the bands' limits.
pub(super) fn symptoms(diagnosis: &Diagnosis) -> String {
    let bands = diagnosis.asked.symptoms.bands.iter();
    let limits: Vec<f64> = bands.map(|band| band.upto).collect();
    let priority = diagnosis.symptoms.priority;
    priority.map_or(String::new(), |figure| figure.beside(&limits).to_string())
}

/// A band's title by its id.
pub(super) fn band_title<'d>(diagnosis: &'d Diagnosis, id: &str) -> &'d str {
    let mut bands = diagnosis.asked.symptoms.bands.iter();
    bands
        .find(|band| band.id == id)
        .map_or("", |band| band.title.as_str())
}

/// Where the observer puts a cause.
pub(super) fn observer(diagnosis: &Diagnosis, cause: &Cause) -> String {
    let seen = cause.observer.as_ref().and_then(|seen| seen.score);
    let (Some(observer), Some(score)) = (diagnosis.observer, seen) else {
        return String::new();
    };
    let blind = match diagnosis.blind_spot(cause) {
        Some(BlindSpot::Whole) => ": a blind spot",
        Some(BlindSpot::Less) => ", less than either side's",
        None => "",
    };
    format!(
        "The {}'s own answers come to {}{blind}.",
        observer.name,
        diagnosis.shown(score)
    )
}

/// The cause above the line that a solution answers most, where that isn't the leading one.
fn rather_answers<'d>(
    diagnosis: &'d Diagnosis,
    solution: &crate::diagnosis::Solution,
) -> Option<&'d Cause<'d>> {
    let weight = |cause: &Cause| weight(diagnosis, solution, cause);
    let leading = diagnosis.causes.first()?;
    let most = diagnosis
        .needed()
        .max_by(|a, b| weight(a).total_cmp(&weight(b)))?;
    (weight(most) > weight(leading)).then_some(most)
}

/// How much a solution answers a cause, 0 where it doesn't.
fn weight(diagnosis: &Diagnosis, solution: &crate::diagnosis::Solution, cause: &Cause) -> f64 {
    let asked = diagnosis.asked;
    let mut solutions = asked.solutions.iter();
    let weights = solutions.find(|asked| asked.id == solution.id);
    let at = asked.causes.iter().position(|asked| asked.id == cause.id);
    weights.zip(at).map_or(0.0, |(asked, at)| asked.weights[at])
}

/// The line above which something is to be done.
pub(super) fn line(diagnosis: &Diagnosis) -> Points {
    Points::new(diagnosis.asked.thresholds.high)
}
