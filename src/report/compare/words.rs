//! The sentences and cells of a comparison, which every format for people lays out in its own way.

use crate::comparison::{Cause, Comparison, Moved, Verdict};
use crate::diagnostic::list;
use crate::questionnaire::Band;
use crate::score::Points;

/// The heading of the causes.
pub(super) const CAUSES: &str = "Causes, then and now";

/// The heading of the symptoms.
pub(super) const HOW_BAD: &str = "How bad it is";

/// The heading of the notes.
pub(super) const NOTES: &str = "How to read this";

/// "Acme Gears: 2026-Q3 to 2026-Q4".
pub(super) fn title(comparison: &Comparison) -> String {
    match (comparison.waves.old, comparison.waves.new) {
        (Some(old), Some(new)) if old != new => format!("{}: {old} to {new}", comparison.company),
        _ => format!(
            "{}: {} to {}",
            comparison.company,
            wave(comparison.waves.old, "old"),
            wave(comparison.waves.new, "new")
        ),
    }
}

fn wave(name: Option<&str>, which: &str) -> String {
    name.map_or(format!("{which} answers"), |name| {
        format!("{name} ({which})")
    })
}

/// What was asked, and how many answered.
pub(super) fn about(comparison: &Comparison) -> String {
    let counts: Vec<String> = comparison
        .sides
        .iter()
        .map(|side| {
            format!(
                "{} {} then, {} now",
                side.name, side.respondents.old, side.respondents.new
            )
        })
        .collect();
    format!(
        "{}. Respondents: {}.",
        comparison.asked.title,
        counts.join("; ")
    )
}

/// The symptoms in both waves, by side.
pub(super) fn symptoms(comparison: &Comparison) -> Vec<String> {
    let symptoms = &comparison.symptoms;
    let mut sentences = Vec::new();
    if let Some(moved) = then_and_now(symptoms.figures.all) {
        let band = match (
            band(comparison, symptoms.band.old),
            band(comparison, symptoms.band.new),
        ) {
            (Some(old), Some(new)) if old.id == new.id => {
                format!("; {} both times", list::inside(&old.title))
            }
            (Some(old), Some(new)) => {
                format!(
                    "; {}, now {}",
                    list::inside(&old.title),
                    list::inside(&new.title)
                )
            }
            _ => String::new(),
        };
        sentences.push(format!("Symptoms: {moved}{band}."));
        let sides = comparison.sides.iter().zip(symptoms.figures.by_side);
        let sides: Vec<String> = sides
            .filter_map(|(side, moved)| Some(format!("{} {}", side.name, then_and_now(moved)?)))
            .collect();
        sentences.push(format!("{}.", sides.join("; ")));
    } else {
        sentences.push("The symptoms have too few answers to be scored.".to_owned());
    }
    if let Some(moved) = comparison
        .debate
        .as_ref()
        .and_then(|debate| then_and_now(debate.all))
    {
        sentences.push(format!("Open argument: {moved}; here more is better."));
    }
    sentences
}

fn band<'c>(comparison: &'c Comparison, id: Option<&str>) -> Option<&'c Band> {
    let mut bands = comparison.asked.symptoms.bands.iter();
    bands.find(|band| Some(band.id.as_str()) == id)
}

/// "56, now 48 (-8)"; none where neither is known.
fn then_and_now(moved: Moved) -> Option<String> {
    moved.old.or(moved.new)?;
    let change = moved.change.map_or(String::new(), |change| {
        format!(" ({})", signed(Some(change)))
    });
    Some(format!(
        "{}, now {}{change}",
        whole(moved.old),
        whole(moved.new)
    ))
}

/// A figure in whole points, a dash where there is none.
pub(super) fn whole(figure: Option<Points>) -> String {
    figure.map_or("–".to_owned(), |figure| figure.to_string())
}

/// A change in whole points, with its sign.
pub(super) fn signed(change: Option<Points>) -> String {
    match change {
        None => "–".to_owned(),
        Some(change) if change.whole() > 0.0 => format!("+{change}"),
        Some(change) => change.to_string(),
    }
}

/// "-22 → -8".
pub(super) fn arrow(moved: Moved) -> String {
    format!("{} → {}", whole(moved.old), whole(moved.new))
}

/// A rank, or a dash.
pub(super) fn rank(rank: Option<usize>) -> String {
    rank.map_or("–".to_owned(), |rank| rank.to_string())
}

/// What the columns of the causes stand for.
pub(super) fn scale(comparison: &Comparison) -> String {
    let [first, second] = comparison.sides.map(|side| side.name);
    format!(
        "0 is no conflict, 100 the most. Under {first} and {second}: how far each side's own score has moved. Gap: {first} minus {second}, then and now."
    )
}

/// The columns of the causes, and whether figures stand in them.
pub(super) fn columns(comparison: &Comparison) -> [(String, bool); 10] {
    let [first, second] = comparison.sides.map(|side| side.name.to_owned());
    [
        ("#".to_owned(), false),
        ("Was".to_owned(), false),
        ("Cause".to_owned(), false),
        ("Old".to_owned(), true),
        ("New".to_owned(), true),
        ("Change".to_owned(), true),
        (first, true),
        (second, true),
        ("Gap".to_owned(), true),
        ("Verdict".to_owned(), false),
    ]
}

/// A cause under [`columns`].
pub(super) fn row(cause: &Cause) -> [String; 10] {
    let [first, second] = cause.figures.sides.pair();
    [
        rank(cause.rank.new),
        rank(cause.rank.old),
        cause.title.to_owned(),
        whole(cause.figures.all.old),
        whole(cause.figures.all.new),
        signed(cause.figures.all.change),
        signed(first),
        signed(second),
        arrow(cause.gap),
        cause.verdict().words().to_owned(),
    ]
}

/// What to bear in mind.
pub(super) fn notes(comparison: &Comparison) -> Vec<String> {
    let mut notes = comparison.notes.clone();
    notes.extend(missing(comparison));
    notes.push("Really worse or better: in 100 companies where nothing but chance moved the answers, ten or fewer would have any cause called so.".to_owned());
    notes.push("Only the causes are tested. Symptoms and open argument are shown as they are, and a change says nothing of why it came.".to_owned());
    notes
}

/// The reasons for what can't be compared, each once, with what it is about.
fn missing(comparison: &Comparison) -> Vec<String> {
    let mut reasons: Vec<(&str, Vec<String>)> = Vec::new();
    for line in &comparison.missing {
        let subject = subject(comparison, &line.what);
        match reasons
            .iter_mut()
            .find(|(reason, _)| *reason == line.reason)
        {
            Some((_, subjects)) if subjects.contains(&subject) => {}
            Some((_, subjects)) => subjects.push(subject),
            None => reasons.push((&line.reason, vec![subject])),
        }
    }
    let lines = reasons
        .into_iter()
        .filter(|(_, subjects)| !subjects[0].is_empty());
    lines
        .map(|(reason, subjects)| {
            format!(
                "{reason} That is why figures are missing on {}.",
                list::plain(&subjects)
            )
        })
        .collect()
}

/// What a missing figure is about; nothing for what a note tells already.
fn subject(comparison: &Comparison, what: &str) -> String {
    let mut parts = what.split('.');
    match (parts.next(), parts.next()) {
        (Some("causes"), Some(id)) => comparison
            .causes
            .iter()
            .find(|cause| cause.id == id)
            .map_or(String::new(), |cause| list::inside(cause.title)),
        (Some("symptoms"), _) => "the symptoms".to_owned(),
        (Some("debate"), _) => "open argument".to_owned(),
        _ => String::new(),
    }
}

/// The heading of several companies.
pub(super) fn overview_title(comparisons: &[Comparison]) -> String {
    list::count(comparisons.len(), "company", "companies")
}

/// What to know of many comparisons at once.
pub(super) const OVERVIEW: &str = "About one in ten companies where nothing has changed shows a change called real by chance: expect some among many.";

/// The columns of the overview, and whether figures stand in them.
pub(super) const OVERVIEW_COLUMNS: [(&str, bool); 4] = [
    ("Company", false),
    ("Symptoms", true),
    ("Really worse", false),
    ("Really better", false),
];

/// A company under [`OVERVIEW_COLUMNS`].
pub(super) fn overview_row(comparison: &Comparison) -> [String; 4] {
    let titles = |verdict| {
        let causes = comparison.causes_that_are(verdict);
        let titles: Vec<&str> = causes.map(|cause| cause.title).collect();
        if titles.is_empty() {
            "–".to_owned()
        } else {
            titles.join(", ")
        }
    };
    [
        comparison.company.to_owned(),
        arrow(comparison.symptoms.figures.all),
        titles(Verdict::Worse),
        titles(Verdict::Better),
    ]
}
