//! How much a user's template may take, so that none can hang the program, end it or fill its memory.
//!
//! Its engine counts steps, which bounds output, the texts and lists it makes, and how deep these hold one
//! another. It doesn't count what it takes to compare or print lists that hold one list many times over, nor
//! to read a long expression: for these there are a clock and, where the system tells, the memory in use.

use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

/// The most code of a template, in bytes: each may nest an expression a level deeper. Pictures and fonts are none.
pub(super) const LARGEST: usize = 256 << 10;

/// The most steps, of which 64 bytes written are one. A page takes some fifty thousand.
pub(super) const STEPS: u64 = 1_000_000;

/// How deep loops and macros may call one another; a macro counts four times and more.
pub(super) const DEEPEST: usize = 500;

/// How deep the engine reads blocks and parentheses in one another.
const DEEPEST_NESTING: usize = 150;

/// The most spaces of a level of indented JSON.
pub(super) const WIDEST_INDENT: usize = 16;

/// The longest that a template may take, in seconds.
const LONGEST: u64 = 10;

/// The most memory that a template may take, in MiB.
const MOST_MEMORY: usize = 1024;

/// The stack of a template. A level of an expression or a list takes half a kilobyte of it at most, thrice as much in
/// a build for debugging: what can be made in [`STEPS`] fits in either. What isn't used isn't taken from the system.
const STACK: usize = 1 << 30;

/// A bound that a template has come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bound {
    /// It has too much code: its bytes.
    Code(usize),
    Steps,
    Depth,
    Nesting,
    Time,
    Memory,
    /// The system grants no thread with such a stack.
    Thread,
}

impl Bound {
    /// What is wrong, in words.
    pub(super) fn message(self) -> String {
        match self {
            Self::Code(bytes) => format!(
                "it has {} KiB of code in its braces, and may have {} at most",
                bytes.div_ceil(1 << 10),
                LARGEST >> 10
            ),
            Self::Steps => format!("it takes more than {STEPS} steps"),
            Self::Depth => format!(
                "its loops and macros call one another more than {DEEPEST} deep, where a macro counts several times"
            ),
            Self::Nesting => format!(
                "its blocks and parentheses stand in one another more than {DEEPEST_NESTING} deep"
            ),
            Self::Time => format!("it takes longer than {LONGEST} seconds"),
            Self::Memory => format!("it takes more than {MOST_MEMORY} MiB of memory"),
            Self::Thread => format!(
                "it needs a stack of {} MiB, which the system doesn't grant",
                STACK >> 20
            ),
        }
    }

    /// What to do about it.
    pub(super) fn way_on(self) -> &'static str {
        match self {
            Self::Code(_) => "have a loop or a macro do what stands there many times",
            Self::Steps => "have it loop over less, and write less",
            Self::Depth => "look for a macro or a loop that calls itself without an end",
            Self::Nesting => "take them apart with `set` or a macro",
            Self::Time | Self::Memory => {
                "look for long expressions, and for lists that hold one list many times over"
            }
            Self::Thread => "allow the program more address space, as with `ulimit -v`",
        }
    }
}

/// How many bytes of a template are code: what stands in `{{ }}` and `{% %}`, where an end in quotes is none.
pub(super) fn code(template: &str) -> usize {
    let (mut rest, mut code) = (template, 0);
    while let Some(start) = rest.find('{') {
        let tag = &rest[start + 1..];
        let end = match tag.bytes().next() {
            Some(b'{') => "}}",
            Some(b'%') => "%}",
            _ => {
                rest = tag;
                continue;
            }
        };
        let length = 1 + end_of(&tag[1..], end);
        code += 1 + length;
        rest = &tag[length..];
    }
    code
}

/// Where the end of a tag stands in what follows its start, itself included; all of it where there is none.
fn end_of(tag: &str, end: &str) -> usize {
    let (mut quote, mut is_escaped) = (None, false);
    for (at, byte) in tag.bytes().enumerate() {
        match quote {
            Some(_) if is_escaped => is_escaped = false,
            Some(_) if byte == b'\\' => is_escaped = true,
            Some(opened) if byte == opened => quote = None,
            None if matches!(byte, b'"' | b'\'') => quote = Some(byte),
            None if tag.as_bytes()[at..].starts_with(end.as_bytes()) => return at + end.len(),
            _ => {}
        }
    }
    tag.len()
}

/// Does what a template asks for on a stack of its own. Past its time or memory the work is given up, and left to
/// end with the program: nothing else can end it.
pub(super) fn within<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, Bound> {
    let (send, receive) = mpsc::channel();
    let (start, before) = (Instant::now(), most_memory());
    let thread = thread::Builder::new().stack_size(STACK);
    let started = thread.spawn(move || send.send(work()));
    started.map_err(|_| Bound::Thread)?;
    loop {
        match receive.recv_timeout(Duration::from_millis(10)) {
            Ok(done) => return Ok(done),
            Err(RecvTimeoutError::Disconnected) => unreachable!("the work sends what it comes to"),
            Err(RecvTimeoutError::Timeout) => {}
        }
        if start.elapsed() > Duration::from_secs(LONGEST) {
            return Err(Bound::Time);
        }
        if most_memory().saturating_sub(before) > MOST_MEMORY << 20 {
            return Err(Bound::Memory);
        }
    }
}

/// The most memory that the program has had in use, in bytes.
#[cfg(unix)]
fn most_memory() -> usize {
    use nix::sys::resource::{UsageWho, getrusage};
    // Apple's systems count in bytes, others in kilobytes.
    let is_in_bytes = cfg!(target_vendor = "apple");
    let unit = if is_in_bytes { 1 } else { 1 << 10 };
    let usage = getrusage(UsageWho::RUSAGE_SELF).map(|usage| usage.max_rss());
    let most = usage.map_or(0, |most| usize::try_from(most).unwrap_or(0));
    most.saturating_mul(unit)
}

/// Not told here: the clock alone holds.
#[cfg(not(unix))]
fn most_memory() -> usize {
    0
}

#[cfg(test)]
mod tests {
    use super::code;

    #[test]
    fn code_is_what_stands_in_braces() {
        for (template, bytes) in [
            ("<p>a { b } {# c #}</p>", 0),
            ("a {{ b }} c", 7),
            ("{% if x %}yes{% endif %}", 10 + 11),
            // What looks like an end in quotes is none.
            ("{{ '}}' ~ \"}}\" ~ '\\'}}' ~ x }}", 30),
            ("{{ 'never closed }} and on", 26),
            ("é {{ 'é' }} é", 10),
        ] {
            assert_eq!(code(template), bytes, "{template}");
        }
    }
}
