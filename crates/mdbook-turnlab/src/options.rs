//! What stands on the fence: `at=8.375 view=pdus from=0 to=40 caption="Here it is lost"`.

use turnlab_core::scenario::{A_TIME, View, nearest, read_view, readable, written_time_us};

/// What may be said.
const NAMES: [&str; 5] = ["at", "caption", "from", "to", "view"];

/// How much is told of one that is wrong.
const LONGEST_TOLD: usize = 400;

/// Which part of a run is shown, and how.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Options {
    /// Where the cursor stands, in microseconds.
    pub(crate) at_us: Option<i64>,
    pub(crate) from_us: Option<i64>,
    pub(crate) to_us: Option<i64>,
    pub(crate) caption: Option<String>,
    /// How it is looked at.
    pub(crate) view: Option<View>,
    /// The part as it was asked for.
    pub(crate) part: String,
}

impl Options {
    /// Reads them, or tells all that is wrong with them.
    pub(crate) fn read(text: &str) -> Result<Self, Vec<String>> {
        let (mut options, mut problems) = (Options::default(), Vec::new());
        let mut said: Vec<String> = Vec::new();
        for word in words(text) {
            let done = match word.split_once('=') {
                Some((name, _)) if said.iter().any(|known| known == name) => {
                    Err(format!("{name} is said twice"))
                }
                Some((name, value)) => {
                    said.push(name.to_owned());
                    options.set(name, value)
                }
                None => Err(unknown(&word)),
            };
            problems.extend(done.err());
        }
        if let (Some(from), Some(to)) = (options.from_us, options.to_us)
            && to < from
        {
            problems.push("to is before from".to_owned());
        }
        let ended = |told: String| format!("{}.", readable(&told, LONGEST_TOLD));
        if problems.is_empty() {
            Ok(options)
        } else {
            Err(problems.into_iter().map(ended).collect())
        }
    }

    fn set(&mut self, name: &str, value: &str) -> Result<(), String> {
        let time = || written_time_us(value).ok_or_else(|| format!("{name}={value}: {A_TIME}"));
        match name {
            "at" => self.at_us = Some(time()?),
            "from" | "to" => {
                let place = if name == "from" { &mut self.from_us } else { &mut self.to_us };
                *place = Some(time()?);
                let space = if self.part.is_empty() { "" } else { " " };
                self.part += &format!("{space}{name}={value}");
            }
            "caption" => self.caption = Some(value.to_owned()),
            "view" => {
                let view = read_view(value).map_err(|told| format!("view={value}: {told}"))?;
                self.view = Some(view);
            }
            _ => return Err(unknown(name)),
        }
        Ok(())
    }
}

fn unknown(word: &str) -> String {
    match nearest(word, NAMES.into_iter()) {
        Some(near) => format!("a block has no “{word}”; perhaps {near}=… was meant"),
        None => {
            format!("a block has no “{word}”; it has {}, each with = behind it", NAMES.join(", "))
        }
    }
}

/// Words with spaces or commas between them; within quotation marks these are a part of the word.
fn words(text: &str) -> Vec<String> {
    let (mut words, mut word, mut quoted) = (Vec::new(), String::new(), false);
    for c in text.chars() {
        match c {
            '"' => quoted = !quoted,
            c if !quoted && (c == ',' || c.is_whitespace()) => {
                words.push(std::mem::take(&mut word))
            }
            c => word.push(c),
        }
    }
    words.push(word);
    words.retain(|word| !word.is_empty());
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use turnlab_core::scenario::Detail;

    #[test]
    fn what_is_said_is_read() {
        let options =
            Options::read(r#" at=8.375, from=0 to="1 min",caption="It is lost, for good""#);
        let options = options.expect("they are right");
        let times = (options.at_us, options.from_us, options.to_us);
        assert_eq!(times, (Some(8_375_000), Some(0), Some(60_000_000)));
        assert_eq!(options.caption.as_deref(), Some("It is lost, for good"));
        assert_eq!(options.part, "from=0 to=1 min");
        let pdus = Options::read("view=pdus:to-scale").expect("it is right");
        assert_eq!(pdus.view.map(|view| view.detail), Some(Detail::Pdus));
        assert_eq!(Options::read(""), Ok(Options::default()));
    }

    #[test]
    fn what_is_wrong_is_told() {
        for (text, told) in [
            ("form=3", "a block has no “form”; perhaps from=… was meant."),
            (
                "height=3",
                "a block has no “height”; it has at, caption, from, to, view, each with = behind it.",
            ),
            ("at", "a block has no “at”; perhaps at=… was meant."),
            ("at=soon", "at=soon: it must be a time, such as 8.375, 25:00, 25min or 1h."),
            ("at=1 at=2", "at is said twice."),
            ("from=2 to=1", "to is before from."),
            ("view=pdu", "view=pdu: a view has no “pdu”; perhaps pdus was meant."),
        ] {
            assert_eq!(Options::read(text), Err(vec![told.to_owned()]), "{text}");
        }
    }
}
