//! Plain records of JSON and YAML straight into packed ones. What is unusual goes the way of every record.

mod values;

use std::borrow::Cow;
use std::fmt;

use serde::Deserializer as _;
use serde::de::{DeserializeSeed, MapAccess, Visitor};

use super::packed::{Packed, Words};
use crate::questionnaire::{Questionnaire, Role, Wording};
use crate::source::visit_yaml;
use values::{Answer, Order, Text, TextSeed, unusual};

/// Reads one record after the other.
#[derive(Debug)]
pub(super) struct PlainReader<'q> {
    questionnaire: &'q Questionnaire,
    /// The ids of all questions: scale, ranking, open.
    ids: Vec<&'q str>,
    /// The question that is looked for first: the one after the last.
    next: usize,
    /// For each question, by id, in which parts of the record at hand it stands, a bit each.
    seen: Vec<u8>,
}

/// A record's fields as they come by.
struct Fields<'l, 'p> {
    company: Option<Cow<'l, str>>,
    side: Option<Cow<'l, str>>,
    wave: Option<Cow<'l, str>>,
    respondent: Option<Cow<'l, str>>,
    /// For each scale question the answer; 0 for none.
    scale: &'p mut [u8],
    words: Words,
}

impl<'q> PlainReader<'q> {
    pub(super) fn new(questionnaire: &'q Questionnaire) -> Self {
        let scale = questionnaire.scale_questions.iter();
        let rankings = questionnaire.ranking_questions.iter();
        let open = questionnaire.open.iter();
        let ids: Vec<&str> = scale
            .map(|question| question.id.as_str())
            .chain(rankings.map(|question| question.id.as_str()))
            .chain(open.map(|question| question.id.as_str()))
            .collect();
        Self {
            questionnaire,
            seen: vec![0; ids.len()],
            ids,
            next: 0,
        }
    }

    /// Packs the JSON record of a line, unless something in it is unusual.
    pub(super) fn json(&mut self, text: &str, line: usize, packed: &mut Packed) -> Option<()> {
        self.take(line, packed, |record| {
            let mut json = serde_json::Deserializer::from_str(text);
            json.deserialize_map(record).ok()?;
            json.end().ok()
        })
    }

    /// Packs the only record of a YAML file, unless something in it is unusual.
    pub(super) fn yaml(&mut self, text: &str, packed: &mut Packed) -> Option<()> {
        // What follows a text on its line may belong to it; the slow way looks at that.
        if has_comments_after_content(text) {
            return None;
        }
        // Where its first key stands.
        let starts_record = |line: &str| {
            let rest = line.trim_start_matches(['\u{feff}', '{', ' ', '\t']);
            rest.starts_with(|c: char| c.is_ascii_alphabetic() || c == '"')
        };
        let line = text.lines().position(starts_record)? + 1;
        self.take(line, packed, |record| visit_yaml(text, record))
    }

    fn take<'l>(
        &mut self,
        line: usize,
        packed: &mut Packed,
        parse: impl FnOnce(Record<'_, 'q, 'l, '_>) -> Option<()>,
    ) -> Option<()> {
        let questionnaire = self.questionnaire;
        self.seen.fill(0);
        let mut fields = Fields {
            company: None,
            side: None,
            wave: None,
            respondent: None,
            scale: packed.open(),
            words: Words::default(),
        };
        parse(Record {
            reader: self,
            fields: &mut fields,
        })?;
        let Fields {
            company,
            side,
            wave,
            respondent,
            scale,
            words,
        } = fields;
        let (company, side) = (company?, side?);
        let mut parties = questionnaire.parties();
        let (role, _) = parties.find(|(_, party)| party.id == side || party.name == side)?;
        // A record without answers is told of by the slow way.
        let has_answers = scale.iter().any(|answer| *answer > 0);
        if !has_answers || !are_asked(questionnaire, role, scale, &words) {
            return None;
        }
        packed.finish(
            &company,
            wave.as_deref(),
            role,
            respondent.as_deref(),
            line,
            words,
        );
        Some(())
    }

    /// The question of an id. Most answers stand in the questionnaire's order.
    fn question(&mut self, id: &str) -> Option<usize> {
        let is_next = self.ids.get(self.next).is_some_and(|known| *known == id);
        let found = if is_next {
            self.next
        } else {
            self.ids.iter().position(|known| *known == id)?
        };
        self.next = found + 1;
        Some(found)
    }
}

/// Whether a role is asked all the questions that it answers.
pub(super) fn are_asked(
    questionnaire: &Questionnaire,
    role: Role,
    scale: &[u8],
    words: &Words,
) -> bool {
    let is_asked = |wording: &Wording| wording.is_asked(role);
    let mut scale = scale.iter().zip(&questionnaire.scale_questions);
    let mut orders = words.orders.iter().zip(&questionnaire.ranking_questions);
    role != Role::Observer
        || scale.all(|(answer, question)| *answer == 0 || is_asked(&question.wording))
            && orders.all(|(order, question)| order.is_none() || is_asked(&question.wording))
}

fn has_comments_after_content(text: &str) -> bool {
    let text = text.as_bytes();
    memchr::memchr_iter(b'#', text).any(|at| {
        let start = memchr::memrchr(b'\n', &text[..at]).map_or(0, |end| end + 1);
        let before = &text[start..at];
        before.ends_with(b" ") && !before.trim_ascii().is_empty()
    })
}

struct Record<'r, 'q, 'l, 'p> {
    reader: &'r mut PlainReader<'q>,
    fields: &'r mut Fields<'l, 'p>,
}

impl<'l> Visitor<'l> for Record<'_, '_, 'l, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a record")
    }

    fn visit_map<A: MapAccess<'l>>(self, mut map: A) -> Result<(), A::Error> {
        let mut has = [false; 3];
        while let Some(Text(key)) = map.next_key_seed(TextSeed)? {
            match &*key {
                "company" => name(&mut map, &mut self.fields.company)?,
                "side" => name(&mut map, &mut self.fields.side)?,
                "wave" => name(&mut map, &mut self.fields.wave)?,
                "respondent" => name(&mut map, &mut self.fields.respondent)?,
                "questionnaire" | "version" => {
                    let Text(text) = map.next_value_seed(TextSeed)?;
                    let questionnaire = self.reader.questionnaire;
                    let (id, version) = (&questionnaire.id, &questionnaire.version);
                    if *text != **(if key == "version" { version } else { id }) {
                        return Err(unusual());
                    }
                }
                part @ ("answers" | "comments" | "open") => {
                    let at = ["answers", "comments", "open"]
                        .iter()
                        .position(|known| *known == part);
                    let at = at.unwrap_or(0);
                    if std::mem::replace(&mut has[at], true) {
                        return Err(unusual());
                    }
                    map.next_value_seed(Part {
                        at,
                        reader: &mut *self.reader,
                        fields: &mut *self.fields,
                    })?;
                }
                _ => return Err(unusual()),
            }
        }
        Ok(())
    }
}

/// A name that needs no trimming and stands there once.
fn name<'l, A: MapAccess<'l>>(
    map: &mut A,
    field: &mut Option<Cow<'l, str>>,
) -> Result<(), A::Error> {
    let Text(text) = map.next_value_seed(TextSeed)?;
    if field.is_some() || text.trim().len() != text.len() || text.is_empty() {
        return Err(unusual());
    }
    *field = Some(text);
    Ok(())
}

/// A text; blank ones are left out.
fn words<'l, A: MapAccess<'l>>(map: &mut A) -> Result<Option<String>, A::Error> {
    let Text(text) = map.next_value_seed(TextSeed)?;
    let text = text.trim();
    Ok((!text.is_empty()).then(|| text.to_owned()))
}

/// The answers, comments or open answers of a record.
struct Part<'r, 'q, 'l, 'p> {
    at: usize,
    reader: &'r mut PlainReader<'q>,
    fields: &'r mut Fields<'l, 'p>,
}

impl<'l> DeserializeSeed<'l> for Part<'_, '_, 'l, '_> {
    type Value = ();

    fn deserialize<D: serde::Deserializer<'l>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'l> Visitor<'l> for Part<'_, '_, 'l, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("answers")
    }

    fn visit_map<A: MapAccess<'l>>(self, mut map: A) -> Result<(), A::Error> {
        let questionnaire = self.reader.questionnaire;
        let (scale, rankings) = (
            questionnaire.scale_questions.len(),
            questionnaire.ranking_questions.len(),
        );
        while let Some(Text(key)) = map.next_key_seed(TextSeed)? {
            let at = self.reader.question(&key).ok_or_else(unusual)?;
            let (seen, part) = (&mut self.reader.seen[at], 1 << self.at);
            if std::mem::replace(seen, *seen | part) & part != 0 {
                return Err(unusual());
            }
            match self.at {
                0 if at < scale => {
                    let labels = &questionnaire.scale_questions[at].labels;
                    self.fields.scale[at] = map.next_value_seed(Answer(labels))?;
                }
                0 if at < scale + rankings => {
                    let ranking = at - scale;
                    let orders = &mut self.fields.words.orders;
                    orders.resize(rankings, None);
                    orders[ranking] = map.next_value_seed(Order(questionnaire, ranking))?;
                }
                1 if at < scale + rankings => {
                    if let Some(text) = words(&mut map)? {
                        self.fields.words.comments.insert(key.into_owned(), text);
                    }
                }
                2 if at >= scale + rankings => {
                    let open = &mut self.fields.words.open;
                    open.resize(questionnaire.open.len(), None);
                    open[at - scale - rankings] = words(&mut map)?;
                }
                _ => return Err(unusual()),
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;
