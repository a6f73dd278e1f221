//! What was found of every rule.

use serde::{Serialize, Serializer};
use turnlab_core::protocol::{Rule, searched_columns};
use turnlab_core::scenario::Scenario;
use turnlab_core::search::{Felled, Growth, Property, Repairs, Row, Summary, Verdict};
use turnlab_core::world::Action;

/// What was found of every rule, within bounds.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RepairsReport {
    /// The rule at hand: that of the scenario.
    pub rule: String,
    /// How many rules there are of each kind.
    pub summary: RepairsSummary,
    /// The rules that still stand and differ from the one at hand in the fewest columns.
    pub smallest: Vec<String>,
    /// Every rule.
    pub rows: Vec<RuleRow>,
}

/// How many rules there are of each kind.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RepairsSummary {
    /// How many are known.
    pub rows: usize,
    /// How many neither lose the Turn nor double it.
    pub safe: usize,
    /// How many can lose it.
    pub loses: usize,
    /// How many can double it.
    pub doubles: usize,
    /// How many can do both.
    pub both: usize,
    /// How many different graphs of all that can happen there are.
    pub behaviours: usize,
    /// How many still hold when the bounds have grown.
    pub standing: usize,
    /// How many searches were made.
    pub searches: usize,
    /// How long that took.
    pub seconds: f64,
}

/// What was found of one rule.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct RuleRow {
    /// The rule.
    pub rule: String,
    /// What stands in its columns.
    #[serde(flatten)]
    pub columns: Columns,
    /// Whether both ends can hold the Turn.
    #[cfg_attr(feature = "schema", schemars(schema_with = "crate::names::verdict"))]
    pub at_most_one_holder: &'static str,
    /// Whether the Turn can be lost for good.
    #[cfg_attr(feature = "schema", schemars(schema_with = "crate::names::verdict"))]
    pub turn_recoverable: &'static str,
    /// Whether a verdict is one that the bound in flight may have made.
    pub bound_reached: bool,
    /// How many situations there are.
    pub states: u64,
    /// How many steps between them.
    pub transitions: u64,
    /// Equal for two rules under which the same can happen: 32 hexadecimal digits.
    pub behaviour: String,
    /// The property that is broken soonest; none where both hold.
    pub breaks: Option<&'static str>,
    /// The shortest steps to where it is broken, as a scenario orders them.
    pub path: Option<Vec<String>>,
    /// What made a rule fail in wider bounds that had held before.
    pub felled_by: Option<FelledBy>,
}

/// What made a rule fail in wider bounds that had held before.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FelledBy {
    /// What there was more of.
    #[cfg_attr(feature = "schema", schemars(schema_with = "crate::names::growth"))]
    pub growth: &'static str,
    /// The property that is broken then.
    #[cfg_attr(feature = "schema", schemars(schema_with = "crate::names::property"))]
    pub breaks: &'static str,
    /// The shortest steps to there.
    pub path: Vec<String>,
}

/// What stands in the columns of a rule, under their names; the last column is the same in all rows.
#[derive(Debug)]
pub struct Columns(Rule);

impl Serialize for Columns {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(searched_columns().iter().map(|column| {
            let value = match column.value(self.0) {
                "yes" => Cell::Flag(true),
                "no" => Cell::Flag(false),
                word => Cell::Word(word),
            };
            (column.name, value)
        }))
    }
}

#[derive(Serialize)]
#[serde(untagged)]
enum Cell {
    Flag(bool),
    Word(&'static str),
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Columns {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Columns".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let (mut properties, mut required) = (serde_json::Map::new(), Vec::new());
        for column in searched_columns() {
            let schema = match column.values.contains(&"yes") {
                true => schemars::json_schema!({ "type": "boolean" }),
                false => schemars::json_schema!({ "type": "string", "enum": column.values }),
            };
            properties.insert(column.name.to_owned(), schema.to_value());
            required.push(column.name);
        }
        schemars::json_schema!({ "type": "object", "properties": properties, "required": required })
    }
}

impl RepairsReport {
    /// Of a search of every rule, which took so long.
    #[must_use]
    pub fn of(scenario: &Scenario, repairs: &Repairs, seconds: f64) -> Self {
        let Summary { known, safe, lose, double, both, behaviours, standing } = repairs.summary();
        RepairsReport {
            rule: repairs.at_hand().to_string(),
            summary: RepairsSummary {
                rows: known,
                safe,
                loses: lose,
                doubles: double,
                both,
                behaviours,
                standing,
                searches: repairs.searches(),
                seconds,
            },
            smallest: repairs.smallest().iter().map(|row| row.rule.to_string()).collect(),
            rows: repairs.rows().map(|row| rule_row(scenario, repairs, &row)).collect(),
        }
    }
}

fn rule_row(scenario: &Scenario, repairs: &Repairs, row: &Row<'_>) -> RuleRow {
    let verdict =
        |property| row.finding(property).map_or(Verdict::Stopped, |finding| finding.verdict).name();
    let [states, transitions] = row.counts();
    let broken = row.broken();
    let steps = |rule: Rule, growth: Option<Growth>, path: &[Action]| {
        let model = repairs.model_of(growth).with_rule(rule);
        scenario.following(&model, path).order_once_open()
    };
    let felled = |felled: &Felled| FelledBy {
        growth: felled.by.name(),
        breaks: felled.property.name(),
        path: steps(row.rule, Some(felled.by), &felled.path),
    };
    RuleRow {
        rule: row.rule.to_string(),
        columns: Columns(row.rule),
        at_most_one_holder: verdict(Property::AtMostOneHolder),
        turn_recoverable: verdict(Property::TurnRecoverable),
        bound_reached: row.is_bound_reached(),
        states,
        transitions,
        behaviour: format!("{:032x}", row.behaviour()),
        breaks: broken.map(|(property, _)| property.name()),
        path: broken.map(|(_, path)| steps(row.rule, None, path)),
        felled_by: row.felled().map(felled),
    }
}
