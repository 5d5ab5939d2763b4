//! A form as a text file: the answer file itself, with every question in a comment above its line.

use textwrap::Options;

use super::content::{Form, FormQuestion, FormQuestionKind, numbered};
use crate::questionnaire::Choice;
use crate::sanitise::visible;

/// The columns that comments are wrapped to.
const WIDTH: usize = 96;

/// Renders a form. Sent back as it is, it reads as a record without answers.
pub(super) fn render(form: &Form) -> String {
    let mut page = YamlPage::default();
    introduce(&mut page, form);
    head(&mut page, form);
    page.line("answers:");
    for item in form.questions() {
        question(&mut page, form, &item);
    }
    open(&mut page, form);
    comments(&mut page, form);
    page.gap();
    page.comment("", &form.word("fill-return"));
    page.text
}

/// Tells editors that know JSON Schema where to look; beside the form, since nothing asks the network.
const MODELINE: &str = "# yaml-language-server: $schema=answers.schema.json";

fn introduce(page: &mut YamlPage, form: &Form) {
    page.line(MODELINE);
    page.line("#");
    page.comment("", &form.questionnaire.title);
    for paragraph in form.intro() {
        page.line("#");
        page.comment("", &paragraph);
    }
    page.line("#");
    page.comment("", &form.word("fill-in"));
    for key in ["fill-scale", "fill-cannot-say", "fill-return"] {
        page.comment("  - ", &form.word(key));
    }
    page.gap();
}

fn head(page: &mut YamlPage, form: &Form) {
    let questionnaire = form.questionnaire;
    page.line(&format!("questionnaire: {}", questionnaire.id));
    page.line(&format!("version: {}", quoted(&questionnaire.version)));
    page.line(&format!("company: {}", quoted(&form.company)));
    page.line(&format!("side: {}", form.party().id));
    if let Some(wave) = &form.wave {
        page.line(&format!("wave: {}", quoted(wave)));
    }
    page.comment("", &format!("{}:", form.word("respondent")));
    let respondent = form.respondent.as_deref().map(quoted);
    page.line(&format!("respondent: {}", respondent.unwrap_or_default()));
    page.gap();
}

fn question(page: &mut YamlPage, form: &Form, item: &FormQuestion) {
    page.gap();
    if let Some(heading) = &item.heading {
        page.inner_comment("", heading);
        page.gap();
    }
    let number = format!("{}. ", item.number);
    page.inner_comment(&number, &item.text);
    let indent = " ".repeat(number.len());
    match item.kind {
        FormQuestionKind::Scale(labels) => {
            page.inner_comment(&indent, &numbered(labels));
            absent(page, form, item, &indent);
            page.line(&format!("  {}:", item.id));
        }
        FormQuestionKind::Ranking(options) => {
            page.inner_comment(&indent, &form.word("fill-order"));
            let widest = options.iter().map(|option| option.id.len()).max();
            for Choice { id, text } in options {
                let id = format!("{indent}  {id:width$}  ", width = widest.unwrap_or(0));
                page.inner_comment(&id, &visible(text));
            }
            absent(page, form, item, &indent);
            page.line(&format!("  {}: []", item.id));
        }
    }
}

fn absent(page: &mut YamlPage, form: &Form, item: &FormQuestion, indent: &str) {
    if let Some(absent) = form.absent(item) {
        page.inner_comment(indent, &absent);
    }
}

fn open(page: &mut YamlPage, form: &Form) {
    let questions = &form.questionnaire.open;
    if questions.is_empty() {
        return;
    }
    page.gap();
    page.comment("", &form.word("may-stay-empty"));
    page.line("open:");
    for question in questions {
        page.gap();
        page.inner_comment("", &visible(&form.open_text(question)));
        page.inner_comment("", &form.word("fill-open"));
        // A block keeps colons, hashes, quotes and line ends as they are typed.
        page.line(&format!("  {}: |-", question.id));
    }
}

fn comments(page: &mut YamlPage, form: &Form) {
    let Some(example) = form.questions().first().map(|item| item.id) else {
        return;
    };
    page.gap();
    page.comment("", &form.word("fill-comment"));
    page.line("comments:");
    let text = quoted(&form.word("fill-comment-example"));
    page.line(&format!("  # {example}: {text}"));
}

/// A text as a YAML value on one line. JSON's quotes are YAML's as well.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// A text file under way.
#[derive(Debug, Default)]
struct YamlPage {
    text: String,
}

impl YamlPage {
    fn line(&mut self, line: &str) {
        self.text.push_str(line.trim_end());
        self.text.push('\n');
    }

    fn gap(&mut self) {
        self.line("");
    }

    /// A comment at the left edge, its further lines under the first one's text.
    fn comment(&mut self, first: &str, text: &str) {
        self.wrap("# ", first, text);
    }

    /// A comment above a question's line.
    fn inner_comment(&mut self, first: &str, text: &str) {
        self.wrap("  # ", first, text);
    }

    fn wrap(&mut self, mark: &str, first: &str, text: &str) {
        let rest = format!("{mark}{}", " ".repeat(first.len()));
        let first = format!("{mark}{first}");
        let options = Options::new(WIDTH)
            .initial_indent(&first)
            .subsequent_indent(&rest);
        for line in textwrap::wrap(&visible(text), options) {
            self.line(&line);
        }
    }
}
