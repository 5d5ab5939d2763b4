//! A form as a table for a spreadsheet: a column a question, a line that explains them, a line a person.

use super::content::{Form, FormQuestion, FormQuestionKind, numbered};
use crate::sanitise::{guard, visible};

/// Renders a form. Sent back as it is, it reads as a record without answers.
pub(super) fn render(form: &Form) -> String {
    let rows = columns(form);
    let mut writer = ::csv::WriterBuilder::new()
        .terminator(::csv::Terminator::CRLF)
        .from_writer(Vec::new());
    for pick in [FormColumn::header, FormColumn::note, FormColumn::value] {
        // Writing to memory can't fail, and every row is as long as the first.
        let _ = writer.write_record(rows.iter().map(pick));
    }
    let bytes = writer.into_inner().unwrap_or_default();
    // The mark tells spreadsheets that this is UTF-8.
    format!("\u{feff}{}", String::from_utf8_lossy(&bytes))
}

/// One column: its name, what belongs in it, and what stands there already.
struct FormColumn {
    header: String,
    note: String,
    value: String,
}

impl FormColumn {
    fn new(header: impl Into<String>, note: impl Into<String>, value: &str) -> Self {
        Self {
            header: header.into(),
            note: note.into(),
            value: guard(value.to_owned()),
        }
    }

    fn header(&self) -> &str {
        &self.header
    }

    fn note(&self) -> &str {
        &self.note
    }

    fn value(&self) -> &str {
        &self.value
    }
}

fn columns(form: &Form) -> Vec<FormColumn> {
    let note = format!("# {}", form.word("table-note"));
    let mut columns = vec![
        FormColumn::new("questionnaire", note, &form.questionnaire.id),
        FormColumn::new("company", form.word("company"), &form.company),
        FormColumn::new("side", form.word("side"), &form.party().id),
        FormColumn::new(
            "respondent",
            form.word("respondent"),
            form.respondent.as_deref().unwrap_or_default(),
        ),
        FormColumn::new(
            "wave",
            form.word("wave"),
            form.wave.as_deref().unwrap_or_default(),
        ),
    ];
    let items = form.questions();
    columns.extend(items.iter().map(|item| question(form, item)));
    let open = form.questionnaire.open.iter();
    columns.extend(open.map(|open| FormColumn::new(&open.id, guard(visible(&open.text)), "")));
    columns.extend(items.iter().map(|item| {
        let questionnaire = form.questionnaire;
        let note = visible(&questionnaire.phrase("table-comment", &[("id", item.id)]));
        FormColumn::new(format!("comment:{}", item.id), guard(note), "")
    }));
    columns
}

fn question(form: &Form, item: &FormQuestion) -> FormColumn {
    let how = match item.kind {
        FormQuestionKind::Scale(labels) => numbered(labels),
        FormQuestionKind::Ranking(options) => {
            let options: Vec<String> = options
                .iter()
                .map(|option| format!("{} ({})", option.id, visible(&option.text)))
                .collect();
            format!("{} {}", form.word("table-order"), options.join(", "))
        }
    };
    FormColumn::new(item.id, guard(format!("{}\n{how}", item.text)), "")
}
