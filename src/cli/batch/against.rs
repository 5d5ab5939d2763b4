//! What each company's report is set against.

use std::collections::BTreeMap;

use super::Args;
use crate::answers::Company;
use crate::cli::Failure;
use crate::cli::output::Console;
use crate::cli::since::{OldWave, turned_round};
use crate::comparison::Earlier;
use crate::diagnostic::{Diagnostic, list};
use crate::portfolio::Portfolio;
use crate::reading::Answers;
use crate::source::Found;

impl Args {
    /// Sets each company's report against an earlier wave, and tells whether all of that could be read.
    pub(super) fn set_against<'a>(
        &self,
        portfolio: &mut Portfolio<'a>,
        (old, found_plans): (&'a OldWave, Option<&Found>),
        answers: Option<&'a Answers>,
        console: &Console,
    ) -> Result<bool, Failure> {
        let told = old.told(answers);
        let is_whole = !told.iter().any(Diagnostic::is_error);
        // While nobody can tell whose something is, no report may be set against what is left.
        let (unknown, _) = answers.map_or((0, 0), Answers::unknown);
        let is_held = self.is_held() || unknown > 0;
        if !is_whole && is_held && !self.update.keep_going {
            return Err(told);
        }
        let companies = portfolio.companies.iter();
        let news = companies.map(|company| portfolio.all.company(company.at));
        let news: Vec<Company> = news.collect();
        let asked = (portfolio.questionnaire, news.as_slice());
        let earlier = old.earlier(answers, asked, self.screening.counting());
        let (earlier, apart) = earlier.map_err(|problems| {
            // That nothing was read follows from what couldn't be.
            let fresh = problems.into_iter();
            let fresh = fresh.filter(|it| is_whole || it.code != "no-records");
            told.iter().cloned().chain(fresh).collect::<Failure>()
        })?;
        console.emit(&told);
        // Who is in OLD alone may have been left aside by a filter.
        if !self.is_filtered() {
            console.emit(&apart);
        }
        console.emit(&untold(&earlier, &news));
        console.emit(turned_round(&earlier, &news).as_slice());
        let wave = |company: &Company| earlier.wave_of(company.name);
        let (plan, words) = (&self.since.plan, self.quotes.no_quotes);
        let plans = found_plans.map(|it| plan.open((it, &old.names), &news, wave, words));
        let plans = plans.unwrap_or_default();
        console.emit(&plans.problems);
        console.emit(&plans.remarks(self.is_filtered()));
        portfolio.plans = plans.plans;
        portfolio.earlier = Some(earlier);
        Ok(is_whole && plans.problems.is_empty())
    }
}

/// So many companies are named of which nothing is told.
const NAMED: usize = 10;

/// Warnings about companies in both waves whose reports say nothing of what has changed, by the reason.
fn untold(earlier: &Earlier, news: &[Company]) -> Vec<Diagnostic> {
    let mut reasons: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for company in news {
        if let Some(reason) = earlier.why_not(company) {
            reasons.entry(reason).or_default().push(company.name);
        }
    }
    let warning = |(reason, names): (String, Vec<&str>)| {
        let message = format!("not compared: {}", list::some(&names, NAMED));
        Diagnostic::warning("not-compared", message).help(reason)
    };
    reasons.into_iter().map(warning).collect()
}
