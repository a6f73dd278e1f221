//! The run itself as a strip, where it is too long for a map of its cuts.

use turnlab_diagram::{Axis, Chart, Lifeline, Picture, Queue};

use super::strip::{HEIGHT, WIDTH, part_at};

/// At how many places the queues are looked at.
const SAMPLES: u32 = 250;
/// The most stretches that are drawn.
const MOST_BANDS: usize = 90;
/// The least width of a stretch, of all.
const LEAST_WIDTH: f64 = 0.002;

/// A run as a strip, and the same in words: the queue of the first MTA grows upwards and the longest of the
/// others downwards, and where the Turn is lost or doubled is a block.
pub(super) fn drawn(picture: &Picture) -> (String, String) {
    let (chart, axis) = (picture.chart(), &picture.axis);
    let most = chart.lifelines.iter().flat_map(|line| &line.queue.counts);
    let most = most.map(|(_, count)| *count).max().unwrap_or(0);
    let mut svg = String::new();
    let (first, others) = chart.lifelines.split_at(chart.lifelines.len().min(1));
    for (lines, upwards) in [(first, true), (others, false)] {
        svg += &silhouette(lines, axis, most.max(1), upwards);
    }
    svg += &bands(chart, axis);
    let words = format!(
        "The whole run: {} stretches in which the Turn is lost or doubled; at most {most} messages wait.",
        chart.bands.len()
    );
    (svg, words)
}

fn bands(chart: &Chart, axis: &Axis) -> String {
    let mut svg = String::new();
    let mut drawn_to = -1.0;
    let mut left = MOST_BANDS;
    for band in &chart.bands {
        let (from, to) = (part_at(axis, band.from_us), part_at(axis, band.to_us));
        // What cannot be told from the one before is not drawn again.
        if to < drawn_to || left == 0 {
            continue;
        }
        let to = to.max(from + LEAST_WIDTH);
        (drawn_to, left) = (to, left - 1);
        let (x, width) = (whole(from * WIDTH), whole((to - from) * WIDTH).max(3));
        svg += &format!(
            "<rect class=\"stretch\" x=\"{x}\" y=\"0\" width=\"{width}\" height=\"{HEIGHT}\"/>"
        );
    }
    svg
}

/// The longest queue of these lifelines, at each place of the strip as long as it is anywhere there.
fn silhouette(lines: &[Lifeline], axis: &Axis, most: u32, upwards: bool) -> String {
    let middle = HEIGHT / 2;
    let time = |sample: u32| {
        let part = f64::from(sample) / f64::from(SAMPLES);
        axis.time_at(axis.first_y() + part * (axis.last_y() - axis.first_y()))
    };
    let mut way = format!("M0 {middle}");
    for sample in 0..SAMPLES {
        let (from_us, to_us) = (time(sample), time(sample + 1));
        let longest = lines.iter().map(|line| longest(&line.queue, from_us, to_us)).max();
        let length = f64::from(longest.unwrap_or(0)) / f64::from(most) * f64::from(middle - 1);
        // What is there at all can be seen.
        let length = if length > 0.0 { whole(length).max(1) } else { 0 };
        let y = if upwards { i64::from(middle) - length } else { i64::from(middle) + length };
        let x = |sample: u32| whole(WIDTH / f64::from(SAMPLES) * f64::from(sample));
        way += &format!("L{} {y}L{} {y}", x(sample), x(sample + 1));
    }
    format!("<path class=\"overview-queue\" d=\"{way}L{} {middle}Z\"/>", whole(WIDTH))
}

fn longest(queue: &Queue, from_us: i64, to_us: i64) -> u32 {
    let first = queue.counts.partition_point(|&(at_us, _)| at_us <= from_us).saturating_sub(1);
    let here = queue.counts[first..].iter().take_while(|(at_us, _)| *at_us <= to_us);
    here.map(|(_, count)| *count).max().unwrap_or(0)
}

#[allow(clippy::cast_possible_truncation, reason = "from 0 to the width")]
fn whole(number: f64) -> i64 {
    number.round() as i64
}
