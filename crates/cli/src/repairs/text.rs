//! What was found of all rules, for people.

use turnlab_core::protocol::Rule;
use turnlab_core::search::{Fate, Summary};

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
    for (growth, felled) in repairs.felled() {
        text += &format!("{felled:>6} of the first fall with {}\n", growth.name());
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
    let mut text = format!("{}: {}\n", row.rule, row.words());
    text += &same_as(row.rule);
    if row.fate() == Fate::Safe {
        repairs.needs_words(row.rule).iter().for_each(|needed| text += &format!("  {needed}\n"));
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
    let smallest = searched.scenario.cheapest(repairs);
    let Some((first, _)) = smallest.first() else {
        return "no rule neither loses the Turn nor doubles it\n".to_owned();
    };
    let unlike = first.columns_unlike(repairs.at_hand()).count();
    let mut text = match unlike {
        0 => "nothing has to be repaired:\n".to_owned(),
        1 => "the smallest repairs change 1 column:\n".to_owned(),
        columns => format!("the smallest repairs change {columns} columns:\n"),
    };
    for (rule, costs) in smallest.iter().take(MOST_LISTED) {
        text += &format!("  {rule}{}\n", costs.map_or(String::new(), |it| format!(": {it}")));
        text += &same_as(*rule);
    }
    if let Some(more) = smallest.len().checked_sub(MOST_LISTED).filter(|&more| more > 0) {
        text += &format!("  and {more} more\n");
    }
    text
}
