//! Whose rows are left out.

use super::cells::Cells;
use super::left_out::Gone;
use super::table::Table;
use crate::answers::mapping::NameKind;
use crate::reading::field::Field;

impl Table<'_> {
    /// Counts a row that is left out for its company.
    pub(super) fn count_gone(&self, cells: &Cells, gone: &mut Gone) {
        let mut fields = self.fields.iter();
        let column = fields.find(|(_, field)| *field == Field::Company);
        let company = column.map(|(column, _)| cells.lossy(*column));
        let company = company.as_deref().map(str::trim).map(|name| {
            let meant = self.check.names.found(NameKind::Company, name);
            meant.unwrap_or(name)
        });
        let company = company.or(self.columns.company.as_deref());
        if let Some(company) = company.filter(|company| !company.is_empty()) {
            *gone.entry(company.to_owned()).or_default() += 1;
        }
    }
}
