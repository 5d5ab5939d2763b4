//! Opens HTML files in headless Chromium; what `harness.mjs` is asked and answers is told on its top.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

/// Looks at a page, or says why it can't: without a browser there is nothing, but in CI that fails.
pub fn look(request: &Value) -> Option<Value> {
    if let Some(lack) = lack() {
        let why = format!(
            "a browser test was left out: {lack}. Install Debian's chromium-headless-shell and run `npm ci --prefix tests/browser`."
        );
        assert!(std::env::var("CI").as_deref() != Ok("true"), "{why}");
        // Past the test runner, which would keep what a passing test prints to itself.
        writeln!(std::io::stderr(), "{why}").expect("standard error takes text");
        return None;
    }
    let run = || {
        let mut node = Command::new("node");
        node.arg(folder().join("harness.mjs"))
            .arg(request.to_string())
            .env("CHROMIUM", chromium());
        node.output().expect("node starts")
    };
    // What a browser that broke says is nothing of the page; where a page is wrong, each try finds that.
    let mut output = run();
    for _ in 1..TRIES {
        if output.status.code() == Some(BROKEN) {
            output = run();
        }
    }
    let problem = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "the browser failed: {problem}");
    Some(serde_json::from_slice(&output.stdout).expect("the harness answers with JSON"))
}

/// So often a page is looked at.
const TRIES: usize = 4;

/// What the harness ends with where the browser broke, or what was waited for never came.
const BROKEN: i32 = 75;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/browser")
}

/// The browser: the one named by `CHROMIUM`, else the shell without windows, which is twice as fast, else the whole one.
fn chromium() -> PathBuf {
    let named = std::env::var_os("CHROMIUM").map(PathBuf::from);
    let whole = || PathBuf::from("/usr/bin/chromium");
    let shell = Path::new("/usr/bin/chromium-headless-shell");
    named.unwrap_or_else(|| {
        if shell.exists() {
            shell.to_owned()
        } else {
            whole()
        }
    })
}

fn lack() -> Option<String> {
    let chromium = chromium();
    if !chromium.exists() {
        return Some(format!("there is no Chromium at {}", chromium.display()));
    }
    if !folder().join("node_modules/playwright-core").exists() {
        return Some("tests/browser/node_modules is missing".to_owned());
    }
    let node = Command::new("node").arg("--version").output();
    node.err().map(|_| "there is no node".to_owned())
}
