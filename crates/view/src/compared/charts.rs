//! The charts of two runs for one time axis: what both have is quiet, and mail says how much earlier or later it is.

use std::collections::BTreeMap;

use turnlab_core::protocol::Pdu;
use turnlab_core::run::{arrivals, pdus_alone};
use turnlab_core::scenario::Detail;
use turnlab_diagram::{Arrow, Chart, Fold, LaneFill, RailStyle, TimeUs};

use crate::chart::{repetition_between, repetitions};
use crate::words::message_of;
use crate::{Folds, Story, ViewOptions, duration_text};

/// Quiet stretches that are shorter than this are not worth a veil.
const LEAST_QUIET_US: TimeUs = 500_000;

pub(super) fn charts(stories: &[Story; 2], detail: Detail) -> [Chart; 2] {
    let options = ViewOptions { detail, folds: Folds::AllOpen, ..ViewOptions::default() };
    let mut charts = stories.each_ref().map(|story| story.whole_chart(&options));
    let end_us = charts[0].to_us.max(charts[1].to_us);
    charts.iter_mut().for_each(|chart| {
        chart.to_us = end_us;
        chart.fixed = true;
        chart.transfers.clear();
        chart.handles.clear();
    });
    fold(&mut charts, stories);
    quieten(&mut charts, stories);
    tell_of_mail(&mut charts, stories);
    charts
}

/// Folds what only repeats itself in both.
fn fold(charts: &mut [Chart; 2], stories: &[Story; 2]) {
    let [ones, others] = stories.each_ref().map(repetitions);
    let mut both = Vec::new();
    for one in &ones {
        for other in &others {
            let (from_us, to_us) = (one.from_us.max(other.from_us), one.to_us.min(other.to_us));
            if from_us < to_us {
                both.push((from_us, to_us));
            }
        }
    }
    // No arrow ends or begins in a fold that it is not wholly in.
    let is_whole = |&(from_us, to_us): &(TimeUs, TimeUs)| {
        let mut arrows = charts.iter().flat_map(|chart| &chart.arrows);
        arrows.all(|arrow| {
            let is_clear = arrow.arrives_us <= from_us || to_us <= arrow.sent_us;
            is_clear || (from_us <= arrow.sent_us && arrow.arrives_us <= to_us)
        })
    };
    both.retain(is_whole);
    for (chart, story) in charts.iter_mut().zip(stories) {
        let folds = (0..).zip(&both).map(|(id, &(from_us, to_us))| {
            let label = repetition_between(story, from_us, to_us);
            Fold { id, from_us, to_us, label, open: false }
        });
        chart.folds = folds.collect();
    }
}

/// What an arrow is, as far as it can be the same in the other run.
type Like<'a> = (TimeUs, TimeUs, Option<TimeUs>, &'a str, &'a str, &'a str);

fn like<'a>(chart: &'a Chart, arrow: &'a Arrow) -> Like<'a> {
    let name = |line: usize| chart.lifelines.get(line).map_or("", |line| line.title.as_str());
    let (from, to) = (name(arrow.from), name(arrow.to));
    (arrow.sent_us, arrow.arrives_us, arrow.lost_us, from, to, &arrow.label)
}

/// Marks the arrows that both have, and the stretches in which nothing is different.
fn quieten(charts: &mut [Chart; 2], stories: &[Story; 2]) {
    let runs = stories.each_ref().map(|story| &story.history);
    let alone = pdus_alone(runs, stories.each_ref().map(|story| &story.scenario.mtas[..]));
    let quiet = [0, 1].map(|run| {
        let (chart, other) = (&charts[run], &charts[1 - run]);
        let mut known: BTreeMap<Like<'_>, usize> = BTreeMap::new();
        for arrow in &other.arrows {
            *known.entry(like(other, arrow)).or_default() += 1;
        }
        let mut quiet = Vec::with_capacity(chart.arrows.len());
        for arrow in &chart.arrows {
            let left = known.get_mut(&like(chart, arrow)).filter(|left| **left > 0);
            // What looks the same may say something else.
            let says_more = alone[run].get(arrow.key as usize).is_some_and(|alone| *alone);
            let left = left.filter(|_| !says_more);
            quiet.push(left.is_some());
            left.into_iter().for_each(|left| *left -= 1);
        }
        quiet
    });
    for (chart, quiet) in charts.iter_mut().zip(quiet) {
        chart.arrows.iter_mut().zip(quiet).for_each(|(arrow, quiet)| arrow.quiet = quiet);
    }
    let quiet = quiet_stretches(charts);
    charts.iter_mut().for_each(|chart| chart.quiet.clone_from(&quiet));
}

/// Where nothing is different: the lanes, the queues, the rails and the bands are the same, and what is on its way is
/// in both.
fn quiet_stretches(charts: &[Chart; 2]) -> Vec<(TimeUs, TimeUs)> {
    let end_us = charts[0].to_us;
    let mut instants: Vec<TimeUs> = charts.iter().flat_map(changes).collect();
    instants.extend([0, end_us]);
    instants.retain(|at_us| (0..=end_us).contains(at_us));
    instants.sort_unstable();
    instants.dedup();
    let loud = loud(charts);
    let mut quiet: Vec<(TimeUs, TimeUs)> = Vec::new();
    for pair in instants.windows(2) {
        let (from_us, to_us) = (pair[0], pair[1]);
        let first = loud.partition_point(|stretch| stretch.1 < from_us);
        let is_loud =
            loud.get(first).is_some_and(|stretch| stretch.0 < to_us && from_us < stretch.1);
        if is_loud || state(&charts[0], from_us) != state(&charts[1], from_us) {
            continue;
        }
        match quiet.last_mut().filter(|last| last.1 == from_us) {
            Some(last) => last.1 = to_us,
            None => quiet.push((from_us, to_us)),
        }
    }
    quiet.retain(|stretch| stretch.1 - stretch.0 >= LEAST_QUIET_US);
    quiet
}

/// When something is on its way in one run alone, as stretches in order without overlap.
fn loud(charts: &[Chart; 2]) -> Vec<(TimeUs, TimeUs)> {
    let arrows = charts.iter().flat_map(|chart| &chart.arrows).filter(|arrow| !arrow.quiet);
    let mut loud: Vec<(TimeUs, TimeUs)> =
        arrows.map(|arrow| (arrow.sent_us, arrow.arrives_us.max(arrow.sent_us + 1))).collect();
    loud.sort_unstable();
    let mut joined: Vec<(TimeUs, TimeUs)> = Vec::new();
    for stretch in loud {
        match joined.last_mut().filter(|last| stretch.0 <= last.1) {
            Some(last) => last.1 = last.1.max(stretch.1),
            None => joined.push(stretch),
        }
    }
    joined
}

fn changes(chart: &Chart) -> impl Iterator<Item = TimeUs> + '_ {
    let lanes = chart.lifelines.iter().flat_map(|line| &line.lane);
    let counts = chart.lifelines.iter().flat_map(|line| &line.queue.counts);
    let rails = chart.rails.iter().flat_map(|rail| &rail.spans);
    let loud = chart.arrows.iter().filter(|arrow| !arrow.quiet);
    (lanes.flat_map(|span| [span.from_us, span.to_us]))
        .chain(counts.map(|&(at_us, _)| at_us))
        .chain(rails.flat_map(|span| [span.from_us, span.to_us]))
        .chain(chart.bands.iter().flat_map(|band| [band.from_us, band.to_us]))
        .chain(loud.flat_map(|arrow| [arrow.sent_us, arrow.arrives_us]))
}

/// What is drawn at an instant besides arrows.
#[derive(PartialEq, Eq)]
struct State<'a> {
    lines: Vec<(&'a str, Option<LaneFill>, u32)>,
    rails: Vec<(usize, Option<RailStyle>)>,
    bands: Vec<&'a str>,
}

fn state(chart: &Chart, at_us: TimeUs) -> State<'_> {
    let line = |line: &'_ turnlab_diagram::Lifeline| {
        let after = line.lane.partition_point(|span| span.to_us <= at_us);
        let span = line.lane.get(after).filter(|span| span.from_us <= at_us);
        let counted = line.queue.counts.partition_point(|count| count.0 <= at_us);
        let count = counted.checked_sub(1).map_or(0, |last| line.queue.counts[last].1);
        (span.map(|span| span.fill), count)
    };
    let rail = |rail: &turnlab_diagram::Rail| {
        let after = rail.spans.partition_point(|span| span.to_us <= at_us);
        let span = rail.spans.get(after).filter(|span| span.from_us <= at_us);
        (rail.hue, span.map(|span| span.style))
    };
    let bands = chart.bands.iter().filter(|band| band.from_us <= at_us && at_us < band.to_us);
    State {
        lines: chart
            .lifelines
            .iter()
            .map(|it| (it.title.as_str(), line(it).0, line(it).1))
            .collect(),
        rails: chart.rails.iter().map(rail).filter(|rail| rail.1.is_some()).collect(),
        bands: bands.map(|band| band.label.as_str()).collect(),
    }
}

/// Says of each message that arrives at another time by how much, where it is sent.
fn tell_of_mail(charts: &mut [Chart; 2], stories: &[Story; 2]) {
    let runs = stories.each_ref().map(|story| &story.history);
    let names = stories.each_ref().map(|story| &story.scenario.mtas[..]);
    let both = arrivals(runs, names);
    for (run, (chart, story)) in charts.iter_mut().zip(stories).enumerate() {
        let moved: BTreeMap<u32, TimeUs> = both
            .iter()
            .filter_map(|it| {
                let [here, there] = [it.at_us[run]?, it.at_us[1 - run]?];
                (here != there).then_some((it.message[run].0, here - there))
            })
            .collect();
        for arrow in chart.arrows.iter_mut().filter(|arrow| !arrow.quiet && arrow.lost_us.is_none())
        {
            let sent = story.transmissions().get(arrow.key as usize);
            let pdu = sent.map(|sent| sent.pdu).filter(|pdu| carries(*pdu));
            let by_us = pdu.and_then(message_of).and_then(|message| moved.get(&message.0));
            if let Some(&by_us) = by_us {
                let how = if by_us > 0 { "later" } else { "earlier" };
                arrow.label = format!("{} · {} {how}", arrow.short, duration_text(by_us.abs()));
            }
        }
    }
}

fn carries(pdu: Pdu) -> bool {
    matches!(pdu, Pdu::Transfer { .. } | Pdu::ActivityStart { .. } | Pdu::ActivityResume { .. })
}
