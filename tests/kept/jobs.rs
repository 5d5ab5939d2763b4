//! What the pages offer for CI, run as it stands there.

use std::env;
use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

use crate::{clients, run};

fn page(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
    fs::read_to_string(path).expect("a page")
}

/// Runs a shell's script with the program on its path; whether it ends well.
fn shell(folder: &Path, script: &str) -> Option<i32> {
    let program = Path::new(env!("CARGO_BIN_EXE_detente"));
    let own = program.parent().expect("a folder").to_owned();
    let others = env::split_paths(&env::var_os("PATH").expect("a path")).collect::<Vec<_>>();
    let path = env::join_paths([vec![own], others].concat()).expect("a path");
    let mut command = Command::new("sh");
    let output = command
        .args(["-e", "-c", script])
        .current_dir(folder)
        .env("PATH", path)
        .output();
    output.expect("a shell").status.code()
}

/// A repository as the pages take it for granted, whose kept reports are right.
fn repository() -> tempfile::TempDir {
    let folder = clients(&["Acme", "Bolt"]);
    run(folder.path(), "batch answers --out golden -f markdown").ends(0);
    folder
}

/// Something that happens to a repository.
type Spoil = fn(&Path);

/// A job that checks kept reports: green where all is as it was, red where a report is gone, a company is new or gone, a
/// figure moved, or a file is broken.
fn is_a_sound_check(job: &str) {
    let spoil: [(&str, i32, Spoil); 5] = [
        ("nothing", 0, |_| ()),
        ("a report is gone", 1, |path| {
            fs::remove_file(path.join("golden/Acme.md")).expect("removed");
        }),
        ("a company is new", 1, |path| {
            crate::write_client(path, 9, "Cog", "");
        }),
        ("a company is gone", 1, |path| {
            fs::remove_dir_all(path.join("answers/Bolt")).expect("removed");
        }),
        ("a file is broken", 2, |path| {
            fs::write(path.join("answers/Acme/sales-R0.yaml"), "{").expect("written");
        }),
    ];
    for (what, status, spoil) in spoil {
        let folder = repository();
        spoil(folder.path());
        assert_eq!(shell(folder.path(), job), Some(status), "{what}: {job}");
    }
}

#[test]
fn the_job_of_the_readme_is_one_line_that_notices_all() {
    let readme = page("README.md");
    let (_, part) = readme.split_once("## You run it in CI").expect("its part");
    let line = part
        .lines()
        .find(|line| line.starts_with("detente batch answers --out golden"));
    is_a_sound_check(line.expect("the job"));
}

#[test]
fn the_workflow_runs_as_it_stands() {
    let text = page("docs/examples/github-workflow.yml");
    let workflow: Value = serde_yaml::from_str(&text).expect("YAML");
    let steps = workflow["jobs"]["reports"]["steps"]
        .as_array()
        .expect("steps");
    let scripts: Vec<&str> = steps
        .iter()
        .filter_map(|step| step["run"].as_str())
        .collect();
    let (install, scripts) = scripts.split_first().expect("steps");
    assert!(install.starts_with("cargo install --locked --git "));
    assert_eq!(scripts.len(), 3);
    let folder = repository();
    for script in scripts {
        assert_eq!(shell(folder.path(), script), Some(0), "{script}");
    }
    assert!(folder.path().join("portfolio.csv").is_file());
    is_a_sound_check(scripts[1]);
}

#[test]
fn the_hooks_run_as_they_stand() {
    let hooks: Value = serde_yaml::from_str(&page(".pre-commit-hooks.yaml")).expect("YAML");
    let entries: Vec<&str> = hooks
        .as_array()
        .expect("hooks")
        .iter()
        .filter_map(|hook| hook["entry"].as_str())
        .collect();
    let [check, reports] = entries[..] else {
        panic!("{entries:?}")
    };
    let folder = repository();
    assert_eq!(shell(folder.path(), check), Some(0));
    fs::write(folder.path().join("answers/Acme/sales-R0.yaml"), "{").expect("written");
    assert_eq!(shell(folder.path(), check), Some(2));
    is_a_sound_check(reports);
}
