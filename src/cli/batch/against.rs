//! What each company's report is set against.

use super::Args;
use crate::answers::Company;
use crate::cli::Failure;
use crate::cli::output::Console;
use crate::cli::since::OldWave;
use crate::diagnostic::Diagnostic;
use crate::portfolio::Portfolio;
use crate::reading::Answers;

impl Args {
    /// Sets each company's report against an earlier wave, and tells whether all of that could be read.
    pub(super) fn set_against<'a>(
        &self,
        portfolio: &mut Portfolio<'a>,
        old: &'a OldWave,
        answers: Option<&'a Answers>,
        console: &Console,
    ) -> Result<bool, Failure> {
        let told = old.told(answers);
        let is_whole = !told.iter().any(Diagnostic::is_error);
        if !is_whole && self.is_held() && !self.update.keep_going {
            return Err(told);
        }
        let companies = portfolio.companies.iter();
        let news: Vec<Company> = companies
            .map(|company| portfolio.all.company(company.at))
            .collect();
        let asked = (portfolio.questionnaire, news.as_slice());
        let (earlier, apart) = old.earlier(answers, asked, self.screening.counting())?;
        console.emit(&told);
        console.emit(&apart);
        portfolio.earlier = Some(earlier);
        Ok(is_whole)
    }
}
