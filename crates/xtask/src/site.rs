//! `cargo xtask dist`: the folder that any static host serves, from whatever path.

use crate::problem::{Explain, Outcome, Problem};
use crate::step::step;
use crate::{docs, folders, offline, paths, policy, process, sizes};
use flate2::Compression;
use flate2::write::GzEncoder;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use turnlab_core::scenario::{LIBRARY, LibraryEntry};
use turnlab_view::export::html;

const FAILED: &str = "The folder to publish could not be written";

/// Makes the folder of the page in `dist/`, whose address will be `base`, if that is known; `is_kept` says whether it
/// opens without a network after one visit.
pub(crate) fn publish(base: Option<&str>, is_kept: bool) -> Outcome {
    let folder = folder();
    folders::remove(&folder)?;
    folders::copy(&paths::dist(), &folder)?;
    folders::copy(&paths::root().join("web/icons"), &folder)?;
    draw_cards(&folder)?;
    let introduce = |page: &Path, entry: &LibraryEntry, up: &str| {
        let text = introduced(&fs::read_to_string(page).explain(FAILED)?, entry, up, base);
        let text = if is_kept { offline::starts_it(&text) } else { text };
        write(page, &policy::in_force(&text, &policy::own(base.and_then(origin)))?)
    };
    introduce(&folder.join("index.html"), &LIBRARY[0], "")?;
    for entry in &LIBRARY {
        introduce(&folder.join(entry.name).join("index.html"), entry, "../")?;
    }
    write(&folder.join("404.html"), &policy::in_force(&not_found(base), &policy::own(None))?)?;
    write(&folder.join("manifest.webmanifest"), MANIFEST)?;
    if is_kept {
        offline::write_for(&folder)?;
    }
    // Before the policy, which lets its scripts run.
    docs::build(&folder.join(docs::BELOW))?;
    write(&folder.join("_headers"), &headers(&folder, base.and_then(origin))?)?;
    compress(&folder)?;
    println!("\n{} is ready to be served.", paths::shown(&folder));
    if base.is_none() {
        println!(
            "Its links have no preview where others show them: that takes the address, as in \
             `cargo xtask dist --base https://example.org/turnlab/`."
        );
    }
    Ok(())
}

/// Where it is.
pub(crate) fn folder() -> PathBuf {
    paths::root().join("target/site")
}

/// A picture for links to each scenario, beside its page.
fn draw_cards(folder: &Path) -> Outcome {
    step("Drawing the pictures of links", "1 minute the first time", || {
        for entry in &LIBRARY {
            let mut turnlab = process::cargo();
            turnlab.args([
                "run",
                "--quiet",
                "-p",
                "turnlab-cli",
                "--",
                "card",
                entry.name,
                "--output",
            ]);
            turnlab.arg(folder.join(entry.name).join(CARD));
            process::run_logged(&mut turnlab, "cards", "The pictures of links could not be drawn")?;
        }
        Ok(())
    })
}

const CARD: &str = "card.png";

/// The page with what others show of a link to it, and with where the book is. `up` is the way from it to the folder.
fn introduced(text: &str, entry: &LibraryEntry, up: &str, base: Option<&str>) -> String {
    let own = if up.is_empty() { String::new() } else { format!("{}/", entry.name) };
    let (title, summary) = (html(entry.title), html(entry.summary));
    let mut tags = format!(
        "<link rel=\"manifest\" href=\"{up}manifest.webmanifest\">\
         <link rel=\"apple-touch-icon\" href=\"{up}icon-192.png\">\
         <meta property=\"og:type\" content=\"website\"><meta property=\"og:site_name\" content=\"Turnlab\">\
         <meta property=\"og:title\" content=\"{title}\">\
         <meta property=\"og:description\" content=\"{summary}\">"
    );
    let base = base.map(html);
    if let Some(base) = &base {
        tags += &format!(
            "<link rel=\"canonical\" href=\"{base}{own}\"><meta property=\"og:url\" content=\"{base}{own}\">\
             <meta property=\"og:image\" content=\"{base}{}/{CARD}\">\
             <meta property=\"og:image:width\" content=\"1200\"><meta property=\"og:image:height\" content=\"630\">\
             <meta property=\"og:image:alt\" content=\"{title}, as a sequence diagram\">\
             <meta name=\"twitter:card\" content=\"summary_large_image\">",
            entry.name
        );
    }
    let text = text.replacen("<html ", &format!("<html data-book=\"{}/\" ", docs::BELOW), 1);
    text.replacen("</title>", &format!("</title>{tags}"), 1)
}

/// What hosts that read such a file say with every page: the policy that stands in the pages, for all scripts of
/// all of them, and what no page can say for itself. What has its hash in its name never changes.
fn headers(folder: &Path, origin: Option<&str>) -> Outcome<String> {
    let mut hashes = Vec::new();
    for page in sizes::files(folder, "html")? {
        hashes.extend(policy::hashes(&fs::read_to_string(page).explain(FAILED)?));
    }
    hashes.sort();
    hashes.dedup();
    let policy = origin.map(|origin| {
        format!(
            "\n  Content-Security-Policy: {}",
            policy::allowing(&hashes, &policy::own(Some(origin)))
        )
    });
    Ok(format!(
        "/*{}\n  X-Content-Type-Options: nosniff\n  Referrer-Policy: no-referrer\n  \
         Permissions-Policy: camera=(), geolocation=(), microphone=(), payment=(), usb=()\n  \
         Access-Control-Allow-Origin: *\n\n\
         /parts-*\n  Cache-Control: public, max-age=31536000, immutable\n\n\
         /sw.js\n  Cache-Control: no-cache\n",
        policy.unwrap_or_default()
    ))
}

/// What is shown for an address that there is not. Without the address of the folder its links work beside it only.
fn not_found(base: Option<&str>) -> String {
    let base = base.map_or_else(|| "./".to_owned(), html);
    let item = |entry: &LibraryEntry| {
        let (title, summary) = (html(entry.title), html(entry.summary));
        format!("<li><a href=\"{base}{}/\">{title}</a><br>{summary}</li>\n", entry.name)
    };
    let items: String = LIBRARY.iter().map(item).collect();
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>Not here · Turnlab</title>\n<style>{NOT_FOUND_STYLE}</style>\n\
         <h1>There is no such page</h1>\n<p>Nothing is at <code>this address</code>. These are here:</p>\n\
         <ul>\n<li><a href=\"{base}\">Turnlab</a><br>The playground itself.</li>\n{items}</ul>\n\
         <script>{NOT_FOUND_SCRIPT}</script>\n</html>\n"
    )
}

const NOT_FOUND_STYLE: &str = ":root{color-scheme:light dark;background:light-dark(#fcfbf7,#14161f);\
    color:light-dark(#1b2136,#ecebe4);font:1rem/1.45 system-ui,sans-serif}\
    body{max-width:42rem;margin:3rem auto;padding:0 1rem}li{margin:.75rem 0}code{overflow-wrap:anywhere}\
    a{color:light-dark(#2456c9,#8fb0ff)}";
/// Says what was asked for.
const NOT_FOUND_SCRIPT: &str = "document.querySelector('code').textContent=location.pathname";

const MANIFEST: &str = r##"{
  "name": "Turnlab",
  "description": "A playground for the turn protocol between message transfer agents",
  "start_url": "./",
  "scope": "./",
  "display": "standalone",
  "background_color": "#fcfbf7",
  "theme_color": "#fcfbf7",
  "icons": [
    { "src": "icon.svg", "sizes": "any", "type": "image/svg+xml" },
    { "src": "icon-192.png", "sizes": "192x192", "type": "image/png" },
    { "src": "icon-512.png", "sizes": "512x512", "type": "image/png", "purpose": "any maskable" }
  ]
}
"##;

/// Writes what compresses beside itself as it travels, for hosts that send such files.
fn compress(folder: &Path) -> Outcome {
    step("Compressing it", "1 minute", || {
        for file in folders::below(folder)? {
            let kind = file.extension().unwrap_or_default().to_string_lossy().into_owned();
            if !COMPRESSES.contains(&&*kind) {
                continue;
            }
            let bytes = fs::read(&file).explain(FAILED)?;
            let mut gz = GzEncoder::new(Vec::new(), Compression::best());
            let gz = gz.write_all(&bytes).and_then(|()| gz.finish()).explain(FAILED)?;
            fs::write(file.with_added_extension("gz"), gz).explain(FAILED)?;
            fs::write(file.with_added_extension("br"), sizes::compressed(&bytes)?)
                .explain(FAILED)?;
        }
        Ok(())
    })
}

const COMPRESSES: [&str; 7] = ["html", "wasm", "js", "css", "svg", "json", "webmanifest"];

fn write(file: &Path, text: &str) -> Outcome {
    fs::write(file, text).explain(FAILED)
}

/// The scheme, the name and the port of an address.
fn origin(base: &str) -> Option<&str> {
    let (scheme, rest) = base.split_once("://")?;
    let name = rest.split('/').next()?;
    Some(&base[..scheme.len() + 3 + name.len()])
}

/// What `--base` says, so that more can be put behind it.
pub(crate) fn base(text: &str) -> Outcome<String> {
    let is_whole = ["http://", "https://"]
        .iter()
        .any(|scheme| text.strip_prefix(scheme).is_some_and(|rest| rest.contains(|c| c != '/')));
    if !is_whole || text.contains(['#', '?', ' ', '"', '<']) {
        return Err(Problem::new(
            "--base needs the address that the folder will have, as in `--base https://example.org/turnlab/`",
        ));
    }
    Ok(format!("{}/", text.trim_end_matches('/')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_ends_with_a_slash_and_is_whole() {
        for text in ["https://a.example/t", "https://a.example/t/", "https://a.example/t//"] {
            assert_eq!(base(text).expect(text), "https://a.example/t/");
        }
        assert_eq!(origin("https://a.example:8/t/"), Some("https://a.example:8"));
        for text in ["", "/turnlab/", "a.example", "https://", "https:///", "https://a.example/#x"]
        {
            let message = base(text).expect_err(text).to_string();
            assert!(message.contains("--base https://"), "{text}: {message}");
        }
    }

    #[test]
    fn a_page_knows_where_the_book_is() {
        let page = introduced("<html lang=\"en\"><title>a</title>", &LIBRARY[0], "", None);
        assert!(
            page.starts_with("<html data-book=\"docs/\" lang=\"en\"><title>a</title><link"),
            "{page}"
        );
    }

    #[test]
    fn what_is_not_there_is_told_with_all_that_is() {
        for (base, place) in [(None, "./"), (Some("https://a.example/t/"), "https://a.example/t/")]
        {
            let page = not_found(base);
            for entry in &LIBRARY {
                assert!(
                    page.contains(&format!("href=\"{place}{}/\"", entry.name)),
                    "{}",
                    entry.name
                );
            }
        }
    }
}
