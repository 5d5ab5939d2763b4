//! `detente` alone: what it is and where to start.

use super::outcome::{Failure, Outcome};
use super::output::Console;

const WELCOME: &str = "\
detente finds out why sales and operations fight, and what to do first.

Leaders of both sides answer one questionnaire; the report ranks the causes by
what both say. The program sends nothing anywhere.

  detente demo             see a report, from sample answers
  detente survey           ask both leaders here, one after the other
  detente form --help      make forms for leaders who can't come here
  detente report FOLDER    score the answers in a folder and print the report
  detente --help           everything else, such as many companies at once
";

pub(super) fn run(console: &Console) -> Result<Outcome, Failure> {
    console.print(WELCOME)?;
    Ok(Outcome::Done)
}

#[cfg(test)]
mod tests {
    use super::WELCOME;

    #[test]
    fn it_fits_ten_lines_of_eighty_columns() {
        assert!(WELCOME.lines().count() <= 10);
        assert!(WELCOME.lines().all(|line| line.len() <= 80));
    }
}
