//! What a comparison comes to: a word for each cause, and the first sentence.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Both, Comparison, Figures, LEVEL, Moved, PartOf, Tested, opposite, people};
use crate::answers::look::is_later;
use crate::diagnostic::list;
use crate::score::Points;

/// What the test says of a cause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It has really got worse.
    Worse,
    /// It has really got better.
    Better,
    /// It was answered differently, and whether by a change or by one person's mood can't be told.
    Different,
    /// Its change may be noise.
    Noise,
    /// It can't be tested.
    Untested,
}

/// Which case of the headline holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum HeadlineId {
    /// Some causes have really got worse and none better.
    Worse,
    /// Some causes have really got better and none worse.
    Better,
    /// Some causes have really got worse and some better.
    Mixed,
    /// Something was answered differently, where a side is one person.
    Different,
    /// Every change may be noise.
    Noise,
    /// Nothing could be tested.
    Untested,
}

impl Tested {
    /// What the test says.
    pub fn verdict(&self) -> Verdict {
        match (self.p_adjusted.and(self.mean_change), self.is_small()) {
            (None, _) => Verdict::Untested,
            (Some(_), true) => Verdict::Noise,
            (Some(_), false) if self.is_single => Verdict::Different,
            (Some(change), false) if change > 0.0 => Verdict::Worse,
            (Some(_), false) => Verdict::Better,
        }
    }

    /// Whether chance alone may make such a change.
    fn is_small(&self) -> bool {
        self.p_adjusted.is_none_or(|p| p > LEVEL)
    }
}

impl Verdict {
    /// In words.
    pub fn words(self) -> &'static str {
        match self {
            Self::Worse => "really worse",
            Self::Better => "really better",
            Self::Different => "answered differently",
            Self::Noise => "within noise",
            Self::Untested => "not tested",
        }
    }
}

impl Both<Option<&str>> {
    /// That what is taken for the earlier wave is the later one: "2026-Q4 is later than 2026-Q3".
    pub fn turned_round(&self) -> Option<String> {
        let (old, new) = (self.old?, self.new?);
        is_later(old, new).then(|| format!("{old} is later than {new}"))
    }
}

impl Comparison<'_> {
    /// Whether any change could be told from chance.
    pub fn is_tested(&self) -> bool {
        self.parts().any(|part| part.tested.p_adjusted.is_some())
    }

    /// Whether anything can be called really worse or better: not where one person alone speaks for a side.
    pub fn can_be_real(&self) -> bool {
        let mut all = self.parts().map(|part| part.tested);
        all.any(|tested| tested.p_adjusted.is_some() && !tested.is_single)
    }

    /// "50, now 63": a figure on a cause, by its id, or on the symptoms, told from the line or from the levels' limits.
    pub(super) fn old_and_new(&self, cause: Option<&str>, moved: &Moved) -> Option<String> {
        let limits = match cause {
            Some(_) => vec![self.asked.thresholds.high],
            None => self.asked.symptoms.limits(),
        };
        let [old, new] = [moved.old?, moved.new?].map(|figure| figure.beside(&limits));
        Some(format!("{old}, now {new}"))
    }

    /// Whether each figure of a side, by its index, is what it was.
    pub(super) fn is_side_still(&self, side: usize) -> bool {
        let debate = self.debate.iter();
        let mut figures = self.parts().map(|part| part.figures).chain(debate);
        figures.all(|figures| figures.by_side[side].old == figures.by_side[side].new)
    }

    /// The symptoms and the causes of which the test says this.
    pub fn that_are(&self, verdict: Verdict) -> impl Iterator<Item = PartOf<'_, '_>> {
        self.parts()
            .filter(move |part| part.tested.verdict() == verdict)
    }

    /// The same where the answers can be relied on.
    pub fn that_are_reliably(&self, verdict: Verdict) -> impl Iterator<Item = PartOf<'_, '_>> {
        self.that_are(verdict).filter(|_| self.is_reliable)
    }
}

/// What one person a side means for a change.
pub const MOOD: &str =
    "Where one person answers for a side, a change can't be told from that person's mood.";

/// The first sentences; `care` stands before what it takes the ground from, `within` says where a side's own people have
/// come apart or together, and `of_what` which questions they rest on.
pub(super) fn headline(
    comparison: &Comparison,
    care: Option<&str>,
    within: Vec<String>,
    of_what: Option<String>,
) -> super::Headline {
    let opposite = opposite::sentences(&comparison.opposite);
    let id = id(comparison);
    let told = told(comparison, id, [!opposite.is_empty(), !within.is_empty()]);
    let is_told = match id {
        HeadlineId::Untested => of_one_side(comparison).is_some(),
        HeadlineId::Noise => !stands_still(comparison),
        _ => true,
    };
    let is_told = is_told || !opposite.is_empty() || !within.is_empty();
    let others = people::others(comparison).filter(|_| is_told);
    let is_single = comparison.parts().any(|part| part.tested.is_single);
    let has_mood = is_single && id == HeadlineId::Noise && !opposite.is_empty();
    let mood = has_mood.then(|| MOOD.to_owned());
    let found = opposite.into_iter().chain(told).chain(within).chain(others);
    let found = list::joined(found.chain(of_what).chain(mood), " ");
    let found = match care {
        Some(care) => format!("{care} Taken as they stand: {}", list::inside(&found)),
        None => found,
    };
    let turned = turned_round(comparison).into_iter();
    let text = list::joined(turned.chain([found]), " ");
    super::Headline { id, text }
}

/// What each case says, beside where the two sides went different ways and where the people of one did, if so.
fn told(
    comparison: &Comparison,
    id: HeadlineId,
    [are_opposite, are_within]: [bool; 2],
) -> Vec<String> {
    let all_of_it = || all_of_it(comparison).filter(|_| !are_within);
    let moved = |verdict| moved(comparison, verdict);
    let changed = |way: &str, verdict| {
        let moved = moved(verdict)?;
        Some(format!("{way} by more than noise: {moved}."))
    };
    match id {
        HeadlineId::Worse | HeadlineId::Better | HeadlineId::Mixed => {
            let worse = changed("Worse", Verdict::Worse);
            let better = changed("Better", Verdict::Better);
            let changed = worse.into_iter().chain(better);
            let changed = changed.chain(of_one_person(comparison));
            changed.chain(all_of_it()).collect()
        }
        HeadlineId::Different => {
            let moved = moved(Verdict::Different);
            let moved = moved.map(|moved| format!("Answered differently than before: {moved}."));
            let whose = all_of_it().unwrap_or_else(|| MOOD.to_owned());
            moved.into_iter().chain([whose]).collect()
        }
        HeadlineId::Noise if are_opposite => {
            vec!["Nothing else has changed by more than noise.".to_owned()]
        }
        HeadlineId::Noise => vec![noise(comparison)],
        HeadlineId::Untested => {
            let why = list::inside(why_untested(comparison));
            let untested = format!("Whether anything has changed can't be told: {why}");
            let untested = [untested].into_iter();
            untested.chain(of_one_side(comparison)).collect()
        }
    }
}

/// Which changes rest on one of several people of a side.
fn of_one_person(comparison: &Comparison) -> Option<String> {
    let parts = comparison.parts();
    let is_moved = |part: &PartOf| {
        let verdict = part.tested.verdict();
        part.tested.is_of_one && matches!(verdict, Verdict::Worse | Verdict::Better)
    };
    let moved = list::any(parts.filter(is_moved).map(|part| part.inside()))?;
    Some(format!(
        "On {moved} one person alone of several answered enough for a side: that change may be that person's mood."
    ))
}

/// That one side answered as before, so that all of a change is the other's; not where one person answers for that one.
fn all_of_it(comparison: &Comparison) -> Option<String> {
    let mut still = (0..2).filter(|side| comparison.is_side_still(*side));
    let (at, None) = (still.next()?, still.next()) else {
        return None;
    };
    let [own, other] = [at, 1 - at].map(|at| &comparison.sides[at]);
    let is_single = other.respondents.old == 1 || other.respondents.new == 1;
    let (own, other) = (own.name, other.name);
    (!is_single).then(|| {
        format!("All of it is what {other} answered: the figures of {own} are what they were.")
    })
}

/// What has moved most of the side that alone was heard both times, where that is as much as a gap that counts.
fn of_one_side(comparison: &Comparison) -> Option<String> {
    let moves = |side: usize| {
        let parts = comparison.parts();
        parts.filter_map(move |part| {
            let Moved { old, new, .. } = part.figures.by_side[side];
            let by = Points::new(new?.get() - old?.get()).abs();
            let moved = comparison.old_and_new(part.cause, &part.figures.by_side[side])?;
            Some((by, format!("{} ({moved})", part.inside())))
        })
    };
    let mut heard = (0..2).filter(|side| moves(*side).next().is_some());
    let (side, None) = (heard.next()?, heard.next()) else {
        return None;
    };
    let most = moves(side).map(|(by, _)| by).max()?;
    let moved = moves(side).filter(|(by, _)| *by == most);
    let moved = list::plain(moved.map(|(_, moved)| moved));
    let name = comparison.sides[side].name;
    (most >= comparison.asked.thresholds.gap)
        .then(|| format!("{name} alone moved most on {moved}."))
}

fn turned_round(comparison: &Comparison) -> Option<String> {
    let later = comparison.waves.turned_round()?;
    Some(format!(
        "{later}: give the earlier answers as the old ones, since every change below is turned round."
    ))
}

/// Which case holds.
fn id(comparison: &Comparison) -> HeadlineId {
    let is = |verdict| comparison.that_are(verdict).next().is_some();
    match (is(Verdict::Worse), is(Verdict::Better)) {
        (true, true) => HeadlineId::Mixed,
        (true, false) => HeadlineId::Worse,
        (false, true) => HeadlineId::Better,
        _ if is(Verdict::Different) => HeadlineId::Different,
        _ if is(Verdict::Noise) => HeadlineId::Noise,
        _ => HeadlineId::Untested,
    }
}

/// What has this verdict, but for what the two sides went so different ways on that no one word is true of both.
fn moved(comparison: &Comparison, verdict: Verdict) -> Option<String> {
    let moved = comparison.that_are(verdict);
    let moved = moved.filter(|part| comparison.opposite_on(part.cause).is_none());
    list::any(moved.map(|part| format!("{}{}", part.inside(), from_to(comparison, &part))))
}

fn stands(figures: &Figures) -> bool {
    figures.by_side.iter().all(|moved| moved.old == moved.new)
}

/// Whether each side's figures on the causes and the symptoms are what they were.
fn stands_still(comparison: &Comparison) -> bool {
    comparison.parts().all(|part| stands(part.figures))
}

fn noise(comparison: &Comparison) -> String {
    let is_tested_still = stands_still(comparison);
    let is_untested = |tested: &Tested| tested.verdict() == Verdict::Untested;
    let symptoms = &comparison.symptoms.tested;
    let is_known = symptoms.severity.old.or(symptoms.severity.new).is_some();
    let symptoms = (is_known && is_untested(symptoms)).then(|| "the symptoms".to_owned());
    let causes = comparison.causes.iter();
    let causes = causes.filter(|cause| is_untested(&cause.tested));
    let causes = causes.map(|cause| list::inside(cause.title));
    let untested: Vec<String> = symptoms.into_iter().chain(causes).collect();
    if !untested.is_empty() {
        let still = "each side's figures are what they were";
        let noise = "nothing has changed by more than noise";
        let nothing = if is_tested_still { still } else { noise };
        let untested = match untested.as_slice() {
            [one] if one != "the symptoms" => format!("{one} is"),
            some if some.len() <= 3 => format!("{} are", list::plain(some)),
            more if more[0] == "the symptoms" => {
                format!("the symptoms and {} causes are", more.len() - 1)
            }
            more => format!("{} causes are", more.len()),
        };
        return format!("Of what can be compared, {nothing}; {untested} not tested.");
    }
    let debate = comparison.debate.as_ref().filter(|debate| !stands(debate));
    let debate = debate.map(|debate| (debate.all.old, debate.all.new));
    match (is_tested_still, debate) {
        (true, None) => {
            "On average nothing has changed: each side's figures are what they were.".to_owned()
        }
        (true, Some((Some(old), Some(new)))) => format!(
            "No cause has changed: each side's figures are what they were. Open argument ({old}, now {new}; here more is better) is not tested."
        ),
        _ => "No cause has changed by more than noise: what moved may have moved by chance."
            .to_owned(),
    }
}

fn why_untested<'c>(comparison: &'c Comparison) -> &'c str {
    let mut missing = comparison.missing.iter();
    let line = missing
        .find(|line| line.what.starts_with("causes.") && line.what.rsplit('.').next() == Some("p"));
    line.map_or("there are no answers.", |line| line.reason.as_str())
}

fn from_to(comparison: &Comparison, part: &PartOf) -> String {
    let moved = comparison.old_and_new(part.cause, &part.tested.severity);
    moved.map_or(String::new(), |moved| format!(" ({moved})"))
}
