//! A WebDriver that runs for as long as a test needs it.

use crate::browser::Browser;
use crate::paths;
use crate::problem::{Explain, Outcome, Problem};
use crate::server::Server;
use crate::{process, server};
use std::net::{Ipv4Addr, TcpStream};
use std::path::PathBuf;
use std::process::{Child, Command};
use std::sync::{Mutex, MutexGuard, Once, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

/// How long a driver may take until it listens.
const PATIENCE: Duration = Duration::from_secs(30);

/// A screen that does not begin anew between two browsers, since one that opens just then finds none. It is small:
/// without a window manager the window under the pointer has the focus, and the pointer is in its middle.
const DISPLAY: &str = "--server-args=-screen 0 760x760x24 -noreset";

/// A running WebDriver, ended with all browsers it has started when this goes out of scope or the
/// program is interrupted.
pub(crate) struct Driver {
    child: Child,
    port: u16,
}

impl Driver {
    /// Starts the driver of a browser on a free port and waits until it listens.
    pub(crate) fn start(browser: &Browser) -> Outcome<Self> {
        let port = server::free_port()?;
        let log = process::create_log(&log(browser, port))?;
        let errors = log.try_clone().explain("The driver's log cannot be written")?;
        let child = command(browser, port)
            .stdout(log)
            .stderr(errors)
            .spawn()
            .explain(&format!("{} cannot be started: install it anew", browser.driver))?;
        handle_interruptions(child.id())?;
        Self { child, port }.wait(browser)
    }

    /// Tells the browser tests where everything is.
    pub(crate) fn tell(&self, tests: &mut Command, browser: &Browser, page: &Server) {
        tests
            .env("TURNLAB_URL", page.address())
            .env("TURNLAB_WEBDRIVER", self.address())
            .env("TURNLAB_BROWSER", browser.name);
        if let Some(program) = browser.program() {
            tests.env("TURNLAB_BROWSER_PROGRAM", program);
        }
    }

    /// Where the WebDriver listens.
    fn address(&self) -> String {
        format!("http://{}:{}", Ipv4Addr::LOCALHOST, self.port)
    }

    fn wait(mut self, browser: &Browser) -> Outcome<Self> {
        let start = Instant::now();
        while TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)).is_err() {
            let ended = !matches!(self.child.try_wait(), Ok(None));
            if ended || start.elapsed() > PATIENCE {
                return Err(Problem::new(format!(
                    "{} does not start: {} says why",
                    browser.driver,
                    paths::shown(&log(browser, self.port))
                )));
            }
            thread::sleep(Duration::from_millis(50));
        }
        Ok(self)
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        groups().retain(|group| *group != self.child.id());
        end_group(self.child.id());
        // It has ended, or this is all that can be done about it.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The groups of the drivers that run.
static GROUPS: Mutex<Vec<u32>> = Mutex::new(Vec::new());
static HANDLED: Once = Once::new();

fn groups() -> MutexGuard<'static, Vec<u32>> {
    GROUPS.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Ends the drivers when the program is interrupted. The handler is for all of them: there can be one alone.
fn handle_interruptions(group: u32) -> Outcome {
    groups().push(group);
    let mut outcome = Ok(());
    HANDLED.call_once(|| {
        outcome = ctrlc::set_handler(|| {
            for group in groups().drain(..) {
                end_group(group);
            }
            std::process::exit(130);
        })
        .explain("Interruptions cannot be handled: start again");
    });
    outcome
}

/// What a driver prints; several of a browser may run beside each other.
fn log(browser: &Browser, port: u16) -> PathBuf {
    paths::log(&format!("{}-{port}", browser.driver))
}

/// The driver in a process group of its own, because a driver that ends leaves its browsers behind.
fn command(browser: &Browser, port: u16) -> Command {
    let mut command = if browser.needs_display {
        let mut display = process::command("xvfb-run");
        display.args(["--auto-servernum", DISPLAY, browser.driver]);
        display
    } else {
        process::command(browser.driver)
    };
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(&mut command, 0);
    let port = port.to_string();
    let arguments = browser.driver_arguments.iter();
    command.args(arguments.map(|argument| argument.replace("{port}", &port)));
    command
}

/// Ends all processes of a group, politely first so that they remove their files.
fn end_group(group: u32) {
    let end = format!("kill -TERM -{group}; sleep 0.5; kill -KILL -{group}");
    // Where there are no such groups there is nothing more to be done.
    let _ = process::command("sh").args(["-c", &end]).output();
}
