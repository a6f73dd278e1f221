//! What a page may load and run: its own files, the scripts that stand in it, and nothing else.

use crate::problem::{Outcome, Problem};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

/// Before and behind the sources of scripts. Styles are set as attributes while things move, and the preview of a
/// figure has a style sheet of its own.
const BEFORE: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'";
const BEHIND: &str = "; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self'; \
    connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'";
const BEGINS: &str = "<meta http-equiv=\"Content-Security-Policy\" content=\"";
const CHARSET: &str = "<meta charset=\"utf-8\"";

/// The page with its policy, for the scripts that stand in it now.
pub(crate) fn in_force(page: &str) -> Outcome<String> {
    let policy = allowing(&hashes(page));
    let parts = page.split_once(CHARSET).and_then(|(before, rest)| {
        let (tag, after) = rest.split_once('>')?;
        Some(format!("{before}{CHARSET}{tag}>{BEGINS}{policy}\">{after}"))
    });
    parts.ok_or_else(|| {
        Problem::new("A page says nothing about its characters, before which nothing can stand")
    })
}

/// The policy of a page, as it stands in it.
pub(crate) fn of(page: &str) -> Option<&str> {
    page.split_once(BEGINS)?.1.split('"').next()
}

/// A policy under which the scripts with these hashes run.
pub(crate) fn allowing(hashes: &[String]) -> String {
    let hashes: String = hashes.iter().map(|hash| format!(" 'sha256-{hash}'")).collect();
    format!("{BEFORE}{hashes}{BEHIND}")
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
        let page =
            "<meta charset=\"utf-8\" /><script>a</script><script type=module src=b></script>";
        let page = in_force(page).expect("it has a place for it");
        let policy = of(&page).expect("it is there");
        // `printf a | openssl dgst -sha256 -binary | base64`
        assert!(
            policy.contains("'sha256-ypeBEsobvcr6wjGzmiPcTaeG7/gUfE5yuYB3ha/uSLs='"),
            "{policy}"
        );
        assert_eq!(policy.matches("sha256-").count(), 1);
        assert!(!policy.contains("'unsafe-eval'") && policy.contains("default-src 'none'"));
        assert!(in_force("<p>").is_err());
    }
}
