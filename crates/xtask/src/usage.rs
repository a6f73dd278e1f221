//! What there is, for whoever asks.

/// What `cargo xtask help` prints.
pub(crate) const USAGE: &str = "\
cargo xtask serve [--port N] [--dev] [--open]
    Builds the page, installing what that needs under target/tools, and serves it on this machine.
    --port N   another port than 8080
    --dev      an unoptimised page, built again and reloaded at every change of a file
    --open     opens the page in the browser

cargo xtask build
    Builds the page into dist/ and prints the sizes of its files.

cargo xtask dist [--base ADDRESS] [--no-offline] [--single-file]
    Builds the page and writes target/site, a folder for any static host: a page for each scenario, with
    a picture for those who show links, the book in docs/, and all that compresses in brotli and gzip, too.
    --base ADDRESS  where the folder will be, as in https://example.org/turnlab/
    --no-offline    the page needs its network at every visit, and deletes what an earlier build has kept
    --single-file   writes target/turnlab.html instead, one file with everything in it, to be opened
                    from a disk; with --base what it shares leads to that folder

cargo xtask docs [--serve] [--port N]
    Builds the book of docs/ into target/book, beside the page that was built last.
    --serve    serves both on this machine
    --port N   another port than 8080

cargo xtask npm
    Builds the package turnlab for npm, for Node and browsers, and packs it into target/npm.

cargo xtask test [--only STEP]... [--browser chromium|firefox|webkit] [--minutes N] [NAME]...
    Runs all checks, installing what they need, up to the first that fails.
    --only STEP  only this one of: format, clippy, supply, native, docs, crates, exports, spin,
                 tlc, captures, wasm, npm, build, hosts, e2e (the last two build, too)
    --browser B  the only browser of e2e, and that of exports, wasm, npm and hosts; when not given, e2e
                 runs in all three and the others in chromium
    --minutes N  when no further tests are begun in firefox and webkit, 78 when not given; what is left
                 out is told
    NAME         of e2e only the tests with this in their names

cargo xtask bench [--only PLACE]... [--browser chromium|firefox]
    Says how fast the core is and how much memory it takes: runs beside a bare event loop, the
    exhaustive search beside SPIN and Stateright, pictures and the page beside Mermaid; and writes
    the table of docs/figures.md, of which it leaves what it has not measured.
    --only PLACE  only this one of: native, tab (a browser's), search-native, search-tab,
                  diagram, page
    --browser B   the browser of the tab, chromium when not given

cargo xtask swarm [--seeds A..B]
    Runs random scenarios with random faults, and looks at each after every step.
    --seeds A..B  other seeds than 0..100000; one that fails is told with its scenario

cargo xtask tla [--tlc JAR]
    Has two model checkers of TLA+ search the modules that `turnlab export` writes, and compares.
    --tlc JAR  another TLC than the one that is installed, from its tla2tools.jar

cargo xtask fuzz [--target TARGET]... [--seconds N] [--runs N] [--keep]
    Has everything that strangers can send read as nobody means well with it, with every core: first what
    of the program an input reaches leads to the next, then many are made of what was found.
    --target T   only this one of: ask, attributes, book, command, file, lab, link, pasted, picture, png,
                 run, short
    --seconds N  how long each is led, 30 when not given; that takes a C++ compiler, and 0 leaves it out
    --runs N     how many inputs are made for each, 100000 when not given
    --keep       keeps in the tree what reaches more than what is there

cargo xtask weigh
    Says how many bytes of the program of the page are from each crate, as it was built last.

cargo xtask help
    Prints this.

Trunk calls `cargo xtask finish-page` at the end of each build of the page.
";
