//! Whose a form is that lies there already.

use super::Medium;

/// The company that a form's text names; none where it says nothing of one, as what is no form.
pub fn company_in(text: &str, medium: Medium) -> Option<String> {
    match medium {
        Medium::Yaml => {
            let mut lines = text.lines();
            let name = lines.find_map(|line| line.strip_prefix("company:"))?.trim();
            Some(quoted(name).unwrap_or_else(|| name.to_owned()))
        }
        Medium::Html => {
            let (_, name) = text.split_once("\"record\": {\"company\": ")?;
            quoted(name)
        }
        Medium::Csv => {
            let text = text.trim_start_matches('\u{feff}');
            let mut table = ::csv::ReaderBuilder::new()
                .flexible(true)
                .from_reader(text.as_bytes());
            let mut heads = table.headers().ok()?.iter();
            let at = heads.position(|head| head == "company")?;
            // The row after the header says what belongs in each column.
            let row = table.records().nth(1)?.ok()?;
            let name = row.get(at)?;
            Some(name.strip_prefix('\'').unwrap_or(name).to_owned())
        }
    }
}

/// The text in quotes that something starts with.
fn quoted(text: &str) -> Option<String> {
    let mut values = serde_json::Deserializer::from_str(text).into_iter();
    values.next()?.ok()
}
