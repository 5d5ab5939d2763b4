//! The fields of a record.

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Field {
    Questionnaire,
    Version,
    Company,
    Side,
    Respondent,
    Wave,
    Answers,
    Comments,
    Open,
}

impl Field {
    /// All of them, in the order in which messages list them.
    pub(super) const ALL: [Self; 9] = [
        Self::Questionnaire,
        Self::Version,
        Self::Company,
        Self::Side,
        Self::Respondent,
        Self::Wave,
        Self::Answers,
        Self::Comments,
        Self::Open,
    ];

    /// Those that a column of a table may hold, the most needed first.
    pub(super) const OF_COLUMNS: [Self; 6] = [
        Self::Company,
        Self::Side,
        Self::Respondent,
        Self::Wave,
        Self::Questionnaire,
        Self::Version,
    ];

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Questionnaire => "questionnaire",
            Self::Version => "version",
            Self::Company => "company",
            Self::Side => "side",
            Self::Respondent => "respondent",
            Self::Wave => "wave",
            Self::Answers => "answers",
            Self::Comments => "comments",
            Self::Open => "open",
        }
    }
}
