//! What three form services export of the people who answered.

use serde_json::Value;

use super::{CLIENTS, ONE_SIDED, QUESTIONNAIRE, WAVES, spelt};

/// Somebody who answered a form.
#[derive(Clone, Copy)]
pub(super) struct Person {
    pub(super) client: usize,
    pub(super) side: usize,
    pub(super) wave: usize,
    number: usize,
}

/// Everybody who answered in a wave: one or two people a side.
pub(super) fn people(wave: usize) -> Vec<Person> {
    let mut people = Vec::new();
    for client in 0..CLIENTS {
        for side in 0..2 {
            if (client, side, wave) == (ONE_SIDED, 1, 0) {
                continue;
            }
            for number in 0..=client % 2 {
                people.push(Person {
                    client,
                    side,
                    wave,
                    number,
                });
            }
        }
    }
    people
}

impl Person {
    pub(super) fn name(&self) -> &'static str {
        [["Ada", "Bea"], ["Uwe", "Vera"]][self.side][self.number]
    }

    /// The answer to a question, from 1 to 5.
    fn answer(&self, question: usize) -> usize {
        let mixed =
            self.client * 7 + self.side * 11 + self.number * 3 + self.wave * 5 + question * 13;
        (mixed * mixed + mixed / 3) % 5 + 1
    }

    /// The order of three options, by their numbers.
    fn order(&self) -> [usize; 3] {
        [[0, 1, 2], [2, 0, 1], [1, 2, 0], [0, 2, 1]]
            [(self.client + self.side * 2 + self.number) % 4]
    }

    /// Whether this person answered twice, the first time in haste.
    fn answered_twice(&self) -> bool {
        self.side == 0 && self.number == 0 && self.wave == 0 && [3, 25, 47].contains(&self.client)
    }
}

/// A question with its texts for both sides, and its labels or options.
pub(super) struct Asked {
    pub(super) id: String,
    texts: [String; 2],
    labels: Vec<String>,
    options: Vec<(String, String)>,
}

impl Asked {
    /// The answer as our own layout has it.
    pub(super) fn plain(&self, person: &Person, at: usize) -> String {
        if self.options.is_empty() {
            return person.answer(at).to_string();
        }
        person
            .order()
            .map(|option| self.options[option].0.clone())
            .join(" > ")
    }
}

/// Every question of the questionnaire.
pub(super) fn asked() -> Vec<Asked> {
    let text = std::fs::read_to_string(QUESTIONNAIRE).expect("a questionnaire");
    let file: Value = serde_yaml::from_str(&text).expect("YAML");
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let said = |value: &Value| value.as_str().expect("a text").to_owned();
    let names: Vec<String> = list(&file["sides"])
        .iter()
        .map(|side| said(&side["name"]))
        .collect();
    let scales = list(&file["scales"]);
    let causes = list(&file["causes"]);
    let of = |value: &Value| list(&value["questions"]);
    let questions = causes.iter().flat_map(of).chain(of(&file["symptoms"]));
    let question = |question: Value| {
        let text = |own: usize| {
            let text = said(&question["text"]).replace("{own}", &names[own]);
            text.replace("{other}", &names[1 - own])
        };
        let scale = scales.iter().find(|scale| scale["id"] == question["scale"]);
        let labels = scale
            .map(|scale| list(&scale["labels"]))
            .unwrap_or_default();
        let option = |option: &Value| (said(&option["id"]), said(&option["text"]));
        Asked {
            id: said(&question["id"]),
            texts: [text(0), text(1)],
            labels: labels.iter().map(said).collect(),
            options: list(&question["options"]).iter().map(option).collect(),
        }
    };
    questions.map(question).collect()
}

/// Each has a third of the clients, a form a side.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Service {
    Google,
    Microsoft,
    LimeSurvey,
}

impl Service {
    pub(super) const ALL: [Self; 3] = [Self::Google, Self::Microsoft, Self::LimeSurvey];

    pub(super) fn file(self, side: usize, wave: usize) -> String {
        let (side, wave) = (["sales", "operations"][side], WAVES[wave]);
        match self {
            Self::Google => format!("google-{side}-{wave}.csv"),
            Self::Microsoft => format!("microsoft-{side}-{wave}.xlsx"),
            Self::LimeSurvey => format!("limesurvey-{side}-{wave}.csv"),
        }
    }

    fn header(self, side: usize) -> Vec<String> {
        let own: &[&str] = match self {
            Self::Google => &[
                "Timestamp",
                "Email Address",
                "Which company do you work for?",
                "Your name",
            ],
            Self::Microsoft => &[
                "ID",
                "Start time",
                "Completion time",
                "Email",
                "Name",
                "Which company do you work for?",
                "Your name",
            ],
            Self::LimeSurvey => &[
                "id",
                "submitdate",
                "lastpage",
                "startlanguage",
                "seed",
                "company",
                "who",
                "round",
            ],
        };
        let mut header: Vec<String> = own.iter().map(|&heading| heading.to_owned()).collect();
        for question in asked() {
            let (text, code) = (&question.texts[side], question.id.replace('-', ""));
            match (self, question.options.as_slice()) {
                (Self::Google, []) => header.push(format!("How far do you agree? [{text}]")),
                (Self::Google, options) => {
                    header.extend(
                        options
                            .iter()
                            .map(|(_, option)| format!("{text} [{option}]")),
                    );
                }
                (Self::Microsoft, _) => header.push(format!("{text}\u{a0}")),
                (Self::LimeSurvey, []) => header.push(format!("matrix[{code}]")),
                (Self::LimeSurvey, _) => {
                    header.extend((1..=3).map(|rank| format!("{code}[{rank}]")));
                }
            }
        }
        header
    }

    /// What the service adds before the answers.
    fn own(self, person: &Person, name: &str, row: usize, time: &str) -> Vec<String> {
        let (company, row) = (spelt(person), row.to_string());
        let round = ["Spring", "Autumn"][person.wave];
        let cells: Vec<&str> = match self {
            Self::Google => vec![time, "", &company, name],
            Self::Microsoft => vec![&row, time, time, "anonymous", "", &company, name],
            Self::LimeSurvey => vec![&row, time, "3", "en", "55", &company, name, round],
        };
        cells.into_iter().map(str::to_owned).collect()
    }

    /// The answers of a person, or those given in haste.
    fn answers(self, person: &Person, in_haste: bool) -> Vec<String> {
        let mut cells = Vec::new();
        for (at, question) in asked().iter().enumerate() {
            let options = &question.options;
            let order = person.order();
            if options.is_empty() {
                let answer = if in_haste { 3 } else { person.answer(at) };
                cells.push(match self {
                    Self::LimeSurvey => format!("AO0{answer}"),
                    _ => question.labels[answer - 1].clone(),
                });
                continue;
            }
            let ordered = order.map(|option| options[option].1.clone());
            match self {
                Self::Google => cells.extend((0..3).map(|option| {
                    let rank = order.iter().position(|at| *at == option);
                    ["1st", "2nd", "3rd"][rank.expect("a rank")].to_owned()
                })),
                Self::Microsoft => cells.push(ordered.join(";") + ";"),
                Self::LimeSurvey => cells.extend(ordered),
            }
        }
        cells
    }
}

/// The rows of an export: those who answered twice have their last answers first, and one row was a test.
fn rows(service: Service, side: usize, wave: usize) -> Vec<Vec<String>> {
    let mut rows = vec![service.header(side)];
    let third = |person: &Person| Service::ALL[person.client % 3] == service;
    let people: Vec<Person> = people(wave)
        .into_iter()
        .filter(|person| person.side == side && third(person))
        .collect();
    let time = |day: usize| match service {
        Service::Google => format!("2026/{:02}/{day:02} 9:10:22 AM GMT+1", wave * 6 + 3),
        Service::Microsoft => format!("{}/{day}/26 9:10:22", wave * 6 + 3),
        Service::LimeSurvey => format!("2026-{:02}-{day:02} 09:10:22", wave * 6 + 3),
    };
    let mut add = |person: &Person, name: &str, day: usize, in_haste: bool| {
        let mut row = service.own(person, name, rows.len(), &time(day));
        row.extend(service.answers(person, in_haste));
        rows.push(row);
    };
    add(&people[0], "Test", 1, true);
    for person in &people {
        add(person, person.name(), 20, false);
        if person.answered_twice() {
            add(person, person.name(), 9, true);
        }
    }
    rows
}

/// The file of an export.
pub(super) fn bytes(service: Service, side: usize, wave: usize) -> Vec<u8> {
    let rows = rows(service, side, wave);
    if service == Service::Microsoft {
        return workbook(&rows);
    }
    let mut writer = csv::Writer::from_writer(Vec::new());
    for row in &rows {
        writer.write_record(row).expect("a row");
    }
    writer.into_inner().expect("rows")
}

fn workbook(rows: &[Vec<String>]) -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (row, cells) in (0..).zip(rows) {
        for (column, cell) in (0..).zip(cells) {
            sheet.write(row, column, cell).expect("a cell");
        }
    }
    book.save_to_buffer().expect("a workbook")
}
