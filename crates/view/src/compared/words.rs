//! What is different in the second of two runs, in words.

use turnlab_core::run::{Comparison, MailChange, RunFigures};

use super::Figure;
use crate::words::{capitalised, messages_text};
use crate::{Story, duration_text};

/// "Mail arrives up to 22 min 30 s earlier, the Turn is lost for 2 min 22 s instead of 24 min 52 s, and there are 214
/// PDUs instead of 190."
pub(super) fn summary(comparison: &Comparison, stories: &[Story; 2]) -> String {
    if comparison.alike {
        return "Nothing is different: the same happens at the same instants.".to_owned();
    }
    let [first, second] = comparison.runs;
    let longest = |of: fn(&RunFigures) -> i64| [of(&first), of(&second)];
    let mut clauses: Vec<String> = mail(comparison.mail).into_iter().collect();
    clauses.extend(lasts(
        ["mail stands still", "mail never stands still"],
        longest(|it| it.longest_stall_us),
    ));
    clauses.extend(lasts(
        ["the Turn is lost", "the Turn is never lost"],
        longest(|it| it.turn_lost_us),
    ));
    clauses.extend(lasts(
        ["both ends have the Turn", "never do both ends have the Turn"],
        longest(|it| it.turn_doubled_us),
    ));
    let counts = [
        ("association", first.associations, second.associations),
        ("PDU", first.pdus, second.pdus),
    ];
    for (what, first, second) in counts.into_iter().filter(|(_, first, second)| first != second) {
        let s = if second == 1 { "" } else { "s" };
        clauses.push(format!("{second} {what}{s} instead of {first}"));
    }
    if clauses.is_empty() {
        let told = stories.each_ref().map(|story| story.scenario().mtas.join(", "));
        return match told[0] == told[1] {
            true => "What happens is different, and what comes of it is the same.".to_owned(),
            false => "They are between other MTAs, and as much comes of both.".to_owned(),
        };
    }
    capitalised(&joined(&clauses)) + "."
}

/// "one, two, and three"
fn joined(clauses: &[String]) -> String {
    match clauses {
        [one] => one.clone(),
        [one, other] => format!("{one}, and {other}"),
        [most @ .., last] => format!("{}, and {last}", most.join(", ")),
        [] => String::new(),
    }
}

fn mail(change: MailChange) -> Option<String> {
    let MailChange { later, latest_by_us, earlier, earliest_by_us, only_first, only_second } =
        change;
    let messages = |count: usize, does: [&str; 2], how: &str| {
        let count = u32::try_from(count).unwrap_or(u32::MAX);
        let does = does[usize::from(count != 1)];
        (count > 0).then(|| format!("{} {does} {how}", messages_text(count)))
    };
    let arrive = ["arrives", "arrive"];
    let by = |how, us| format!("{how} by up to {}", duration_text(us));
    let told = [
        messages(later, arrive, &by("later", latest_by_us)),
        messages(earlier, arrive, &by("earlier", earliest_by_us)),
        messages(only_second, arrive, "before the end that did not"),
        messages(only_first, ["does not", "do not"], "arrive before the end"),
    ];
    let told: Vec<String> = told.into_iter().flatten().collect();
    (!told.is_empty()).then(|| told.join(", "))
}

/// "the Turn is lost for 2 min instead of 24 min"; nothing where that is the same.
fn lasts([what, never]: [&str; 2], [first, second]: [i64; 2]) -> Option<String> {
    match (first, second) {
        _ if duration_text(first) == duration_text(second) => None,
        (_, 0) => Some(format!("{never} ({} in the first)", duration_text(first))),
        (0, _) => Some(format!("{what} for {}", duration_text(second))),
        _ => Some(format!(
            "{what} for {} instead of {}",
            duration_text(second),
            duration_text(first)
        )),
    }
}

/// "Until 0:08.38 the same happens in both. Then, in the first: The association is lost. In the second: …"
pub(super) fn first_difference(comparison: &Comparison, stories: &[Story; 2]) -> String {
    let Some(at_us) = comparison.first_us else { return String::new() };
    let then = stories.each_ref().map(|story| story.caption(at_us).headline);
    let until = match at_us {
        0 => "They differ from the beginning.".to_owned(),
        _ => format!("Until {} the same happens in both.", stories[0].clock(at_us)),
    };
    match then[0] == then[1] {
        true if at_us == 0 => until,
        true => format!("{until} Then a PDU says, or an end keeps, something else."),
        false => format!("{until} Then, in the first: {} In the second: {}", then[0], then[1]),
    }
}

pub(super) fn figures(comparison: &Comparison) -> Vec<Figure> {
    let [first, second] = comparison.runs;
    let figure = |name, of: &dyn Fn(RunFigures) -> String| {
        let texts = [of(first), of(second)];
        Figure { name, differs: texts[0] != texts[1], texts }
    };
    let time = |us: i64| if us == 0 { "never".to_owned() } else { duration_text(us) };
    vec![
        figure("Messages accepted", &|it| it.accepted.to_string()),
        figure("Messages delivered", &|it| it.delivered.to_string()),
        figure("Mail stands still, at the longest", &|it| time(it.longest_stall_us)),
        figure("The Turn is lost, at the longest", &|it| time(it.turn_lost_us)),
        figure("Both ends have the Turn, at the longest", &|it| time(it.turn_doubled_us)),
        figure("Associations", &|it| it.associations.to_string()),
        figure("PDUs", &|it| it.pdus.to_string()),
    ]
}
