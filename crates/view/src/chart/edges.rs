//! The edges of an excerpt: what lies outside is left out, and what is under way there is cut.

use turnlab_diagram::Chart;

/// The chart with nothing outside of its own time. Arrows are cut by the layout, which knows where they are.
pub(super) fn cut(mut chart: Chart) -> Chart {
    let (from_us, to_us) = (chart.from_us, chart.to_us);
    let within = |at_us: i64| from_us <= at_us && at_us <= to_us;
    let under_way = |from: i64, to: i64| from <= to_us && from_us <= to;
    chart.arrows.retain(|arrow| {
        let ends_us = arrow.lost_us.unwrap_or(arrow.arrives_us);
        under_way(arrow.sent_us, ends_us)
    });
    let is_drawn =
        |key: u32| chart.arrows.iter().any(|arrow| arrow.key == key && arrow.sent_us >= from_us);
    chart.transfers.retain(|transfer| is_drawn(transfer.arrow));
    for line in &mut chart.lifelines {
        line.lane.retain(|span| span.from_us < to_us && from_us < span.to_us);
        for span in &mut line.lane {
            (span.from_us, span.to_us) = (span.from_us.max(from_us), span.to_us.min(to_us));
        }
    }
    for rail in &mut chart.rails {
        rail.spans.retain(|span| span.from_us < to_us && from_us < span.to_us);
        for span in &mut rail.spans {
            (span.from_us, span.to_us) = (span.from_us.max(from_us), span.to_us.min(to_us));
        }
    }
    chart.rails.retain(|rail| !rail.spans.is_empty());
    chart.bands.retain(|band| under_way(band.from_us, band.to_us));
    chart.waits.retain(|wait| wait.from_us < to_us && from_us < wait.to_us);
    chart.outages.retain(|gap| gap.from_us < to_us && from_us < gap.to_us);
    chart.remarks.retain(|remark| within(remark.at_us));
    chart.handles.retain(|handle| within(handle.at_us));
    chart.marks.retain(|mark| within(mark.at_us));
    chart.notes.retain(|note| within(note.at_us));
    // What it holds is told as a whole or not at all, and no transfer is cut by it.
    chart.folds.retain(|fold| from_us <= fold.from_us && fold.to_us <= to_us);
    let mut whole = vec![true; chart.folds.len()];
    for arrow in &chart.arrows {
        let first = chart.folds.partition_point(|fold| fold.to_us <= arrow.sent_us);
        let met = chart.folds[first..].iter().take_while(|fold| fold.from_us < arrow.arrives_us);
        for (place, fold) in (first..).zip(met) {
            whole[place] &= fold.from_us <= arrow.sent_us && arrow.arrives_us <= fold.to_us;
        }
    }
    let mut whole = whole.into_iter();
    chart.folds.retain(|_| whole.next().unwrap_or(true));
    chart
}
