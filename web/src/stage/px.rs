//! Lengths as style sheets take them.

/// A length in tenths of a CSS pixel, by whole numbers: the machinery that writes any float would be
/// five kilobytes of the page.
pub(super) fn px(length: f64) -> String {
    format!("{}px", tenths(length))
}

/// A number to one place.
pub(super) fn tenths(number: f64) -> String {
    #[allow(clippy::cast_possible_truncation, reason = "a picture is no 2⁶³ pixels high")]
    let tenths = (number * 10.0).round() as i64;
    let sign = if tenths < 0 { "-" } else { "" };
    format!("{sign}{}.{}", tenths.abs() / 10, tenths.abs() % 10)
}
