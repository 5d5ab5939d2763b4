//! Scales and questions of a questionnaire file.

use std::ops::{Range, RangeInclusive};
use std::sync::Arc;

use super::check::{Ids, KnownNames};
use super::file::AnswerScale;
use super::label_numbers;
use super::read_values::{at_least_one, one_of};
use super::wording::placeholders;
use super::{Choice, Keying, RankingQuestion, Role, ScaleQuestion, Wording};
use crate::diagnostic::{Diagnostic, suggest};
use crate::source::{Fields, Node, Reader};

/// In the place of a scale's id: that of the questions on what is done already.
const PRACTICES: &str = "practices";

pub(super) fn read_scales(reader: &mut Reader, node: &Node) -> Vec<AnswerScale> {
    let mut ids = Ids::new("scale");
    let nodes = reader.items(node).iter();
    let scales = nodes.filter_map(|node| read_scale(reader, node, &mut ids));
    scales.collect()
}

fn read_scale(reader: &mut Reader, node: &Node, ids: &mut Ids) -> Option<AnswerScale> {
    let mut fields = Fields::open(reader, node, "a scale")?;
    let id = ids.take_of(reader, &mut fields);
    let labels = fields.required(reader, "labels");
    fields.close(reader);
    let labels = read_labels(reader, labels?).into();
    Some(AnswerScale { id: id?, labels })
}

fn read_labels(reader: &mut Reader, node: &Node) -> Vec<String> {
    let nodes = reader.items(node);
    check_count(reader, node, nodes.len(), 2..=11, "labels");
    let mut labels: Vec<String> = Vec::new();
    for node in nodes {
        let Some(label) = reader.text(node).map(|label| label.trim().to_owned()) else {
            continue;
        };
        let is_label = |known: &String| known.to_lowercase() == label.to_lowercase();
        if label.is_empty() {
            let problem = Diagnostic::error("bad-label", "a label is empty");
            reader.report(problem, &node.span);
        } else if label.parse::<f64>().is_ok() {
            let message = format!("the label `{label}` reads as a number");
            let problem = Diagnostic::error("bad-label", message)
                .label("expected words: an answer of that number would mean two things")
                .help("put a word to it: answers are numbered from 1, by the order of the labels");
            reader.report(problem, &node.span);
        } else if labels.iter().any(is_label) {
            let message = format!("the label `{label}` stands twice in its scale");
            reader.report(Diagnostic::error("bad-label", message), &node.span);
        }
        labels.push(label);
    }
    if label_numbers::are_others(&labels) {
        reader.report(label_numbers::problem(), &node.span);
    }
    labels
}

fn check_count(
    reader: &mut Reader,
    node: &Node,
    count: usize,
    allowed: RangeInclusive<usize>,
    what: &str,
) {
    if !allowed.contains(&count) {
        let (least, most) = (allowed.start(), allowed.end());
        let problem = Diagnostic::error("wrong-count", format!("there are {count} {what} here"))
            .label(format!("expected {least} to {most}"));
        reader.report(problem, &node.span);
    }
}

/// Collects the questions of all causes, the symptoms and the debate in one row.
#[derive(Debug)]
pub(super) struct Items<'a> {
    scales: &'a [AnswerScale],
    scale_names: KnownNames,
    roles: &'a [String],
    ids: &'a mut Ids,
    scale: Vec<ScaleQuestion>,
    rankings: Vec<RankingQuestion>,
}

impl<'a> Items<'a> {
    /// `roles` are the ids of the two sides and the observer, by [`Role::index`].
    pub(super) fn new(scales: &'a [AnswerScale], roles: &'a [String], ids: &'a mut Ids) -> Self {
        Self {
            scales,
            scale_names: KnownNames::new("scale", scales.iter().map(|scale| scale.id.as_str())),
            roles,
            ids,
            scale: Vec::new(),
            rankings: Vec::new(),
        }
    }

    pub(super) fn finish(self) -> (Vec<ScaleQuestion>, Vec<RankingQuestion>) {
        (self.scale, self.rankings)
    }

    /// Reads the questions of one owner. It needs at least one scale question.
    pub(super) fn read(
        &mut self,
        reader: &mut Reader,
        node: &Node,
        owner: &str,
    ) -> (Range<usize>, Range<usize>) {
        let (scale, rankings) = (self.scale.len(), self.rankings.len());
        let mut has_tried = false;
        for node in reader.items(node) {
            has_tried |= self.read_question(reader, node);
        }
        if !has_tried {
            let message = format!("{owner} needs at least one scale question");
            let problem = Diagnostic::error("no-questions", message).label("none here");
            reader.report(problem, &node.span);
        }
        (scale..self.scale.len(), rankings..self.rankings.len())
    }

    /// Reads the questions of an owner that can have no ranking questions.
    pub(super) fn read_scale_only(
        &mut self,
        reader: &mut Reader,
        node: &Node,
        owner: &str,
    ) -> Range<usize> {
        let (scale, rankings) = self.read(reader, node, owner);
        if !rankings.is_empty() {
            let message = format!("{owner} can't have ranking questions");
            let help = "only causes can: a ranking is evidence beside a cause's score";
            let problem = Diagnostic::error("wrong-place", message);
            reader.report(problem.help(help), &node.span);
        }
        scale
    }

    /// Reads a question and says whether it was meant as a scale question.
    fn read_question(&mut self, reader: &mut Reader, node: &Node) -> bool {
        let Some(mut fields) = Fields::open(reader, node, "a question") else {
            return true;
        };
        let id = self.ids.take_of(reader, &mut fields);
        let wording = self.read_wording(reader, &mut fields);
        let absent = fields.optional_text(reader, "absent");
        let options = fields.optional("options");
        if options.is_none() {
            let scale = self.read_answer_scale(reader, &mut fields);
            let node = fields.optional("absent");
            if let (Some((scale, _)), Some(text), Some(node)) = (&scale, &absent, node) {
                check_absent(reader, node, text, &scale.labels);
            }
            if let (Some(id), Some(wording), Some((scale, keying))) = (id, wording, scale) {
                self.scale.push(ScaleQuestion {
                    id,
                    wording,
                    scale: scale.id.as_str().into(),
                    labels: Arc::clone(&scale.labels),
                    keying,
                    absent,
                });
            }
        } else {
            let options = options.map(|node| read_options(reader, node));
            if let (Some(id), Some(wording), Some(options)) = (id, wording, options) {
                self.rankings.push(RankingQuestion {
                    id,
                    wording,
                    options,
                    absent,
                    before: self.scale.len(),
                });
            }
        }
        fields.close(reader);
        options.is_none()
    }

    /// Reads the questions on what is done already, answered by one of these labels.
    pub(super) fn read_practices(
        &mut self,
        reader: &mut Reader,
        node: &Node,
        labels: &Arc<[String]>,
    ) -> Range<usize> {
        let start = self.scale.len();
        for node in at_least_one(reader, node, "practice") {
            let Some(mut fields) = Fields::open(reader, node, "a practice") else {
                continue;
            };
            let id = self.ids.take_of(reader, &mut fields);
            let wording = self.read_wording(reader, &mut fields);
            fields.close(reader);
            if let (Some(id), Some(wording)) = (id, wording) {
                self.scale.push(ScaleQuestion {
                    id,
                    wording,
                    scale: PRACTICES.into(),
                    labels: Arc::clone(labels),
                    keying: Keying::Reversed,
                    absent: None,
                });
            }
        }
        start..self.scale.len()
    }

    /// The ids of some scale questions.
    pub(super) fn scale_ids(&self, scale: Range<usize>) -> impl Iterator<Item = &str> {
        let questions = self.scale[scale].iter();
        questions.map(|question| question.id.as_str())
    }

    fn read_answer_scale(
        &self,
        reader: &mut Reader,
        fields: &mut Fields,
    ) -> Option<(&'a AnswerScale, Keying)> {
        let scale = fields.required(reader, "scale");
        let keyings = [("conflict", Keying::Direct), ("health", Keying::Reversed)];
        let keying = fields.required(reader, "agreeing");
        let meaning = "what a high answer is a sign of";
        let keying = keying.and_then(|node| one_of(reader, node, "agreeing", meaning, &keyings));
        let node = scale?;
        let name = reader.text(node)?;
        let at = self.scale_names.find(reader, &name, node)?;
        Some((&self.scales[at], keying?))
    }

    fn read_wording(&self, reader: &mut Reader, fields: &mut Fields) -> Option<Wording> {
        let text = fields.text(reader, "text");
        if let (Some(text), Some(node)) = (&text, fields.optional("text")) {
            check_placeholders(reader, node, text, Role::First);
        }
        let mut overrides = [None, None, None];
        if let Some(node) = fields.optional("wording") {
            let names = KnownNames::new("side", self.roles.iter().map(String::as_str));
            for (name, key, value) in reader.entries(node) {
                let Some(at) = names.find(reader, &name, key) else {
                    continue;
                };
                let Some(text) = reader.text(value) else {
                    continue;
                };
                if text.trim().is_empty() {
                    let message = format!("the wording for `{name}` is empty");
                    let problem = Diagnostic::error("missing-field", message);
                    reader.report(problem.label("it needs a text"), &value.span);
                }
                check_placeholders(reader, value, &text, Role::ALL[at.min(2)]);
                overrides[at.min(2)] = Some(text.trim().to_owned());
            }
        }
        Some(Wording::new(text?, overrides))
    }
}

/// What says that something never came up can't be an answer as well.
fn check_absent(reader: &mut Reader, node: &Node, absent: &str, labels: &[String]) {
    let is_label = |label: &String| label.to_lowercase() == absent.to_lowercase();
    if absent.parse::<f64>().is_ok() || labels.iter().any(is_label) {
        let message = format!("`absent` is `{absent}`, which is an answer");
        let label = "expected words of its own, as in `It did not come up`";
        let problem = Diagnostic::error("bad-absent", message);
        reader.report(problem.label(label), &node.span);
    }
}

fn check_placeholders(reader: &mut Reader, node: &Node, text: &str, role: Role) {
    const KNOWN: [&str; 2] = ["own", "other"];
    for name in placeholders(text) {
        let problem = if !KNOWN.contains(&name) {
            let message = format!("the text holds `{{{name}}}`, which nothing fills");
            Diagnostic::error("unknown-placeholder", message)
                .label(suggest::label(name, &KNOWN))
                .help("`{own}` is the respondent's side, `{other}` the other one")
        } else if role == Role::Observer {
            let message = format!("the observer's wording holds `{{{name}}}`");
            Diagnostic::error("unknown-placeholder", message)
                .label("the observer is on no side")
                .help("name the sides themselves")
        } else {
            continue;
        };
        reader.report(problem, &node.span);
    }
}

fn read_options(reader: &mut Reader, node: &Node) -> Vec<Choice> {
    let nodes = reader.items(node);
    check_count(reader, node, nodes.len(), 3..=9, "options");
    let mut ids = Ids::new("option");
    let option = |node| {
        let mut fields = Fields::open(reader, node, "an option")?;
        let id = ids.take_of(reader, &mut fields);
        let text = fields.text(reader, "text");
        fields.close(reader);
        let (id, text) = (id?, text?);
        Some(Choice { id, text })
    };
    nodes.iter().filter_map(option).collect()
}
