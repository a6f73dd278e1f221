//! What was found of all rules, for people.

use turnlab_core::protocol::Rule;
use turnlab_core::scenario::{Cost, Costs, seconds_text};
use turnlab_core::search::{Fate, Growth, Model, Property, Row, Summary};
use turnlab_core::world::Action;

use super::Searched;

/// So many rules of a list are told.
const MOST_LISTED: usize = 10;

pub(super) fn text(searched: &Searched) -> String {
    let repairs = &searched.repairs;
    let Summary { known, safe, lose, double, both, behaviours, standing } = repairs.summary();
    let mut text = format!(
        "{known} rules, {} searches, {:.2} s\n\n{safe:>6} neither lose the Turn nor double it\n\
         {lose:>6} can lose it\n{double:>6} can double it\n{both:>6} can do both\n\
         {behaviours:>6} different graphs of all that can happen\n",
        repairs.searches(),
        searched.seconds,
    );
    for growth in repairs.growths() {
        let felled = repairs.rows().filter(|row| row.felled().is_some_and(|it| it.by == growth));
        text += &format!("{:>6} of the first fall with {}\n", felled.count(), growth.name());
    }
    text += &format!("{standing:>6} still stand\n\n");
    text += &of_the_rule_at_hand(searched);
    text += &smallest(searched);
    text
}

fn same_as(rule: Rule) -> String {
    rule.same_as().map_or(String::new(), |same| format!("    means the same as {same}\n"))
}

fn of_the_rule_at_hand(searched: &Searched) -> String {
    let repairs = &searched.repairs;
    let Some(row) = repairs.row(repairs.at_hand()) else { return String::new() };
    let mut text = format!("{}: {}\n", row.rule, told(&row));
    text += &same_as(row.rule);
    if row.fate() == Fate::Safe {
        for (column, worst) in repairs.needs(row.rule) {
            text += &format!(
                "  needed: {}-{}. Without it: {}\n",
                column.name,
                column.value(row.rule),
                told(&worst)
            );
        }
    } else {
        let saved_by = repairs.saved_by(row.rule);
        match saved_by.is_empty() {
            true => text += "  no other value of one column would save it\n",
            false => text += "  one other value saves it:\n",
        }
        saved_by.iter().for_each(|saved| text += &format!("    {}\n", saved.rule));
    }
    text + "\n"
}

/// The smallest repairs, the cheapest first.
fn smallest(searched: &Searched) -> String {
    let repairs = &searched.repairs;
    let mut smallest: Vec<(Option<Costs>, Row<'_>)> = repairs
        .smallest()
        .into_iter()
        .map(|row| (searched.scenario.costs(row.rule), row))
        .collect();
    smallest.sort_by_key(|(costs, row)| (costs.map(|it| (it.loss, it.hand_over)), row.rule));
    let Some((_, first)) = smallest.first() else {
        return "no rule neither loses the Turn nor doubles it\n".to_owned();
    };
    let unlike = first.rule.columns_unlike(repairs.at_hand()).count();
    let columns = if unlike == 1 { "column" } else { "columns" };
    let mut text = format!("the smallest repairs change {unlike} {columns}:\n");
    for (costs, row) in smallest.iter().take(MOST_LISTED) {
        text += &format!("  {}{}\n", row.rule, costs.map_or(String::new(), |it| costs_text(&it)));
        text += &same_as(row.rule);
    }
    if let Some(more) = smallest.len().checked_sub(MOST_LISTED).filter(|&more| more > 0) {
        text += &format!("  and {more} more\n");
    }
    text
}

fn costs_text(costs: &Costs) -> String {
    let one = |Cost { us, pdus }: Cost| match us {
        Some(us) => format!("{} s and {pdus} PDUs", seconds_text(us)),
        None => format!("mail is left after {pdus} PDUs"),
    };
    format!(": a hand-over {}, with a loss {}", one(costs.hand_over), one(costs.loss))
}

/// `the Turn is lost in 3 steps`.
fn told(row: &Row<'_>) -> String {
    let Some((property, path)) = row.broken() else {
        return match (row.fate(), row.felled()) {
            (Fate::Unknown, _) => "not known".to_owned(),
            (_, Some(felled)) => format!(
                "neither loses the Turn nor doubles it, until there is {}",
                felled.by.name()
            ),
            _ => "neither loses the Turn nor doubles it".to_owned(),
        };
    };
    let what = match property {
        Property::AtMostOneHolder => "both ends hold the Turn",
        _ => "the Turn is lost",
    };
    format!("{what} in {} steps", path.len())
}

/// The steps of a path as a scenario orders them, without those that open the association.
pub(super) fn steps(
    searched: &Searched,
    rule: Rule,
    growth: Option<Growth>,
    path: &[Action],
) -> Vec<String> {
    let model = searched.repairs.model_of(growth).with_rule(rule);
    let following = searched.scenario.following(&model, path);
    following.order.iter().skip(Model::opening().len()).map(ToString::to_string).collect()
}
