//! How many of a side answered, and of how many who were asked.

use schemars::JsonSchema;
use serde::Serialize;

use super::QualityNote;
use crate::answers::mapping::Invited;
use crate::answers::{Company, Respondent};
use crate::questionnaire::{Party, Role};
use crate::score::Sheet;

/// A side or the observer, and how many of it answered.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
pub struct PartyCount<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its name.
    pub name: &'a str,
    /// The number of records.
    pub respondents: usize,
    /// How many more answered and are left out, as was asked.
    #[serde(skip)]
    pub left_out: usize,
    /// How many answers were taken out, as if not given, since too few people of it gave such, as was asked.
    #[serde(skip)]
    pub masked: usize,
    /// How many were asked; none where it isn't told.
    #[serde(flatten)]
    pub turnout: Option<Turnout>,
    /// How many questions they answer, each counted in each record.
    pub answers: usize,
    /// How many comments are in them.
    pub comments: usize,
}

impl PartyCount<'_> {
    /// Why it has no figure: it has answered too little, as `otherwise` says, or so few of its people have that it
    /// isn't shown.
    pub fn unheard(&self, otherwise: &str) -> String {
        let why = if self.masked > 0 {
            "isn't shown, since too few of its people answered enough of the same questions"
        } else {
            otherwise
        };
        format!("{} {why}", self.name)
    }
}

/// How many were asked to answer, and did.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Turnout {
    /// How many were asked to answer; absent where it isn't told.
    pub invited: usize,
    /// How many of them have answered, those whose answers are left out among them; absent like `invited`.
    pub answered: usize,
}

impl Turnout {
    /// The turnout of a role; none where it isn't told how many were asked, or where that can't be, since more have answered.
    pub fn new(invited: Invited, role: Role, answered: usize) -> Option<Self> {
        let invited = invited.of(role)? as usize;
        (answered <= invited).then_some(Self { invited, answered })
    }

    /// How many have not answered.
    pub fn awaited(self) -> usize {
        self.invited - self.answered
    }
}

/// How many of a party answered, and how much.
pub(super) fn count<'a>(
    sheet: &Sheet<'a>,
    role: Role,
    party: &'a Party,
    company: &Company,
    invited: Invited,
) -> PartyCount<'a> {
    let respondents = sheet.respondents(role);
    let answered = company.respondents.iter().filter(|one| one.role == role);
    let answered = answered.count();
    PartyCount {
        id: &party.id,
        name: &party.name,
        respondents: respondents.len(),
        left_out: answered.saturating_sub(respondents.len()),
        masked: company.masked.get(role.index()).copied().unwrap_or(0),
        turnout: Turnout::new(invited, role, answered),
        answers: respondents.iter().map(Respondent::answers).sum(),
        comments: respondents.iter().map(|one| one.words.comments.len()).sum(),
    }
}

/// That fewer than half of those who were asked speak for a side.
///
/// Where something is unread, more may have answered than can be told.
pub(super) fn few_of_invited<'a>(sides: &[PartyCount<'a>; 2]) -> Vec<QualityNote<'a>> {
    let note = |side: &PartyCount<'a>| {
        let Turnout { invited, answered } = side.turnout?;
        (side.respondents > 0 && answered * 2 < invited).then(|| QualityNote {
            code: "few-of-invited",
            side: side.id,
            text: format!(
                "Only {answered} of {invited} in {name} answered; what is said of {name} may not be what the others think.",
                name = side.name
            ),
        })
    };
    sides.iter().filter_map(note).collect()
}
