//! The row of the program's own forms that explains their columns.

use super::names::ColumnKind;
use crate::questionnaire::Questionnaire;

/// What the row says of a column for texts; nothing of others.
pub(super) fn of(kind: ColumnKind, questionnaire: &Questionnaire) -> String {
    let id = kind.name(questionnaire);
    match kind {
        ColumnKind::Comment(_) => {
            let id = id.strip_prefix("comment:").unwrap_or_default();
            questionnaire.phrase("table-comment", &[("id", id)])
        }
        ColumnKind::Open(at) => questionnaire.open[at].text.clone(),
        _ => String::new(),
    }
}
