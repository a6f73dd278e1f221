//! What tshark tells of the scenarios that captures are looked at for. SPDUs by `ses.type`: 1 data (and
//! GIVE TOKENS before another one), 2 PLEASE TOKENS (and before another one), 9 FINISH, 10 DISCONNECT, 12
//! REFUSE, 13 CONNECT, 14 ACCEPT, 21 GIVE TOKENS CONFIRM, 22 its ACK, 25 ABORT, 29 ACTIVITY RESUME, 41 and
//! 42 ACTIVITY END and its ACK, 45 ACTIVITY START, 49 and 50 MINOR SYNC POINT and its ACK.

use expect_test::{Expect, expect};
use turnlab_core::scenario::Scenario;

use crate::story;
use crate::tshark::{capture, scenario, tshark};

fn check(source: &str, until_s: f64, expected: Expect) {
    check_scenario(&scenario(source), until_s, expected);
}

fn check_scenario(scenario: &Scenario, until_s: f64, expected: Expect) {
    let Some(tshark) = tshark() else { return };
    let filter = format!("frame.time_relative <= {until_s}");
    expected.assert_eq(&story::told(&tshark, &capture(scenario), &filter));
}

/// One message from each end, and nothing is cut.
fn little_mail(parameters: &str) -> Scenario {
    let mut scenario = scenario(&format!("s=lost-turn&cut=none&{parameters}"));
    scenario.mail[0].count = 1;
    scenario
}

/// The give of PARIS has passed the tap, and nothing of LONDON answers it.
#[test]
fn the_turn_is_lost() {
    check(
        "lost-turn",
        1_506.0,
        expect![[r#"
        0 PARIS 1024: SYN
        0.0625 LONDON 1024: SYN
        0.125 PARIS 1024: ses.type=13 setting=0x00 connectionDataRQ=0 dialogueMode=1
        0.5 LONDON 1024: ses.type=14 setting=0x00 connectionDataAC=0
        0.5 PARIS 1024: ses.type=1,45 activity=020101
        2 PARIS 1024: ses.type=1,1
        2 PARIS 1024: ses.type=1,41 serial=1 reassembled=222 message=message 1
        2.5 LONDON 1024: ses.type=2,42 serial=1
        8.25 LONDON 1024: ses.type=2 rttp=2
        8.25 PARIS 1024: ses.type=21
        8.375 PARIS 1024: RST
        18.375 PARIS 1025: SYN
        18.4375 LONDON 1025: SYN
        18.5 PARIS 1025: ses.type=13 setting=0x01 connectionDataRQ=1 dialogueMode=1 commonReference=97-01-01 00:00:00 (UTC)
        18.875 LONDON 1025: ses.type=14 setting=0x01 connectionDataAC=1 commonReference=97-01-01 00:00:00 (UTC)
        18.875 LONDON 1025: ses.type=2 rttp=2
        30 PARIS 1025: ses.type=2 rttp=2
        1500 PARIS 1026: SYN
        1500.0625 LONDON 1026: SYN
        1500.125 PARIS 1026: ses.type=13 setting=0x00 connectionDataRQ=0 dialogueMode=1
        1500.5 LONDON 1026: ses.type=14 setting=0x00 connectionDataAC=0
        1500.5 LONDON 1026: ses.type=2 rttp=2
        1500.5 PARIS 1026: ses.type=1,45 activity=020103
        1502 PARIS 1026: ses.type=1,1
        1502 PARIS 1026: ses.type=1,41 serial=1 reassembled=222 message=message 3
        1502.5 LONDON 1026: ses.type=2,42 serial=1
        1502.5 PARIS 1026: ses.type=21
        1503 LONDON 1026: ses.type=22
        1503 LONDON 1026: ses.type=1,45 activity=020102
        1503 PARIS 1026: ses.type=2 rttp=2
        1504.5 LONDON 1026: ses.type=1,1
        1504.5 LONDON 1026: ses.type=1,41 serial=1 reassembled=222 message=message 2
        1504.5 PARIS 1026: ses.type=2,42 serial=1
        1505 LONDON 1026: ses.type=21
        1505 PARIS 1026: ses.type=22
        1505 PARIS 1026: ses.type=1,45 activity=020104
    "#]],
    );
}

/// The recovery says whose the tokens are: 0 stands for the initiator.
#[test]
fn the_repair_takes_the_turn_back() {
    check(
        "repaired",
        40.0,
        expect![[r#"
        0 PARIS 1024: SYN
        0.0625 LONDON 1024: SYN
        0.125 PARIS 1024: ses.type=13 setting=0x00 connectionDataRQ=0 dialogueMode=1
        0.5 LONDON 1024: ses.type=14 setting=0x00 connectionDataAC=0
        0.5 PARIS 1024: ses.type=1,45 activity=020101
        2 PARIS 1024: ses.type=1,1
        2 PARIS 1024: ses.type=1,41 serial=1 reassembled=222 message=message 1
        2.5 LONDON 1024: ses.type=2,42 serial=1
        8.25 LONDON 1024: ses.type=2 rttp=2
        8.25 PARIS 1024: ses.type=21
        8.375 PARIS 1024: RST
        18.375 PARIS 1025: SYN
        18.4375 LONDON 1025: SYN
        18.5 PARIS 1025: ses.type=13 setting=0x00 connectionDataRQ=1 dialogueMode=1 commonReference=97-01-01 00:00:00 (UTC)
        18.875 LONDON 1025: ses.type=14 setting=0x00 connectionDataAC=1 commonReference=97-01-01 00:00:00 (UTC)
        18.875 LONDON 1025: ses.type=2 rttp=2
        18.875 PARIS 1025: ses.type=21
        19.375 LONDON 1025: ses.type=22
        19.375 LONDON 1025: ses.type=1,45 activity=020102
        20.875 LONDON 1025: ses.type=1,1
        20.875 LONDON 1025: ses.type=1,41 serial=1 reassembled=222 message=message 2
        20.875 PARIS 1025: ses.type=2,42 serial=1
        30 PARIS 1025: ses.type=2 rttp=2
        30.5 LONDON 1025: ses.type=21
        30.5 PARIS 1025: ses.type=22
        30.5 PARIS 1025: ses.type=1,45 activity=020103
        32 PARIS 1025: ses.type=1,1
        32 PARIS 1025: ses.type=1,41 serial=1 reassembled=222 message=message 3
        32.5 LONDON 1025: ses.type=2,42 serial=1
    "#]],
    );
}

#[test]
fn a_transfer_is_resumed_behind_its_last_checkpoint() {
    check(
        "resume-transfer",
        64.0,
        expect![[r#"
        0 PARIS 1024: SYN
        0.0625 LONDON 1024: SYN
        0.125 PARIS 1024: ses.type=13 setting=0x00 connectionDataRQ=0 dialogueMode=1
        0.5 LONDON 1024: ses.type=14 setting=0x00 connectionDataAC=0
        0.5 PARIS 1024: ses.type=1,45 activity=020101
        4.25 PARIS 1024: ses.type=1,1
        4.25 PARIS 1024: ses.type=1,49 serial=1
        4.75 LONDON 1024: ses.type=2,50 serial=1
        8 PARIS 1024: ses.type=1,1
        8 PARIS 1024: ses.type=1,49 serial=2
        8.5 LONDON 1024: ses.type=2,50 serial=2
        11.75 PARIS 1024: ses.type=1,1
        11.75 PARIS 1024: ses.type=1,49 serial=3
        12.25 LONDON 1024: ses.type=2,50 serial=3
        15.5 PARIS 1024: ses.type=1,1
        15.5 PARIS 1024: ses.type=1,49 serial=4
        16 LONDON 1024: ses.type=2,50 serial=4
        19.25 PARIS 1024: ses.type=1,1
        19.25 PARIS 1024: ses.type=1,49 serial=5
        19.75 LONDON 1024: ses.type=2,50 serial=5
        20 PARIS 1024: RST
        30 PARIS 1025: SYN
        30.0625 LONDON 1025: SYN
        30.125 PARIS 1025: ses.type=13 setting=0x00 connectionDataRQ=1 dialogueMode=1 commonReference=97-01-01 00:00:00 (UTC)
        30.5 LONDON 1025: ses.type=14 setting=0x00 connectionDataAC=1 commonReference=97-01-01 00:00:00 (UTC)
        30.5 PARIS 1025: ses.type=1,29 activity=020101,020101 serial=5
        34.25 PARIS 1025: ses.type=1,1
        34.25 PARIS 1025: ses.type=1,49 serial=6
        34.75 LONDON 1025: ses.type=2,50 serial=6
        38 PARIS 1025: ses.type=1,1
        38 PARIS 1025: ses.type=1,49 serial=7
        38.5 LONDON 1025: ses.type=2,50 serial=7
        40.25 LONDON 1025: ses.type=2 rttp=2
        41.75 PARIS 1025: ses.type=1,1
        41.75 PARIS 1025: ses.type=1,49 serial=8
        42.25 LONDON 1025: ses.type=2,50 serial=8
        45.5 PARIS 1025: ses.type=1,1
        45.5 PARIS 1025: ses.type=1,49 serial=9
        46 LONDON 1025: ses.type=2,50 serial=9
        49.25 PARIS 1025: ses.type=1,1
        49.25 PARIS 1025: ses.type=1,49 serial=10
        49.75 LONDON 1025: ses.type=2,50 serial=10
        53 PARIS 1025: ses.type=1,1
        53 PARIS 1025: ses.type=1,49 serial=11
        53.5 LONDON 1025: ses.type=2,50 serial=11
        56.75 PARIS 1025: ses.type=1,1
        56.75 PARIS 1025: ses.type=1,49 serial=12
        57.25 LONDON 1025: ses.type=2,50 serial=12
        60.5 PARIS 1025: ses.type=1,1
        60.5 PARIS 1025: ses.type=1,49 serial=13
        61 LONDON 1025: ses.type=2,50 serial=13
        61.75 PARIS 1025: ses.type=1,1
        61.75 PARIS 1025: ses.type=1,41 serial=14 reassembled=340
        62.25 LONDON 1025: ses.type=2,42 serial=14
        62.25 PARIS 1025: ses.type=21
        62.75 LONDON 1025: ses.type=22
        62.75 LONDON 1025: ses.type=1,45 activity=020102
    "#]],
    );
}

#[test]
fn a_message_goes_in_pieces() {
    let source = "s=lost-turn&transfers=in-full&message-size=100&message-priority=urgent&cut=none";
    check(
        source,
        25.0,
        expect![[r#"
        0 PARIS 1024: SYN
        0.0625 LONDON 1024: SYN
        0.125 PARIS 1024: ses.type=13 setting=0x00 connectionDataRQ=0 dialogueMode=1
        0.5 LONDON 1024: ses.type=14 setting=0x00 connectionDataAC=0
        0.5 PARIS 1024: ses.type=1,45 activity=020101
        4.25 PARIS 1024: ses.type=1,1
        4.25 PARIS 1024: ses.type=1,49 serial=1
        4.75 LONDON 1024: ses.type=2,50 serial=1
        8 PARIS 1024: ses.type=1,1
        8 PARIS 1024: ses.type=1,49 serial=2
        8.25 LONDON 1024: ses.type=2 rttp=1
        8.5 LONDON 1024: ses.type=2,50 serial=2
        11.75 PARIS 1024: ses.type=1,1
        11.75 PARIS 1024: ses.type=1,49 serial=3
        12.25 LONDON 1024: ses.type=2,50 serial=3
        13 PARIS 1024: ses.type=1,1
        13 PARIS 1024: ses.type=1,41 serial=4 reassembled=341 message=message 1
        13.5 LONDON 1024: ses.type=2,42 serial=4
        13.5 PARIS 1024: ses.type=21
        14 LONDON 1024: ses.type=22
        14 LONDON 1024: ses.type=1,45 activity=020102
        17.75 LONDON 1024: ses.type=1,1
        17.75 LONDON 1024: ses.type=1,49 serial=1
        17.75 PARIS 1024: ses.type=2,50 serial=1
        21.5 LONDON 1024: ses.type=1,1
        21.5 LONDON 1024: ses.type=1,49 serial=2
        21.5 PARIS 1024: ses.type=2,50 serial=2
    "#]],
    );
}

#[test]
fn an_opening_is_refused() {
    check(
        "bind-refused",
        601.0,
        expect![[r#"
        0 PARIS 1024: SYN
        0.0625 LONDON 1024: SYN
        0.125 PARIS 1024: ses.type=13 setting=0x00 connectionDataRQ=0 dialogueMode=1
        0.5 LONDON 1024: ses.type=12 refuseReason=0
        0.5 PARIS 1024: FIN
        1 LONDON 1024: FIN
        600.5 PARIS 1025: SYN
        600.5625 LONDON 1025: SYN
        600.625 PARIS 1025: ses.type=13 setting=0x00 connectionDataRQ=0 dialogueMode=1
        601 LONDON 1025: ses.type=12 refuseReason=0
        601 PARIS 1025: FIN
    "#]],
    );
}

/// The initiator asks for the Turn with priority 0, in order to close.
#[test]
fn an_association_is_closed_in_order() {
    check_scenario(
        &little_mail("lifetime=20"),
        60.0,
        expect![[r#"
        0 PARIS 1024: SYN
        0.0625 LONDON 1024: SYN
        0.125 PARIS 1024: ses.type=13 setting=0x00 connectionDataRQ=0 dialogueMode=1
        0.5 LONDON 1024: ses.type=14 setting=0x00 connectionDataAC=0
        0.5 PARIS 1024: ses.type=1,45 activity=020101
        2 PARIS 1024: ses.type=1,1
        2 PARIS 1024: ses.type=1,41 serial=1 reassembled=222 message=message 1
        2.5 LONDON 1024: ses.type=2,42 serial=1
        8.25 LONDON 1024: ses.type=2 rttp=2
        8.25 PARIS 1024: ses.type=21
        8.75 LONDON 1024: ses.type=22
        8.75 LONDON 1024: ses.type=1,45 activity=020102
        10.25 LONDON 1024: ses.type=1,1
        10.25 LONDON 1024: ses.type=1,41 serial=1 reassembled=222 message=message 2
        10.25 PARIS 1024: ses.type=2,42 serial=1
        30.25 PARIS 1024: ses.type=2 rttp=0
        30.75 LONDON 1024: ses.type=21
        30.75 PARIS 1024: ses.type=22
        30.75 PARIS 1024: ses.type=9
        31.25 LONDON 1024: ses.type=10
        31.25 PARIS 1024: FIN
        31.75 LONDON 1024: FIN
    "#]],
    );
}

/// The answer to the FINISH takes longer than *disconnect*.
#[test]
fn an_association_is_broken_off() {
    let scenario = little_mail("lifetime=20&disconnect=1&latency=1000");
    check_scenario(
        &scenario,
        60.0,
        expect![[r#"
            0 PARIS 1024: SYN
            0.25 LONDON 1024: SYN
            0.5 PARIS 1024: ses.type=13 setting=0x00 connectionDataRQ=0 dialogueMode=1
            2 LONDON 1024: ses.type=14 setting=0x00 connectionDataAC=0
            2 PARIS 1024: ses.type=1,45 activity=020101
            3.5 PARIS 1024: ses.type=1,1
            3.5 PARIS 1024: ses.type=1,41 serial=1 reassembled=222 message=message 1
            5.5 LONDON 1024: ses.type=2,42 serial=1
            9 LONDON 1024: ses.type=2 rttp=2
            9 PARIS 1024: ses.type=21
            11 LONDON 1024: ses.type=22
            11 LONDON 1024: ses.type=1,45 activity=020102
            12.5 LONDON 1024: ses.type=1,1
            12.5 LONDON 1024: ses.type=1,41 serial=1 reassembled=222 message=message 2
            12.5 PARIS 1024: ses.type=2,42 serial=1
            32.5 PARIS 1024: ses.type=2 rttp=0
            34.5 LONDON 1024: ses.type=21
            34.5 PARIS 1024: ses.type=22
            34.5 PARIS 1024: ses.type=9
            35.5 PARIS 1024: ses.type=25 abortReason=3
            36.5 LONDON 1024: ses.type=10
            36.5 PARIS 1024: ses.type=25 abortReason=4
            37.5 LONDON 1024: FIN
            37.5 PARIS 1024: FIN
        "#]],
    );
}

#[test]
fn an_excerpt_has_the_beginnings_of_its_connections() {
    let Some(tshark) = tshark() else { return };
    let scenario = scenario("lost-turn");
    let history = scenario.run().expect("it is in the library");
    let excerpt = Some((8_000_000, 20_000_000));
    let capture = turnlab_capture::pcapng(&history, &scenario.mtas, excerpt);
    expect![[r#"
        0 PARIS 1024: SYN
        0.0625 LONDON 1024: SYN
        0.125 PARIS 1024: ses.type=13 setting=0x00 connectionDataRQ=0 dialogueMode=1
        0.5 LONDON 1024: ses.type=14 setting=0x00 connectionDataAC=0
        8.25 LONDON 1024: ses.type=2 rttp=2
        8.25 PARIS 1024: ses.type=21
        8.375 PARIS 1024: RST
        18.375 PARIS 1025: SYN
        18.4375 LONDON 1025: SYN
        18.5 PARIS 1025: ses.type=13 setting=0x01 connectionDataRQ=1 dialogueMode=1 commonReference=97-01-01 00:00:00 (UTC)
        18.875 LONDON 1025: ses.type=14 setting=0x01 connectionDataAC=1 commonReference=97-01-01 00:00:00 (UTC)
        18.875 LONDON 1025: ses.type=2 rttp=2
    "#]].assert_eq(&story::told(&tshark, &capture, "frame"));
}

/// Addresses have no names in it, and nothing else is missing.
#[test]
fn pcap_has_the_same_packets() {
    let Some(tshark) = tshark() else { return };
    let scenario = scenario("repaired");
    let history = scenario.run().expect("it is in the library");
    let older = turnlab_capture::pcap(&history, &scenario.mtas, None);
    let fields = ["frame.time_epoch", "frame.encap_type", "ip.src", "tcp.payload"];
    let newer = tshark.fields(&capture(&scenario), "frame", &fields);
    assert!(newer.len() > 100, "{} packets", newer.len());
    let times_to_us = |lines: Vec<String>| -> Vec<String> {
        lines.into_iter().map(|line| line.replacen("000\t", "\t", 1)).collect()
    };
    assert_eq!(times_to_us(tshark.fields(&older, "frame", &fields)), times_to_us(newer));
}
