//! Folders to files: which of them may hold answers, and which are left out, which is said.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashSet};
use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use super::NO_PAGE;
use super::load::{open_stream, unopened};
use super::once;
use super::path::{ends_in, path_of, text_of};
use crate::diagnostic::{Diagnostic, list};

/// The endings that a folder walk takes.
const ENDINGS: [&str; 10] = [
    "yaml", "yml", "json", "ndjson", "jsonl", "csv", "tsv", "xlsx", "ods", "zip",
];

/// The same in a sentence.
pub(crate) const EXPECTED: &str = "answer files end in .yaml, .yml, .json, .ndjson, .jsonl, .csv, .tsv, .xlsx or .ods, and may be in a .zip";

/// The endings of pages, such as forms, which hold no answers.
const PAGES: [&str; 2] = ["html", "htm"];

/// The endings of other workbooks, which a walk doesn't take.
const WORKBOOKS: [&str; 4] = ["xls", "xlsm", "xlsb", "numbers"];

/// So many bytes hold the end of a page, in which it says how it was made.
const PAGE_END: u64 = 4096;

/// How many endings are named of files that are passed over.
const NAMED: usize = 4;

/// So many bytes hold what a text form begins with, up to its answers.
const HEAD: u64 = 1 << 14;

/// What to do about answers in a file of another ending.
const RENAME: &str = "rename each, so that it ends in .yaml; of a mail, save what is attached, or copy the form's lines into a file of that ending";

/// The files that paths lead to.
#[derive(Debug, Default)]
pub struct Found {
    /// The files, or `-`, in the order of the paths given and by name within a folder.
    pub files: Vec<String>,
    /// What couldn't be walked, and what was left out.
    pub diagnostics: Vec<Diagnostic>,
    /// Those that are paths given themselves: they may be pipes, or missing, which what a folder holds isn't.
    named: HashSet<String>,
}

/// Lists the files of every path: a file itself, a folder's files that may hold answers. One that several paths lead to is
/// listed once.
pub fn find(paths: &[String]) -> Found {
    let mut found = Found::default();
    let mut has_links = false;
    for path in paths {
        if path != "-" && path_of(path).is_dir() {
            has_links |= found.walk(path);
        } else {
            found.add_named(path);
        }
    }
    // Within a folder without links no file is met twice.
    if has_links || paths.len() > 1 {
        let note = once::list_once(&mut found.files);
        found.diagnostics.extend(note);
    }
    found
}

impl Found {
    /// One file, whatever it is.
    pub fn file(path: &str) -> Self {
        let mut found = Self::default();
        found.add_named(path);
        found
    }

    fn add_named(&mut self, path: &str) {
        self.files.push(path.to_owned());
        self.named.insert(path.to_owned());
    }

    /// Whether one of its files was found in a folder, so that it is a regular one.
    pub fn is_walked(&self, file: &str) -> bool {
        !self.named.contains(file)
    }

    /// Its files' names.
    pub fn files(&self) -> impl Iterator<Item = &str> {
        self.files.iter().map(String::as_str)
    }

    /// Lists a folder's files, and says whether links are among what it holds.
    fn walk(&mut self, folder: &str) -> bool {
        let (before, mut passed) = (self.files.len(), PassedOver::default());
        let mut has_links = false;
        let walk = WalkDir::new(path_of(folder)).follow_links(true);
        // By name: all that is before it is the same within a folder, and taking it off takes longer than comparing it.
        let by_path = |one: &DirEntry, other: &DirEntry| {
            let [one, other] = [one, other].map(|entry| entry.path().as_os_str());
            one.cmp(other)
        };
        let mut walk = walk.sort_by(by_path).into_iter();
        while let Some(entry) = walk.next() {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => {
                    self.diagnostics.push(walk_problem(folder, &error));
                    continue;
                }
            };
            has_links |= entry.path_is_symlink();
            let name = entry.file_name().to_string_lossy();
            // Excel puts a file of the second kind beside a workbook that is open.
            let is_hidden = entry.depth() > 0 && (name.starts_with('.') || name.starts_with("~$"));
            let is_folder = entry.file_type().is_dir();
            if is_hidden && is_folder {
                walk.skip_current_dir();
            }
            let path = text_of(entry.path().as_os_str());
            if is_hidden || name.ends_with(".draft.yaml") {
                passed.left_out.push(path);
            } else if is_folder {
                // What it holds comes by itself.
            } else if !has_known_ending(entry.path()) {
                passed.add_other(entry.path());
            } else if entry.file_type().is_file() {
                self.files.push(path);
            } else {
                // A pipe or a device would be waited for, for ever.
                let message = "this is no regular file; left out";
                let warning = Diagnostic::warning("not-a-file", message);
                self.diagnostics.push(warning.in_file(path));
            }
        }
        if self.files.len() == before {
            self.diagnostics.push(no_answers(folder, &passed));
        } else {
            let silent = passed.silent_folders(folder, &self.files[before..]);
            let told = silent.iter();
            let told = told.map(|(folder, passed)| no_answers(&folder.to_string_lossy(), passed));
            self.diagnostics.extend(told);
            let is_told = |path: &Path| silent.keys().any(|folder| path.starts_with(folder));
            let texts = passed.texts_left(|path| !is_told(path));
            let warning = |message| Diagnostic::warning("text-left", message).in_file(folder);
            self.diagnostics
                .extend(texts.map(|text| warning(text).help(RENAME)));
            let workbooks = passed.workbooks_beside(&self.files[before..]);
            self.diagnostics.extend(workbooks);
            self.diagnostics.extend(passed.notes(folder));
        }
        has_links
    }
}

/// What a walk doesn't take.
#[derive(Debug, Default)]
struct PassedOver {
    /// Hidden files and folders, and unfinished surveys.
    left_out: Vec<String>,
    /// How many files of each other ending there are.
    others: BTreeMap<String, usize>,
    /// These files.
    paths: Vec<PathBuf>,
}

impl PassedOver {
    fn add_other(&mut self, path: &Path) {
        let ending = match path.extension() {
            Some(ending) => format!(".{}", ending.to_string_lossy().to_lowercase()),
            None => "without an ending".to_owned(),
        };
        *self.others.entry(ending).or_default() += 1;
        self.paths.push(path.to_owned());
    }

    /// Folders that hold files, none of which is read: a client's whose answers would go missing without a word.
    /// Those beside or below answers are only told where they hold workbooks: contracts and pictures may lie there.
    fn silent_folders(&self, root: &str, read: &[String]) -> BTreeMap<&Path, Self> {
        let root = Path::new(root);
        let above = |file| Path::new(file).ancestors().skip(1);
        let above_read: HashSet<&Path> = read.iter().flat_map(above).collect();
        let mut silent: BTreeMap<&Path, PassedOver> = BTreeMap::new();
        for path in &self.paths {
            let above = path.ancestors().skip(1);
            let unread = above.take_while(|folder| *folder != root && !above_read.contains(folder));
            if let Some(top) = unread.last() {
                silent.entry(top).or_default().add_other(path);
            }
        }
        let mut read = read.iter();
        let is_of_clients = !read.any(|file| Path::new(file).parent() == Some(root));
        silent.retain(|folder, passed| {
            let mut paths = passed.paths.iter();
            is_of_clients && folder.parent() == Some(root)
                || paths.any(|path| ends_in(path, &WORKBOOKS))
        });
        silent
    }

    /// Names those of the files that hold answers, such as .txt, as editors call what they save, and .eml, a mail.
    fn texts_left(&self, is_asked: impl Fn(&Path) -> bool) -> Option<String> {
        let paths = self.paths.iter().filter(|path| is_asked(path));
        let left = paths.filter(|path| !ends_in(path, &WORKBOOKS) && holds_answers(path));
        let names: Vec<String> = left.map(|path| text_of(path.as_os_str())).collect();
        let files = list::count(names.len(), "file", "files");
        let told = list::with_rest(&names, NAMED, "other", "others");
        let message = format!("answers in {files} aren't read because of the ending: {told}");
        (!names.is_empty()).then_some(message)
    }

    /// Warns of workbooks that aren't read beside files that are.
    fn workbooks_beside(&self, read: &[String]) -> Vec<Diagnostic> {
        let folders: HashSet<_> = read.iter().map(|file| Path::new(file).parent()).collect();
        let is_beside =
            |path: &&PathBuf| ends_in(path, &WORKBOOKS) && folders.contains(&path.parent());
        let warning = |path: &PathBuf| {
            let message = "this workbook isn't read, since it is of another kind";
            let warning = Diagnostic::warning("workbook-left", message);
            let help = "if it holds answers, open it, and save it as .xlsx or CSV";
            warning.in_file(path.to_string_lossy()).help(help)
        };
        self.paths.iter().filter(is_beside).map(warning).collect()
    }

    fn notes(&self, folder: &str) -> Vec<Diagnostic> {
        let mut notes = Vec::new();
        if let Some(names) = list::any_joined(&self.left_out, ", ") {
            let message = format!("left out hidden files and unfinished surveys: {names}");
            notes.push(Diagnostic::note("left-out", message));
        }
        let mut others = Self::default();
        for path in self.paths.iter().filter(|path| !is_own_page(path)) {
            others.add_other(path);
        }
        if !others.others.is_empty() {
            let message = format!("passed over {}", others.others_in_words());
            let help = format!("{EXPECTED}; a file of another ending is read when you name it");
            let note = Diagnostic::note("passed-over", message).in_file(folder);
            notes.push(note.help(help));
        }
        notes
    }

    /// "2 files (.txt)", or "5 files (3 .txt, 1 .html and 1 .xlsx)".
    fn others_in_words(&self) -> String {
        let files = list::count(self.others.values().sum(), "file", "files");
        let mut kinds: Vec<(&String, &usize)> = self.others.iter().collect();
        if let [(ending, _)] = kinds[..] {
            return format!("{files} ({ending})");
        }
        kinds.sort_by_key(|(_, count)| Reverse(**count));
        let in_words = |(ending, count): &(&String, &usize)| format!("{count} {ending}");
        let named = kinds.iter().take(NAMED).map(in_words);
        let rest = kinds.iter().skip(NAMED).map(|(_, count)| **count).sum();
        let rest = (rest > 0).then(|| list::count(rest, "other", "others"));
        format!("{files} ({})", list::plain(named.chain(rest)))
    }
}

/// Whether a file is a page that the program wrote, by what stands at the end of it: a survey leaves one beside its answers,
/// and nobody takes it for answers.
fn is_own_page(path: &Path) -> bool {
    if !ends_in(path, &["html"]) || !path.is_file() {
        return false;
    }
    let mut end = Vec::new();
    let read = File::open(path).and_then(|mut file| {
        let length = file.metadata()?.len();
        file.seek(SeekFrom::Start(length.saturating_sub(PAGE_END)))?;
        file.take(PAGE_END).read_to_end(&mut end)
    });
    read.is_ok() && String::from_utf8_lossy(&end).contains("Made by method ")
}

/// Whether the beginning of a file has the fields of an answer record, each on a line, as forms and saved answers do, and an
/// answer below them.
fn holds_answers(path: &Path) -> bool {
    let mut head = Vec::new();
    let is_read = path.is_file()
        && open_stream(&text_of(path.as_os_str()))
            .is_ok_and(|file| file.take(HEAD).read_to_end(&mut head).is_ok());
    let head = String::from_utf8_lossy(&head);
    let is_line = |line: &str, field: &str| {
        let name = line.trim_start_matches([' ', '-', '>', '"']);
        let rest = name.strip_prefix(field).unwrap_or_default();
        rest.trim_start_matches('"').starts_with(':')
    };
    let is_answered = |line: &str| {
        let value = line.split_once(':').map_or("", |(_, value)| value.trim());
        !line.trim_start_matches([' ', '>']).starts_with('#') && !["", "|-"].contains(&value)
    };
    let has = |field| head.lines().any(|line| is_line(line, field));
    let mut answers = head.lines().skip_while(|line| !is_line(line, "answers"));
    // In JSON the first one may stand on the same line.
    let first = answers.next().and_then(|line| line.split_once(':'));
    let mut answers = first.map(|(_, rest)| rest).into_iter().chain(answers);
    is_read && ["company", "side"].into_iter().all(has) && answers.any(is_answered)
}

/// Whether a file's ending is one of those that answer files have.
pub(crate) fn has_known_ending(path: &Path) -> bool {
    ends_in(path, &ENDINGS)
}

fn no_answers(folder: &str, passed: &PassedOver) -> Diagnostic {
    let problem = Diagnostic::error("no-files", "this folder holds no answer files")
        .in_file(folder)
        .help(EXPECTED);
    let names = list::any_joined(&passed.left_out, ", ");
    let files = (!passed.others.is_empty()).then(|| passed.others_in_words());
    let has = |endings| passed.paths.iter().any(|path| ends_in(path, endings));
    let problem = problem
        .helps(names.map(|names| format!("left out as hidden or unfinished: {names}; an unfinished survey is read when you name its file")))
        .helps(files.map(|files| format!("passed over: {files}; a file of another ending is read when you name it")))
        .helps(passed.texts_left(|_| true).map(|texts| format!("{texts}; {RENAME}")))
        .helps(has(&WORKBOOKS).then_some("save a workbook of another kind as .xlsx"));
    problem.helps(has(&PAGES).then_some(NO_PAGE))
}

fn walk_problem(folder: &str, error: &walkdir::Error) -> Diagnostic {
    let path = error.path();
    let name = path.map_or(folder.into(), |path| path.to_string_lossy());
    if error.loop_ancestor().is_some() {
        let message = "this link leads back to a folder above it; left out";
        return Diagnostic::warning("link-loop", message).in_file(name);
    }
    match error.io_error() {
        Some(error) => unopened(&name, error),
        None => Diagnostic::error("unreadable", error.to_string()).in_file(name),
    }
}
