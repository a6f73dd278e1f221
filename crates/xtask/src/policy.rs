//! What a page may load and run: its own files, the scripts that stand in it, and nothing else.

use crate::problem::{Outcome, Problem};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

/// Styles are set as attributes while things move, and the preview of a figure has a style sheet of its own.
const INLINE_STYLES: &str = "'unsafe-inline'";
const CHARSET: &str = "<meta charset=\"utf-8\"";
/// What only pages have that bring the program.
const HAS_PROGRAM: &str = "data-parts=";

/// What a page calls its own that is one file: it may have been opened from a disk, and has no origin then.
pub(crate) const SINGLE_FILE: &str = "blob:";

/// The page with its policy in it, for the scripts that stand in it now and what else is its [`own`].
pub(crate) fn in_force(page: &str, own: &str) -> Outcome<String> {
    let policy = allowing(&hashes(page), own);
    let parts = page.split_once(CHARSET).and_then(|(before, rest)| {
        let (tag, after) = rest.split_once('>')?;
        let meta = format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">");
        Some(format!("{before}{CHARSET}{tag}>{meta}{after}"))
    });
    parts.ok_or_else(|| {
        Problem::new("A page says nothing about its characters, before which nothing can stand")
    })
}

/// The policy that is sent with a page, if it is one that brings the program.
pub(crate) fn of(page: &str, origin: Option<&str>) -> Option<String> {
    page.contains(HAS_PROGRAM).then(|| allowing(&hashes(page), &own(origin)))
}

/// Where the files of a page are. A frame without an origin of its own knows no `'self'`: `origin` names the page's,
/// as far as that is known.
pub(crate) fn own(origin: Option<&str>) -> String {
    origin.map_or_else(|| "'self'".to_owned(), |origin| format!("'self' {origin}"))
}

/// A policy under which the scripts with these hashes run, and those from there.
pub(crate) fn allowing(hashes: &[String], own: &str) -> String {
    // There they stand in the style sheet.
    let fonts = if own == SINGLE_FILE { "data:" } else { own };
    let hashes: String = hashes.iter().map(|hash| format!(" 'sha256-{hash}'")).collect();
    format!(
        "default-src 'none'; script-src {own} 'wasm-unsafe-eval'{hashes}; style-src {own} {INLINE_STYLES}; \
         img-src {own} data: blob:; font-src {fonts}; connect-src {own} blob:; worker-src {own}; frame-src {own}; \
         manifest-src {own}; base-uri 'none'; form-action 'none'"
    )
}

/// The hashes of the scripts that stand in a page.
pub(crate) fn hashes(page: &str) -> Vec<String> {
    let scripts = page.split("<script").skip(1).filter_map(|rest| {
        let (tag, rest) = rest.split_once('>')?;
        let (script, _) = rest.split_once("</script>")?;
        (!tag.contains("src=")).then(|| STANDARD.encode(Sha256::digest(script)))
    });
    scripts.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_scripts_of_a_page_run_and_no_others() {
        let page = "<html data-parts=\"p/\"><meta charset=\"utf-8\" /><script>a</script><script src=b></script>";
        let policy = of(page, None).expect("it brings the program");
        // `printf a | openssl dgst -sha256 -binary | base64`
        assert!(
            policy.contains("'sha256-ypeBEsobvcr6wjGzmiPcTaeG7/gUfE5yuYB3ha/uSLs='"),
            "{policy}"
        );
        assert_eq!(policy.matches("sha256-").count(), 1);
        assert!(!policy.contains("'unsafe-eval'") && policy.contains("default-src 'none'"));
        assert_eq!(of("<p>", None), None);
        let page = in_force(page, &own(Some("https://a.example"))).expect("it has a place for it");
        assert!(page.contains("<meta charset=\"utf-8\" /><meta http-equiv="), "{page}");
        assert!(page.contains("connect-src 'self' https://a.example blob:;"), "{page}");
        assert!(in_force("<p>", "blob:").is_err());
    }
}
