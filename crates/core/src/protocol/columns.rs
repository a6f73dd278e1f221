//! A rule as it is written: the name of one that has a name, and the columns in which it differs from that.

use std::fmt;
use std::str::FromStr;

use strum::VariantArray;

use super::{Answers, Kept, NamedRule, RULES, Recovery, Role, Rule};

/// One column of the table of all rules (docs/protocol.md#every-combination).
#[derive(Debug)]
pub struct Column {
    /// Its name in links, files and on the command line.
    pub name: &'static str,
    /// What can stand in it, by name.
    pub values: &'static [&'static str],
    get: fn(Rule) -> usize,
    set: fn(&mut Rule, usize),
}

impl Column {
    /// What stands in it: the place of its name in [`Column::values`].
    #[must_use]
    pub fn place(&self, rule: Rule) -> usize {
        (self.get)(rule)
    }

    /// The name of what stands in it.
    #[must_use]
    pub fn value(&self, rule: Rule) -> &'static str {
        self.values[self.place(rule)]
    }

    /// The rule with something else in this column; as it is where there are fewer values.
    #[must_use]
    pub fn with(&self, mut rule: Rule, place: usize) -> Rule {
        if place < self.values.len() {
            (self.set)(&mut rule, place);
        }
        rule
    }
}

const KEPT: &[&str] = &["mine", "giving", "theirs", "pair", "nothing"];
/// What the incident keeps, in the order of the columns.
const AS_SHIPPED_KEPT: [Kept; 3] = [Kept::Mine, Kept::Theirs, Kept::Theirs];
const ANSWERS: &[&str] = &["nobody", "either", "responder"];
const NO_YES: &[&str] = &["no", "yes"];

/// Every column, in the order of the table.
pub static COLUMNS: [Column; 8] = [
    Column {
        name: "holding",
        values: KEPT,
        get: |rule| rule.holding as usize,
        set: |rule, place| rule.holding = Kept::VARIANTS[place],
    },
    Column {
        name: "giving",
        values: KEPT,
        get: |rule| rule.giving as usize,
        set: |rule, place| rule.giving = Kept::VARIANTS[place],
    },
    Column {
        name: "waiting",
        values: KEPT,
        get: |rule| rule.waiting as usize,
        set: |rule, place| rule.waiting = Kept::VARIANTS[place],
    },
    Column {
        name: "recovery",
        values: &["own-record", "token-setting", "initiator", "greater-pair"],
        get: |rule| rule.recovery as usize,
        set: |rule, place| rule.recovery = Recovery::VARIANTS[place],
    },
    Column {
        name: "answers-giving",
        values: ANSWERS,
        get: |rule| rule.answers_giving as usize,
        set: |rule, place| rule.answers_giving = Answers::VARIANTS[place],
    },
    Column {
        name: "answers-waiting",
        values: ANSWERS,
        get: |rule| rule.answers_waiting as usize,
        set: |rule, place| rule.answers_waiting = Answers::VARIANTS[place],
    },
    Column {
        name: "regenerates",
        values: NO_YES,
        get: |rule| usize::from(rule.regenerates),
        set: |rule, place| rule.regenerates = place == 1,
    },
    Column {
        name: "drops-checkpoints",
        values: NO_YES,
        get: |rule| usize::from(rule.drops_checkpoints),
        set: |rule, place| rule.drops_checkpoints = place == 1,
    },
];

/// The columns that a search tells apart: all but the last, since with transfers of one PDU no checkpoints can be dropped.
#[must_use]
pub fn searched_columns() -> &'static [Column] {
    &COLUMNS[..SEARCHED_COLUMNS]
}

/// How many of them there are.
pub const SEARCHED_COLUMNS: usize = COLUMNS.len() - 1;

/// Why a text is no rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoRule {
    /// No rule has this name.
    Name(String),
    /// No column has this name, or nothing of the kind can stand in it.
    Column(String),
    /// The same column is said twice, in two ways.
    Twice(&'static str),
}

impl Rule {
    /// The rule that has a name and is this one.
    #[must_use]
    pub fn named(self) -> Option<&'static NamedRule> {
        RULES.iter().find(|known| known.rule == self)
    }

    /// The columns in which it differs from another.
    pub fn columns_unlike(self, other: Rule) -> impl Iterator<Item = &'static Column> {
        COLUMNS.iter().filter(move |column| column.place(self) != column.place(other))
    }

    /// The named rule that it is most like; of several the first.
    #[must_use]
    pub fn nearest_named(self) -> &'static NamedRule {
        let unlike = |known: &&NamedRule| self.columns_unlike(known.rule).count();
        RULES.iter().min_by_key(unlike).unwrap_or(&RULES[0])
    }

    /// The named rule that it means the same as, or the one nearest to a named rule that it does: columns that
    /// cannot matter beside the others are put aside. `None` where every column of it says something.
    #[must_use]
    pub fn same_as(self) -> Option<Rule> {
        let plain = self.plain();
        let named = RULES.iter().map(|known| known.rule).find(|rule| rule.plain() == plain);
        named.or(Some(plain)).filter(|&same| same != self)
    }

    /// The same rule with what cannot matter as in [`super::AS_SHIPPED`].
    #[must_use]
    pub fn plain(self) -> Rule {
        let kept = [self.holding, self.giving, self.waiting];
        let has_pair = kept.contains(&Kept::Pair);
        let recovery = match self.recovery {
            // Nobody ever has a pair that could be the greater one.
            Recovery::GreaterPair if !has_pair => Recovery::TokenSetting,
            recovery => recovery,
        };
        let holders = [Role::Initiator, Role::Responder, Role::Responder];
        let meaning = |place: usize| {
            let record = Rule::record(kept[place], Role::Initiator, holders[place], 0);
            let is_here = match recovery {
                Recovery::Initiator => return AS_SHIPPED_KEPT[place],
                Recovery::GreaterPair if kept[place] == Kept::Pair => return Kept::Pair,
                Recovery::OwnRecord => record.is_mine(),
                _ => Rule { recovery, ..self }.token_setting(record) == Role::Initiator,
            };
            if is_here { Kept::Mine } else { Kept::Theirs }
        };
        let [holding, giving, waiting] = [meaning(0), meaning(1), meaning(2)];
        Rule { holding, giving, waiting, recovery, ..self }
    }

    /// Its number among all rules: the columns as digits, the last one the lowest.
    #[must_use]
    pub fn number(self) -> u32 {
        COLUMNS.iter().fold(0, |number, column| {
            number * column.values.len() as u32 + column.place(self) as u32
        })
    }

    /// The rule of that number; what is beyond the last begins again.
    #[must_use]
    pub fn numbered(mut number: u32) -> Rule {
        let mut rule = RULES[0].rule;
        for column in COLUMNS.iter().rev() {
            let values = column.values.len() as u32;
            rule = column.with(rule, (number % values) as usize);
            number /= values;
        }
        rule
    }
}

impl fmt::Display for Rule {
    /// `epoch`, or `as-shipped:giving-mine,regenerates-yes`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let like = self.nearest_named();
        f.write_str(like.name)?;
        for (place, column) in self.columns_unlike(like.rule).enumerate() {
            let before = if place == 0 { ':' } else { ',' };
            write!(f, "{before}{}-{}", column.name, column.value(*self))?;
        }
        Ok(())
    }
}

impl FromStr for Rule {
    type Err = NoRule;

    fn from_str(text: &str) -> Result<Rule, NoRule> {
        let text = text.trim().to_ascii_lowercase().replace(['_', ' '], "-");
        let (name, differs) = text.split_once(':').unwrap_or((&text, ""));
        let known = RULES.iter().find(|known| known.name == name);
        let mut rule = known.ok_or_else(|| NoRule::Name(name.to_owned()))?.rule;
        let mut said = [None; COLUMNS.len()];
        for one in differs.split([',', ':']).filter(|one| !one.is_empty()) {
            let (at, place) = cell(one).ok_or_else(|| NoRule::Column(one.to_owned()))?;
            if said[at].replace(place).is_some_and(|before| before != place) {
                return Err(NoRule::Twice(COLUMNS[at].name));
            }
            rule = COLUMNS[at].with(rule, place);
        }
        Ok(rule)
    }
}

/// The column that `giving-mine` names, and the value.
fn cell(text: &str) -> Option<(usize, usize)> {
    let text = text.trim_matches('-');
    COLUMNS.iter().enumerate().find_map(|(at, column)| {
        let value = text.strip_prefix(column.name)?.strip_prefix(['-', '='])?;
        Some((at, column.values.iter().position(|known| *known == value.trim_matches('-'))?))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_names_of_values_are_those_of_the_enums() {
        let names = |kept: &[Kept]| kept.iter().map(|&one| one.into()).collect::<Vec<&str>>();
        assert_eq!(names(Kept::VARIANTS), KEPT);
        let names = Answers::VARIANTS.iter().map(|&one| one.into()).collect::<Vec<&str>>();
        assert_eq!(names, ANSWERS);
        let names = Recovery::VARIANTS.iter().map(|&one| one.into()).collect::<Vec<&str>>();
        assert_eq!(names, COLUMNS[3].values);
    }

    #[test]
    fn every_rule_is_read_as_it_is_written_and_has_its_number() {
        let all: u32 = COLUMNS.iter().map(|column| column.values.len() as u32).product();
        assert_eq!(all, 2 * 9_000);
        for number in 0..all {
            let rule = Rule::numbered(number);
            assert_eq!(rule.number(), number);
            assert_eq!(rule.to_string().parse(), Ok(rule), "{rule}");
        }
    }

    #[test]
    fn a_name_stands_alone_and_what_differs_behind_it() {
        for known in &RULES {
            assert_eq!(known.rule.to_string(), known.name);
        }
        let read = |text: &str| text.parse::<Rule>();
        assert_eq!(read("as-shipped:giving-mine").map(|it| it.to_string()), Ok("take-back".into()));
        let rule = read("as-shipped:answers-giving-responder,regenerates-yes").expect("a rule");
        assert_eq!(rule.to_string(), "regenerate:answers-giving-responder");
        assert_eq!(read("Epoch"), read("epoch"));
    }

    #[test]
    fn what_cannot_matter_is_put_aside() {
        let same = |text: &str| {
            let rule = text.parse::<Rule>().expect("a rule");
            rule.same_as().map(|same| same.to_string())
        };
        assert_eq!(same("as-shipped:giving-nothing"), Some("as-shipped".to_owned()));
        assert_eq!(same("take-back:holding-pair"), Some("take-back".to_owned()));
        assert_eq!(same("initiator-decides:giving-mine"), Some("initiator-decides".to_owned()));
        let setting = "as-shipped:recovery-token-setting";
        assert_eq!(same("as-shipped:recovery-greater-pair"), Some(setting.to_owned()));
        assert_eq!(same(setting), None);
        assert_eq!(same("epoch"), None);
        assert_eq!(
            same("epoch:holding-nothing,giving-mine"),
            Some("epoch:holding-mine,giving-mine".to_owned())
        );
    }

    #[test]
    fn what_is_no_rule_is_told_by_what_is_wrong() {
        let wrong = |text: &str| text.parse::<Rule>().expect_err("no rule");
        assert_eq!(wrong("epok"), NoRule::Name("epok".to_owned()));
        assert_eq!(wrong("epoch:giving"), NoRule::Column("giving".to_owned()));
        assert_eq!(wrong("epoch:giving-yours"), NoRule::Column("giving-yours".to_owned()));
        assert_eq!(wrong("epoch:giving-mine,giving-theirs"), NoRule::Twice("giving"));
    }
}
