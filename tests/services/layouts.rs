//! Exports after the services' documented layouts.

use super::own::columns;
use super::{Asked, PEOPLE, answer, asked, order};

/// The rows of an export.
pub(super) type Export = Vec<Vec<String>>;

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Language {
    English,
    German,
}

impl Language {
    pub(super) const ALL: [Self; 2] = [Self::English, Self::German];

    pub(super) fn questionnaire(self) -> &'static str {
        match self {
            Self::English => concat!(env!("CARGO_MANIFEST_DIR"), "/tests/services/english.yaml"),
            Self::German => concat!(env!("CARGO_MANIFEST_DIR"), "/tests/services/german.yaml"),
        }
    }

    fn choose(self, english: &str, german: &str) -> String {
        match self {
            Self::English => english,
            Self::German => german,
        }
        .to_owned()
    }
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Service {
    Google,
    Microsoft,
    SurveyMonkey,
    SurveyMonkeyExpanded,
    Qualtrics,
    LimeSurveyCodes,
    LimeSurveyTexts,
    LimeSurveyBoth,
    Typeform,
    JotForm,
    Tally,
    KoboLabels,
    KoboNames,
    Odk,
    Airtable,
}

/// A column: its headings from the first row down, and the cell of each person.
struct Column(Vec<String>, [String; PEOPLE]);

impl Service {
    pub(super) const ALL: [Self; 15] = [
        Self::Google,
        Self::Microsoft,
        Self::SurveyMonkey,
        Self::SurveyMonkeyExpanded,
        Self::Qualtrics,
        Self::LimeSurveyCodes,
        Self::LimeSurveyTexts,
        Self::LimeSurveyBoth,
        Self::Typeform,
        Self::JotForm,
        Self::Tally,
        Self::KoboLabels,
        Self::KoboNames,
        Self::Odk,
        Self::Airtable,
    ];

    /// What the program calls it.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Google => "Google Forms",
            Self::Microsoft => "Microsoft Forms",
            Self::SurveyMonkey | Self::SurveyMonkeyExpanded => "SurveyMonkey",
            Self::Qualtrics => "Qualtrics",
            Self::LimeSurveyCodes | Self::LimeSurveyTexts | Self::LimeSurveyBoth => "LimeSurvey",
            Self::Typeform => "Typeform",
            Self::JotForm => "JotForm",
            Self::Tally => "Tally",
            Self::KoboLabels | Self::KoboNames | Self::Odk => "Kobo or ODK",
            Self::Airtable => "Airtable",
        }
    }

    /// The columns that it adds before the answers and behind them, each with the cells of two people.
    fn own(self, language: Language) -> [Vec<[String; 3]>; 2] {
        let of = |columns: &[[&str; 4]]| {
            let column = |[english, german, first, second]: &[&str; 4]| {
                [
                    language.choose(english, german),
                    (*first).to_owned(),
                    (*second).to_owned(),
                ]
            };
            columns.iter().map(column).collect::<Vec<_>>()
        };
        let (before, behind) = columns(self);
        [of(before), of(behind)]
    }

    /// The exports of both sides.
    pub(super) fn exports(self, language: Language) -> [Export; 2] {
        [0, 1].map(|side| self.export(language, side))
    }

    fn export(self, language: Language, side: usize) -> Export {
        let [before, behind] = self.own(language);
        let depth = match self {
            Self::SurveyMonkey | Self::SurveyMonkeyExpanded => 2,
            Self::Qualtrics => 3,
            _ => 1,
        };
        let own = |[heading, first, second]: [String; 3]| {
            let mut headings = vec![heading.clone()];
            headings.resize(depth, String::new());
            if self == Self::Qualtrics {
                headings[1].clone_from(&heading);
                headings[2] = format!("{{\"ImportId\":\"{heading}\"}}");
            }
            Column(headings, [first, second])
        };
        let mut columns: Vec<Column> = before.into_iter().map(own).collect();
        for (number, question) in asked(language).iter().enumerate() {
            if question.options.is_empty() {
                columns.extend(self.scale(language, side, number, question));
            } else {
                columns.extend(self.ranking(language, side, number, question));
            }
        }
        columns.extend(behind.into_iter().map(own));
        let heading = |row: usize| columns.iter().map(|column| column.0[row].clone()).collect();
        let cells = |row: usize| columns.iter().map(|column| column.1[row].clone()).collect();
        (0..depth)
            .map(heading)
            .chain((0..PEOPLE).map(cells))
            .collect()
    }

    /// The columns of a scale question.
    fn scale(
        self,
        language: Language,
        side: usize,
        number: usize,
        question: &Asked,
    ) -> Vec<Column> {
        let text = &question.texts[side];
        let prompt = language.choose("How far do you agree?", "Wie sehr stimmen Sie zu?");
        let code = question.id.replace('-', "");
        let name = question.id.replace('-', "_");
        let headings = match self {
            Self::Google | Self::LimeSurveyTexts => vec![format!("{prompt} [{text}]")],
            Self::Microsoft => vec![format!("{text}\u{a0}")],
            Self::SurveyMonkey => {
                let word = language.choose("Response", "Antwort");
                vec![text.clone(), word]
            }
            Self::Qualtrics => {
                let name = format!("Q{}_{}", number / 4 + 1, number % 4 + 1);
                let id = format!("{{\"ImportId\":\"QID{number}\"}}");
                vec![name, format!("{prompt} - {text}"), id]
            }
            Self::LimeSurveyCodes => vec![format!("matrix[{code}]")],
            Self::LimeSurveyBoth => vec![format!("G01Q0{number}[SQ00{number}]. {prompt} [{text}]")],
            Self::JotForm => vec![format!("{prompt} >> {text}")],
            Self::KoboLabels => vec![format!("{prompt}/{text}")],
            Self::KoboNames => vec![format!("group_1/{name}")],
            Self::Odk => vec![format!("group_1-{name}")],
            Self::Typeform | Self::Tally | Self::Airtable => vec![text.clone()],
            Self::SurveyMonkeyExpanded => return expanded(side, number, question),
        };
        let cell = |person: usize| {
            let answer = answer(side, person, number);
            match self {
                Self::KoboNames | Self::Odk => answer.to_string(),
                Self::LimeSurveyCodes => format!("{answer}"),
                _ => question.labels[answer - 1].clone(),
            }
        };
        vec![Column(headings, [cell(0), cell(1)])]
    }

    /// The columns of an order: whole, a rank for each option, or an option for each rank.
    fn ranking(
        self,
        language: Language,
        side: usize,
        number: usize,
        question: &Asked,
    ) -> Vec<Column> {
        let text = &question.texts[side];
        let orders = [order(side, 0), order(side, 1)];
        let options: Vec<&str> = question
            .options
            .iter()
            .map(|(_, text)| text.as_str())
            .collect();
        let whole = |glue: &str, end: &str| {
            let cell = |order: [usize; 3]| order.map(|at| options[at]).join(glue) + end;
            vec![Column(vec![text.clone()], orders.map(cell))]
        };
        let by_option = |headings: &dyn Fn(usize) -> Vec<String>,
                         rank: &dyn Fn(usize) -> String| {
            let column = |option: usize| {
                let of = |order: [usize; 3]| order.iter().position(|at| *at == option);
                Column(
                    headings(option),
                    orders.map(|order| rank(of(order).expect("a rank") + 1)),
                )
            };
            (0..options.len()).map(column).collect::<Vec<_>>()
        };
        let by_rank = |heading: &dyn Fn(usize) -> String| {
            let column = |rank: usize| {
                let cells = orders.map(|order| options[order[rank]].to_owned());
                Column(vec![heading(rank + 1)], cells)
            };
            (0..options.len()).map(column).collect::<Vec<_>>()
        };
        let name = question.id.replace('-', "_");
        match self {
            Self::Microsoft => whole(";", ";"),
            Self::Typeform | Self::Tally | Self::Airtable => whole(", ", ""),
            Self::Google => by_option(&|at| vec![format!("{text} [{}]", options[at])], &|rank| {
                language.choose(["1st", "2nd", "3rd"][rank - 1], &format!("{rank}. Wahl"))
            }),
            Self::SurveyMonkey | Self::SurveyMonkeyExpanded => by_option(
                &|at| {
                    let above = if at == 0 { text.clone() } else { String::new() };
                    vec![above, options[at].to_owned()]
                },
                &|rank| rank.to_string(),
            ),
            Self::Qualtrics => by_option(
                &|at| {
                    let id = format!("{{\"ImportId\":\"QID{number}_{at}\"}}");
                    vec![
                        format!("Q9_{}", at + 1),
                        format!("{text} - {}", options[at]),
                        id,
                    ]
                },
                &|rank| rank.to_string(),
            ),
            Self::LimeSurveyCodes => {
                by_rank(&|rank| format!("{}[{rank}]", question.id.replace('-', "")))
            }
            Self::LimeSurveyTexts => {
                by_rank(&|rank| format!("{text} [{} {rank}]", language.choose("Rank", "Rang")))
            }
            Self::LimeSurveyBoth => {
                by_rank(&|rank| format!("G02Q07[{rank}]. {text} [Ranking {rank}]"))
            }
            Self::JotForm => by_option(&|at| vec![format!("{text} >> {}", options[at])], &|rank| {
                rank.to_string()
            }),
            Self::KoboLabels => by_rank(&|rank| format!("{text}/{rank}. choice")),
            Self::KoboNames => {
                let place = ["_1st_choice", "_2nd_choice", "_3rd_choice"];
                by_rank(&|rank| format!("{name}/{}", place[rank - 1]))
            }
            Self::Odk => {
                let ids =
                    orders.map(|order| order.map(|at| question.options[at].0.clone()).join(" > "));
                vec![Column(vec![name], ids)]
            }
        }
    }
}

/// A column for each label, which holds the label where it was chosen.
fn expanded(side: usize, number: usize, question: &Asked) -> Vec<Column> {
    let column = |(at, label): (usize, &String)| {
        let above = if at == 0 {
            question.texts[side].clone()
        } else {
            String::new()
        };
        let cell = |person: usize| {
            let is_chosen = answer(side, person, number) == at + 1;
            if is_chosen {
                label.clone()
            } else {
                String::new()
            }
        };
        Column(vec![above, label.clone()], [cell(0), cell(1)])
    };
    question.labels.iter().enumerate().map(column).collect()
}
