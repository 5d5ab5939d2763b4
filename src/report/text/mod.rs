//! A document as text for a terminal.
//!
//! Styles are escape codes; the writer strips them where they don't belong.

mod chart;
mod cut;
mod legend;
mod page;
pub(super) mod scale;
mod shade;
mod table;

use unicode_width::UnicodeWidthStr;

use super::document::{Block, Document, Orders, Quote, Section, Step, Weight};
use super::layout::Layout;
use super::table::{Cell, Column, SHADES, Table};
use crate::sanitise::visible;
pub(super) use cut::cut;
pub(super) use page::TextPage;

pub(super) fn render(document: &Document, layout: Layout) -> String {
    let mut page = TextPage::new(layout.width);
    head(&mut page, document);
    let open = document.sections.iter();
    for section in open.filter(|section| !section.is_closed) {
        write(&mut page, section);
    }
    page.finish()
}

/// Whom it is about, and who answered: on one line where they fit.
fn head(page: &mut TextPage, document: &Document) {
    let [title, answered] = [&document.title, &document.answered].map(|text| visible(text));
    let needed = title.width() + answered.width() + 2;
    if needed <= page.width() && !answered.is_empty() {
        let space = " ".repeat(page.width() - needed + 2);
        page.strong_then_dim(&format!("{title}{space}"), &answered);
    } else {
        page.strong(&title);
        page.dim(&answered);
    }
}

fn write(page: &mut TextPage, section: &Section) {
    match &section.heading {
        Some(heading) => page.heading(&heading.text),
        None => page.gap(),
    }
    for block in &section.blocks {
        block_of(page, block);
    }
}

fn block_of(page: &mut TextPage, block: &Block) {
    match block {
        Block::Heading { text } | Block::Subheading { text } => {
            page.gap();
            page.strong(&text.text);
        }
        Block::Paragraph { text, weight } => match weight {
            Weight::Plain => page.paragraph(&text.text),
            Weight::Strong => page.strong(&text.text),
            Weight::Quiet => page.dim(&text.text),
        },
        Block::List { items } => items.iter().for_each(|item| page.item(&item.text)),
        Block::Steps { steps, is_numbered } => {
            for (number, step) in (1..).zip(steps) {
                write_step(page, step, is_numbered.then_some(number));
            }
        }
        Block::Quotes { about, quotes } => {
            if let Some(about) = about {
                page.gap();
                page.dim(&about.text);
            }
            for Quote { text, by } in quotes {
                page.indented(&format!("“{text}” ({by})"));
            }
        }
        Block::Table { table } => write_table(page, table),
        Block::Scale { scale } => {
            let drawn = scale::draw(scale, page.line_width());
            page.dim(&drawn);
            page.gap();
        }
        Block::Orders { orders } => write_orders(page, orders),
        // The figures stand in a table as well.
        Block::Slope { .. } => {}
    }
}

/// "1. CEO, this week: Meet each leader alone."
fn write_step(page: &mut TextPage, step: &Step, number: Option<usize>) {
    let when = step.when.map_or(String::new(), |when| format!(", {when}"));
    let text = format!("{}{when}: {}", step.owner, step.text);
    match number {
        Some(number) => page.hanging(&format!("{number}. "), &text),
        None => page.item(&text),
    }
    for note in &step.notes {
        page.hanging(if number.is_some() { "   " } else { "     " }, &note.text);
    }
}

/// A table under what its marks stand for; where it is too wide, each row becomes a list.
fn write_table(page: &mut TextPage, table: &Table) {
    let fitted = table::fit(table, page.width());
    let alone = table::chart_width(page.width().saturating_sub(3));
    if let Some(axis) = table.axis() {
        let width = fitted.as_ref().map_or(alone, |fitted| fitted.chart);
        page.dim(&table::legend(table, axis, width));
    }
    page.gap();
    match fitted {
        Some(fitted) => page.laid_out(&fitted.lines, ""),
        None => list(page, table, alone),
    }
    if table.has_shades {
        page.dim(SHADES);
    }
    page.gap();
}

/// Each row as a paragraph: what stands up to its first column of text, then the rest, and a chart of this width.
fn list(page: &mut TextPage, table: &Table, chart: usize) {
    let named = table.columns.iter().position(|column| !column.is_figure);
    let named = named.map_or(0, |named| named + 1);
    for row in &table.rows {
        let cells = || table.columns.iter().zip(row);
        let title = cells().take(named);
        let title = title.map(|(column, cell)| table::shown(table, column, cell));
        page.paragraph(&title.collect::<Vec<_>>().join(" "));
        let rest = cells().skip(named);
        let rest = rest.filter(|(_, cell)| !cell.text.is_empty());
        let part = |(column, cell): (&Column, &Cell)| {
            named_figure(&column.head, &table::shown(table, column, cell))
        };
        let parts: Vec<String> = rest.map(part).collect();
        page.indented(&parts.join(", "));
        for (column, cell) in cells() {
            if let (Some(axis), Some(dumbbell)) = (&column.axis, &cell.dumbbell) {
                page.laid_out(&chart::head(chart), "   ");
                page.laid_out(&chart::row(dumbbell, axis, chart), "   ");
            }
        }
    }
}

/// "Sales 73", or "1: 73" under a number.
fn named_figure(head: &str, figure: &str) -> String {
    let is_number = head.starts_with(|first: char| first.is_ascii_digit());
    let colon = if is_number { ":" } else { "" };
    format!("{head}{colon} {figure}").trim().to_owned()
}

/// Orders next to each other, or below each other where a terminal is narrow.
fn write_orders(page: &mut TextPage, orders: &Orders) {
    let table = &orders.table;
    if let Some(fitted) = table::fit(table, page.width()) {
        page.gap();
        page.laid_out(&fitted.lines, "");
    } else {
        for (at, column) in table.columns.iter().enumerate().skip(1) {
            let texts: Vec<&str> = table.rows.iter().map(|row| row[at].text.as_str()).collect();
            page.indented(&format!("{}: {}.", column.head, texts.join("; ")));
        }
    }
    page.dim(orders.note.unwrap_or_default());
    page.gap();
}

/// A table's chart alone, without colour: a line for each row, under its axis; none where it has none.
pub(super) fn chart_of(table: &Table) -> Option<String> {
    let axis = table.axis()?;
    let width = table::chart_width(usize::MAX);
    let name = |row: &Vec<Cell>| visible(&row[0].text) + " " + &visible(&row[1].text);
    let names: Vec<String> = table.rows.iter().map(name).collect();
    let most = names.iter().map(|name| name.width()).max().unwrap_or(0);
    let pad = |name: &str| " ".repeat(most.saturating_sub(name.width()) + 2);
    let mut text = format!("{}{}\n", pad(""), chart::head(width));
    for (row, name) in table.rows.iter().zip(&names) {
        let dumbbell = row.iter().find_map(|cell| cell.dumbbell.as_ref());
        let drawn = dumbbell.map_or(String::new(), |dumbbell| chart::row(dumbbell, axis, width));
        let drawn = anstream::adapter::strip_str(&drawn);
        let line = format!("{name}{}{drawn}", pad(name));
        text += &format!("{}\n", line.trim_end());
    }
    Some(text + &table::legend(table, axis, width) + "\n")
}
