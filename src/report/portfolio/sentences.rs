//! What a portfolio says in words, whatever it is drawn as.

use super::worth;
use crate::diagnosis::{Certainty, METHOD};
use crate::diagnostic::list;
use crate::norms::FEWEST;
use crate::portfolio::{Portfolio, ScoredCompany};
use crate::questionnaire::{Questionnaire, Role};
use crate::score::{CauseScore, CompanyScore, Pair, Points};

pub(super) const HEAT_MAP: &str = "Companies by causes";
pub(super) const LEADS: &str = "Which cause leads how often";
pub(super) const COMPARISON: &str = "What stands out";

pub(super) fn title(portfolio: &Portfolio) -> String {
    let companies = portfolio.tally.count(portfolio.companies.len());
    format!("Portfolio of {companies}")
}

/// What was asked, who answered, and the mark by which a kept portfolio is told from one that was made otherwise or of less.
pub(super) fn about(portfolio: &Portfolio) -> String {
    let questionnaire = portfolio.questionnaire;
    let companies = || portfolio.companies.iter();
    let people = |role: Role| -> u64 {
        let counts = companies().map(|it| it.score.respondents[role.index()]);
        counts.map(u64::from).sum()
    };
    let counts = questionnaire.parties();
    let counts = counts.map(|(role, party)| format!("{} {}", party.name, people(role)));
    let counts = list::joined(counts, ", ");
    let wave = portfolio.wave().map(|wave| format!(" Wave: {wave}."));
    let wave = wave.unwrap_or_default();
    let answers: usize = companies().map(|company| company.answers).sum();
    let (title, count) = (
        &questionnaire.title,
        portfolio.tally.count(companies().len()),
    );
    format!(
        "{title}.{wave} Respondents: {counts}. Made by method {METHOD} from {answers} answers in {count}."
    )
}

/// That companies failed, where any did.
fn failures(portfolio: &Portfolio) -> Option<String> {
    let failed = portfolio.tally.failed_companies;
    let which = match portfolio.companies.len() {
        0 => "No company could".to_owned(),
        _ if failed == 0 => return None,
        _ => format!("{} could not", portfolio.tally.count(failed)),
    };
    Some(format!(
        "{which} be scored; the reasons are listed with the errors."
    ))
}

/// That companies have too few answers, where any has.
fn blank(portfolio: &Portfolio) -> Option<String> {
    let blank = portfolio.tally.blank_companies;
    let verb = if blank == 1 { "has" } else { "have" };
    let companies = portfolio.tally.count(blank);
    (blank > 0).then(|| format!("{companies} {verb} too few answers to be scored."))
}

/// That answers may be missing, and it can't be told whose.
fn unknown(portfolio: &Portfolio) -> Option<String> {
    let unread = portfolio.tally.unknown + portfolio.tally.closed;
    let records = list::count(unread, "record or file", "records or files");
    (unread > 0 && !portfolio.companies.is_empty()).then(|| {
        format!("{records} could not be read and laid to a company: some company may be scored without all of its answers.")
    })
}

/// That companies are withheld, where any is.
fn withheld(portfolio: &Portfolio) -> Option<String> {
    let count = portfolio.withheld.len();
    let verb = if count == 1 { "is" } else { "are" };
    let companies = portfolio.tally.count(count);
    (count > 0).then(|| format!("{companies} {verb} withheld, as too few of a side answered."))
}

/// That people are left out, where any is.
pub(super) fn excluded(portfolio: &Portfolio) -> Option<String> {
    let excluded = portfolio.companies.iter().map(|company| company.excluded);
    let people: usize = excluded.clone().sum();
    let companies = portfolio
        .tally
        .count(excluded.filter(|people| *people > 0).count());
    let verb = if people == 1 { "is" } else { "are" };
    let respondents = list::count(people, "respondent", "respondents");
    (people > 0).then(|| {
        format!(
            "{respondents} of {companies} gave the same answer nine times in a row or more, even to questions worded the opposite way, and {verb} left out, as asked."
        )
    })
}

/// What is apart from the companies that are scored: those with too few answers, those that fail, and answers of nobody knows
/// whom.
pub(super) fn apart(portfolio: &Portfolio) -> Option<String> {
    let told = [
        blank(portfolio),
        failures(portfolio),
        unknown(portfolio),
        withheld(portfolio),
    ];
    list::any_joined(told.into_iter().flatten(), " ")
}

pub(super) fn heat_map(portfolio: &Portfolio) -> String {
    let sure = if portfolio.has_confidence {
        " Sure: how often the leading cause comes first when questions and people are drawn anew."
    } else {
        ""
    };
    format!(
        "The priority of each cause: 0 is no conflict, 100 the most. \
         Margin: how far the leading cause is above the next.{sure} {}.",
        legend(portfolio)
    )
}

/// "1 Conflicting goals, 2 Conflicting incentives".
fn legend(portfolio: &Portfolio) -> String {
    let causes = (1..).zip(&portfolio.questionnaire.causes);
    let names = causes.map(|(number, cause)| format!("{number} {}", cause.title));
    list::joined(names, ", ")
}

pub(super) fn hidden(portfolio: &Portfolio) -> Option<String> {
    let hidden = portfolio.companies.len() - portfolio.shown;
    (hidden > 0).then(|| match portfolio.choice.top {
        Some(_) => format!("{hidden} more not shown."),
        None => format!(
            "{hidden} more not shown: `--top {}` shows all of them, `-o portfolio.csv` writes a table.",
            portfolio.companies.len()
        ),
    })
}

pub(super) fn leads(portfolio: &Portfolio) -> String {
    let has_verdict = |company: &&ScoredCompany| company.score.leading().next().is_some();
    let verdicts = portfolio.companies.iter().filter(has_verdict).count();
    format!(
        "Of {} in which both sides were heard on what comes first, whether or not anything is above the line there.{}",
        portfolio.tally.count(verdicts),
        close_leads(portfolio)
    )
}

/// By fewer points than this, a lead is called close where draws don't tell it.
const CLOSE: f64 = 5.0;

/// In how many companies a lead is close.
fn close_leads(portfolio: &Portfolio) -> String {
    let is_close = |company: &ScoredCompany| {
        let mut leading = company.score.leading();
        let first = leading.next().filter(|_| leading.next().is_none())?;
        if portfolio.has_confidence {
            let share = company.first.get(first).copied().flatten()?;
            return Some(Certainty::of(Some(share)) == Certainty::Open);
        }
        Some(company.score.margin().is_some_and(|margin| margin < CLOSE))
    };
    let told: Vec<bool> = portfolio.companies.iter().filter_map(is_close).collect();
    let close = told.iter().filter(|is_close| **is_close).count();
    let why = if portfolio.has_confidence {
        "is too close to call: fewer than 60 of 100 draws have it"
    } else {
        "is by less than 5 points"
    };
    let leads: usize = portfolio.leads.iter().map(|leads| leads.alone).sum();
    // Companies that aren't shown, or of which some cause is unknown, have no such figure.
    let is_some = told.len() < leads;
    let which = if is_some {
        "that have a figure under Sure and "
    } else {
        ""
    };
    match (close, told.len()) {
        (0, _) => String::new(),
        (_, 1) if leads == 1 => format!(" The lead {why}."),
        (_, told) => format!(
            " In {close} of the {told} {which}in which one cause leads alone, the lead {why}."
        ),
    }
}

pub(super) fn comparison(portfolio: &Portfolio) -> String {
    if portfolio.norms.is_none() && portfolio.companies.len() >= FEWEST {
        return format!(
            "Nothing can be compared: on no cause both sides were heard in {FEWEST} companies."
        );
    }
    if portfolio.norms.is_none() {
        return format!(
            "From {FEWEST} companies on, each cause is compared with the same cause in all of them."
        );
    }
    format!(
        "Each cause against the mean of the same cause in all {}, and in brackets its percentile among \
     them, 50% being the middle. {EASIER}",
        compared(portfolio)
    )
}

/// Why a cause is held against the same cause elsewhere.
pub(super) const EASIER: &str = "Some causes' questions are easier to agree with than others': a cause can \
     lead and be no more than average here.";

/// What the means are of.
pub(super) fn compared(portfolio: &Portfolio) -> &'static str {
    let [plain, waves] = ["companies", "companies and waves"];
    if portfolio.tally.has_waves {
        waves
    } else {
        plain
    }
}

/// What is to be known of a company beside its figures.
pub(super) fn notes(portfolio: &Portfolio, company: &ScoredCompany) -> Vec<String> {
    let questionnaire = portfolio.questionnaire;
    let mut notes = without(portfolio, company);
    for role in Role::SIDES {
        let mut causes = company.score.causes.iter();
        if causes.any(|cause| cause.sides[role.index()].is_some()) {
            continue;
        }
        let name = &questionnaire.sides[role.index()].name;
        let is_heard = company.score.respondents[role.index()] > 0;
        let is_left_out =
            || company.excluded > 0 && portfolio.all.respondents(company.at)[role.index()] > 0;
        notes.push(if is_heard {
            format!("{name} has answered too little to be scored.")
        } else if is_left_out() {
            format!("What {name} answered is left out, as asked.")
        } else {
            format!("{name} has not answered.")
        });
    }
    notes.extend(half_heard(questionnaire, &company.score));
    match company.score.careful {
        0 => {}
        1 => notes.push("Read the answers of 1 respondent with care.".to_owned()),
        many => notes.push(format!("Read the answers of {many} respondents with care.")),
    }
    let titles = |is_such: &dyn Fn(&CauseScore) -> bool| {
        let causes = company.score.causes.iter().zip(&questionnaire.causes);
        let such = causes.filter(|(cause, _)| is_such(cause));
        list::any(such.map(|(_, cause)| list::inside(&cause.title)))
    };
    let is_heard = |figures: Pair| figures.iter().any(Option::is_some);
    if !is_heard(company.score.symptoms) && !company.score.is_blank() {
        notes.push(
            "How bad it is isn't known: too few questions on the symptoms were answered."
                .to_owned(),
        );
    }
    let unknown = titles(&|cause| cause.rank.is_none()).filter(|_| !company.score.is_blank());
    notes.extend(unknown.map(|unknown| format!("Nothing is known of {unknown}.")));
    let line = Points::new(questionnaire.thresholds.high);
    let is_felt = |cause: &CauseScore| cause.sides.iter().any(|side| *side > Some(line));
    let blind = |is_above: bool| {
        titles(&|cause| cause.blind_spot == Some(true) && is_felt(cause) == is_above)
    };
    let blind_spots = blind(true).map(|titles| format!("{titles} (above {line})"));
    let blind = list::any_joined(blind_spots.into_iter().chain(blind(false)), ", and of ");
    if let (Some(observer), Some(blind)) = (&questionnaire.observer, blind) {
        let name = &observer.name;
        let blind = format!("The {name} sees much less than both sides of {blind}.");
        notes.push(blind);
    }
    notes
}

/// What a company's figures are made without.
fn without(portfolio: &Portfolio, company: &ScoredCompany) -> Vec<String> {
    let mut notes = Vec::new();
    let own = portfolio.unread(company).map_or(0, |unread| unread.own);
    if own > 0 {
        let records = list::count(own, "record or file", "records or files");
        notes.push(format!("Scored without {records} that could not be read."));
    }
    if company.excluded > 0 {
        let people = list::count(company.excluded, "respondent is", "respondents are");
        notes.push(format!("{people} left out, as asked."));
    }
    notes
}

/// What one side alone was heard on, where both were heard at all.
fn half_heard(questionnaire: &Questionnaire, score: &CompanyScore) -> Vec<String> {
    if score.silent_side().is_some() {
        return Vec::new();
    }
    let told = Role::SIDES.map(|role| {
        let is_alone =
            |sides: Pair| sides[role.index()].is_some() && sides[1 - role.index()].is_none();
        let symptoms = is_alone(score.symptoms).then(|| "the symptoms".to_owned());
        let causes = score.causes.iter().zip(&questionnaire.causes);
        let causes = causes.filter(|(cause, _)| is_alone(cause.sides));
        let causes = causes.map(|(_, cause)| list::inside(&cause.title));
        let subjects = list::any(symptoms.into_iter().chain(causes))?;
        let name = &questionnaire.sides[role.index()].name;
        Some(format!("On {subjects} only {name} was heard."))
    });
    told.into_iter().flatten().collect()
}

/// The most columns of a company's name in its note.
const LONGEST_NAME: usize = 40;

/// The notes on all companies together, and on each that is shown, one a line.
pub(super) fn all_notes(portfolio: &Portfolio) -> Vec<String> {
    let mut lines: Vec<String> = excluded(portfolio).into_iter().collect();
    for company in portfolio.shown() {
        let mut notes = notes(portfolio, company);
        notes.extend(worth::notes(portfolio, company));
        if !notes.is_empty() {
            let title = super::tables::title(portfolio, company, LONGEST_NAME);
            lines.push(format!("{title}: {}", notes.join(" ")));
        }
    }
    lines
}
