//! Instants in words.

use crate::TimeUs;

const CENTISECOND: TimeUs = 10_000;

/// An instant as a person reads it: `8.38 s`, from a minute on `24:30` or `25:00.25`, from an hour
/// on `1:02:03`.
pub fn clock(t: TimeUs) -> String {
    let sign = if t < 0 { "-" } else { "" };
    let centis = (t.abs() + CENTISECOND / 2) / CENTISECOND;
    let (seconds, rest) = (centis / 100, centis % 100);
    if seconds < 60 {
        return format!("{sign}{seconds}.{rest:02} s");
    }
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    let fraction = if rest == 0 { String::new() } else { format!(".{rest:02}") };
    if hours == 0 {
        format!("{sign}{minutes}:{seconds:02}{fraction}")
    } else {
        format!("{sign}{hours}:{minutes:02}:{seconds:02}{fraction}")
    }
}

/// The widest text [`clock`] gives up to `t`: what its column must hold, whatever happens when.
pub(crate) fn widest_clock(t: TimeUs) -> &'static str {
    const MINUTE: TimeUs = 60_000_000;
    const HOUR: TimeUs = 60 * MINUTE;
    match t {
        ..MINUTE => "00.00 s",
        MINUTE..HOUR => "00:00.00",
        _ => "00:00:00.00",
    }
}

#[cfg(test)]
mod tests {
    use super::clock;

    #[test]
    fn an_instant_reads_as_on_a_stopwatch() {
        let read = |t| clock(t);
        assert_eq!(read(0), "0.00 s");
        assert_eq!(read(8_375_000), "8.38 s");
        assert_eq!(read(59_999_999), "1:00");
        assert_eq!(read(1_470_000_000), "24:30");
        assert_eq!(read(1_500_250_000), "25:00.25");
        assert_eq!(read(3_723_000_000), "1:02:03");
        assert_eq!(read(-1_500_000), "-1.50 s");
    }
}
