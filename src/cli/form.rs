//! `detente form`: blank forms to send out.

use std::fs;
use std::io::{self, IsTerminal};
use std::path::Path;

use super::inputs;
use super::outcome::{Failure, Outcome, unless};
use super::output::{self, Console};
use crate::answers::normalize::is_same;
use crate::cli::spare;
use crate::diagnostic::Diagnostic;
use crate::form::{self, Form, Medium};
use crate::questionnaire::{DEFAULT, Questionnaire, Role};
use crate::sanitise::visible;

/// Blank forms to send out
///
/// Makes a form for the leaders of one side, or the forms of all sides at once. On a terminal, without
/// -f, -o or --out, that is a page in a file in this folder; piped, a YAML file on standard output.
///
/// What comes back is read by `detente report` as it is: a page saves a file of answers, the other two
/// are answer files.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  detente form --company \"Acme Gears\" --side sales
  detente form --company \"Acme Gears\" --all-sides --out forms/
  detente form --company \"Acme Gears\" --side sales -o sales.html
  detente form --company \"Acme Gears\" --side ceo --wave 2026-Q4 -q pulse -f yaml")]
pub(super) struct Args {
    /// The company that the answers are about
    #[arg(long, value_name = "NAME", value_parser = name)]
    company: String,
    /// Whom the form is for: a side, or the observer
    #[arg(
        long,
        value_name = "SIDE",
        required_unless_present = "all_sides",
        conflicts_with = "all_sides"
    )]
    side: Option<String>,
    /// Make the forms of both sides and of the observer, in the folder given by --out
    #[arg(long, requires = "out")]
    all_sides: bool,
    /// The wave, as in 2026-Q4
    #[arg(long, value_name = "WAVE", value_parser = name)]
    wave: Option<String>,
    /// The name or alias of the person who gets it [default: filled in by that person]
    #[arg(long, value_name = "NAME", value_parser = name, conflicts_with = "all_sides")]
    respondent: Option<String>,
    /// The questionnaire: a file, or the id of a built-in one
    #[arg(short, long, value_name = "FILE|ID", default_value = DEFAULT)]
    questionnaire: String,
    /// The format [default: by the output file's ending, else html in a folder or on a terminal, else yaml]
    #[arg(short, long, value_enum, value_name = "FORMAT")]
    format: Option<Medium>,
    /// Write to this file instead of standard output
    #[arg(short, long, value_name = "FILE", conflicts_with = "all_sides")]
    output: Option<String>,
    /// Write to this folder, which is made if need be
    #[arg(long, value_name = "DIR", conflicts_with = "output")]
    out: Option<String>,
    /// Replace files that are there already
    #[arg(long)]
    force: bool,
}

pub(super) fn run(args: &Args, console: &Console) -> Result<Outcome, Failure> {
    spare::output(args.file(), None, [args.questionnaire.as_str()])?;
    let questionnaire = inputs::read_questionnaire(&args.questionnaire)?;
    let format = args.format()?;
    let (roles, idle): (Vec<Role>, Vec<Role>) = if let Some(side) = &args.side {
        (vec![role(&questionnaire, side)?], Vec::new())
    } else {
        let roles = questionnaire.parties().map(|(role, _)| role);
        roles.partition(|role| !questionnaire.sequence(*role).is_empty())
    };
    let idle = idle.into_iter().map(|role| no_form(&questionnaire, role));
    console.emit(&idle.collect::<Vec<_>>());
    if matches!(format, Medium::Csv) {
        console.emit(&dates(args));
    }
    let roles = roles.into_iter();
    let forms = roles.map(|role| args.form(&questionnaire, role));
    let Some(folder) = args.folder() else {
        for form in forms {
            args.deliver(&form::render(&form, format), format, console)?;
        }
        return Ok(Outcome::Done);
    };
    let files = forms.clone().map(|form| {
        let name = format!("{}.{}", form.file_stem(), format.ending());
        let path = Path::new(folder).join(name).to_string_lossy().into_owned();
        (path, form::render(&form, format))
    });
    let files: Vec<(String, String)> = files.collect();
    // All are looked at before any is written, so that a set is never half new and half old.
    let taken = files.iter();
    let taken = taken.filter_map(|(path, _)| args.taken(path, format));
    unless(taken.collect(), ())?;
    super::delivery::make_folder(folder)?;
    let mut listing = String::new();
    for (path, text) in &files {
        console.deliver(text, Some(path))?;
        listing += &format!("{}\n", visible(path));
    }
    console.print(&listing)?;
    if args.is_for_terminal() {
        forms.for_each(|form| console.summarise(&next_steps(&form)));
    }
    Ok(Outcome::Done)
}

/// That a party is asked nothing that counts.
fn no_form(questionnaire: &Questionnaire, role: Role) -> Diagnostic {
    let name = questionnaire.party_name(role);
    let message = format!("no form for the {name}, who is asked nothing but open questions");
    Diagnostic::note("asked-nothing", message)
        .help("a question is put to the observer where it has a wording for them")
}

/// What to do with a form, for somebody who makes the first one.
fn next_steps(form: &Form) -> String {
    let party = form.questionnaire.party_name(form.role);
    let reader = match (&form.respondent, form.role) {
        (Some(name), _) => name.clone(),
        (None, Role::Observer) => format!("the {party}"),
        (None, _) => format!("a leader of {party}"),
    };
    format!(
        "\nSend this file to {reader}. It opens in any browser and needs no network.\n\
         What comes back is a file of answers. Put all of these into one folder, and run \
         `detente report FOLDER`.\n"
    )
}

impl Args {
    fn form<'q>(&self, questionnaire: &'q Questionnaire, role: Role) -> Form<'q> {
        Form {
            questionnaire,
            role,
            company: self.company.clone(),
            wave: self.wave.clone(),
            respondent: self.respondent.clone(),
        }
    }

    /// The file to write to; none for standard output.
    fn file(&self) -> Option<&str> {
        output::file(self.output.as_ref())
    }

    /// Whether a person at a terminal asks for a form and doesn't say where it is to go.
    fn is_for_terminal(&self) -> bool {
        let is_told = self.format.is_some() || self.output.is_some() || self.out.is_some();
        !is_told && io::stdout().is_terminal()
    }

    /// The folder to write to; none for one file or standard output.
    fn folder(&self) -> Option<&str> {
        let here = self.is_for_terminal().then_some("");
        self.out.as_deref().or(here)
    }

    fn format(&self) -> Result<Medium, Failure> {
        let ending = self.file().and_then(|path| {
            let ending = Path::new(path).extension()?.to_str()?;
            Some(ending.to_lowercase())
        });
        Ok(match (self.format, ending.as_deref()) {
            (Some(format), _) => format,
            (None, Some("yaml" | "yml")) => Medium::Yaml,
            (None, Some("csv")) => Medium::Csv,
            (None, Some("html" | "htm")) => Medium::Html,
            (None, Some(other)) => {
                let message = format!("no form ends in `.{other}`");
                let help = "endings are `.yaml`, `.csv` and `.html`; else say the format with `-f`";
                let problem = Diagnostic::error("unknown-format", message);
                return Err(vec![problem.help(help)]);
            }
            (None, None) if self.folder().is_some() => Medium::Html,
            (None, None) => Medium::Yaml,
        })
    }

    fn deliver(&self, text: &str, format: Medium, console: &Console) -> Result<(), Failure> {
        let output = self.file();
        let taken = output.and_then(|path| self.taken(path, format));
        unless(Failure::from_iter(taken), ())?;
        console.deliver(text, output)
    }

    /// A form is filled in where it lies, so a blank one must not take a filled one's place.
    fn taken(&self, path: &str, format: Medium) -> Option<Diagnostic> {
        if self.force || !Path::new(path).is_file() {
            return None;
        }
        let there = fs::read_to_string(path).ok();
        let company = there.and_then(|text| form::company_in(&text, format));
        let other = company.filter(|other| !is_same(other, &self.company));
        let (message, help) = match other {
            Some(other) => (
                format!("this is the form of another company: {other}"),
                "nothing was written; keep the forms of companies whose files have the same name in folders of their own",
            ),
            None => (
                "this file is there already, and may hold somebody's answers".to_owned(),
                "nothing was written; give another name, or replace it with `--force`",
            ),
        };
        let problem = Diagnostic::error("taken", message).in_file(path);
        Some(problem.help(help))
    }
}

/// A name for the head of a form: one line, not empty.
fn name(text: &str) -> Result<String, String> {
    let text = text.trim();
    if text.is_empty() {
        Err("it needs a text".to_owned())
    } else if visible(text) != text {
        Err("it holds characters that can't be seen".to_owned())
    } else {
        Ok(text.to_owned())
    }
}

fn role(questionnaire: &Questionnaire, side: &str) -> Result<Role, Failure> {
    if let Some(role) = questionnaire.role_of(side) {
        return Ok(role);
    }
    let problem = inputs::no_such_side(questionnaire, side);
    Err(vec![problem.suggest(side, &questionnaire.party_ids())])
}

/// A spreadsheet would take such a name for a date or a number, and save another one.
fn dates(args: &Args) -> Vec<Diagnostic> {
    let names = [
        ("wave", args.wave.as_ref()),
        ("company", Some(&args.company)),
        ("respondent", args.respondent.as_ref()),
    ];
    let is_date = |name: &String| {
        let is_of_date = |c: char| c.is_ascii_digit() || "-/.: ".contains(c);
        name.starts_with(|c: char| c.is_ascii_digit())
            && name.chars().all(is_of_date)
            && name.contains(|c: char| !c.is_ascii_digit())
    };
    let warn = |(what, name): (&str, Option<&String>)| {
        let name = name.filter(|name| is_date(name))?;
        let message = format!("a spreadsheet may turn the {what} `{name}` into a date");
        let help = "what it saves would then be about another one; put a letter in, as in 2026-Q4";
        Some(Diagnostic::warning("reads-as-a-date", message).help(help))
    };
    names.into_iter().filter_map(warn).collect()
}
