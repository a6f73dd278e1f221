//! The page in the browser: opening it, pressing what is on it, waiting for what it shows.

use std::time::Duration;

use fantoccini::Client;
use fantoccini::elements::Element;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use tokio::time::{Instant, sleep};

use crate::browser::Browser;
use crate::seen::{Glimpse, Seen};
use crate::session::Size;

/// How long anything may take on a slow and busy machine.
const PATIENCE: Duration = Duration::from_secs(20);
const PAUSE: Duration = Duration::from_millis(40);
/// How long the page is left before it is opened again.
const ELSEWHERE: Duration = Duration::from_secs(1);

/// The page in a browser.
pub struct Page {
    /// The browser, for what this harness has no words for.
    pub client: Client,
    /// How large the page is.
    pub size: Size,
    pub(crate) browser: &'static Browser,
    pub(crate) url: String,
    /// The addresses of others that it may ask.
    pub(crate) others: Vec<String>,
}

impl Page {
    /// Opens the page with a fragment and waits until it can be used.
    pub async fn open(&self, fragment: &str) {
        self.open_file("", fragment).await;
        let inner = self.execute("return [innerWidth, innerHeight]", &[]).await;
        let (width, height) = (self.size.width, self.size.height);
        assert_eq!(inner, json!([width, height]), "the page has another size");
    }

    /// Opens a file beside the page with a fragment, as somebody who has never been there.
    pub async fn open_file(&self, file: &str, fragment: &str) {
        self.leave_behind("localStorage.clear(); sessionStorage.clear()").await;
        self.come_back(file, fragment).await;
    }

    /// Opens it as somebody who has been there.
    pub async fn come_back(&self, file: &str, fragment: &str) {
        self.go_to("about:blank").await;
        // Firefox may have another process for it, which what the tab has kept comes to a moment later.
        sleep(ELSEWHERE).await;
        self.go_to(&self.link(file, fragment)).await;
        self.until_alive().await;
    }

    /// Runs a script when the page is left, behind all that it does itself then.
    pub async fn leave_behind(&self, script: &str) {
        let script =
            format!("addEventListener('pagehide', () => {{ try {{ {script} }} catch {{}} }})");
        self.execute(&script, &[]).await;
    }

    /// Puts a fragment into the address of the page as it is, as who pastes a link does.
    pub async fn paste(&self, fragment: &str) {
        self.go_to(&self.link("", fragment)).await;
    }

    /// Goes one entry of the browser's history back. WebKit's own button, which its driver presses, leaves out entries
    /// that were made without a gesture of a person, and what the driver does is none.
    pub async fn go_back(&self) {
        self.execute("history.back()", &[]).await;
    }

    /// Goes one entry forward, in the same way.
    pub async fn go_forward(&self) {
        self.execute("history.forward()", &[]).await;
    }

    /// Loads the page again.
    pub async fn reload(&self) {
        self.client.refresh().await.expect("a page can be loaded again");
        self.until_alive().await;
    }

    /// The whole address of a file beside the page.
    #[must_use]
    pub fn link(&self, file: &str, fragment: &str) -> String {
        let hash = if fragment.is_empty() { "" } else { "#" };
        format!("{}{file}{hash}{fragment}", self.url)
    }

    /// The address, as the browser shows it.
    pub async fn address(&self) -> String {
        self.client
            .current_url()
            .await
            .map_or_else(|error| error.to_string(), |url| url.to_string())
    }

    /// Goes to an address.
    pub async fn go_to(&self, address: &str) {
        if let Err(error) = self.client.goto(address).await {
            panic!("{address} does not open: {error}");
        }
    }

    /// Goes to a page of the same server that is under no policy: what is made there is under none either.
    pub async fn go_to_a_stranger(&self) {
        self.go_to(&self.link("lost-turn.html", "")).await;
    }

    /// Waits until the page can be used.
    pub async fn until_alive(&self) {
        let alive = async || self.look("isAlive", &[]).await == Value::Bool(true);
        assert!(patiently(alive).await, "The page stays dead: no diagram, no buttons.");
        self.look("recordConsole", &[]).await;
    }

    /// Everything a person sees now.
    pub async fn seen(&self) -> Seen {
        self.answer("seen", &[]).await
    }

    /// Waits until a person sees something.
    ///
    /// # Panics
    ///
    /// If it takes too long.
    pub async fn until(&self, what: &str, is_seen: impl Fn(&Seen) -> bool) -> Seen {
        self.until_within(PATIENCE, what, is_seen).await
    }

    /// Waits until a person sees something that takes its time.
    ///
    /// # Panics
    ///
    /// If it takes longer than that.
    pub async fn until_within(
        &self,
        patience: Duration,
        what: &str,
        is_seen: impl Fn(&Seen) -> bool,
    ) -> Seen {
        // Who waits long does not look all the time: looking costs the page time.
        let pause = if patience > PATIENCE { PAUSE * 10 } else { PAUSE };
        let deadline = Instant::now() + patience;
        loop {
            let seen = self.seen().await;
            if is_seen(&seen) {
                return seen;
            }
            assert!(
                Instant::now() < deadline,
                "Not seen within {patience:?}: {what}. There is: {seen}"
            );
            sleep(pause).await;
        }
    }

    /// Waits until the address, which is written when things have come to rest, ends like this.
    pub async fn until_address_has(&self, part: &str) -> Seen {
        let what = format!("“{part}” in the address");
        self.until(&what, |seen| format!("{}&", seen.fragment).contains(&format!("{part}&"))).await
    }

    /// Waits until nothing changes any more, not even the address, which is written late.
    pub async fn at_rest(&self) -> Seen {
        const REST: Duration = Duration::from_millis(500);
        let mut before = self.seen().await;
        let deadline = Instant::now() + PATIENCE;
        loop {
            sleep(REST).await;
            let seen = self.seen().await;
            let same = (&seen.fragment, &seen.clock, &seen.labels)
                == (&before.fragment, &before.clock, &before.labels);
            if same {
                return seen;
            }
            assert!(Instant::now() < deadline, "The page does not come to rest");
            before = seen;
        }
    }

    /// What the address has in the end.
    pub async fn fragment_at_rest(&self) -> String {
        self.at_rest().await.fragment
    }

    /// Presses the button of that name.
    pub async fn click(&self, button: &str) {
        let found = self.find("button", button).await;
        if let Err(error) = found.click().await {
            panic!("The button “{button}” cannot be pressed: {error}");
        }
    }

    /// Presses what is drawn of that name: it need not be where the middle of it is.
    pub async fn tap(&self, drawn: &str) {
        let (x, y) = self.place_of("button", drawn).await;
        self.press_down_at(x, y).await.drop().await;
    }

    /// Writes into a field instead of what is there, key by key.
    pub async fn write(&self, field: &str, text: &str) {
        let found = self.find("spinbutton", field).await;
        found.click().await.expect("a field can be clicked");
        self.look("selectWords", &[json!("spinbutton"), json!(field)]).await;
        found.send_keys(text).await.expect("a field can be written in");
    }

    /// Chooses from a list.
    pub async fn choose(&self, list: &str, option: &str) {
        let found = self.find("combobox", list).await;
        found.select_by_value(option).await.expect("an option can be chosen");
    }

    /// What stands in a field or a list.
    pub async fn value_of(&self, role: &str, name: &str) -> String {
        let value = self.look("valueOf", &[json!(role), json!(name)]).await;
        value.as_str().unwrap_or_default().to_owned()
    }

    /// Waits until a field has this value: fields follow a moment after the picture.
    ///
    /// # Panics
    ///
    /// If it takes too long.
    pub async fn until_value_is(&self, role: &str, name: &str, value: &str) {
        let deadline = Instant::now() + PATIENCE;
        loop {
            let found = self.value_of(role, name).await;
            if found == value {
                return;
            }
            assert!(Instant::now() < deadline, "{name} is {found} and not {value}");
            sleep(PAUSE).await;
        }
    }

    /// Waits until a script says yes.
    pub async fn until_true(&self, what: &str, script: &str) {
        let said = async || self.execute(script, &[]).await == Value::Bool(true);
        assert!(patiently(said).await, "Not seen: {what}");
    }

    /// Goes to a page of somebody else that has this frame; from now on what is looked at is the frame. Only its origin
    /// is ours: a browser keeps strangers away from servers on this machine.
    ///
    /// # Panics
    ///
    /// If it does not come.
    pub async fn enter_host(&self, frame: &str) {
        self.client.enter_parent_frame().await.expect("there is a page");
        self.go_to_a_stranger().await;
        let host = format!("<!doctype html><title>A manual</title><h2>A manual</h2>{frame}");
        let script =
            "location = URL.createObjectURL(new Blob([arguments[0]], { type: 'text/html' }))";
        self.execute(script, &[json!(host)]).await;
        // The page before it may still be leaving, which fails a script.
        let is_there = async || {
            let title = self.client.execute("return document.title", Vec::new()).await;
            title.is_ok_and(|title| title == "A manual")
        };
        assert!(patiently(is_there).await, "The host does not come");
        self.client.enter_frame(0).await.expect("there is a frame");
        self.until_alive().await;
    }

    /// Gives the focus to something, as Tab would in the end.
    pub async fn focus(&self, role: &str, name: &str) {
        self.find(role, name).await;
        self.look("focus", &[json!(role), json!(name)]).await;
    }

    /// The name of what has the focus.
    pub async fn focused(&self) -> String {
        self.answer("focused", &[]).await
    }

    /// The names of everything that has this role.
    pub async fn names(&self, role: &str) -> Vec<String> {
        self.answer("names", &[json!(role)]).await
    }

    /// The picture itself.
    pub async fn svg(&self) -> Vec<String> {
        self.answer("svg", &[]).await
    }

    /// From now on keeps what is seen whenever it changes.
    pub async fn record(&self) {
        self.look("record", &[]).await;
    }

    /// What was kept since [`Page::record`].
    pub async fn recorded(&self) -> Vec<Glimpse> {
        self.answer("recorded", &[]).await
    }

    /// Runs a script in the page.
    pub async fn execute(&self, script: &str, arguments: &[Value]) -> Value {
        match self.client.execute(script, arguments.to_vec()).await {
            Ok(result) => result,
            Err(error) => panic!("A script fails: {error}\n{script}"),
        }
    }

    /// Runs a script in the page that gives its result to the last of its arguments.
    pub async fn execute_later(&self, script: &str) -> Value {
        match self.client.execute_async(script, Vec::new()).await {
            Ok(result) => result,
            Err(error) => panic!("A script fails: {error}\n{script}"),
        }
    }

    /// Has what is saved from now on kept in the page, for [`Page::saved`].
    pub async fn keep_saved(&self) {
        const KEPT: &str = "HTMLAnchorElement.prototype.click = function () {
            window.saved = fetch(this.href).then((answer) => answer.text()).then((text) => [this.download, text]);
        }";
        self.execute(KEPT, &[]).await;
    }

    /// What is saved when a button is pressed: the name of the file, and what is in it as text.
    pub async fn saved(&self, button: &str) -> (String, String) {
        self.execute("window.saved = null", &[]).await;
        self.click(button).await;
        self.until_true(button, "return window.saved !== null").await;
        let saved = self.execute_later("window.saved.then(arguments[0])").await;
        let text = |at: usize| saved[at].as_str().unwrap_or_default().to_owned();
        (text(0), text(1))
    }

    /// Asks one of the questions of `eyes.js`.
    pub async fn answer<T: DeserializeOwned>(&self, question: &str, about: &[Value]) -> T {
        let answer = self.look(question, about).await;
        serde_json::from_value(answer.clone())
            .unwrap_or_else(|error| panic!("Not understood ({question}): {error}\n{answer}"))
    }

    /// What is on the page, by what it is and what it is called, as soon as it is there; scrolls to it.
    ///
    /// # Panics
    ///
    /// If it does not come.
    pub async fn find(&self, role: &str, name: &str) -> Element {
        let deadline = Instant::now() + PATIENCE;
        loop {
            let found = self.look("find", &[json!(role), json!(name)]).await;
            let found = found.as_object().and_then(|found| found.values().next());
            if let Some(id) = found.and_then(Value::as_str) {
                return Element::from_element_id(self.client.clone(), id.to_owned().into());
            }
            if Instant::now() > deadline {
                let names = self.names(role).await.join(", ");
                panic!("There is no {role} “{name}”; there is: {names}");
            }
            sleep(PAUSE).await;
        }
    }

    /// The middle of something, in the viewport; scrolls to it.
    pub async fn place_of(&self, role: &str, name: &str) -> (f64, f64) {
        self.find(role, name).await;
        let place = self.look("placeOf", &[json!(role), json!(name)]).await;
        (place["x"].as_f64().unwrap_or_default(), place["y"].as_f64().unwrap_or_default())
    }
}

async fn patiently(is_so: impl AsyncFn() -> bool) -> bool {
    let deadline = Instant::now() + PATIENCE;
    while Instant::now() < deadline {
        if is_so().await {
            return true;
        }
        sleep(PAUSE).await;
    }
    false
}
