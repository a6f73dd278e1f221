//! Whether what the pages of the book refer to is there, and their scripts can run.

use crate::problem::{Explain, Outcome, Problem};
use crate::sizes;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// Everything on one page, which says the same once more.
const PRINTED: &str = "print.html";

/// What the book shows of the page that it lies in.
const PAGE: [&str; 3] = ["../", "../embed.html", "../turn-lab.js"];
/// Ids that the scripts of mdBook take for a module loader: a global variable has the name of each id of a page.
const TAKEN: [&str; 3] = ["define", "exports", "module"];

/// The pages of a folder, each with its text.
type Pages = BTreeMap<String, String>;

/// Looks at every reference of every page of the folder to another one, and to a heading of it.
pub(crate) fn check(folder: &Path) -> Outcome {
    let mut pages = Pages::new();
    for path in sizes::files(folder, "html")? {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let page = fs::read_to_string(path).explain("The book cannot be read")?;
        pages.insert(name, without_code(&page));
    }
    let is_there = |file: &str| folder.join(file).is_file();
    match missing(&pages, is_there).as_slice() {
        [] => Ok(()),
        missing => Err(Problem::new(format!("The book is not whole:\n{}", missing.join("\n")))),
    }
}

fn missing(pages: &Pages, is_there: impl Fn(&str) -> bool) -> Vec<String> {
    let mut missing = BTreeSet::new();
    for (name, page) in pages.iter().filter(|(name, _)| *name != PRINTED) {
        let taken = values(page, "id").filter(|id| TAKEN.contains(id));
        missing.extend(taken.map(|id| format!("{name}: a heading may not be called “{id}”")));
        for reference in values(page, "href").chain(values(page, "src")) {
            let place = reference.split('#').next().unwrap_or_default();
            let is_elsewhere = reference.contains(':') || PAGE.contains(&place);
            let (file, anchor) = reference.split_once('#').unwrap_or((reference, ""));
            let file = if file.is_empty() { name } else { file };
            let is_known = match pages.get(file) {
                Some(target) => anchor.is_empty() || values(target, "id").any(|id| id == anchor),
                None => is_there(file),
            };
            if !is_elsewhere && !is_known {
                missing.insert(format!("{name}: {reference}"));
            }
        }
    }
    missing.into_iter().collect()
}

/// What is shown as code refers to nothing.
fn without_code(page: &str) -> String {
    const END: &str = "</pre>";
    let mut parts = page.split("<pre>");
    let before = parts.next().unwrap_or_default().to_owned();
    parts.fold(before, |text, part| text + part.split_once(END).map_or("", |(_, behind)| behind))
}

fn values<'a>(page: &'a str, attribute: &str) -> impl Iterator<Item = &'a str> {
    let begins = format!(" {attribute}=\"");
    let begins: Vec<_> =
        page.match_indices(&begins).map(|(at, begins)| at + begins.len()).collect();
    begins.into_iter().filter_map(|at| page[at..].split('"').next())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_refers_to_nothing() {
        let page =
            "<p id=\"a\"><pre><code>&lt;img src=\"b.svg\"></code></pre><pre>c</pre><a href=\"#a\">";
        assert_eq!(without_code(page), "<p id=\"a\"><a href=\"#a\">");
    }

    #[test]
    fn a_page_and_a_heading_that_are_not_there_are_named() {
        let page = "<h1 id=\"one\"></h1><a href=\"#one\"><a href=\"#two\"><a href=\"b.html#x\">\
            <a href=\"c.html\"><img src=\"d.png\"><a href=\"https://a.example\"><a href=\"../#s=a\"><a href=\"../e.html\">";
        let pages = [("a.html", page), ("b.html", "<p id=\"x\">"), (PRINTED, "<a href=\"#f\">")];
        let pages = pages.map(|(name, text)| (name.to_owned(), text.to_owned())).into();
        assert_eq!(
            missing(&pages, |file| file == "d.png"),
            ["a.html: #two", "a.html: ../e.html", "a.html: c.html"]
        );
        let taken = [("a.html".to_owned(), "<h1 id=\"exports\">".to_owned())].into();
        assert_eq!(missing(&taken, |_| true).len(), 1);
    }
}
