//! Files that cannot be used: what is told, and where.

use expect_test::{Expect, expect};
use turnlab_core::scenario::{LONGEST_FILE, read_file, read_file_bytes};

fn told(text: &str) -> String {
    bytes_told(text.as_bytes())
}

fn bytes_told(bytes: &[u8]) -> String {
    let problems = read_file_bytes(bytes).expect_err("there is something wrong with it");
    problems.iter().map(|problem| format!("{problem}\n")).collect()
}

fn check(text: &str, expected: Expect) {
    expected.assert_eq(&told(text));
}

#[test]
fn keys_that_are_not_known_at_every_level() {
    check(
        "untill_s = 5\n[parameters]\nthreshold = 5\ncolour = 'red'\n[[mail]]\nfrm = 'PARIS'\n[[cuts]]\nat = 5\n\
         [[commands]]\nat_us = 1\nmta = 'PARIS'\ncommand = 'give'\nasociation = 2\n\
         [[links]]\nbetween = ['PARIS', 'LONDON']\nlatency_ms = 1\nbandwith_kb_per_s = 3\n\
         [[faults]]\nkind = 'stop'\nmta = 'PARIS'\nfrom_us = 1\nuntil_us = 2\n[wrong.entirely]\nx = 1\n",
        expect![[r#"
            line 1, column 1, “untill_s”: there is no such key here; perhaps until_s was meant.
            line 4, column 1, “parameters.colour”: there is no such key here.
            line 5, column 1, “mail[0].from”: is missing, and must be text in quotes.
            line 6, column 1, “mail[0].frm”: there is no such key here; perhaps from was meant.
            line 7, column 1, “cuts[0].at_us”: is missing, and must be a whole number from 0 to 86400000000 (µs), or a time such as "8.375 s".
            line 8, column 1, “cuts[0].at”: there is no such key here; perhaps at_us was meant.
            line 13, column 1, “commands[0].asociation”: there is no such key here; perhaps association was meant.
            line 14, column 1, “links[0].bandwidth_kb_per_s”: is missing, and must be from 1 to 1000000 (KB/s) in whole bytes per second, such as 8, 31.25 or 256 kbit/s.
            line 17, column 1, “links[0].bandwith_kb_per_s”: there is no such key here; perhaps bandwidth_kb_per_s was meant.
            line 18, column 1, “faults[0].to_us”: is missing, and must be a whole number from 0 to 86400000000 (µs), or a time such as "8.375 s".
            line 22, column 1, “faults[0].until_us”: there is no such key here; there is mta, from_us, to_us, kind.
            line 23, column 2, “wrong”: there is no such key here; there is name, mtas, order, rule, until_s, parameters, links, mail, cuts, faults, commands, notes.
        "#]],
    );
}

#[test]
fn values_of_the_wrong_type() {
    check(
        "name = 5\nmtas = 'PARIS'\nrule = true\nuntil_s = '20'\nmail = {}\nfaults = 3\n[parameters]\n\
         threshold_messages = 5.5\nlatency_ms = '250'\ntransfers = 1\nlifetime_s = 2020-01-01\n[[cuts]]\nat_us = []\n",
        expect![[r#"
            line 1, column 8, “name”: must be text in quotes, not 5.
            line 2, column 8, “mtas”: must be a list of names: ["PARIS", "LONDON"], not the text “PARIS”.
            line 3, column 8, “rule”: must be one of as-shipped, initiator-decides, fresh-start, epoch, take-back, answer-anyway, answer-unless-giving, responder-answers, regenerate; or one of them with other columns: as-shipped:giving-mine, not true.
            line 5, column 8, “mail”: must be a list of tables, not a table.
            line 6, column 10, “faults”: must be a list of tables, not 3.
            line 8, column 22, “parameters.threshold_messages”: must be a whole number from 1 to 10000 (messages), not 5.5.
            line 10, column 13, “parameters.transfers”: must be one of one-pdu, in-full, not 1.
            line 11, column 14, “parameters.lifetime_s”: must be a whole number from 1 to 86400 (s), not a date or a time.
            line 13, column 9, “cuts[0].at_us”: must be a whole number from 0 to 86400000000 (µs), or a time such as "8.375 s", not a list of 0.
        "#]],
    );
    check(
        "mtas = ['PARIS', 5]\nparameters = 1\ncuts = [1, {at_us = 1}, 'x']",
        expect![[r#"
        line 1, column 8, “mtas”: must be a list of names: ["PARIS", "LONDON"], not a list of 2.
        line 2, column 14, “parameters”: must be a table, not 1.
        line 3, column 9, “cuts[0]”: must be a table, not 1.
        line 3, column 25, “cuts[2]”: must be a table, not the text “x”.
    "#]],
    );
}

#[test]
fn numbers_out_of_their_range() {
    check(
        "until_s = 0\n[parameters]\n  threshold_messages = 0\nlatency_ms = 99999999999999999999999999\n\
         bandwidth_kb_per_s = -1\nwindow_size_checkpoints = 0x41\n[[mail]]\nfrom = 'PARIS'\ncount = 4294967296\n\
         [[cuts]]\nat_us = 86400000001\nassociation = 0\n[[faults]]\nkind = 'cut-in-flight'\nfrom = 'PARIS'\npdu = 'give'\npercent = 101\n",
        expect![[r#"
            line 1, column 11, “until_s”: must be a whole number from 1 to 86400 (s), not 0.
            line 3, column 24, “parameters.threshold_messages”: must be a whole number from 1 to 10000 (messages), not 0.
            line 4, column 14, “parameters.latency_ms”: must be a whole number from 1 to 60000 (ms one way), not 99999999999999999999999999.
            line 5, column 22, “parameters.bandwidth_kb_per_s”: must be from 1 to 1000000 (KB/s) in whole bytes per second, such as 8, 31.25 or 256 kbit/s, not -1.
            line 6, column 27, “parameters.window_size_checkpoints”: must be a whole number from 1 to 64 (checkpoints), not 0x41.
            line 9, column 9, “mail[0].count”: must be a whole number from 0 to 4294967295 (messages), not 4294967296.
            line 11, column 9, “cuts[0].at_us”: must be a whole number from 0 to 86400000000 (µs), or a time such as "8.375 s", not 86400000001.
            line 12, column 15, “cuts[0].association”: must be a whole number from 1 to 65535 (counted from 1), not 0.
            line 17, column 11, “faults[0].percent”: must be a whole number from 0 to 100 (%), not 101.
        "#]],
    );
}

#[test]
fn words_that_are_not_known() {
    check(
        "rule = 'initiator-decide'\n[parameters]\ntransfers = 'infull'\ndialogue_mode = 'chatter'\n\
         [[mail]]\nfrom = 'PARIS'\npace = 'poison'\ncount = 1\n[[faults]]\nkind = 'cut-in-fligt'\n\
         [[faults]]\nkind = 'cut-in-flight'\nfrom = 'PARIS'\npdu = 'gives'\n[[faults]]\nkind = 3\n[[faults]]\n",
        expect![[r#"
            line 1, column 8, “rule”: must be one of as-shipped, initiator-decides, fresh-start, epoch, take-back, answer-anyway, answer-unless-giving, responder-answers, regenerate; or one of them with other columns: as-shipped:giving-mine; perhaps initiator-decides was meant.
            line 3, column 13, “parameters.transfers”: must be one of one-pdu, in-full; perhaps in-full was meant.
            line 4, column 17, “parameters.dialogue_mode”: must be one of two-way-alternate, monologue.
            line 7, column 8, “mail[0].pace”: must be one of steady, poisson; perhaps poisson was meant.
            line 10, column 8, “faults[0].kind”: must be one of cut-after-step, cut-in-flight, link-down, set-link, stop, refuse-binds; perhaps cut-in-flight was meant.
            line 14, column 7, “faults[1].pdu”: must be one of open, recover, accept, refuse, please, give, give-ack, transfer, start, resume, data, minor-sync, minor-sync-ack, end, end-ack, interrupt, discard, finish, disconnect, abort; perhaps give was meant.
            line 16, column 8, “faults[2].kind”: must be one of cut-after-step, cut-in-flight, link-down, set-link, stop, refuse-binds, not 3.
            line 17, column 1, “faults[3].kind”: is missing, and must be one of cut-after-step, cut-in-flight, link-down, set-link, stop, refuse-binds.
        "#]],
    );
    check(
        "name = 'lost-tum'",
        expect![[r#"
        line 1, column 8, “name”: there is no scenario of that name; perhaps lost-turn was meant.
    "#]],
    );
    check(
        "name = 'constantinople'",
        expect![[r#"
        line 1, column 8, “name”: there is no scenario of that name; there is lost-turn, repaired, lost-ack, two-holders, fresh-start, resume-transfer, monologue, low-threshold, association-limit, bind-refused, mta-restart, busy-day, three-sites.
    "#]],
    );
}

#[test]
fn mtas_that_are_not_there() {
    check(
        "mtas = ['OSLO', 'BERN', 'ROME']\n[[mail]]\nfrom = 'OSLO'\nto = 'BERN'\nevery_s = 5\n\
         [[mail]]\nfrom = 'OSLLO'\nevery_s = 5\n[[mail]]\nfrom = 'ROME'\nto = 'ROME'\n\
         [[faults]]\nkind = 'link-down'\nbetween = ['PARIS', 'BERN']\nfrom_us = 5\nto_us = 4\n",
        expect![[r#"
            line 6, column 1, “mail[1].to”: must be said where there are more than two MTAs.
            line 7, column 8, “mail[1].from”: there is no MTA “OSLLO”; perhaps OSLO was meant.
            line 9, column 1, “mail[2].every_s”: must be at least 1 where there is no `count`.
            line 11, column 6, “mail[2].to”: mail is for another MTA.
            line 14, column 11, “faults[0].between”: there is no MTA “PARIS”; there is OSLO, BERN, ROME.
            line 16, column 9, “faults[0].to_us”: it must not end before it begins.
        "#]],
    );
    check(
        "name = 'lost-turn'\n[[mail]]\nfrom = 'ROME'\nevery_s = 4",
        expect![[r#"
        line 3, column 8, “mail[0].from”: there is no MTA “ROME”; there is PARIS, LONDON.
    "#]],
    );
    check(
        "mtas = ['OSLO', 'OSLO', '']",
        expect![[r#"
        line 1, column 17, “mtas[1]”: OSLO is there twice.
        line 1, column 25, “mtas[2]”: a name has 1 to 20 characters, and none of @ & # :.
    "#]],
    );
    check(
        "mtas = []",
        expect![[r#"
        line 1, column 8, “mtas”: there must be 2 to 8 of them.
    "#]],
    );
}

#[test]
fn what_is_missing() {
    check(
        "[[mail]]\n[[cuts]]\nassociation = 1\n[[commands]]\n[[faults]]\nkind = 'stop'",
        expect![[r#"
            line 1, column 1, “mail[0].from”: is missing, and must be text in quotes.
            line 2, column 1, “cuts[0].at_us”: is missing, and must be a whole number from 0 to 86400000000 (µs), or a time such as "8.375 s".
            line 4, column 1, “commands[0].at_us”: is missing, and must be a whole number from 0 to 86400000000 (µs), or a time such as "8.375 s".
            line 4, column 1, “commands[0].mta”: is missing, and must be text in quotes.
            line 4, column 1, “commands[0].command”: is missing, and must be one of please, give.
            line 5, column 1, “faults[0].mta”: is missing, and must be text in quotes.
            line 5, column 1, “faults[0].from_us”: is missing, and must be a whole number from 0 to 86400000000 (µs), or a time such as "8.375 s".
            line 5, column 1, “faults[0].to_us”: is missing, and must be a whole number from 0 to 86400000000 (µs), or a time such as "8.375 s".
        "#]],
    );
}

#[test]
fn what_is_not_toml() {
    check(
        "until_s = 5\nuntil_s = 6\n",
        expect![[r#"
        line 2, column 1: this is not TOML: duplicate key.
    "#]],
    );
    check(
        "[parameters]\n[parameters]\n",
        expect![[r#"
        line 2, column 2: this is not TOML: duplicate key.
    "#]],
    );
    check(
        "until_s 5\n",
        expect![[r#"
        line 1, column 9: this is not TOML: key with no value, expected `=`.
    "#]],
    );
    check(
        "name = \"lost-turn\n",
        expect![[r#"
        line 1, column 18: this is not TOML: invalid basic string, expected `"`.
    "#]],
    );
    check(
        "{\"until_s\": 5}",
        expect![[r#"
        line 1, column 1: this is not TOML: invalid key-value pair, expected key.
    "#]],
    );
    check(
        "s=lost-turn&threshold=5",
        expect![[r#"
        line 1, column 22: this is not TOML: unexpected key or value, expected newline, `#`.
    "#]],
    );
    check(
        "[[mail]\nfrom = 'PARIS'",
        expect![[r#"
        line 1, column 8: this is not TOML: unclosed array table, expected `]`.
    "#]],
    );
}

#[test]
fn what_is_not_text() {
    expect![[r#"
        line 2, column 9: this is not text in UTF-8; save it as UTF-8.
    "#]]
    .assert_eq(&bytes_told(b"until_s = 5\nname = '\xff\xfe'"));
    expect![[r#"
        line 1, column 8: this is not a text file.
    "#]]
    .assert_eq(&bytes_told(b"\x7fELF\x02\x01\x01\0\0\0"));
    expect![[r#"
        line 1, column 6: this is not TOML: key with no value, expected `=`.
    "#]]
    .assert_eq(&bytes_told(b"u\0n\0t\0i\0l\0"));
}

#[test]
fn what_is_too_long() {
    let long = "# ten million bytes\n".repeat(500_000);
    let expected = "line 1, column 1: the file is longer than 1000000 bytes and was not read.\n";
    assert_eq!(told(&long), expected);
    assert!(read_file(&long).is_err());
    assert!(read_file(&long[..LONGEST_FILE]).is_ok());
}

#[test]
fn what_is_nested_too_deeply() {
    let deep = [
        "mail = ".to_owned() + &"[".repeat(400_000),
        "mail = ".to_owned() + &"[".repeat(400_000) + &"]".repeat(400_000),
        "mail = ".to_owned() + &"{a=".repeat(300_000),
        "a.".repeat(400_000) + "a = 1",
        "[".to_owned() + &"a.".repeat(400_000) + "a]",
        "[[".repeat(400_000),
        format!("[{}a]\n", "a.".repeat(70)).repeat(4000),
    ];
    for text in &deep {
        assert!(told(text).starts_with("line "), "{}", &text[..20]);
    }
    check(
        &format!("mail = {}1{}", "[".repeat(200), "]".repeat(200)),
        expect![[r#"
        line 1, column 88: this is not TOML: cannot recurse further; max recursion depth met.
    "#]],
    );
}

#[test]
fn what_is_told_is_short_and_in_one_line() {
    let name = "x\\n\\u0007".repeat(50_000);
    let texts = [
        format!("name = \"{name}\""),
        format!("\"{name}\" = 1"),
        format!("mtas = ['A', 'B']\n[[mail]]\nfrom = \"{name}\"\ncount = 1"),
        "a = 1\n".to_owned() + &(0..50_000).map(|n| format!("k{n} = 1\n")).collect::<String>(),
        format!("until_s = {}", "9".repeat(500_000)),
    ];
    for text in &texts {
        let told = told(text);
        assert!(told.lines().count() <= 20 && told.lines().all(|line| line.len() < 2000), "{told}");
        assert!(!told.contains('\u{7}'));
    }
}

#[test]
fn no_file_that_is_cut_off_or_garbled_panics() {
    let text = include_str!("../../../docs/files.md");
    for end in (0..text.len()).filter(|&end| text.is_char_boundary(end)) {
        let _ = read_file(&text[..end]);
    }
    let written = turnlab_core::scenario::write_file(&Default::default());
    for end in 0..written.len() {
        let _ = read_file(&written[..end]);
        for byte in [b'[', b'"', b'=', b'.', b'\n', 0xff, b'9'] {
            let mut bytes = written.clone().into_bytes();
            bytes[end] = byte;
            let _ = read_file_bytes(&bytes);
        }
    }
}

#[test]
fn quotes_that_a_word_processor_has_made() {
    check(
        "name = “lost-turn”",
        expect![[r#"
            line 1, column 8: “ is a curly quote; TOML has straight ones, " or '.
        "#]],
    );
    check(
        "until_s = 60\nmtas = [\"PARIS\", ‘LONDON’] # it's “here”\n",
        expect![[r#"
            line 2, column 18: ‘ is a curly quote; TOML has straight ones, " or '.
        "#]],
    );
    check(
        "[[notes]]\nat_us = 5\ntext = „It is lost“\n",
        expect![[r#"
            line 3, column 8: „ is a curly quote; TOML has straight ones, " or '.
        "#]],
    );
    check(
        "rule = \"“epoch”",
        expect![[r#"
        line 1, column 16: this is not TOML: invalid basic string, expected `"`.
    "#]],
    );
    check(
        "rule = epoch # “new”",
        expect![[r#"
        line 1, column 8: this is not TOML: string values must be quoted, expected literal string.
    "#]],
    );
}

/// Files as long as are read at all, of what no scenario has: it is seen at once that they are none.
#[test]
fn as_much_as_is_read_of_what_is_none() {
    let many = |unit: &str| unit.repeat(999_000 / unit.len());
    let keys: String = (0..60_000).map(|number| format!("lat{number} = 1\n")).collect();
    for (text, told, problems) in [
        (keys, "there is no such key here", 20),
        (many("[[mail]]\nLatency = \"5 s\"\n"), "“mail”: there are 39960, and 2000 at the most", 1),
        (many("[[faults]]\nkind = \"stop\"\n"), "“faults”: there are", 1),
        (format!("order = [{}]", many("\"to:A\", ")), "“order”: there are", 1),
        (format!("mtas = [{}]", many("\"A\", ")), "“mtas”: there must be 2 to 8", 2),
        (format!("[parameters]\n{} = 1", many("_").split_off(100)), "there is no such key here", 1),
        (format!("rule = \"{}\"", many("-").split_off(100)), "“rule”: ", 1),
        (many("a.a.a.a.a.a.a.a.a = { "), "this is nested more deeply", 1),
        (many("["), "this is nested more deeply", 1),
        (many("a = {"), "this is nested more deeply", 1),
    ] {
        let found = read_file(&text).expect_err("it is none");
        let found: Vec<String> = found.iter().map(ToString::to_string).collect();
        assert!(found.len() == problems && found[0].contains(told), "{told}: {found:?}");
    }
}

/// As PowerShell and old editors save it.
#[test]
fn utf_16_is_read() {
    let text = "name = \"lost-turn\"\n[[notes]]\nat_us = 5\ntext = \"Zürich 東京 💩\"\n";
    let read = read_file_bytes(text.as_bytes()).expect("it is a scenario");
    for mark in ["\u{FEFF}", ""] {
        let marked = format!("{mark}{text}");
        let little: Vec<u8> = marked.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = marked.encode_utf16().flat_map(u16::to_be_bytes).collect();
        for bytes in [marked.as_bytes(), &little, &big] {
            assert_eq!(read_file_bytes(bytes).as_ref(), Ok(&read), "{bytes:?}");
        }
    }
    let told = bytes_told(b"\xFF\xFEn\0\0\xD8a\0");
    expect![[r#"
        line 1, column 1: this begins as text in UTF-16 and is none; save it as UTF-8.
    "#]]
    .assert_eq(&told);
}
