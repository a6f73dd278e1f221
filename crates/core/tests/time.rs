//! Points in time as people write them.

use turnlab_core::scenario::{
    Scenario, parameter_named, parse_time_us, seconds_text, written_number, written_time_us,
};

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

#[test]
fn times_are_read_as_people_write_them() {
    let times = [
        ("8.375", 8_375_000),
        ("8,375", 8_375_000),
        (" 8,5 s ", 8_500_000),
        (".5", 500_000),
        ("8.", 8_000_000),
        ("27:30", 1_650_000_000),
        ("27:45,5", 1_665_500_000),
        ("1:00:00", 3_600_000_000),
        ("25 min", 1_500_000_000),
        ("25\u{a0}min", 1_500_000_000),
        ("2 Minutes", 120_000_000),
        ("1h", 3_600_000_000),
        ("1,5 h", 5_400_000_000),
        ("1h 30m", 5_400_000_000),
        ("1 h 2 min 3,5 s", 3_723_500_000),
        ("300ms", 300_000),
        ("0.5 ms", 500),
        ("1 day", 86_400_000_000),
    ];
    for (text, us) in times {
        assert_eq!(written_time_us(text), Some(us), "{text}");
    }
}

#[test]
fn what_has_two_meanings_or_none_is_no_time() {
    let texts = [
        "",
        " ",
        ".",
        ",",
        "-1",
        "+1",
        "1e3",
        "8.5.5",
        "8,5,5",
        "1,000",
        "1,000 s",
        "1,500.5",
        "1 000",
        "1h 30",
        "30 1h",
        "1s 1s",
        "1 min 1 h",
        "5 x",
        "h",
        "27:3",
        "27:75",
        "27:30 min",
        "1:30h",
        "8.1234567",
        "9999999999999999999",
        "99999999999 h",
        "4294967295 d",
        "12½",
        "٥",
        "soon",
    ];
    for text in texts {
        assert_eq!(written_time_us(text), None, "{text:?} was read");
    }
}

#[test]
fn numbers_are_read_with_the_unit_of_their_field() {
    let numbers = [
        ("50", "messages", 50),
        (" 50 messages", "messages", 50),
        ("1 Message", "messages", 1),
        ("25%", "%", 25),
        ("64 kb/s", "KB/s", 65_536),
        ("31,25", "KB/s", 32_000),
        ("256 kbit/s", "KB/s", 32_000),
        ("56kbps", "KB/s", 7_000),
        ("1.544 Mbit/s", "KB/s", 193_000),
        ("0.1220703125", "KB/s", 125),
        ("1.5 MB", "KB", 1_536),
        ("12kb", "KB", 12),
        ("64", "", 64),
        ("20 s per KB", "s per KB", 20),
        ("90", "s", 90),
        ("90s", "s", 90),
        ("27:30", "s", 1_650),
        ("25 min", "s", 1_500),
        ("1,5h", "s", 5_400),
        ("300", "ms", 300),
        ("300 ms", "ms", 300),
        ("0,3 s", "ms", 300),
        ("2s", "ms", 2_000),
    ];
    for (text, unit, number) in numbers {
        assert_eq!(written_number(text, unit), Some(number), "{text} ({unit})");
    }
}

#[test]
fn a_number_that_is_another_to_somebody_is_not_read() {
    let texts = [
        ("5,5", "messages"),
        ("5.0", "messages"),
        ("1,000", "messages"),
        ("1.000", "messages"),
        ("1 000", "messages"),
        ("27:30", "messages"),
        ("5 min", "messages"),
        ("8.5", "s"),
        ("1.000", "s"),
        ("2,000", "s"),
        ("1.5", "ms"),
        ("2,000", "ms"),
        ("0.3 ms", "s"),
        ("5 m", "%"),
        ("64 GB", "KB"),
        ("0.5 KB", "KB"),
        ("1.000 MB", "KB"),
        ("12.8", "KB/s"),
        ("2,000", "KB/s"),
        ("2.000", "KB/s"),
        ("8 KB", "KB/s"),
        ("8 s", "KB/s"),
        ("9999999 KB/s", "KB/s"),
        ("0x10", "times"),
        ("-5", "times"),
        ("4294967296", "times"),
        ("", "s"),
        ("s", "s"),
    ];
    for (text, unit) in texts {
        assert_eq!(written_number(text, unit), None, "{text:?} ({unit}) was read");
    }
    assert_eq!(written_number("5 m", "ms"), Some(300_000), "minutes, not milliseconds");
}

#[test]
fn a_parameter_takes_what_people_write_and_refuses_the_rest() {
    let until = parameter_named("until").expect("there is one");
    let mut scenario = Scenario::default();
    for (text, seconds) in [("27:45", 1_665), ("3h", 10_800), ("25 min", 1_500)] {
        until.put(&mut scenario, text).expect("it is a time");
        assert_eq!(until.value(&scenario), seconds, "{text}");
    }
    for text in ["0", "25h", "8.5", "soon"] {
        let told = until.put(&mut scenario, text).expect_err("it may not be that");
        assert_eq!(told.what, "until must be a whole number from 1 to 86400 (s)", "{text}");
        assert_eq!(until.value(&scenario), 1_500, "as it was");
    }
}
