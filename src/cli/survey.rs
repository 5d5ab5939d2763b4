//! `detente survey`: asks one respondent after the other, here in the terminal.

use std::io::{self, IsTerminal};
use std::path::PathBuf;

use super::going_on::{GoingOn, left_out};
use super::inputs::{self, QuestionnaireArg};
use super::outcome::{Failure, Outcome, unless};
use super::output::Console;
use crate::answers::mapping::ColumnMapping;
use crate::answers::selection::Selection;
use crate::diagnosis::{Options, diagnose_with};
use crate::diagnostic::Diagnostic;
use crate::questionnaire::Questionnaire;
use crate::reading::{Input, Texts};
use crate::report::{self, Format, Layout};
use crate::sanitise::visible;
use crate::save::{Existing, save};
use crate::score::Resampler;
use crate::survey::desk::{self, Next};
use crate::survey::folder::AnswerFolder;
use crate::survey::identify::Known;
use crate::survey::plain::Plain;
use crate::survey::setting::Setting;
use crate::survey::standing::Standing;
use crate::survey::terminal::Terminal;
use crate::survey::visit::{Unfinished, Visited, visit};
use crate::survey::watch::Watch;
use crate::survey::{Prompt, Stop};

/// Ask the questions here in the terminal, save the answers, make the report
///
/// Both leaders answer one after the other; the CEO may answer as a third, and gets the report as a page.
/// Every answer is on the disk before the next question shows: whatever happens, the same command goes on
/// where it stopped.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  detente survey
  detente survey --dir acme --company \"Acme Gears\" --wave 2026-Q4
  detente survey --plain --company \"Acme Gears\" --side sales --respondent Dana < lines.txt")]
pub(super) struct Args {
    /// The company that the answers are about
    #[arg(long, value_name = "NAME")]
    company: Option<String>,
    /// Who answers: one of the sides, or the observer
    #[arg(long, value_name = "SIDE")]
    side: Option<String>,
    /// The name or an alias of who answers
    #[arg(long, value_name = "NAME")]
    respondent: Option<String>,
    /// The round of the survey, such as 2026-Q4
    #[arg(long, value_name = "WAVE")]
    wave: Option<String>,
    /// The folder for the answer files
    #[arg(long, value_name = "DIR", default_value = ".")]
    dir: PathBuf,
    /// Ask in plain lines, for screen readers, simple terminals and scripts
    #[arg(long)]
    plain: bool,
    /// Replace the answers that this respondent gave before
    #[arg(long)]
    replace: bool,
    #[command(flatten)]
    questionnaire: QuestionnaireArg,
}

const NOTHING: &str = "Nothing was answered, so nothing was saved.";

/// One run of the command.
struct Session<'a> {
    args: &'a Args,
    console: &'a Console,
    questionnaire: Questionnaire,
    folder: AnswerFolder,
    watch: Watch,
}

pub(super) fn run(args: &Args, console: &Console) -> Result<Outcome, Failure> {
    // Before the folder's files are read, which starts threads.
    let farewell_console = console.clone();
    let watch = Watch::new(move |text| farewell_console.inform(text));
    watch.set_farewell(NOTHING.to_owned());
    watch.start();
    let questionnaire = args.questionnaire()?;
    let known = known(args, &questionnaire)?;
    let is_plain = args.plain || std::env::var("TERM").is_ok_and(|term| term == "dumb");
    let has_terminal = io::stdin().is_terminal() && io::stderr().is_terminal();
    if !is_plain && !has_terminal {
        let message = "the survey needs a terminal to ask in, and this is none";
        let help = "add `--plain` to ask and answer in plain lines";
        return Err(vec![Diagnostic::error("no-terminal", message).help(help)]);
    }
    let folder = AnswerFolder::open(&args.dir)?;
    let session = Session {
        args,
        console,
        questionnaire,
        folder,
        watch,
    };
    session.watch.set_farewell(session.nothing());
    if is_plain {
        session.in_lines(&known)
    } else {
        session.in_terminal(known)
    }
}

/// What the flags say, checked as in an answer file.
fn known(args: &Args, questionnaire: &Questionnaire) -> Result<Known, Failure> {
    let mut problems = Vec::new();
    let mut text = |flag: &str, value: &Option<String>| {
        let value = value.as_deref().map(|value| value.trim().to_owned());
        if value.as_deref() == Some("") {
            let problem = Diagnostic::error("empty", format!("`--{flag}` is empty"));
            problems.push(problem.help("give it a text, or leave it out"));
        }
        value
    };
    let company = text("company", &args.company);
    let respondent = text("respondent", &args.respondent);
    let wave = args.wave.as_deref().map(|wave| wave.trim().to_owned());
    let wave = wave.filter(|wave| !wave.is_empty());
    let side = args.side.as_deref();
    let role = side.and_then(|side| questionnaire.role_of(side));
    if let (Some(side), None) = (&args.side, role) {
        problems.push(inputs::no_such_side(questionnaire, side));
    }
    let known = Known {
        company,
        wave,
        role,
        respondent,
    };
    unless(problems, known)
}

impl Args {
    /// The questionnaire that was asked for, else the one that the answers in the folder are to: one round asks the same.
    fn questionnaire(&self) -> Result<Questionnaire, Failure> {
        let kept = AnswerFolder::kept(&self.dir);
        let inputs: Vec<Input> = kept.iter().map(|name| Input::File(name)).collect();
        let selection = Selection {
            company: self.company.clone(),
            wave: self.wave.clone(),
        };
        self.questionnaire
            .choose(&inputs, &ColumnMapping::default(), &selection)
    }
}

impl Session<'_> {
    /// One respondent, in plain lines. The answer file's name is all that goes to standard output.
    fn in_lines(&self, known: &Known) -> Result<Outcome, Failure> {
        let how_to_go_on = "To go on, run the same command again.";
        let setting = self.setting(false, how_to_go_on);
        let (input, output) = (io::stdin().lock(), self.console.stderr());
        let mut prompt = Plain::new(&self.questionnaire, input, output);
        let outcome = match visit(&setting, known, &mut prompt) {
            Ok(visited) => {
                let file = visible(&visited.file.to_string_lossy());
                self.console.print(&format!("{file}\n"))?;
                self.inform_of_standing(&visited);
                Ok(Outcome::Done)
            }
            Err(unfinished) => self.unfinished(unfinished, how_to_go_on),
        };
        // Lines can't be taken back, as a screen can.
        if io::stdin().is_terminal() {
            self.console.inform("What was answered still stands in this window: close it before anybody else sits down here.");
        }
        outcome
    }

    /// One respondent after the other, and the report for whoever asks for it on the observer's path.
    fn in_terminal(&self, known: Known) -> Result<Outcome, Failure> {
        let how_to_go_on = self.going_on().sentence();
        let setting = self.setting(true, &how_to_go_on);
        let mut terminal =
            Terminal::new(&self.questionnaire, &self.watch, self.console.has_colors());
        let last = rounds(&setting, known, &mut terminal);
        drop(terminal);
        match last {
            Err(unfinished) => self.unfinished(unfinished, &how_to_go_on),
            Ok((visited, true)) => self.report(&visited),
            Ok((visited, false)) => {
                let saved = format!("The answers are saved in {}.", visited.file.display());
                self.console.inform(&saved);
                self.inform_of_standing(&visited);
                Ok(Outcome::Done)
            }
        }
    }

    fn setting<'a>(&'a self, asks: bool, how_to_go_on: &'a str) -> Setting<'a> {
        Setting {
            questionnaire: &self.questionnaire,
            folder: &self.folder,
            watch: &self.watch,
            asks,
            replace: self.args.replace,
            how_to_go_on,
        }
    }

    fn going_on(&self) -> GoingOn<'_> {
        GoingOn {
            dir: &self.args.dir,
            questionnaire: self.args.questionnaire.given(),
            folder: &self.folder,
        }
    }

    /// Who has answered, who is missing, and what to do next.
    fn inform_of_standing(&self, visited: &Visited) {
        let who = &visited.who;
        let (asked, wave) = (&self.questionnaire, who.wave.as_deref());
        let standing = Standing::new(&self.folder, asked, &who.company, wave);
        let next = self.going_on().next(asked, &standing, who);
        self.console.inform(&next);
    }

    /// That nothing was answered, and what is next where others have answered before.
    fn nothing(&self) -> String {
        let before = self.going_on().before(&self.questionnaire);
        before.map_or_else(|| NOTHING.to_owned(), |next| format!("{NOTHING}\n{next}"))
    }

    /// Says what there is of a survey that wasn't finished.
    fn unfinished(&self, unfinished: Unfinished, how_to_go_on: &str) -> Result<Outcome, Failure> {
        let draft = unfinished.draft;
        let kept = draft.map(|draft| format!("The answers so far are in {}.", draft.display()));
        let kept = kept.map(|kept| format!("{kept} {how_to_go_on}"));
        let helped = |problem: Diagnostic| problem.helps(kept.clone());
        match unfinished.stop {
            Stop::Quit | Stop::Back => {
                self.console.inform(&kept.unwrap_or_else(|| self.nothing()));
                Ok(Outcome::Done)
            }
            Stop::Ended => {
                let message = "the input ended before the survey did";
                Err(vec![helped(Diagnostic::error("input-ended", message))])
            }
            Stop::Interrupted => self.watch.interrupt(),
            Stop::Failed(mut problems) => {
                let last = problems.pop().map(helped);
                problems.extend(last);
                Err(problems)
            }
        }
    }

    /// The same report as `detente report` makes of these files, as a page beside them.
    fn report(&self, visited: &Visited) -> Result<Outcome, Failure> {
        let who = &visited.who;
        let wave = who.wave.as_deref();
        let folder = &self.folder;
        let answered = folder.answered(&self.questionnaire, &who.company, wave);
        let selection = Selection {
            company: Some(who.company.clone()),
            wave: Some(who.wave.clone().unwrap_or_default()),
        };
        let texts = Texts::default();
        let inputs = Input::of(&answered.files, &texts);
        let mapping = ColumnMapping::default();
        let answers = inputs::read(&inputs, &self.questionnaire, &mapping, &selection);
        self.console.emit(&inputs::sound(&[], &answers)?);
        self.console.inform(&left_out(&answered));
        if !answers.companies.is_empty() {
            let company = answers.companies.company(0);
            let resampler = Resampler::of_reports(&self.questionnaire);
            let options = Options::whole(&resampler);
            let diagnosis = diagnose_with(&self.questionnaire, &company, options);
            let page = report::render(&diagnosis, Format::Html, Layout::default());
            let file = self.folder.report(who);
            let in_place = ", in the place of the one that was there";
            let replaced = if file.exists() { in_place } else { "" };
            save(&file, page.into_file(), Existing::Replace)?;
            self.console.inform(&format!(
                "The report is in {}{replaced}. Open it in a browser, with nobody else at the screen.",
                file.display()
            ));
        }
        Ok(Outcome::Done)
    }
}

/// Respondent after respondent, until one wants the report, or nobody else is there.
fn rounds(
    setting: &Setting,
    mut known: Known,
    prompt: &mut dyn Prompt,
) -> Result<(Visited, bool), Unfinished> {
    loop {
        let visited = visit(setting, &known, prompt)?;
        // What was answered is out of sight before anybody else looks.
        prompt.forget();
        known = match desk::next(setting, &visited, prompt) {
            Ok(Next::Ask(next)) => next,
            Ok(Next::Report) => return Ok((visited, true)),
            Ok(Next::Stop) | Err(Stop::Quit) => return Ok((visited, false)),
            Err(stop) => return Err(Unfinished { stop, draft: None }),
        };
    }
}
