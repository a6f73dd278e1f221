//! What was dropped, chosen or pasted, as the fragment of a link.

use turnlab_core::scenario::{Pasted, pasted};

use crate::file::link_to;
use crate::message::Found;

/// The fragment that opens a file, or what was pasted as text.
///
/// # Errors
///
/// Everything that is wrong, a sentence each.
pub(crate) async fn fragment_of(found: Found) -> Result<String, Vec<String>> {
    let file = match found {
        Found::Text(text) => return fragment_of_text(&text),
        Found::File(file) => file,
    };
    let name = file.name();
    if file.size() > turnlab_export::LARGEST as f64 {
        return Err(vec![format!(
            "{name} is larger than 10 MB, too large to be one of Turnlab’s."
        )]);
    }
    let blob = gloo_file::Blob::from(web_sys::Blob::from(file));
    match gloo_file::futures::read_as_bytes(&blob).await {
        Ok(bytes) => fragment_of_file(&name, &bytes),
        Err(error) => Err(vec![format!("{name} cannot be read: {error}.")]),
    }
}

/// The fragment that opens what was pasted: a link in whatever it was copied with, the name of a library scenario,
/// or the text of a file.
///
/// # Errors
///
/// Everything that is wrong, a sentence each. What is wrong within a link is told by whoever opens it.
pub(crate) fn fragment_of_text(text: &str) -> Result<String, Vec<String>> {
    match pasted(text) {
        Ok(Pasted::Link(fragment)) => Ok(fragment),
        Ok(Pasted::File) => fragment_of_file("What was pasted", text.as_bytes()),
        Err(what) => Err(vec![sentence(&what)]),
    }
}

fn sentence(what: &str) -> String {
    let mut letters = what.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect::<String>() + "."
}

/// The fragment that opens the scenario in a file.
///
/// # Errors
///
/// Everything that is wrong, a sentence each, with the name of the file in front.
pub(crate) fn fragment_of_file(name: &str, bytes: &[u8]) -> Result<String, Vec<String>> {
    let told = |problem: String| format!("{}, {problem}", shortened(name));
    let scenario = turnlab_export::read(bytes)
        .map_err(|problems| problems.into_iter().map(told).collect::<Vec<_>>())?;
    link_to(&scenario).ok_or_else(|| {
        let what = "which no link can hold, opens in the terminal only: turnlab run.";
        vec![told(what.to_owned())]
    })
}

fn shortened(text: &str) -> String {
    const LONGEST: usize = 60;
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{fragment_of_file, fragment_of_text};
    use turnlab_core::scenario::read_link;

    #[test]
    fn links_in_every_form_open() {
        for text in [
            "https://example.org/lab/#s=lost-turn&threshold=5",
            " #s=lost-turn&threshold=5\n",
            "s=lost-turn&threshold=5",
            "<https://example.org/lab/#s=lost-turn&threshold=5>",
            "[lost](https://example.org/lab/#s=lost-turn&threshold=5)",
        ] {
            let fragment = fragment_of_text(text).expect("it is a link");
            // What stands behind the link is for whoever reads it.
            assert_eq!(read_link(&fragment), read_link("s=lost-turn&threshold=5"), "{text}");
        }
        assert_eq!(fragment_of_text("busy-day").as_deref(), Ok("s=busy-day"));
    }

    #[test]
    fn a_file_opens_as_the_link_of_its_scenario() {
        let text = "name = \"lost-turn\"\n[parameters]\nthreshold_messages = 5\n";
        let fragment = fragment_of_text(text).expect("it is a scenario");
        assert!(fragment.contains("threshold=5"), "{fragment}");
        assert_eq!(fragment_of_file("a.toml", text.as_bytes()), Ok(fragment));
    }

    #[test]
    fn what_cannot_be_opened_is_told_with_its_name() {
        let told = |text: &str| fragment_of_text(text).expect_err("it cannot be opened").join(" ");
        assert_eq!(told(" "), "There is nothing to open: paste a link or a scenario file.");
        assert_eq!(told("hello"), "“hello” is neither a link nor a scenario file.");
        assert_eq!(
            told("Dear all, it is lost"),
            "“Dear all, it is lost” is neither a link nor a scenario file."
        );
        assert!(
            told("mtas = 3").starts_with("What was pasted, line 1, column 8"),
            "{}",
            told("mtas = 3")
        );
        let told = fragment_of_file("cat.jpeg", b"\xff\xd8\0").expect_err("it is a photograph");
        assert!(told[0].starts_with("cat.jpeg, which is no text and no PNG"), "{told:?}");
    }
}
