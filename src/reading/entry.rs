//! One record in the making: decoders put raw values in, and a record or its mistakes come out.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::check::Check;
use super::field::Field;
use super::mistake::{At, Mistake, NoField, Places};
use super::raw::{Raw, cut};
use super::seen::{RecordSection, SeenQuestions};
use crate::answers::free_text::FreeTextBuilder;
use crate::answers::instant::Instant;
use crate::answers::mapping::NameKind;
use crate::answers::normalize::uncurled;
use crate::answers::records::NewRecord;
use crate::questionnaire::{Role, is_version};

/// In the place of a field's number: it hasn't been met.
pub(super) const ABSENT: u32 = u32::MAX;

/// In the place of a field's number: it is told beside the file.
const GRANTED: u32 = u32::MAX - 1;

/// One record in the making.
pub(super) struct Entry<'c, 't> {
    pub(super) check: &'c Check<'c>,
    /// Where its parts stand, where that is known.
    pub(super) places: Option<&'c dyn Places>,
    pub(super) seen: &'c mut SeenQuestions,
    /// For each field the number of its entry, or [`ABSENT`].
    pub(super) fields: [u32; Field::ALL.len()],
    /// Names that stand for nothing, by section; in the record itself, none.
    pub(super) unknown: BTreeMap<(Option<RecordSection>, String), At>,
    pub(super) company: Option<Cow<'t, str>>,
    pub(super) wave: Option<Cow<'t, str>>,
    pub(super) respondent: Option<Cow<'t, str>>,
    pub(super) role: Option<Role>,
    /// For each scale question the answer; 0 for none.
    pub(super) scale: &'c mut [u8],
    pub(super) text: FreeTextBuilder,
    /// When it was sent, where a table tells it.
    pub(super) sent: Option<Instant>,
    /// Whether answers came as numbers in a table.
    pub(super) is_numbered: bool,
    pub(super) mistakes: Vec<(At, Mistake)>,
    needs_places: bool,
}

/// What a record came to.
pub(super) struct Finished<'t> {
    /// The record but for the answers to its scale questions; none where it has mistakes.
    pub(super) row: Option<NewRecord<'t>>,
    /// The company that it names.
    pub(super) company: Option<Cow<'t, str>>,
    /// The wave that it names.
    pub(super) wave: Option<Cow<'t, str>>,
    /// Its mistakes, and what to look at: in their order, where its places are known.
    pub(super) mistakes: Vec<(At, Mistake)>,
    /// Whether something in it can only be read where the places of its parts are known.
    pub(super) needs_places: bool,
}

impl<'c, 't> Entry<'c, 't> {
    #[inline]
    pub(super) fn new(
        check: &'c Check<'c>,
        seen: &'c mut SeenQuestions,
        scale: &'c mut [u8],
        keeps_words: bool,
        places: Option<&'c dyn Places>,
    ) -> Self {
        seen.begin();
        Self {
            check,
            places,
            seen,
            fields: [ABSENT; Field::ALL.len()],
            unknown: BTreeMap::new(),
            company: None,
            wave: None,
            respondent: None,
            role: None,
            scale,
            text: FreeTextBuilder::new(keeps_words),
            sent: None,
            is_numbered: false,
            mistakes: Vec::new(),
            needs_places: false,
        }
    }

    pub(super) fn mistake(&mut self, at: At, mistake: Mistake) {
        self.mistakes.push((at, mistake));
    }

    /// A key as text.
    #[inline]
    pub(super) fn name(&mut self, key: Raw<'t>, at: At) -> Option<Cow<'t, str>> {
        match key {
            Raw::Text(text) => Some(text),
            Raw::Null => self.spelling(at),
            key => self.as_text(key, at),
        }
    }

    /// Opens a field by its name; none where what it holds isn't to be read.
    pub(super) fn field(&mut self, name: &str, entry: usize) -> Option<Field> {
        let mut fields = Field::ALL.into_iter();
        let Some(field) = fields.find(|field| field.name() == name) else {
            match self.check.number(name, 0) {
                Some(number) => self.beside_answers(name, number, entry),
                None => self.unknown(None, name, At::Field(entry), Mistake::UnknownField),
            }
            return None;
        };
        self.open_field(field, entry).then_some(field)
    }

    /// Takes note of a question beside the answers: one mistake, however many there are.
    #[cold]
    fn beside_answers(&mut self, name: &str, number: usize, entry: usize) {
        if self.has_answers_beside() {
            return;
        }
        let section = if self.check.is_open(number) {
            Field::Open
        } else {
            Field::Answers
        };
        let is_above = |field| self.fields[field as usize] as usize + 1 == entry;
        let below = [section, Field::Comments].into_iter().any(is_above);
        let below = below.then(|| entry - 1);
        let name = name.to_owned();
        self.mistake(At::Field(entry), Mistake::BesideAnswers { name, below });
    }

    pub(super) fn has_answers_beside(&self) -> bool {
        let mut mistakes = self.mistakes.iter();
        mistakes.any(|(_, mistake)| matches!(mistake, Mistake::BesideAnswers { .. }))
    }

    /// Opens a field; false where it has been there before.
    #[inline]
    pub(super) fn open_field(&mut self, field: Field, entry: usize) -> bool {
        let first = self.fields[field as usize];
        if first != ABSENT {
            self.twice(field.name(), At::Field(first as usize), At::Field(entry));
            return false;
        }
        self.fields[field as usize] = u32::try_from(entry).unwrap_or(GRANTED);
        true
    }

    /// Takes a field for told beside the file, so that it isn't missed.
    pub(super) fn grant(&mut self, field: Field) {
        self.fields[field as usize] = GRANTED;
    }

    /// Puts in what a field of one text holds.
    pub(super) fn put_field(&mut self, field: Field, entry: usize, raw: Raw<'t>) {
        let at = At::Value(entry);
        let raw = self.spelt(raw, at);
        let is_name = matches!(
            field,
            Field::Company | Field::Side | Field::Respondent | Field::Wave
        );
        if let Some(places) = self.places.filter(|_| is_name)
            && let Some(span) = places.cut_off_name(At::Field(entry), at, &raw)
        {
            return self.mistake(at, Mistake::CutOffName(span));
        }
        if is_name && let Some(whole) = self.whole(At::Field(entry), &raw) {
            return self.put_text(field, at, Cow::Owned(whole));
        }
        if let Raw::Null = raw {
            if let Field::Company | Field::Side = field {
                self.mistake(At::Field(entry), Mistake::Field(field, NoField::Empty));
            }
            return;
        }
        if let Some(text) = self.as_text(raw, at) {
            self.put_text(field, at, cut(text, uncurled));
        }
    }

    /// Puts in the text that a field holds, without space around it.
    #[inline]
    pub(super) fn put_text(&mut self, field: Field, at: At, text: Cow<'t, str>) {
        if matches!(field, Field::Company | Field::Wave | Field::Respondent)
            && text.as_bytes().contains(&0)
        {
            return self.mistake(at, Mistake::Field(field, NoField::Nul));
        }
        match field {
            Field::Company if text.is_empty() => {
                self.mistake(at, Mistake::Field(field, NoField::Blank));
            }
            Field::Company => {
                self.company = Some(self.check.names.meant(NameKind::Company, text));
            }
            Field::Side => self.put_side(&text, at),
            Field::Wave if text.is_empty() => self.wave = None,
            Field::Wave => self.wave = Some(self.check.names.meant(NameKind::Wave, text)),
            Field::Respondent => self.respondent = Some(text).filter(|text| !text.is_empty()),
            Field::Questionnaire if *text != *self.check.questionnaire.id => {
                self.mistake(at, Mistake::OtherQuestionnaire(text.into_owned()));
            }
            Field::Version if !is_version(&text, &self.check.questionnaire.version) => {
                self.mistake(at, self.check.other_version(text.into_owned()));
            }
            _ => {}
        }
    }

    fn put_side(&mut self, name: &str, at: At) {
        self.role = self.check.role(name);
        if self.role.is_none() {
            self.mistake(at, Mistake::UnknownSide(name.to_owned()));
        }
    }

    /// Says that a part of the record isn't what it has to be.
    pub(super) fn wrong_kind(&mut self, at: At, expected: &'static str, found: &Raw) {
        let found = found.describe();
        self.mistake(at, Mistake::WrongKind { expected, found });
    }

    #[cold]
    pub(super) fn unknown(
        &mut self,
        section: Option<RecordSection>,
        name: &str,
        at: At,
        mistake: fn(String) -> Mistake,
    ) {
        let key = (section, name.to_owned());
        if let Some(&first) = self.unknown.get(&key) {
            self.twice(name, first, at);
        } else {
            self.unknown.insert(key, at);
            self.mistake(at, mistake(name.to_owned()));
        }
    }

    #[cold]
    pub(super) fn twice(&mut self, name: &str, first: At, at: At) {
        let name = name.to_owned();
        self.mistake(at, Mistake::Twice { name, first });
    }

    /// A text, or a number or a truth value as it is spelt.
    pub(super) fn as_text(&mut self, raw: Raw<'t>, at: At) -> Option<Cow<'t, str>> {
        match self.spelt(raw, at) {
            Raw::Text(text) => Some(text),
            // Not known yet: the record is read again with its places.
            Raw::Bool | Raw::Integer(_) | Raw::Number(_) => None,
            other => {
                self.wrong_kind(at, "text", &other);
                None
            }
        }
    }

    pub(super) fn spelt(&mut self, raw: Raw<'t>, at: At) -> Raw<'t> {
        match raw {
            Raw::Bool | Raw::Integer(_) | Raw::Number(_) => {
                self.spelling(at).map_or(raw, Raw::Text)
            }
            other => other,
        }
    }

    fn spelling(&mut self, at: At) -> Option<Cow<'t, str>> {
        self.needs_places |= self.places.is_none();
        Some(Cow::Owned(self.places?.spelling(at).to_owned()))
    }

    /// What the record comes to, all of it being read.
    #[inline]
    pub(super) fn finish(mut self) -> Finished<'t> {
        // What is no record of this questionnaire has one mistake, not one for each of its answers.
        let is_final = |(_, mistake): &(At, Mistake)| {
            matches!(
                mistake,
                Mistake::OtherQuestionnaire(_) | Mistake::OtherBuiltIn(_) | Mistake::NoRecord(_)
            )
        };
        if let Some(only) = self.mistakes.iter().position(is_final) {
            self.mistakes = vec![self.mistakes.swap_remove(only)];
        } else {
            self.check_whole();
        }
        if let Some(places) = self.places {
            self.mistakes.sort_by_key(|(at, _)| places.span(*at).start);
        }
        let is_broken = self.mistakes.iter().any(|(_, mistake)| mistake.is_error());
        let mut finished = Finished {
            row: None,
            company: self.company,
            wave: self.wave,
            mistakes: self.mistakes,
            needs_places: self.needs_places,
        };
        if !is_broken
            && let Some(role) = self.role
            && let Some(company) = finished.company.take()
        {
            finished.row = Some(NewRecord {
                company,
                wave: finished.wave.take(),
                role,
                respondent: self.respondent,
                text: self.text,
                sent: self.sent,
                is_numbered: self.is_numbered,
            });
        }
        finished
    }
}
