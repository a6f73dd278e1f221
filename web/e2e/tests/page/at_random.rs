//! A thousand random actions: nothing stops the program, memory levels off, and the way back leads to the
//! beginning. `TURNLAB_SEED` does what another seed says; what was done is told where it fails.

use std::env;

use serde::Deserialize;
use serde_json::{Value, json};
use turnlab_core::scenario::{Scenario, read_link};
use turnlab_e2e::{Page, Press, Seen, TALL, WIDE, Weight, at, say};

/// The seed of every day.
const SEED: u32 = 1978;
const BEGINNING: &str = "s=lost-turn&at=0";
/// So many actions are done by the script at a time; then some by a real keyboard and pointer.
const BATCH: u32 = 21;
const REAL: u32 = 4;
/// A quarter of the thousand.
const BATCHES: u32 = 10;
const QUARTERS: u32 = 4;
/// By how much the memory may have grown when the last quarter has been done again: a share, and bytes. What is
/// undone is kept, and that is a little for each action.
const SHARE: f64 = 1.1;
const BYTES: f64 = 1_000_000.0;

const ACTIONS: &str = include_str!("at_random.js");
/// Puts away what is open, and plays no more.
const PUT_AWAY: &str = "
    document.querySelectorAll('dialog[open]').forEach((dialog) => dialog.close());
    document.querySelectorAll('details[open]').forEach((part) => { part.open = false });
    [...document.querySelectorAll('.header button')]
        .find((button) => button.textContent.trim() === 'Back to the run')?.click();
    document.querySelector('[aria-label=Pause]')?.click();";
/// Takes back until there is nothing to take back; tells how much that was.
const TAKE_BACK: &str = "const tell = arguments[arguments.length - 1];
    const button = () => document.querySelector('[aria-label=Undo]');
    let count = 0;
    const one = () => {
        if (button().disabled || count > 2000) return tell(count);
        button().click();
        count += 1;
        setTimeout(one, 0);
    };
    one();";
/// Whether a click at a point stays in the page: no list or file is asked of the system.
const STAYS: &str = "const on = document.elementFromPoint(...arguments);
    return Boolean(on) && !on.closest('select, option, a, label, input, dialog.share');";

#[derive(Deserialize)]
struct Told {
    done: Vec<String>,
    stopped: bool,
    fragment: String,
}

/// xorshift: the same numbers everywhere.
struct Dice(u32);

impl Dice {
    fn below(&mut self, most: u32) -> u32 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 17;
        self.0 ^= self.0 << 5;
        self.0 % most
    }
}

fn seed() -> u32 {
    let told = env::var("TURNLAB_SEED").ok().and_then(|seed| seed.parse().ok());
    told.filter(|&seed| seed != 0).unwrap_or(SEED)
}

/// One batch by the script; fails where the program has stopped or the console says something.
async fn batch(page: &Page, seed: u32, dice: &mut Dice) {
    let before = page.execute("return location.hash", &[]).await;
    let asked = [json!(dice.below(u32::MAX)), json!(BATCH)];
    let told = page.client.execute_async(ACTIONS, asked.to_vec()).await;
    let told = told.unwrap_or_else(|error| {
        panic!("seed {seed}: the page does not answer after {before}: {error}")
    });
    let told: Told = serde_json::from_value(told).expect("what was done");
    let console = page.console().await;
    assert!(
        !told.stopped && console.is_empty(),
        "seed {seed}: the program stops or complains; at {} after\n{}\nand says {}",
        told.fragment,
        told.done.join("\n"),
        console.join("\n")
    );
}

/// What the keyboard and the pointer themselves do.
async fn by_hand(page: &Page, dice: &mut Dice) {
    const KEYS: [Press; 12] = [
        Press::Space,
        Press::Right,
        Press::Left,
        Press::PageDown,
        Press::PageUp,
        Press::Home,
        Press::Tab,
        Press::Tab,
        Press::Character('x'),
        Press::Character('z'),
        Press::ShiftAnd('Z'),
        Press::Escape,
    ];
    if dice.below(2) == 0 {
        return page.press(KEYS[dice.below(KEYS.len() as u32) as usize]).await;
    }
    let (x, y) = (dice.below(page.size.width), dice.below(page.size.height));
    if page.execute(STAYS, &[json!(x), json!(y)]).await == json!(true) {
        page.press_down_at(f64::from(x), f64::from(y)).await.drop().await;
    }
}

async fn quarter(page: &Page, seed: u32, salt: u32) {
    let mut dice = Dice(seed ^ (salt + 1).wrapping_mul(0x9e37_79b9));
    for _ in 0..BATCHES {
        batch(page, seed, &mut dice).await;
        for _ in 0..REAL {
            by_hand(page, &mut dice).await;
        }
    }
}

/// Back to where each quarter begins.
async fn rest(page: &Page) {
    page.execute(PUT_AWAY, &[]).await;
    // The address must be that of what is on the page: whoever goes where it is already goes nowhere.
    page.at_rest().await;
    page.execute("location.hash = arguments[0]", &[json!(BEGINNING)]).await;
    page.until("the link", |seen| seen.fragment == BEGINNING && !seen.playing).await;
    page.at_rest().await;
}

fn scenario(seen: &Seen) -> Scenario {
    read_link(&seen.fragment).0.scenario
}

async fn take_back(page: &Page) -> Value {
    let taken = page.execute_later(TAKE_BACK).await;
    page.until("nothing more to take back", |seen| !seen.can_undo).await;
    taken
}

/// Acts at random for some quarters, says what the page weighs after each, and gives that.
async fn act(page: &Page, seed: u32, quarters: impl IntoIterator<Item = u32>) -> Vec<Weight> {
    let mut weights = Vec::new();
    for salt in quarters {
        quarter(page, seed, salt).await;
        rest(page).await;
        let Some(weight) = page.weight().await else { continue };
        let Weight { scripts, program } = weight;
        say(&format!(
            "at random, seed {seed}, {} actions: scripts hold {} KB, program {} KB",
            BATCHES * (BATCH + REAL),
            scripts / 1000,
            program / 1000
        ));
        weights.push(weight);
    }
    weights
}

#[tokio::test]
async fn a_thousand_random_actions_do_no_harm_and_can_be_taken_back() {
    let seed = seed();
    say(&format!("at random: TURNLAB_SEED={seed}"));
    at(WIDE, BEGINNING, async |page| {
        let begun = page.at_rest().await;
        // The last one is done again: what it needs must be there already.
        let weights = act(page, seed, (0..QUARTERS).chain([QUARTERS - 1])).await;
        let taken = take_back(page).await;
        say(&format!("at random: {taken} steps taken back"));
        let seen = page.at_rest().await;
        assert!(
            scenario(&seen) == scenario(&begun),
            "seed {seed}: at the end of the way back\n{seen}"
        );
        assert_eq!((seen.handles, seen.limits), (begun.handles, begun.limits), "seed {seed}");
        if let [.., before, after] = weights[..] {
            for (before, after) in
                [(before.scripts, after.scripts), (before.program, after.program)]
            {
                let most = before as f64 * SHARE + BYTES;
                assert!(
                    (after as f64) < most,
                    "seed {seed}: it grows from {before} to {after} bytes"
                );
            }
        }
    })
    .await;
}

#[tokio::test]
async fn nor_do_some_on_a_telephone() {
    let seed = seed();
    at(TALL, BEGINNING, async |page| {
        let begun = page.at_rest().await;
        act(page, seed, [QUARTERS]).await;
        take_back(page).await;
        let seen = page.at_rest().await;
        assert!(
            scenario(&seen) == scenario(&begun),
            "seed {seed}: at the end of the way back\n{seen}"
        );
    })
    .await;
}
