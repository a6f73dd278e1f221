//! The columns of a rule in plain words.

use crate::protocol::{COLUMNS, Rule};

/// A column in words.
#[derive(Debug)]
pub struct ColumnWords {
    /// What it is about: the beginning of a sentence that a value ends.
    pub about: &'static str,
    /// Its values, in their order.
    pub values: &'static [&'static str],
}

const KEPT: &[&str] = &[
    "that the Turn was here",
    "that it was giving the Turn",
    "that the Turn was at the other end",
    "how many hand-overs there were, and whose it was",
    "nothing",
];
const ANSWERS: &[&str] = &["nobody", "either end", "the responder"];
const NO_YES: &[&str] = &["no", "yes"];

/// The words of every column, in the order of [`COLUMNS`].
pub static COLUMN_WORDS: [ColumnWords; COLUMNS.len()] = [
    ColumnWords { about: "Lost while it had the Turn, an end keeps", values: KEPT },
    ColumnWords { about: "Lost while it was giving the Turn, an end keeps", values: KEPT },
    ColumnWords { about: "Lost while it was without the Turn, an end keeps", values: KEPT },
    ColumnWords {
        about: "After a recovery the Turn is with",
        values: &[
            "whoever kept that it was here",
            "the end that the initiator names",
            "the initiator",
            "the end that knows of more hand-overs",
        ],
    },
    ColumnWords {
        about: "A request while giving is answered, as if with the Turn, by",
        values: ANSWERS,
    },
    ColumnWords {
        about: "A request while without the Turn is answered, as if with it, by",
        values: ANSWERS,
    },
    ColumnWords { about: "Unanswered, the initiator makes itself a new Turn", values: NO_YES },
    ColumnWords { about: "A loss drops the checkpoints", values: NO_YES },
];

/// What a rule does, in a sentence or a few.
#[must_use]
pub fn rule_summary(rule: Rule) -> String {
    if let Some(named) = rule.named() {
        return named.summary.to_owned();
    }
    let like = rule.nearest_named();
    let unlike = COLUMNS
        .iter()
        .zip(&COLUMN_WORDS)
        .filter(|(column, _)| column.place(rule) != column.place(like.rule));
    let cells = unlike
        .map(|(column, words)| format!("{} {}.", words.about, words.values[column.place(rule)]));
    let same = rule.same_as().map(|same| format!("It means the same as {same}."));
    let first = format!("Like {}, but:", like.name);
    [first].into_iter().chain(cells).chain(same).collect::<Vec<_>>().join(" ")
}
