//! A fault is in force from its beginning to its end, whatever other faults there are.

use turnlab_core::run::Fault;

use super::watch::{Moment, Verdict, ensure};

pub(super) fn look(moment: &Moment) -> Verdict {
    let now_us = moment.step.at_us;
    let inside = |from_us: i64, to_us: i64| from_us < now_us && now_us < to_us;
    let world = moment.world();
    for &fault in &moment.plan.faults {
        match fault {
            Fault::LinkDown { between: [mta, peer], from_us, to_us } if inside(from_us, to_us) => {
                let (one, other) = (moment.name(mta), moment.name(peer));
                let stands = world.can_connect(mta, peer);
                ensure!(!stands, "the link of {one} and {other} is up, and should be down");
            }
            Fault::Stop { mta, from_us, to_us } if inside(from_us, to_us) => {
                let stopped = world.mtas()[mta.index()].is_stopped();
                ensure!(stopped, "{} runs, and should have stopped", moment.name(mta));
            }
            Fault::RefuseBinds { mta, from_us, to_us } if inside(from_us, to_us) => {
                let refuses = world.mtas()[mta.index()].refuses_binds();
                ensure!(refuses, "{} takes binds, and should refuse them", moment.name(mta));
            }
            _ => {}
        }
    }
    Ok(())
}
