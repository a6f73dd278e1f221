//! What a page must not do: complain in the console, or talk to anybody but its own server.

use serde_json::Value;

use crate::driver::Extra;
use crate::page::Page;

impl Page {
    /// Fails if there was anything in the console or any request to another origin.
    pub(crate) async fn kept_quiet(&self) {
        let console = self.console().await;
        assert!(
            console.is_empty(),
            "The console should be empty, but says:\n{}",
            console.join("\n")
        );
        let elsewhere = self.requests_elsewhere().await;
        assert!(
            elsewhere.is_empty(),
            "The page should ask nobody but its own server, but asked for:\n{}",
            elsewhere.join("\n")
        );
    }

    /// What is in the console and was not read yet. In a browser without DevTools: warnings, errors
    /// and panics since the page was ready.
    pub async fn console(&self) -> Vec<String> {
        if !self.browser.has_devtools {
            let recorded = self.look("recordedConsole", &[]).await;
            return serde_json::from_value(recorded).unwrap_or_default();
        }
        let told =
            |entry: &Value| format!("{}: {}", text(&entry["level"]), text(&entry["message"]));
        self.log("browser").await.iter().map(told).collect()
    }

    async fn requests_elsewhere(&self) -> Vec<String> {
        let known = self.look("requests", &[]).await;
        let mut urls: Vec<String> = serde_json::from_value(known).unwrap_or_default();
        if self.browser.has_devtools {
            urls.extend(self.log("performance").await.iter().filter_map(requested));
        }
        assert!(!urls.is_empty(), "No request was seen at all: the test looks in the wrong place.");
        let known = |url: &str| self.others.iter().any(|other| url.starts_with(other));
        urls.retain(|url| !is_local(url, &self.url) && !known(url));
        urls
    }

    async fn log(&self, kind: &str) -> Vec<Value> {
        let entries = self.client.issue_cmd(Extra::log(kind)).await.expect("the driver keeps logs");
        entries.as_array().cloned().unwrap_or_default()
    }
}

/// The address that an entry of the performance log is about, if it is about a request.
fn requested(entry: &Value) -> Option<String> {
    let told: Value = serde_json::from_str(entry["message"].as_str()?).ok()?;
    let message = &told["message"];
    let url = match message["method"].as_str()? {
        "Network.requestWillBeSent" => &message["params"]["request"]["url"],
        "Network.webSocketCreated" => &message["params"]["url"],
        _ => return None,
    };
    Some(url.as_str()?.to_owned())
}

fn is_local(url: &str, page: &str) -> bool {
    url.starts_with(page) || ["data:", "blob:", "about:"].iter().any(|kind| url.starts_with(kind))
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{is_local, requested};
    use serde_json::json;

    #[test]
    fn a_request_is_found_in_the_performance_log() {
        let told = json!({ "message": {
            "method": "Network.requestWillBeSent",
            "params": { "request": { "url": "https://example.org/font" } },
        }});
        let url = requested(&json!({ "message": told.to_string() }));
        assert_eq!(url.as_deref(), Some("https://example.org/font"));
    }

    #[test]
    fn only_the_pages_own_server_is_local() {
        let page = "http://127.0.0.1:8080/";
        assert!(is_local("http://127.0.0.1:8080/a.css", page));
        assert!(is_local("data:image/svg+xml,", page));
        assert!(!is_local("http://127.0.0.1:80801/a.css", page));
        assert!(!is_local("https://example.org/", page));
    }
}
