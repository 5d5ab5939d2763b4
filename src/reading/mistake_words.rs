//! Every mistake in words, for the person who has to mend the file.

use super::field::Field;
use super::labels::{NO_ANSWER, at_odds};
use super::meant::meant;
use super::misplaced;
use super::mistake::{At, Mistake, NoAnswer, NoField, NoOrder, Places};
use crate::diagnostic::{Diagnostic, list, suggest};
use crate::questionnaire::{Questionnaire, Role, embedded};

/// What all of them are in, as messages call it.
const RECORD: &str = "an answer record";

impl Mistake {
    /// Says it, its place left out.
    pub(super) fn in_words(
        &self,
        at: At,
        places: &dyn Places,
        questionnaire: &Questionnaire,
    ) -> Diagnostic {
        match self {
            Self::NoRecord(found) => Diagnostic::no_mapping(RECORD, found).help(
                "a record starts with `company`, `side` and `answers`; as a line of JSON it is `{\"company\": …, \"side\": …, \"answers\": {…}}`",
            ),
            Self::OtherQuestionnaire(found) => other_questionnaire(found, questionnaire),
            Self::OtherVersion(found) => other_version(found, questionnaire),
            Self::OtherBuiltIn(found) => other_built_in(found, questionnaire),
            Self::UnknownSide(found) => unknown_side(found, questionnaire),
            Self::Field(field, why) => why.in_words(field.name()),
            Self::UnknownField(name) => {
                Diagnostic::unknown_field(RECORD, name, &Field::ALL.map(Field::name))
            }
            Self::BesideAnswers { name, below } => {
                misplaced::beside_answers(name, at, *below, places, questionnaire)
            }
            Self::Twice { name, first } => {
                let first = places.source().line_column(places.span(*first).start);
                Diagnostic::duplicate_key(name, first)
            }
            Self::SecondRecord(name) => second_record(name),
            Self::WrongKind { expected, found } => Diagnostic::wrong_kind(expected, found),
            Self::UnknownQuestion(name) => misplaced::unknown_question(name, questionnaire),
            Self::OtherSpelling { known, count } => misplaced::other_spelling(known, *count),
            Self::NotAsked => not_asked(questionnaire),
            Self::Answer(question, why) => {
                why.in_words(*question, places.spelling(at), questionnaire)
            }
            Self::Marks(one, more) => {
                let problem = one.in_words(at, places, questionnaire);
                problem.help(format!("{more} other answers here are written in the same way"))
            }
            Self::Order(ranking, why) => why.in_words(*ranking, questionnaire),
            Self::UnevenRow {
                row,
                cells,
                columns,
            } => uneven_row(*row, *cells, *columns),
            Self::OpenQuote => open_quote(),
            Self::HeadingsAgain { row, in_order } => headings_again(*row, *in_order),
            Self::TypedOver(row) => typed_over(*row),
            Self::CutOff(_) => Diagnostic::warning("cut-off", "this text ends at the `#`")
                .label("if the rest belongs to it, put quotes around the whole text"),
            Self::CutOffName(_) => cut_off_name(),
            Self::Summary(word) => {
                let message = format!("this row may sum others up: it is headed `{word}`");
                counts(Self::SUMMARY, message).help("if it sums others up, take the row out")
            }
            Self::TestName(name) => {
                let message = format!("this row may be a test: the respondent is called `{name}`");
                counts("test-row", message).help("if somebody tried the form out, take it out")
            }
            Self::SwallowedRow => swallowed_row(),
            Self::Blank => Diagnostic::warning("blank", "nothing is answered in this form"),
        }
    }
}

fn second_record(name: &str) -> Diagnostic {
    Diagnostic::error("second-record", "another record begins here, within the one above")
        .label(format!("`{name}` stands here a second time"))
        .help("where these are somebody else's answers, put a line `---` above this one; where they are the same, take one of the two out")
}

fn cut_off_name() -> Diagnostic {
    let message = "this name ends at the `#`, where YAML starts a comment";
    Diagnostic::error("cut-off", message)
        .label("does all of this belong to the name?")
        .help("if it does, put quotes around the whole name")
        .help("if it is a comment, put it on a line of its own")
}

/// That a row which may be nobody's is read as any.
fn counts(code: &'static str, message: String) -> Diagnostic {
    Diagnostic::warning(code, message).label("it counts as somebody's answers")
}

fn swallowed_row() -> Diagnostic {
    let message = "a line of this text has as many delimiters as a row has";
    Diagnostic::warning("swallowed-row", message)
        .label("may a quote here have swallowed somebody's answers?")
        .help("if it has, close the quote, or double it where it is meant as a mark in a text")
}

fn other_questionnaire(found: &str, questionnaire: &Questionnaire) -> Diagnostic {
    let id = &questionnaire.id;
    let message = format!("these answers are for `{found}`, but are being read with `{id}`");
    // One that isn't built in is a file.
    let right = embedded(found).map_or("FILE", |_| found);
    Diagnostic::error("other-questionnaire", message)
        .label(format!("expected `{id}`"))
        .help(format!(
            "read the answers to each questionnaire by themselves, these with `-q {right}`"
        ))
}

fn other_version(found: &str, questionnaire: &Questionnaire) -> Diagnostic {
    let version = &questionnaire.version;
    let message =
        format!("these answers are for version {found}, the questionnaire is version {version}");
    Diagnostic::warning("other-version", message)
        .label("read all the same: check that the questions still mean the same")
}

fn other_built_in(found: &str, questionnaire: &Questionnaire) -> Diagnostic {
    let (id, version) = (&questionnaire.id, &questionnaire.version);
    let message =
        format!("these answers are for version {found}, but are being read with version {version}");
    Diagnostic::error("other-version", message)
        .label(format!("expected {version}"))
        .help(format!(
            "the versions ask other questions: read the answers to each by themselves, with `-q {id}@{found}` or `-q {id}@{version}`"
        ))
}

fn off_the_scale(spelling: &str, id: &str, expected: String) -> Diagnostic {
    let message = format!("{spelling} is off the scale of `{id}`");
    let problem = Diagnostic::error("off-the-scale", message).label(expected);
    if !NO_ANSWER.contains(&spelling.trim_matches(['`', '"'])) {
        return problem;
    }
    problem.help(format!(
        "where {spelling} stands for no answer in a table, name it under `missing` in a map of columns"
    ))
}

fn unknown_side(found: &str, questionnaire: &Questionnaire) -> Diagnostic {
    let known = questionnaire.party_ids();
    let message = format!("there is no side `{found}` in {}", questionnaire.id);
    let problem = Diagnostic::error("unknown-side", message)
        .label(suggest::label(found, &known))
        .help(format!("expected {}", list::or(&known)));
    if found.is_empty() || !found.bytes().all(|byte| byte.is_ascii_digit()) {
        return problem;
    }
    problem.help(format!(
        "where numbers stand for sides, say so in a map of columns, with `--columns`, as in `sides: {{{found}: {}}}`",
        known.first().unwrap_or(&"")
    ))
}

fn not_asked(questionnaire: &Questionnaire) -> Diagnostic {
    let observer = questionnaire.party(Role::Observer);
    let name = observer.map_or("observer", |party| party.name.as_str());
    Diagnostic::error("not-asked", format!("the {name} isn't asked this question"))
        .label("it has no wording for the observer; take the answer out")
}

fn uneven_row(row: usize, cells: usize, columns: usize) -> Diagnostic {
    let message = format!("row {row} has {cells} cells, and the header has {columns}");
    Diagnostic::error("uneven-row", message)
        .label("its answers can't be told apart")
        .help("look for a delimiter or a quote too many or too few")
}

fn headings_again(row: usize, in_order: bool) -> Diagnostic {
    let (how, what, help) = if in_order {
        ("", "this is nobody's answers", "take the row out")
    } else {
        (
            " in another order or with others among them",
            "what stands below it stands in other columns than what stands above",
            "these are two tables: make a file of its own of this row and those below it",
        )
    };
    let message = format!("row {row} repeats the headings{how}");
    Diagnostic::error("headings-again", message)
        .label(what)
        .help(help)
}

fn typed_over(row: usize) -> Diagnostic {
    let message = format!(
        "answers stand in row {row}, which says what belongs in each column, and isn't read"
    );
    Diagnostic::error("typed-over", message)
        .label("this was typed over what the form says")
        .help("move all that was typed there to a row below, one row for each person")
}

fn open_quote() -> Diagnostic {
    let message = "a quote is opened here, and the row doesn't end as it should";
    Diagnostic::error("open-quote", message)
        .label("this one")
        .help("close it, or double it where it is meant as a mark in a text")
        .help("this line alone is left out for it; reading goes on at the next line")
}

impl NoField {
    fn in_words(self, field: &str) -> Diagnostic {
        match self {
            Self::Missing => Diagnostic::missing_field(RECORD, field),
            Self::Empty => Diagnostic::empty_field(RECORD, field, "value"),
            Self::Blank => Diagnostic::empty_field(RECORD, field, "text"),
            Self::Nul => {
                let message = format!("`{field}` of {RECORD} holds a NUL character");
                Diagnostic::error("nul-in-name", message).label("take it out: no name has one")
            }
        }
    }
}

impl NoAnswer {
    fn in_words(
        &self,
        question: usize,
        spelling: &str,
        questionnaire: &Questionnaire,
    ) -> Diagnostic {
        let asked = &questionnaire.scale_questions[question];
        let (id, labels) = (&asked.id, &asked.labels);
        let (most, numbered) = (labels.len(), list::numbered(labels));
        let expected = format!("expected 1 to {most} or a label: {numbered}");
        match self {
            Self::OffTheScale => off_the_scale(spelling, id, expected),
            Self::NotInMap(numbers) => {
                let message = format!(
                    "{spelling} is none of the numbers that the map of columns gives for `{id}`"
                );
                Diagnostic::error("off-the-scale", message).label(format!("expected {numbers}"))
            }
            Self::WrongKind(found) => {
                let message = format!("expected one answer to `{id}`, found {found}");
                let problem = Diagnostic::error("wrong-kind", message).label(expected);
                let help = "this is no ranking question: give one answer, without brackets";
                problem.helps((*found == "a list").then_some(help))
            }
            Self::OtherChoice(answer, found) => {
                let label = labels.get(usize::from(*answer) - 1);
                let label = label.map_or("", String::as_str);
                let message = format!("`{found}` stands in the column of `{label}`");
                Diagnostic::error("other-choice", message)
                    .label(format!("expected `{label}`, or nothing"))
                    .help("export again with the answers' texts, and with one column a question where the service can do so")
            }
            Self::UnknownLabel(found) => {
                let message = format!("`{found}` is no answer to `{id}`");
                let problem = Diagnostic::error("unknown-label", message);
                if let Some([at, label]) = at_odds(labels, found) {
                    let (number, other) = (at + 1, label + 1);
                    let help = format!(
                        "{number} is `{}`, and `{}` is {other}: ask whoever wrote it which is meant",
                        labels[at], labels[label]
                    );
                    return problem.label(expected).help(help);
                }
                match suggest::nearest(found, labels) {
                    Some(near) => problem
                        .label(format!("did you mean `{near}`?"))
                        .help(expected),
                    None => problem
                        .label(expected)
                        .help(meant(found, question, questionnaire)),
                }
            }
        }
    }
}

impl NoOrder {
    fn in_words(&self, ranking: usize, questionnaire: &Questionnaire) -> Diagnostic {
        let asked = &questionnaire.ranking_questions[ranking];
        let ids = asked.options.iter().map(|option| option.id.as_str());
        let ids: Vec<&str> = ids.collect();
        let id = &asked.id;
        match self {
            Self::WrongKind { expected, found } => Diagnostic::wrong_kind(expected, found),
            Self::Twice(name) => {
                let message = format!("`{name}` stands twice in this order");
                Diagnostic::error("option-twice", message).label("expected each option once")
            }
            Self::UnknownOption(found) => {
                Diagnostic::error("unknown-option", format!("`{id}` has no option `{found}`"))
                    .label(suggest::label(found, &ids))
                    .help(format!("its options are {}", list::and(&ids)))
            }
            Self::Missing(missing) => {
                let names: Vec<&str> = missing.iter().map(|&at| ids[at]).collect();
                let message = format!("{} missing from the order of `{id}`", list::and(&names));
                Diagnostic::error("option-missing", message)
                    .label("expected every option once, most important first")
            }
            Self::BadRank(found) => {
                let label = format!("expected 1 to {}, 1 for the most important", ids.len());
                let problem = Diagnostic::error("bad-rank", format!("`{found}` is no rank"));
                let is_number = found.bytes().all(|byte| byte.is_ascii_digit());
                let help = "where it stands for one, say which one under `values` in a map of columns, with `--columns`: with anything else beside it, a number may count from the other end";
                problem.label(label).helps((!is_number).then_some(help))
            }
            Self::RankTwice(rank) => {
                Diagnostic::error("rank-twice", format!("a second option has rank {rank}"))
                    .label("expected a rank of its own for each option")
            }
        }
    }
}
