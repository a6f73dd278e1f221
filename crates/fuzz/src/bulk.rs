//! As many inputs as may be, made from those in the folders that are named: what libFuzzer has found there, and what
//! everything begins with. Nothing is asked of what they reach, which makes it some times as fast.

mod meter;

use std::path::Path;
use std::process::abort;
use std::sync::Mutex;

use fastrand::Rng;
use turnlab_fuzz::mutated;

/// After how many inputs is told how many there have been.
const TOLD_EACH: u64 = 100_000;

/// What is being read, for whoever wants to know of what it panicked.
static INPUT: Mutex<Vec<u8>> = Mutex::new(Vec::new());

fn main() {
    let said = |name: &str| std::env::var(name).ok().and_then(|text| text.parse::<u64>().ok());
    let (runs, seed) =
        (said("TURNLAB_FUZZ_RUNS").unwrap_or(100_000), said("TURNLAB_FUZZ_SEED").unwrap_or(1));
    let target = meter::target();
    let mut inputs = target.begin();
    for folder in std::env::args().skip(1) {
        inputs.extend(files(Path::new(&folder)));
    }
    told_when_it_panics();
    let mut random = Rng::with_seed(seed);
    for number in 0..runs {
        if number % TOLD_EACH == 0 {
            eprintln!("so far: {number}");
        }
        let mut any = || &inputs[random.usize(..inputs.len())];
        let (one, other) = (any(), any());
        let input = mutated(target, one, other, &mut random);
        if let Ok(mut read) = INPUT.lock() {
            read.clone_from(&input);
        }
        let slowest = meter::slowest();
        target.look_at(&input, meter::measure);
        // What takes longest may take longer still with another change.
        if meter::slowest() > slowest {
            inputs.push(input);
        }
    }
    eprintln!("stat::number_of_executed_units: {runs}");
}

fn files(folder: &Path) -> Vec<Vec<u8>> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut paths: Vec<_> = entries.map(|entry| entry.path()).collect();
    paths.sort();
    paths.iter().filter_map(|path| std::fs::read(path).ok()).collect()
}

/// Writes the input to the file that TURNLAB_FUZZ_FAILED names, and ends.
fn told_when_it_panics() {
    let tell = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |what| {
        tell(what);
        if let (Ok(input), Ok(file)) = (INPUT.lock(), std::env::var("TURNLAB_FUZZ_FAILED")) {
            // Whoever asked for the file sees that it is not there.
            let _ = std::fs::write(file, &*input);
        }
        abort();
    }));
}
