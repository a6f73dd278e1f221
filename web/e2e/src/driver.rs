//! What drivers know beyond the standard.

use fantoccini::wd::WebDriverCompatibleCommand;
use http::Method;
use serde_json::{Value, json};
use url::{ParseError, Url};

/// A POST to the session.
#[derive(Debug)]
pub(crate) struct Extra {
    path: &'static str,
    body: Value,
}

impl Extra {
    /// In Chromium: a command of the DevTools protocol.
    pub(crate) fn devtools(command: &str, parameters: Value) -> Self {
        Extra { path: "goog/cdp/execute", body: json!({ "cmd": command, "params": parameters }) }
    }

    /// In Firefox: whether scripts are the page's or the browser's from now on.
    pub(crate) fn context(name: &str) -> Self {
        Extra { path: "moz/context", body: json!({ "context": name }) }
    }

    /// In Chromium: what was logged since the last time.
    pub(crate) fn log(kind: &str) -> Self {
        Extra { path: "se/log", body: json!({ "type": kind }) }
    }
}

impl WebDriverCompatibleCommand for Extra {
    fn endpoint(&self, base_url: &Url, session_id: Option<&str>) -> Result<Url, ParseError> {
        base_url.join(&format!("session/{}/{}", session_id.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        (Method::POST, Some(self.body.to_string()))
    }
}
