//! What can be asked, and what is said of what cannot.

use turnlab_core::scenario::{LONGEST_FILE, Problem, View, read_link, readable};

/// What a host asks for.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Ask {
    /// Open a library scenario by its name, a link, or the text of a file.
    Load(String),
    /// Look at the run in this way.
    Look(View),
    /// Put the cursor there, in microseconds.
    Seek(i64),
    /// Have what is in view begin there, in microseconds.
    ShowFrom(i64),
    /// Play, or stop.
    Play(bool),
    /// Cut at the cursor, or at this instant.
    Cut(Option<i64>),
    /// Show what plays and cuts, or leave that to the host.
    Controls(bool),
    /// Nothing but the state, which is the answer to everything.
    State,
}

/// What has a name.
const NAMES: [&str; 9] =
    ["load", "look", "seek", "show", "play", "pause", "cut", "controls", "state"];
/// The longest name that is looked at, so that no text is taken over before its length is known.
pub(crate) const LONGEST_NAME: u32 = 16;
/// The longest text that is taken over, in UTF-16 units.
pub(crate) const LONGEST_VALUE: u32 = LONGEST_FILE as u32;

impl Ask {
    /// What this name and what was said with it ask for. All of it is said in the words of links.
    ///
    /// # Errors
    ///
    /// What is wrong, in sentences.
    pub(crate) fn of(name: &str, value: Option<&str>) -> Result<Self, String> {
        let needed = || value.ok_or_else(|| format!("“{name}” needs a text beside it."));
        Ok(match name {
            "load" => Ask::Load(needed()?.to_owned()),
            "look" => Ask::Look(view(needed()?)?),
            "seek" => Ask::Seek(time(needed()?)?),
            "show" => Ask::ShowFrom(time(needed()?)?),
            "play" => Ask::Play(true),
            "pause" => Ask::Play(false),
            "cut" => Ask::Cut(value.map(time).transpose()?),
            "controls" => Ask::Controls(controls(needed()?)?),
            "state" => Ask::State,
            _ => {
                let (name, known) = (readable(name, LONGEST_NAME as usize), NAMES.join(", "));
                return Err(format!("“{name}” is nothing to ask for. There is: {known}."));
            }
        })
    }
}

/// What is said of a text that is too long to be anything.
pub(crate) fn too_long() -> String {
    format!("What was sent is longer than {LONGEST_FILE} characters and was not read.")
}

/// A time as links have it behind `at=`; what begins another part or stands for something else is in none.
fn time(text: &str) -> Result<i64, String> {
    if text.contains(['&', '%', '#']) {
        return Err("A time is seconds, as in 8.375, or 27:45, 1:00:00, 25min.".to_owned());
    }
    let (link, problems) = read_link(&format!("at={text}"));
    sentences(&problems).map_or(Ok(link.at_us), Err)
}

/// How to look at a run, as links have it: `view=pdus&theme=dark`.
fn view(text: &str) -> Result<View, String> {
    sentences(&read_link(text).1).map_or_else(|| Ok(View::of_link(text)), Err)
}

fn controls(text: &str) -> Result<bool, String> {
    match text {
        "full" | "" => Ok(true),
        "none" => Ok(false),
        _ => Err("Controls are full or none.".to_owned()),
    }
}

/// Everything that is wrong with a link; nothing where nothing is.
pub(crate) fn sentences(problems: &[Problem]) -> Option<String> {
    let told: Vec<String> = problems.iter().map(ToString::to_string).collect();
    (!told.is_empty()).then(|| told.join(" "))
}

#[cfg(test)]
mod tests {
    use super::Ask;
    use turnlab_core::scenario::{Detail, Paper, View};

    #[test]
    fn what_is_asked_is_said_as_links_say_it() {
        let dark =
            View { detail: Detail::Pdus, to_scale: true, paper: Paper::Dark, ..View::default() };
        for (name, value, ask) in [
            ("load", Some("lost-turn"), Ask::Load("lost-turn".to_owned())),
            ("look", Some("view=pdus:to-scale&theme=dark"), Ask::Look(dark)),
            ("look", Some("theme=auto"), Ask::Look(View::default())),
            ("seek", Some("8.375"), Ask::Seek(8_375_000)),
            ("seek", Some("27:45"), Ask::Seek(1_665_000_000)),
            ("show", Some("6"), Ask::ShowFrom(6_000_000)),
            ("play", None, Ask::Play(true)),
            ("pause", None, Ask::Play(false)),
            ("cut", None, Ask::Cut(None)),
            ("cut", Some("9.5"), Ask::Cut(Some(9_500_000))),
            ("controls", Some("none"), Ask::Controls(false)),
            ("controls", Some("full"), Ask::Controls(true)),
            ("state", None, Ask::State),
        ] {
            assert_eq!(Ask::of(name, value), Ok(ask), "{name} {value:?}");
        }
    }

    #[test]
    fn what_cannot_be_is_told_with_what_can() {
        for (name, value, part) in [
            ("seek", None, "needs a text"),
            ("seek", Some("NaN"), "NaN"),
            ("seek", Some("-1"), "-1"),
            ("seek", Some("8&s=repaired"), "27:45"),
            ("cut", Some("soon"), "soon"),
            ("look", Some("view=pduz"), "perhaps pdus was meant"),
            ("look", Some("theme=blue"), "light, dark, or auto"),
            ("controls", Some("some"), "full or none"),
            ("explode", None, "load, look, seek"),
            ("", Some("x"), "load, look, seek"),
        ] {
            let told = Ask::of(name, value).expect_err(name);
            assert!(told.contains(part), "{name} {value:?}: {told}");
        }
    }
}
