//! Points in time as people write them.

use turnlab_core::scenario::{parse_time_us, seconds_text};

#[test]
fn seconds_minutes_and_hours_are_read() {
    let times = [
        ("0", 0),
        ("8", 8_000_000),
        ("8.375", 8_375_000),
        ("0.000001", 1),
        ("08.5", 8_500_000),
        ("25:00", 1_500_000_000),
        ("0:08.375", 8_375_000),
        ("1:02:03.5", 3_723_500_000),
        ("90:00", 5_400_000_000),
        ("9999999", 9_999_999_000_000),
    ];
    for (text, us) in times {
        assert_eq!(parse_time_us(text), Some(us), "{text}");
    }
}

#[test]
fn what_is_no_time_is_not_read() {
    let texts = [
        "",
        ".",
        "8.",
        ".5",
        "-1",
        "+1",
        " 1",
        "1 ",
        "1e3",
        "8,5",
        "8.1234567",
        "8.5.5",
        "1:60",
        "1:5",
        "1:005",
        ":30",
        "1:",
        "::",
        "1:00:00:00",
        "1.5:00",
        "12345678",
        "NaN",
        "∞",
        "٥",
    ];
    for text in texts {
        assert_eq!(parse_time_us(text), None, "{text:?} was read");
    }
}

#[test]
fn what_is_written_is_read_again() {
    let times =
        [0, 1, 10, 999_999, 1_000_000, 8_375_000, 100_000_000, 1_500_000_000, 14_400_000_000];
    for us in times {
        assert_eq!(parse_time_us(&seconds_text(us)), Some(us), "{us} us");
    }
    assert_eq!(seconds_text(8_375_000), "8.375");
    assert_eq!(seconds_text(1_500_000_000), "1500");
    assert_eq!(seconds_text(-5), "0", "no time is before the start");
}
