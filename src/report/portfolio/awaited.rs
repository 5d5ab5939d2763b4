//! Whose answers are missing, in words.

use super::tables;
use crate::portfolio::{Awaited, Portfolio};
use crate::questionnaire::Role;
use crate::report::document::{Block, Section};
use crate::report::sentences::of_invited;
use crate::report::text::cut;

const AWAITED: &str = "Whose answers are missing";

/// The most columns of a company's name.
const LONGEST_NAME: usize = 40;

/// A line a company; nothing where it isn't told how many were asked, or all of them have answered.
pub(super) fn section(portfolio: &Portfolio) -> Option<Section> {
    let (awaited, hidden) = portfolio.awaited();
    let lines: Vec<String> = awaited.iter().map(|it| line(portfolio, it)).collect();
    if lines.is_empty() && hidden == 0 {
        return None;
    }
    let mut blocks = vec![Block::list(lines)];
    if hidden > 0 {
        blocks.push(Block::quiet(format!("{hidden} more not shown.")));
    }
    Some(Section::new("awaited", AWAITED, blocks))
}

/// "Acme Gears: Sales 1 of 3, Operations none of 2".
fn line(portfolio: &Portfolio, awaited: &Awaited) -> String {
    let Some(company) = awaited.company else {
        let name = cut(awaited.name, LONGEST_NAME);
        return format!("{name}: nobody has answered yet");
    };
    let title = tables::title(portfolio, company, LONGEST_NAME);
    let unread = portfolio.unread(company).map_or(0, |unread| unread.own);
    let unread = match unread {
        0 => String::new(),
        _ => format!("; {unread} unread"),
    };
    let lacking = lacking(portfolio, awaited).join(", ");
    format!("{title}: {lacking}{unread}")
}

/// What is missing of each side and of the observer.
fn lacking(portfolio: &Portfolio, awaited: &Awaited) -> Vec<String> {
    let parties = portfolio.questionnaire.parties();
    let told = parties.filter_map(|(role, party)| {
        let turnout = awaited.turnout[role.index()]?;
        if turnout.awaited() == 0 {
            return None;
        }
        Some(if role == Role::Observer && turnout.invited == 1 {
            format!("{} not yet", party.name)
        } else {
            of_invited(&party.name, turnout)
        })
    });
    told.collect()
}
