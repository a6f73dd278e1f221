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

/// `cargo xtask fuzz` knows the targets by the files of what has been kept.
#[test]
fn every_target_has_a_corpus_and_no_corpus_is_without_one() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/corpus");
    let files = std::fs::read_dir(folder).expect("it is in the tree");
    let names = files.map(|it| it.expect("it can be read").path().with_extension(""));
    let mut names: Vec<_> =
        names.filter_map(|it| Some(it.file_name()?.display().to_string())).collect();
    names.sort();
    let mut known: Vec<_> = TARGETS.iter().map(|target| target.name).collect();
    known.sort_unstable();
    assert_eq!(names, known);
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
