//! What would be lost where a kept report is written over.

use super::counted::{self, folded, lessened, subject};
use super::mark::{self, Mark};
use crate::diagnostic::{Diagnostic, Severity, list};

/// Why a kept report is not to be written over without a word.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::cli) enum Loss {
    /// It is no report that says how it was made.
    NoReport,
    /// It is a workbook, which isn't read back.
    Workbook,
    /// It is of another company: what is called so.
    OtherCompany(String),
    /// It was made of more: what there is less of.
    Less(String),
}

impl Loss {
    /// What is told of it. A report that is written all the same gets a warning.
    pub(in crate::cli) fn tell(&self, file: &str, severity: Severity) -> Diagnostic {
        let stays = severity == Severity::Error;
        let stay = if stays {
            "this file stays as it was: "
        } else {
            ""
        };
        let why = match self {
            Self::NoReport => {
                "it doesn't say how it was made, as a report does, so it may hold anything"
            }
            Self::Workbook => {
                "a workbook isn't read back, so nobody can tell whether it would be made of less"
            }
            Self::OtherCompany(title) if title.is_empty() => {
                "its title doesn't stand at its top, as where somebody has edited it"
            }
            Self::OtherCompany(title) => &format!("it is the report of {title}"),
            Self::Less(less) => &format!("the report would be made of less: {less}"),
        };
        let code = match self {
            Self::NoReport | Self::Workbook => "no-report",
            Self::OtherCompany(_) => "other-company",
            Self::Less(_) => "less-data",
        };
        let problem = Diagnostic {
            severity,
            ..Diagnostic::error(code, format!("{stay}{why}"))
        };
        let problem = problem.in_file(file);
        match self {
            _ if !stays => problem,
            Self::NoReport => problem.help("take this file away, or write to another place"),
            _ => problem.help("if that is as it should be, `--keep-going` writes it all the same"),
        }
    }
}

/// What a mark of this wave has less of than the one of a kept report. Another wave may well have less. Of the parties are
/// the counts, in their order; the hidden companies are there without being shown.
pub(super) fn between(
    kept: &Mark,
    now: &Mark,
    wave: Option<&str>,
    parties: &[&str],
    hidden: &[&str],
) -> Option<Loss> {
    let has_companies = !kept.companies.is_empty() && !now.companies.is_empty();
    if has_companies && (kept.is_portfolio || now.is_portfolio) {
        let less = counted::less(&kept.companies, &now.companies, parties, hidden);
        let is_same = counted::are_of_the_same(&kept.companies, &now.companies);
        let gone = || gone_words(kept, now).filter(|_| is_same);
        let less = less.map(Loss::Less).or_else(|| gone_unread(kept, now));
        return less.or_else(gone);
    }
    let company = wave.and_then(|wave| mark::company(&now.title, wave));
    let company = company.unwrap_or(&now.title);
    let rest = kept.title.strip_prefix(company);
    let is_same = rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(", "));
    // The methods before the third didn't tell whose a page is.
    if !is_same && !kept.counts.is_empty() {
        return Some(Loss::OtherCompany(kept.title.clone()));
    }
    if folded(&kept.title) != folded(&now.title) || kept.counts.len() != now.counts.len() {
        return None;
    }
    let earlier = |at| now.earlier.get(at).copied().unwrap_or(0);
    let earlier: Vec<usize> = (0..kept.earlier.len()).map(earlier).collect();
    let side = |at: usize| parties.get(at).unwrap_or(&"a side");
    let subject = |at| subject(at, kept.counts.len(), parties);
    let mut less = lessened(&kept.counts, &now.counts, subject);
    let then = |at| format!("earlier answers of {}", side(at));
    less.extend(lessened(&kept.earlier, &earlier, then));
    if !less.is_empty() {
        return Some(Loss::Less(less.join("; ")));
    }
    gone_unread(kept, now).or_else(|| gone_words(kept, now))
}

/// Words that were quoted, and are left out now.
fn gone_words(kept: &Mark, now: &Mark) -> Option<Loss> {
    let (kept, now) = (kept.words, now.words);
    let less = || format!("quoted comments and open answers: {now}, before {kept}");
    (now < kept).then(|| Loss::Less(less()))
}

/// What couldn't be read before, is no longer there, and has nothing in its place.
fn gone_unread(kept: &Mark, now: &Mark) -> Option<Loss> {
    let is_gone = now.unread < kept.unread && now.counts == kept.counts;
    is_gone.then(|| {
        let records = list::count(kept.unread, "record or file", "records or files");
        let are = if kept.unread == 1 { "is" } else { "are" };
        Loss::Less(format!(
            "{records} that could not be read before, and {are} gone"
        ))
    })
}
