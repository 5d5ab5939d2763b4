//! A form as a table for a spreadsheet: a column a question, a line that explains them, a line a person.

use super::content::{Form, FormQuestion, FormQuestionKind, numbered};
use crate::diagnostic::list;
use crate::questionnaire::Choice;
use crate::sanitise::{guard, visible};

/// Renders a form. Sent back as it is, it reads as a record without answers.
pub(super) fn render(form: &Form) -> String {
    let columns = columns(form);
    let mut writer = ::csv::WriterBuilder::new()
        .terminator(::csv::Terminator::CRLF)
        .from_writer(Vec::new());
    for row in 0..3 {
        // Writing to memory can't fail, and every row is as long as the first.
        let _ = writer.write_record(columns.iter().map(|column| &column[row]));
    }
    let bytes = writer.into_inner().unwrap_or_default();
    // The mark tells spreadsheets that this is UTF-8.
    format!("\u{feff}{}", String::from_utf8_lossy(&bytes))
}

/// A column's name, what belongs in it, and what stands there already.
type FormColumn = [String; 3];

fn column(header: impl Into<String>, note: impl Into<String>, value: &str) -> FormColumn {
    [header.into(), note.into(), guard(value.to_owned())]
}

fn columns(form: &Form) -> Vec<FormColumn> {
    let note = format!("# {}", form.word("table-note"));
    let [respondent, wave] = [&form.respondent, &form.wave].map(|it| it.as_deref().unwrap_or(""));
    let mut columns = vec![
        column("questionnaire", note, &form.questionnaire.id),
        column("company", form.word("company"), &form.company),
        column("side", form.word("side"), &form.party().id),
        column("respondent", form.word("respondent"), respondent),
        column("wave", form.word("wave"), wave),
    ];
    let items = form.questions();
    columns.extend(items.iter().map(|item| question(form, item)));
    let open = form.questionnaire.open.iter();
    columns.extend(open.map(|open| column(&open.id, guard(visible(&form.open_text(open))), "")));
    columns.extend(items.iter().map(|item| {
        let questionnaire = form.questionnaire;
        let note = visible(&questionnaire.phrase("table-comment", &[("id", item.id)]));
        column(format!("comment:{}", item.id), guard(note), "")
    }));
    columns
}

fn question(form: &Form, item: &FormQuestion) -> FormColumn {
    let how = match item.kind {
        FormQuestionKind::Scale(labels) => numbered(labels),
        FormQuestionKind::Ranking(options) => {
            let option = |option: &Choice| format!("{} ({})", option.id, visible(&option.text));
            let options = list::joined(options.iter().map(option), ", ");
            format!("{} {options}", form.word("table-order"))
        }
    };
    let lines = [Some(item.text.clone()), Some(how), form.absent(item)];
    let lines = list::joined(lines.into_iter().flatten(), "\n");
    column(item.id, guard(lines), "")
}
