//! What a program and a page do differently: look at the clock, and say something.

#[cfg(not(target_arch = "wasm32"))]
mod program {
    use std::process::Command;
    use std::sync::OnceLock;
    use std::time::Instant;

    /// Seconds since some moment.
    pub(crate) fn now_s() -> f64 {
        static START: OnceLock<Instant> = OnceLock::new();
        #[allow(clippy::disallowed_methods, reason = "a benchmark looks at the clock")]
        START.get_or_init(Instant::now).elapsed().as_secs_f64()
    }

    /// What is to be measured: the search, or what is measured when nothing is said.
    pub(crate) fn chosen() -> String {
        std::env::args().nth(1).unwrap_or_default()
    }

    /// Lets SPIN search, and returns what it says; nothing where it is not known where its search is.
    pub(crate) fn spin_says() -> String {
        let Some(pan) = std::env::var_os("TURNLAB_PAN") else { return String::new() };
        let arguments = std::env::var("TURNLAB_PAN_ARGUMENTS").unwrap_or_default();
        let output = Command::new(pan).args(arguments.split_whitespace()).output();
        let text = output.map(|output| String::from_utf8_lossy(&output.stdout).into_owned());
        text.unwrap_or_default()
    }

    /// A program has no document to put SVG into.
    pub(crate) fn show(svg: &str) {
        std::hint::black_box(svg);
    }

    /// Mermaid draws in pages alone.
    pub(crate) fn beside_mermaid(_: &str, _: f64) {}

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

        /// What is to be measured.
        pub(crate) fn chosen() -> String;

        /// Lets whoever has opened the page have SPIN search, and returns what it says.
        pub(crate) fn spin_says() -> String;

        /// Puts SVG into the document, and has it laid out.
        pub(crate) fn show(svg: &str);

        /// Has Mermaid draw this at the end, and says how long that took beside so many milliseconds.
        pub(crate) fn beside_mermaid(text: &str, ms: f64);

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
pub(crate) use page::{beside_mermaid, chosen, now_s, show, spin_says, tell, whole_memory};
#[cfg(not(target_arch = "wasm32"))]
pub(crate) use program::{beside_mermaid, chosen, now_s, show, spin_says, tell, whole_memory};

/// How many threads there can be at once: one in a tab.
pub(crate) fn cores() -> usize {
    match cfg!(target_arch = "wasm32") {
        true => 1,
        false => std::thread::available_parallelism().map_or(1, usize::from),
    }
}
