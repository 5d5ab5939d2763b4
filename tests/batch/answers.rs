//! Made-up answers of any number of companies, always the same.

use std::fs;
use std::path::Path;
use std::sync::OnceLock;

use detente::questionnaire::{EMBEDDED, Questionnaire, Role};

/// A small generator (`SplitMix64`), so that the answers never change.
pub struct Numbers(pub u64);

impl Numbers {
    pub fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % limit
    }
}

/// One respondent's answers, by question.
pub struct Answers {
    pub company: String,
    pub side: &'static str,
    pub respondent: String,
    /// Ids and numbers; some are missing.
    pub scale: Vec<(String, u64)>,
    /// Ids and orders of option ids.
    pub orders: Vec<(String, Vec<String>)>,
}

pub fn questionnaire() -> &'static Questionnaire {
    static READ: OnceLock<Questionnaire> = OnceLock::new();
    READ.get_or_init(|| EMBEDDED[0].read().expect("valid"))
}

/// One respondent of a role, with a tenth of the answers missing.
pub fn respondent(numbers: &mut Numbers, company: &str, role: Role, name: usize) -> Answers {
    let questionnaire = questionnaire();
    let mut scale = Vec::new();
    for question in &questionnaire.scale_questions {
        if question.wording.is_asked(role) && numbers.below(10) > 0 {
            let most = question.labels.len() as u64;
            scale.push((question.id.clone(), 1 + numbers.below(most)));
        }
    }
    let mut orders = Vec::new();
    for question in &questionnaire.ranking_questions {
        let mut options: Vec<String> = question
            .options
            .iter()
            .map(|option| option.id.clone())
            .collect();
        let turn = usize::try_from(numbers.below(options.len() as u64)).expect("small");
        options.rotate_left(turn);
        if question.wording.is_asked(role) {
            orders.push((question.id.clone(), options));
        }
    }
    Answers {
        company: company.to_owned(),
        side: ["sales", "operations", "ceo"][role.index()],
        respondent: format!("R{name}"),
        scale,
        orders,
    }
}

/// Two leaders of each side, and sometimes the CEO, of a company.
pub fn company(seed: u64, name: &str) -> Vec<Answers> {
    let mut numbers = Numbers(seed);
    let mut all = Vec::new();
    for role in Role::SIDES {
        for number in 0..2 {
            all.push(respondent(&mut numbers, name, role, number));
        }
    }
    if numbers.below(2) == 0 {
        all.push(respondent(&mut numbers, name, Role::Observer, 0));
    }
    all
}

/// Writes the answers of companies to `all.ndjson`.
pub fn write_answers(folder: &Path, names: &[&str]) {
    let text: String = (0..)
        .zip(names)
        .flat_map(|(seed, name)| company(seed, name))
        .map(|answers| Answers::json(&answers) + "\n")
        .collect();
    fs::write(folder.join("all.ndjson"), text).expect("written");
}

impl Answers {
    pub fn yaml(&self) -> String {
        let mut text = format!(
            "company: {}\nside: {}\nrespondent: {}\nanswers:\n",
            self.company, self.side, self.respondent
        );
        for (id, answer) in &self.scale {
            text += &format!("  {id}: {answer}\n");
        }
        for (id, order) in &self.orders {
            text += &format!("  {id}: [{}]\n", order.join(", "));
        }
        text
    }

    pub fn json(&self) -> String {
        let mut answers = serde_json::Map::new();
        for (id, answer) in &self.scale {
            answers.insert(id.clone(), (*answer).into());
        }
        for (id, order) in &self.orders {
            answers.insert(id.clone(), order.clone().into());
        }
        serde_json::json!({
            "company": self.company, "side": self.side, "respondent": self.respondent, "answers": answers,
        })
        .to_string()
    }

    /// The cells of a row, in the order of [`csv_header`].
    pub fn csv(&self) -> String {
        let questionnaire = questionnaire();
        let mut cells = vec![
            self.company.clone(),
            self.side.to_owned(),
            self.respondent.clone(),
        ];
        for question in &questionnaire.scale_questions {
            let answer = self.scale.iter().find(|(id, _)| *id == question.id);
            cells.push(answer.map_or(String::new(), |(_, answer)| answer.to_string()));
        }
        for question in &questionnaire.ranking_questions {
            let order = self.orders.iter().find(|(id, _)| *id == question.id);
            cells.push(order.map_or(String::new(), |(_, order)| order.join(" > ")));
        }
        cells.join(",")
    }
}

pub fn csv_header() -> String {
    let questionnaire = questionnaire();
    let mut names = vec!["company", "side", "respondent"];
    names.extend(
        questionnaire
            .scale_questions
            .iter()
            .map(|question| question.id.as_str()),
    );
    names.extend(
        questionnaire
            .ranking_questions
            .iter()
            .map(|question| question.id.as_str()),
    );
    names.join(",")
}
