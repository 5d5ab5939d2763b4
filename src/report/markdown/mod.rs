//! A document as Markdown, to be pasted into an issue, a wiki or a mail.

mod escape;

use super::document::{Block, Document, Orders, Quote, Section, Step, Task, Weight};
use super::table::{Cell, SHADES, Table};
use super::text;
use escape::{escape, paragraph};

/// Renders a document, with an empty line between its blocks.
pub(super) fn render(document: &Document) -> String {
    let mut blocks = vec![format!("# {}", escape(&document.title))];
    let about = [&document.about.text, &document.answered];
    let about = about.into_iter().filter(|text| !text.is_empty());
    blocks.extend(about.map(|text| paragraph(text)));
    let open = document.sections.iter();
    for section in open.filter(|section| !section.is_closed) {
        blocks.extend(section_of(section));
    }
    blocks.join("\n\n") + "\n"
}

fn section_of(section: &Section) -> impl Iterator<Item = String> {
    let heading = section.heading.as_ref();
    let heading = heading.map(|heading| format!("## {}", escape(&heading.text)));
    let blocks = section.blocks.iter().flat_map(block_of);
    heading.into_iter().chain(blocks)
}

fn block_of(block: &Block) -> Vec<String> {
    let one = match block {
        Block::Heading { text } => format!("### {}", escape(&text.text)),
        Block::Subheading { text } => format!("#### {}", escape(&text.text)),
        Block::Paragraph { text, .. } if text.text.is_empty() => return Vec::new(),
        Block::Paragraph { text, weight } => match weight {
            Weight::Strong => format!("**{}**", escape(&text.text)),
            Weight::Plain | Weight::Quiet => paragraph(&text.text),
        },
        Block::List { items } => {
            let items = items.iter();
            lines(items.map(|item| format!("- {}", paragraph(&item.text))))
        }
        Block::Steps { steps, is_numbered } => {
            let steps = (1..).zip(steps);
            lines(steps.map(|(number, step)| step_of(step, is_numbered.then_some(number))))
        }
        Block::Quotes { about, quotes } => return quotes_of(about.as_ref(), quotes),
        Block::Table { table } => return table_of(table),
        Block::Scale { scale } => paragraph(&text::scale::sentence(scale)),
        Block::Orders { orders } => return orders_of(orders),
        // The figures stand in a table as well.
        Block::Slope { .. } => return Vec::new(),
    };
    vec![one]
}

fn lines(lines: impl Iterator<Item = String>) -> String {
    lines.collect::<Vec<_>>().join("\n")
}

/// A numbered step, or a task that can be ticked off.
fn step_of(step: &Step, number: Option<usize>) -> String {
    let task = match step.task {
        Task::ToDo => "- [ ]",
        Task::Done => "- [x]",
        Task::Dropped => "-",
    };
    let bullet = number.map_or(task.to_owned(), |number| format!("{number}."));
    let when = step.when.map_or(String::new(), |when| format!(", {when}"));
    let (owner, text) = (escape(&step.owner), escape(&step.text));
    let mut text = format!("{bullet} **{owner}**{when}: {text}");
    for note in &step.notes {
        text += &format!(" *{}*", escape(&note.text));
    }
    text
}

fn quotes_of(about: Option<&super::document::Text>, quotes: &[Quote]) -> Vec<String> {
    let quote = |quote: &Quote| format!("> “{}” ({})", escape(&quote.text), escape(&quote.by));
    let quotes: Vec<String> = quotes.iter().map(quote).collect();
    let about = about.map(|about| paragraph(&about.text));
    about.into_iter().chain([quotes.join("\n>\n")]).collect()
}

/// A table, and its chart below it.
fn table_of(table: &Table) -> Vec<String> {
    let shown = table.without_charts();
    let line = |cells: Vec<String>| format!("| {} |", cells.join(" | "));
    let columns = || shown.iter().map(|at| &table.columns[*at]);
    let heads = columns().map(|column| escape(&column.head));
    let rules = columns().map(|column| if column.is_figure { "---:" } else { "---" }.to_owned());
    let mut rows = vec![line(heads.collect()), line(rules.collect())];
    for row in &table.rows {
        let cells = shown.iter().map(|at| cell_of(table, &row[*at]));
        rows.push(line(cells.collect()));
    }
    let mut blocks = vec![rows.join("\n")];
    blocks.extend(table.has_shades.then(|| SHADES.to_owned()));
    blocks.extend(text::chart_of(table).map(|chart| format!("```text\n{chart}```")));
    blocks
}

fn cell_of(table: &Table, cell: &Cell) -> String {
    let text = escape(&cell.text);
    match cell.heat.filter(|_| table.has_shades) {
        Some(heat) => format!("{text} {}", heat.mark()).trim_end().to_owned(),
        None => text,
    }
}

fn orders_of(orders: &Orders) -> Vec<String> {
    let note = orders.note.map(str::to_owned);
    table_of(&orders.table).into_iter().chain(note).collect()
}
