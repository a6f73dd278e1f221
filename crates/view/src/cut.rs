//! What a cut would do, in words.

use turnlab_core::run::CutEffect;

use crate::duration_text;
use crate::words::messages_text;

/// What a cut does, as a sentence.
#[must_use]
pub fn cut_text(effect: CutEffect) -> String {
    match effect {
        CutEffect::Nothing => "Nothing is connected here to cut.".to_owned(),
        CutEffect::Harmless => "A cut here does no harm.".to_owned(),
        CutEffect::Delayed { by_us, undelivered: 0 } => {
            format!("A cut here makes mail late by {}.", duration_text(by_us))
        }
        CutEffect::Delayed { undelivered, .. } => {
            let messages = messages_text(undelivered);
            format!("After a cut here {messages} of this run would not arrive before its end.")
        }
        CutEffect::TurnLost { for_us, to_the_end } => {
            format!("A cut here loses the Turn{}.", time_text(for_us, to_the_end))
        }
        CutEffect::TurnDoubled { for_us, to_the_end } => {
            format!("After a cut here both have the Turn{}.", time_text(for_us, to_the_end))
        }
    }
}

fn time_text(for_us: i64, to_the_end: bool) -> String {
    match to_the_end {
        true => ", to the end of the run".to_owned(),
        false => format!(" for {}", duration_text(for_us)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_cut_does_in_words() {
        let minutes = 60_000_000;
        for (effect, words) in [
            (CutEffect::Harmless, "A cut here does no harm."),
            (
                CutEffect::Delayed { by_us: 10_250_000, undelivered: 0 },
                "A cut here makes mail late by 10.3 s.",
            ),
            (
                CutEffect::Delayed { by_us: minutes, undelivered: 2 },
                "After a cut here 2 messages of this run would not arrive before its end.",
            ),
            (
                CutEffect::TurnLost { for_us: 25 * minutes, to_the_end: false },
                "A cut here loses the Turn for 25 min.",
            ),
            (
                CutEffect::TurnDoubled { for_us: minutes, to_the_end: true },
                "After a cut here both have the Turn, to the end of the run.",
            ),
        ] {
            assert_eq!(cut_text(effect), words);
        }
    }
}
