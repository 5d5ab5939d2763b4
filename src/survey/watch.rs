//! Signals and the terminal's state: whatever ends the survey leaves a sane terminal, whole files and a word of where they are.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use console::Term;

#[cfg(unix)]
use nix::sys::signal::{SigSet, Signal};
#[cfg(unix)]
use nix::sys::termios::{LocalFlags, SetArg, Termios, tcgetattr, tcsetattr};

/// Enters the alternate screen, which keeps no history.
const ENTER: &str = "\x1b[?1049h\x1b[2J\x1b[H";
/// Shows the cursor, resets colours, no longer marks what is pasted, and goes back to the ordinary screen.
const LEAVE: &str = "\x1b[0m\x1b[?25h\x1b[?2004l\x1b[?1049l";

/// Watches over a survey. Clones share one state.
#[derive(Clone)]
pub struct Watch(Arc<Shared>);

struct Shared {
    /// Held while a file or the screen is written, so that nothing ends halfway.
    busy: Mutex<()>,
    /// How the terminal was, while the survey has it.
    #[cfg(unix)]
    before: Mutex<Option<Termios>>,
    #[cfg(not(unix))]
    before: Mutex<Option<()>>,
    /// What to print when a signal ends the survey.
    farewell: Mutex<String>,
    /// A file that goes when the survey ends.
    passing: Mutex<Option<PathBuf>>,
    /// What to do when the terminal has got another size.
    resized: Mutex<Option<Box<dyn Fn() + Send>>>,
    print: Box<dyn Fn(&str) + Send + Sync>,
}

impl Watch {
    /// A watch that prints its farewell through `print`. It does nothing before [`Watch::start`].
    pub fn new(print: impl Fn(&str) + Send + Sync + 'static) -> Self {
        Self(Arc::new(Shared {
            busy: Mutex::new(()),
            before: Mutex::new(None),
            farewell: Mutex::new(String::new()),
            passing: Mutex::new(None),
            resized: Mutex::new(None),
            print: Box::new(print),
        }))
    }

    /// Waits for signals in a thread of its own. To be called before any other thread is started.
    ///
    /// The signals are blocked everywhere else, so no read or write is ever interrupted by one.
    #[cfg(unix)]
    pub fn start(&self) {
        let ends = [
            Signal::SIGINT,
            Signal::SIGTERM,
            Signal::SIGHUP,
            Signal::SIGQUIT,
        ];
        let mut signals = SigSet::from_iter(ends);
        signals.add(Signal::SIGWINCH);
        if signals.thread_block().is_err() {
            return;
        }
        let watch = self.clone();
        std::thread::spawn(move || {
            while let Ok(signal) = signals.wait() {
                if signal == Signal::SIGWINCH {
                    watch.redraw();
                } else {
                    watch.stop(signal as i32);
                }
            }
        });
    }

    /// Waits for Ctrl-C, and for the window to be closed, in a thread of its own.
    #[cfg(not(unix))]
    pub fn start(&self) {
        let watch = self.clone();
        let _ = ctrlc::set_handler(move || watch.interrupt());
    }

    /// Held by whoever writes something that must be whole.
    pub fn busy(&self) -> MutexGuard<'_, ()> {
        lock(&self.0.busy)
    }

    /// Sets what is printed when a signal ends the survey.
    pub fn set_farewell(&self, text: String) {
        *lock(&self.0.farewell) = text;
    }

    /// Sets which file goes when a signal ends the survey.
    pub fn set_passing(&self, file: Option<PathBuf>) {
        *lock(&self.0.passing) = file;
    }

    /// Sets what to do when the terminal has got another size.
    pub fn on_resize(&self, redraw: impl Fn() + Send + 'static) {
        *lock(&self.0.resized) = Some(Box::new(redraw));
    }

    /// Does what is to be done when the terminal has got another size.
    pub fn redraw(&self) {
        if let Some(redraw) = lock(&self.0.resized).as_ref() {
            redraw();
        }
    }

    /// Ends the program as a signal does: 128 and the signal's number is its exit status.
    pub fn stop(&self, signal: i32) -> ! {
        let _whole = self.busy();
        self.restore();
        (self.0.print)(&lock(&self.0.farewell));
        if let Some(file) = lock(&self.0.passing).take() {
            let _ = std::fs::remove_file(file);
        }
        std::process::exit(128 + signal)
    }

    /// Ends the program as Ctrl-C does.
    pub fn interrupt(&self) -> ! {
        self.stop(2)
    }

    /// Takes the terminal: keys no longer show by themselves, Ctrl-C comes in as a key, and what is shown leaves no history.
    pub fn take_terminal(&self) {
        let mut before = lock(&self.0.before);
        if before.is_none() {
            *before = quiet_keys();
            let _ = Term::stderr().write_str(ENTER);
        }
        drop(before);
        let (watch, earlier) = (self.clone(), std::panic::take_hook());
        std::panic::set_hook(Box::new(move |panic| {
            watch.restore();
            earlier(panic);
        }));
    }

    /// Gives the terminal back as it was. Giving it back twice does no harm.
    pub fn restore(&self) {
        // A panic may come while the state is held: then there is nothing to wait for.
        let Ok(mut before) = self.0.before.try_lock() else {
            return;
        };
        if let Some(before) = before.take() {
            let _ = Term::stderr().write_str(LEAVE);
            set_keys(&before);
        }
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(unix)]
fn quiet_keys() -> Option<Termios> {
    let before = tcgetattr(std::io::stdin()).ok()?;
    let mut quiet = before.clone();
    quiet
        .local_flags
        .remove(LocalFlags::ECHO | LocalFlags::ICANON | LocalFlags::ISIG);
    set_keys(&quiet);
    Some(before)
}

#[cfg(unix)]
fn set_keys(mode: &Termios) {
    let _ = tcsetattr(std::io::stdin(), SetArg::TCSANOW, mode);
}

#[cfg(not(unix))]
fn quiet_keys() -> Option<()> {
    Some(())
}

#[cfg(not(unix))]
fn set_keys((): &()) {}
