//! Some thousand inputs for every reader, the same at every run.

use fastrand::Rng;
use turnlab_fuzz::{TARGETS, mutated};

/// How many inputs each target gets that is quick.
const INPUTS: usize = 2_000;

#[test]
fn whatever_comes_is_read_or_told() {
    for target in &TARGETS {
        let begin = target.begin();
        assert!(begin.len() >= 3, "{} has nothing to begin with", target.name);
        begin.iter().for_each(|input| (target.look)(input));
        let mut random = Rng::with_seed(7);
        for number in 0..INPUTS * target.slice_permille / 1_000 {
            let one = random.choice(&begin).expect("there are some");
            let other = random.choice(&begin).expect("there are some");
            let input = mutated(target, one, other, &mut random);
            let name = format!("{} {number}", target.name);
            let told = Told { name, input };
            target.look_at(&told.input, |input, look| look(input));
        }
    }
}

/// Says which input it was where it fails.
struct Told {
    name: String,
    input: Vec<u8>,
}

impl Drop for Told {
    fn drop(&mut self) {
        if std::thread::panicking() {
            eprintln!(
                "{}: {}",
                self.name,
                self.input[..self.input.len().min(4_000)].escape_ascii()
            );
        }
    }
}
