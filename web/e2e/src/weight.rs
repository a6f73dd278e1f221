//! How much memory the page holds.

use serde_json::{Value, json};

use crate::driver::Extra;
use crate::page::Page;

/// The size of the program's memory: its script gives what runs already. Asking DevTools for all memories
/// (`Runtime.queryObjects`) kills a tab in which a program exports its table of functions, as one in parts does.
const MEMORY: &str = "const tell = arguments[arguments.length - 1];
    import(document.querySelector('link[rel=modulepreload]').href)
        .then((script) => script.default())
        .then(({ memory }) => tell(memory.buffer.byteLength));";

/// What the page holds when all that is of no use any more has been thrown away.
#[derive(Debug, Clone, Copy)]
pub struct Weight {
    /// What scripts hold, in bytes.
    pub scripts: u64,
    /// The memory of the page's program, in bytes. It never shrinks.
    pub program: u64,
}

impl Page {
    /// What the page holds now; nothing where the browser does not tell.
    pub async fn weight(&self) -> Option<Weight> {
        if !self.browser.has_devtools {
            return None;
        }
        self.ask("HeapProfiler.collectGarbage", json!({})).await;
        let heap = self.ask("Runtime.getHeapUsage", json!({})).await;
        let scripts = heap["usedSize"].as_f64()? as u64;
        Some(Weight { scripts, program: self.program_memory().await? })
    }

    /// The memory of the page's program, in bytes; nothing where the browser does not tell. It never shrinks.
    pub async fn program_memory(&self) -> Option<u64> {
        match self.browser.shares_modules {
            true => self.execute_later(MEMORY).await.as_u64(),
            false => None,
        }
    }

    /// Asks Chromium to be as some reader has it, by a command of its DevTools; says whether it is Chromium.
    pub async fn emulate(&self, command: &str, parameters: Value) -> bool {
        if self.browser.has_devtools {
            self.ask(command, parameters).await;
        }
        self.browser.has_devtools
    }

    async fn ask(&self, command: &str, parameters: Value) -> Value {
        let asked = self.client.issue_cmd(Extra::devtools(command, parameters)).await;
        asked.unwrap_or_else(|error| panic!("{command} is not answered: {error}"))
    }
}
