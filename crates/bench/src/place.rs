//! What a program and a page do differently: look at the clock, and say something.

#[cfg(not(target_arch = "wasm32"))]
mod program {
    use std::sync::OnceLock;
    use std::time::Instant;

    /// Seconds since some moment.
    pub(crate) fn now_s() -> f64 {
        static START: OnceLock<Instant> = OnceLock::new();
        #[allow(clippy::disallowed_methods, reason = "a benchmark looks at the clock")]
        START.get_or_init(Instant::now).elapsed().as_secs_f64()
    }

    /// Prints a line.
    pub(crate) fn tell(line: &str) {
        println!("{line}");
    }

    /// A program gives memory back, so there is nothing to be told of the whole of it.
    pub(crate) fn whole_memory() -> Option<usize> {
        None
    }
}

#[cfg(target_arch = "wasm32")]
mod page {
    use wasm_bindgen::prelude::wasm_bindgen;

    const BYTES_OF_PAGE: usize = 64 * 1024;

    #[wasm_bindgen]
    extern "C" {
        #[wasm_bindgen(js_namespace = performance, js_name = now)]
        fn performance_now_ms() -> f64;

        /// Sends a line to whoever has opened the page, which has a function for that.
        pub(crate) fn tell(line: &str);
    }

    /// Seconds since the page was loaded.
    pub(crate) fn now_s() -> f64 {
        performance_now_ms() / 1e3
    }

    /// Bytes of the linear memory, which only ever grows.
    pub(crate) fn whole_memory() -> Option<usize> {
        Some(core::arch::wasm32::memory_size(0) * BYTES_OF_PAGE)
    }
}

#[cfg(target_arch = "wasm32")]
pub(crate) use page::{now_s, tell, whole_memory};
#[cfg(not(target_arch = "wasm32"))]
pub(crate) use program::{now_s, tell, whole_memory};
