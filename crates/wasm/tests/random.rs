//! The thousand random scenarios of the native tests, in a browser: the same hashes.
#![cfg(target_arch = "wasm32")]

#[path = "../../core/tests/common/random.rs"]
mod random;

use random::{SCENARIOS, hash};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

/// Their hashes, as the native test pins them.
const HASHES: &str = include_str!("../../core/tests/golden/random.hashes");

#[wasm_bindgen_test]
fn a_thousand_scenarios_have_the_same_hashes_as_natively() {
    assert_eq!(HASHES.lines().count() as u64, SCENARIOS);
    let changed: Vec<u64> = (0..SCENARIOS)
        .zip(HASHES.lines())
        .filter(|&(number, pinned)| hash(number) != pinned)
        .map(|(number, _)| number)
        .collect();
    assert_eq!(changed, [0; 0], "these run otherwise than natively");
}
