//! The figures in a browser tab. Not a check: it fails only if it cannot be run.
#![cfg(target_arch = "wasm32")]

use turnlab_bench::{Meter, report};
use wasm_bindgen_test::{console_log, wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

const BYTES_OF_PAGE: usize = 65_536;

#[wasm_bindgen_test]
fn figures() {
    let meter = Meter { now_ms, bytes, tells_bytes_apart: false };
    console_log!("{}", report(&meter));
}

fn now_ms() -> f64 {
    let performance = web_sys::window().and_then(|window| window.performance());
    performance.expect("a tab has a clock").now()
}

/// A tab's memory never shrinks.
fn bytes() -> (usize, usize) {
    let bytes = core::arch::wasm32::memory_size(0) * BYTES_OF_PAGE;
    (bytes, bytes)
}
