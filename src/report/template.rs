//! The template of pages, built in or a user's own.

use std::sync::{Arc, LazyLock};

use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Kwargs, Rest, Serde, ValueOrKwargs};
use minijinja::{
    AutoEscape, Environment, Error, ErrorKind, Output, State, UndefinedBehavior, Value,
};
use serde::Serialize;

use super::bounds::{self, Bound};
use super::company;
use super::document::Document;
use super::layout::Layout;
use super::subject::Subject;
use crate::diagnostic::Diagnostic;
use crate::sanitise::visible_lines;
use crate::score::Points;
use crate::source::Source;

/// The template of the HTML report, to start one's own from.
pub const BUILT_IN: &str = include_str!("html/page.html");

/// What a template sees: under `page` what the report says to people, and of one company the JSON report's fields.
#[derive(Serialize)]
struct Context<'d> {
    #[serde(flatten)]
    report: Option<Subject<'d>>,
    page: &'d Document<'d>,
}

/// Renders a user's template. Text is escaped for HTML where the file's name ends in `.html`, `.htm` or
/// `.xml`, a further `.j2` or `.jinja` left aside; control characters become visible in every format.
pub fn render<'d>(
    template: &Arc<Source>,
    subject: impl Into<Subject<'d>>,
    layout: Layout,
) -> Result<String, Vec<Diagnostic>> {
    let subject = subject.into();
    let beyond = |bound: Bound| {
        let problem = unusable(&bound.message()).in_file(&template.name);
        vec![problem.help(bound.way_on())]
    };
    let code = bounds::code(&template.text);
    if code > bounds::LARGEST {
        return Err(beyond(Bound::Code(code)));
    }
    let context = Value::from(Serde(&Context {
        report: Some(subject),
        page: &company::document(subject, layout),
    }));
    let source = Arc::clone(template);
    // An error holds values of the template, which only that stack can take apart.
    let work =
        move || render_users(&source, context).map_err(|error| vec![problem(&error, &source)]);
    bounds::within(work).map_err(beyond)?
}

fn render_users(template: &Source, context: Value) -> Result<String, Error> {
    let mut environment = environment()?;
    environment.set_fuel(Some(bounds::STEPS));
    environment.set_recursion_limit(bounds::DEEPEST);
    environment.add_filter("tojson", to_json);
    environment.add_function("namespace", no_namespace);
    let template = environment.template_from_named_str(&template.name, &template.text)?;
    template.render(context)
}

/// The built-in template, taken apart once for all pages.
static PAGES: LazyLock<Environment> = LazyLock::new(|| {
    let mut pages = environment().expect("the syntax is sound");
    let added = pages.add_template(PAGE, BUILT_IN);
    added.expect("the built-in template is sound");
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

fn environment<'e>() -> Result<Environment<'e>, Error> {
    let mut environment = Environment::new();
    let syntax = SyntaxConfig::builder()
        .trim_blocks(true)
        .lstrip_blocks(true)
        .keep_trailing_newline(true)
        .build()?;
    environment.set_syntax(syntax);
    // Otherwise only a build for debugging names what is undefined.
    environment.set_debug(true);
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
        Points::new(figure).beside(line.as_slice()).to_string()
    })
}

/// The built-in filter makes the whole text before its length is counted.
fn to_json(value: &Value, indent: Option<Value>, options: Kwargs) -> Result<Value, Error> {
    let asked = options.peek::<Option<Value>>("indent")?;
    let spaces = indent.as_ref().or(asked.as_ref()).and_then(Value::as_usize);
    if spaces.is_some_and(|spaces| spaces > bounds::WIDEST_INDENT) {
        let most = bounds::WIDEST_INDENT;
        let message = format!("`tojson` indents by {most} spaces at most");
        return Err(Error::new(ErrorKind::InvalidOperation, message));
    }
    minijinja::filters::tojson(value, indent, options)
}

/// A namespace can hold itself, and what holds itself has no bottom: whoever walks it overflows the stack.
fn no_namespace(_: Rest<ValueOrKwargs>) -> Result<Value, Error> {
    let message =
        "templates have no `namespace`; `sum`, `map`, `select` and `loop.last` do most of its work";
    Err(Error::new(ErrorKind::InvalidOperation, message))
}

fn problem(error: &Error, template: &Arc<Source>) -> Diagnostic {
    let (message, way_on) = match (bound(error), error.detail()) {
        (Some(bound), _) => (bound.message(), bound.way_on()),
        (None, Some(detail)) => (format!("{}: {detail}", error.kind()), WAY_ON),
        (None, None) => (error.kind().to_string(), WAY_ON),
    };
    let problem = unusable(&message);
    let Some(line) = error.line() else {
        return problem.in_file(&template.name).help(way_on);
    };
    let text = &template.text;
    let before = text.split_inclusive('\n').take(line.saturating_sub(1));
    let start: usize = before.map(str::len).sum();
    let end = text[start..].find('\n').map_or(text.len(), |at| start + at);
    let range = error.range().filter(|range| range.end <= text.len());
    let problem = problem.at(template, range.unwrap_or(start..end));
    problem.label("here").help(way_on)
}

const WAY_ON: &str =
    "`detente template` prints the built-in one; a template sees the fields of the JSON report";

fn unusable(why: &str) -> Diagnostic {
    Diagnostic::error("template", format!("the template can't be used: {why}"))
}

/// The bound that the engine has kept to, if that is what is wrong.
fn bound(error: &Error) -> Option<Bound> {
    match (error.kind(), error.detail()) {
        (ErrorKind::OutOfFuel, _) => Some(Bound::Steps),
        (_, Some("recursion limit exceeded")) => Some(Bound::Depth),
        (_, Some("template exceeds maximum recursion limits")) => Some(Bound::Nesting),
        _ => None,
    }
}
