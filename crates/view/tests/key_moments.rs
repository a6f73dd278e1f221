//! The key moments of every scenario of the library.

use std::fmt::Write;

use expect_test::expect;
use turnlab_core::scenario::LIBRARY;
use turnlab_view::{Story, clock};

/// Who presses the button more often than this has seen what there is to see.
const MOST_SHOWN: usize = 12;

#[test]
fn every_scenario_of_the_library_in_its_key_moments() {
    let mut told = String::new();
    for entry in &LIBRARY {
        let scenario = entry.scenario();
        let history = scenario.run().expect("the library is in range");
        let story = Story::new(scenario, history);
        let points = story.key_moments();
        let moments = story.moments();
        assert!(points.iter().all(|point| moments.binary_search(&point.at_us).is_ok()));
        assert!(points.is_sorted_by(|one, next| one.at_us < next.at_us), "{}", entry.name);
        let _ = writeln!(told, "{}", entry.name);
        for point in points.iter().take(MOST_SHOWN) {
            let _ = writeln!(told, "{:>10}  {}", clock(point.at_us), point.text);
        }
        if points.len() > MOST_SHOWN {
            let _ = writeln!(told, "            and {} more", points.len() - MOST_SHOWN);
        }
    }
    expect![[r#"
        lost-turn
            0.00 s  PARIS opens an association
            2.25 s  the first message arrives
            8.38 s  the association is cut, and the Turn is lost
           18.88 s  PARIS recovers the association and ignores the request
           30.25 s  LONDON ignores the request
             25:00  50 wait: association 2 opens
          25:02.25  mail flows again
        repaired
            0.00 s  PARIS opens an association
            2.25 s  the first message arrives
            8.38 s  the association is cut
           18.88 s  PARIS recovers the association
           20.88 s  mail flows again
        lost-ack
            0.00 s  PARIS opens an association
            2.25 s  the first message arrives
            8.60 s  the association is cut
           19.10 s  PARIS recovers the association
           20.60 s  mail flows again
        two-holders
            0.00 s  PARIS opens an association
            2.25 s  the first message arrives
            8.60 s  the association is cut
           19.10 s  PARIS recovers the association, and now both have the Turn
           20.60 s  mail flows again
        fresh-start
            0.00 s  PARIS opens an association
           20.00 s  the association is cut
           30.50 s  PARIS recovers the association
           1:20.75  mail flows again
        resume-transfer
            0.00 s  PARIS opens an association
           20.00 s  the association is cut
           30.50 s  PARIS recovers the association
              1:02  mail flows again
        monologue
            0.00 s  PARIS opens an association
            2.25 s  the first message arrives
              1:28  5 wait: association 2 opens
        low-threshold
            0.00 s  PARIS opens an association
            2.25 s  the first message arrives
            8.38 s  the association is cut, and the Turn is lost
           18.88 s  PARIS recovers the association and ignores the request
           30.25 s  LONDON ignores the request
              2:30  5 wait: association 2 opens
           2:32.25  mail flows again
        association-limit
            0.00 s  PARIS opens an association
            2.25 s  the first message arrives
            8.38 s  the association is cut, and the Turn is lost
           18.88 s  PARIS recovers the association and ignores the request
           30.25 s  LONDON ignores the request
              2:30  5 wait, and there may be no more associations
        bind-refused
            0.00 s  LONDON refuses every bind
             15:00  LONDON takes binds again
          20:03.25  the first message arrives
        mta-restart
            0.00 s  PARIS opens an association
            2.25 s  the first message arrives
            8.38 s  the association is cut, and the Turn is lost
           18.88 s  PARIS recovers the association and ignores the request
           30.25 s  LONDON ignores the request
              5:10  PARIS stops
              6:10  12 wait: association 2 opens
           6:12.25  mail flows again
        busy-day
            0.00 s  PARIS opens an association
            2.25 s  the first message arrives
           1:00:00  association 1 is cut
        1:00:10.50  PARIS recovers association 1
        1:00:29.76  mail flows again
        4:16:26.78  association 1 is cut, and the Turn is lost
        4:16:28.23  mail flows again
        4:16:37.28  PARIS recovers association 1
        4:16:59.50  LONDON ignores the request
        4:17:49.86  PARIS ignores the request
        three-sites
            0.00 s  PARIS opens an association
            2.25 s  the first message arrives
            8.38 s  association 1 is cut, and the Turn is lost
           12.00 s  ROME opens an association
           15.30 s  the first message arrives
           18.88 s  PARIS recovers association 1 and ignores the request
           20.00 s  LONDON opens an association
           22.25 s  the first message arrives
           30.25 s  LONDON ignores the request
    "#]]
    .assert_eq(&told);
}
