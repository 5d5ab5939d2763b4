//! The sentences of the report.

use crate::diagnostic::list::count;
use crate::reliability::{Missing, Reliability};
use crate::score::Points;

pub(super) const ALPHA: &str = "Cronbach's alpha, with its 95 % interval: near 1 where the questions of a cause are answered alike, near 0 where they have nothing in common. It says nothing of whether two causes differ.";

pub(super) const INDEPENDENT: &str = "The interval takes respondents as independent, which colleagues aren't: in simulations it held the true figure not in 95 of 100 cases but in 92 to 95 with two leaders a side, and in 74 to 93 with eight.";

pub(super) const SINGLE: &str =
    "The same for one cause alone, between company-sides: one side of one company each.";

pub(super) const CHANGE: &str = "In points, by the number of leaders a side. Where other leaders answer and nothing has changed, a score moves by more than this in 10 of 100 cases. Of a company, both sides have that many.";

pub(super) const AGREEMENT: &str = "How far apart the scores of two people of one side of the same company are, beside what two people who answer by chance would be apart.";

pub(super) const QUESTIONS: &str = "With others: the correlation with the other questions of the cause together. Missing: who left it out. Lowest and highest: the share of the answer that speaks least and most of conflict.";

/// What stands above the pairs.
pub(super) fn apart(found: &Reliability) -> String {
    let usual = found.leaders.usual;
    let usual = usual.map_or("–".to_owned(), |usual| format!("{:.1}", usual.nearest()));
    format!(
        "The ranking rests on the difference between two causes. From 0 to 1: how much of what these differences differ by lies between company-sides, and not between colleagues, with 1, 2 or 3 leaders a side and with the usual number, which is {usual} (the harmonic mean). Beside it the correlation of the two causes, corrected for chance, which can take it past 1."
    )
}

pub(super) fn answered(found: &Reliability) -> String {
    let sides = found.sides;
    let sides = sides.map(|side| format!("{} {}", side.name, side.respondents));
    let companies = usize::try_from(found.companies).unwrap_or(usize::MAX);
    let companies = if found.has_waves {
        count(companies, "company and wave", "companies and waves")
    } else {
        count(companies, "company", "companies")
    };
    format!("Respondents: {}. {companies}.", sides.join(", "))
}

/// What else to know, and why some figures are missing.
pub(super) fn notes(found: &Reliability) -> Vec<String> {
    let mut notes = Vec::new();
    if found.has_waves {
        notes.push("Some companies count with several waves, so the same people may be counted more than once.".to_owned());
    }
    if found.excluded > 0 {
        let excluded = usize::try_from(found.excluded).unwrap_or(usize::MAX);
        let who = count(excluded, "respondent is", "respondents are");
        notes.push(format!("{who} left out for straight-lining."));
    }
    notes.extend(reasons(&found.missing));
    notes
}

/// So many are named that lack a figure for the same reason; more are counted.
const NAMED: usize = 3;

/// Each kind of figure that is missing, once for each reason.
fn reasons(missing: &[Missing]) -> Vec<String> {
    let mut all: Vec<(&Missing, Vec<&str>)> = Vec::new();
    for one in missing {
        let is_like = |other: &Missing| (other.figure, &other.reason) == (one.figure, &one.reason);
        match all.iter_mut().find(|(other, _)| is_like(other)) {
            Some((_, of)) => of.push(&one.of),
            None => all.push((one, vec![&one.of])),
        }
    }
    let told = all.into_iter();
    told.map(|(one, of)| {
        let of = match &of[..] {
            [""] => String::new(),
            few if few.len() <= NAMED => format!(" ({})", few.join("; ")),
            many => format!(" ({} figures)", many.len()),
        };
        format!("{}{of}: not told, since {}.", one.figure, one.reason)
    })
    .collect()
}

/// A share of answers in percent; those that aren't nobody's or everybody's are told from it.
pub(super) fn share(share: Option<Points>) -> String {
    match share.map(|share| Points::new(100.0 * share.get())) {
        None => "–".to_owned(),
        Some(percent) if percent > 0.0 && percent.whole() < 1.0 => "<1 %".to_owned(),
        Some(percent) if percent < 100.0 && percent.whole() > 99.0 => ">99 %".to_owned(),
        Some(percent) => format!("{percent} %"),
    }
}

/// A coefficient as people see it.
pub(super) fn coefficient(figure: Option<Points>) -> String {
    figure.map_or("–".to_owned(), |figure| figure.to_decimals(2))
}
