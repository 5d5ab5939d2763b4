//! The template of pages, built in or a user's own.

use std::sync::{Arc, LazyLock};

use minijinja::syntax::SyntaxConfig;
use minijinja::value::Serde;
use minijinja::{
    AutoEscape, Environment, Error, ErrorKind, Output, State, UndefinedBehavior, Value,
};
use serde::Serialize;

use super::company;
use super::document::Document;
use super::layout::Layout;
use crate::diagnosis::Diagnosis;
use crate::diagnostic::Diagnostic;
use crate::sanitise::visible_lines;
use crate::source::Source;

/// The template of the HTML report, to start one's own from.
pub const BUILT_IN: &str = include_str!("html/page.html");

/// So many steps end a template that would never end by itself; a report takes some ten thousand.
const FUEL: u64 = 5_000_000;

/// What a template sees: under `page` what the report says to people, and of one company the JSON report's fields.
#[derive(Serialize)]
struct Context<'d> {
    #[serde(flatten)]
    report: Option<&'d Diagnosis<'d>>,
    page: &'d Document<'d>,
}

/// Renders a user's template. Text is escaped for HTML where the file's name ends in `.html`, `.htm` or
/// `.xml`, a further `.j2` or `.jinja` left aside; control characters become visible in every format.
pub fn render(
    template: &Arc<Source>,
    diagnosis: &Diagnosis,
    layout: Layout,
) -> Result<String, Vec<Diagnostic>> {
    let context = Context {
        report: Some(diagnosis),
        page: &company::document(diagnosis, layout),
    };
    environment()
        .and_then(|mut environment| {
            environment.set_fuel(Some(FUEL));
            render_with(&environment, &template.name, &template.text, &context)
        })
        .map_err(|error| vec![problem(&error, template)])
}

/// The built-in template, taken apart once for all pages.
static PAGES: LazyLock<Environment> = LazyLock::new(|| {
    let mut pages = environment().expect("the syntax is sound");
    pages
        .add_template(PAGE, BUILT_IN)
        .expect("the built-in template is sound");
    pages
});

const PAGE: &str = "page.html";

/// Renders the built-in template: a page that needs no network and no script.
pub(super) fn render_built_in(page: &Document) -> String {
    let context = Context { report: None, page };
    let template = PAGES.get_template(PAGE);
    template
        .and_then(|template| template.render(Value::from(Serde(&context))))
        .expect("the built-in template fits every document")
}

fn render_with(
    environment: &Environment,
    name: &str,
    text: &str,
    context: &Context,
) -> Result<String, Error> {
    environment
        .template_from_named_str(name, text)?
        .render(Value::from(Serde(context)))
}

fn environment<'e>() -> Result<Environment<'e>, Error> {
    let mut environment = Environment::new();
    let syntax = SyntaxConfig::builder()
        .trim_blocks(true)
        .lstrip_blocks(true)
        .keep_trailing_newline(true)
        .build()?;
    environment.set_syntax(syntax);
    environment.set_undefined_behavior(UndefinedBehavior::SemiStrict);
    environment.set_formatter(write_value);
    environment.add_filter("points", points);
    Ok(environment)
}

/// Text from files can hold anything, so nothing is written before it is made safe.
fn write_value(output: &mut Output, state: &mut State, value: &Value) -> Result<(), Error> {
    if value.is_safe() || value.as_str().is_none() {
        return minijinja::escape_formatter(output, state, value);
    }
    let text = visible_lines(value.as_str().unwrap_or_default());
    match state.auto_escape() {
        AutoEscape::None => output.write_str(&text).map_err(Error::from),
        _ => minijinja::escape_formatter(output, state, &Value::from(text)),
    }
}

/// A figure as people see it: whole points, more where that tells it from a line; a dash where there is none.
fn points(figure: &Value, line: Option<f64>) -> String {
    f64::try_from(figure.clone()).map_or("–".to_owned(), |figure| {
        let lines: Vec<f64> = line.into_iter().collect();
        crate::score::Points::new(figure).beside(&lines).to_string()
    })
}

fn problem(error: &Error, template: &Arc<Source>) -> Diagnostic {
    let message = match (error.kind(), error.detail()) {
        (ErrorKind::OutOfFuel, _) => "it takes too many steps".to_owned(),
        (kind, Some(detail)) => format!("{kind}: {detail}"),
        (kind, None) => kind.to_string(),
    };
    let problem = Diagnostic::error("template", format!("the template can't be used: {message}"));
    let Some(line) = error.line() else {
        return problem.in_file(&template.name);
    };
    let text = &template.text;
    let start: usize = text
        .split_inclusive('\n')
        .take(line.saturating_sub(1))
        .map(str::len)
        .sum();
    let end = text[start..].find('\n').map_or(text.len(), |at| start + at);
    problem
        .at(template, error.range().filter(|range| range.end <= text.len()).unwrap_or(start..end))
        .label("here")
        .help("`detente template` prints the built-in one; a template sees the fields of the JSON report")
}
