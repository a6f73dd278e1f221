//! The keys: they are listed, and those that are letters can be switched off.

use turnlab_e2e::{Page, Press, WIDE, at, at_both_sizes};

const SWITCH: &str = "Keys that are a single letter or sign (X, Z, ?)";

#[tokio::test]
async fn a_question_mark_shows_the_keys() {
    at_both_sizes("", async |page| {
        page.press(Press::ShiftAnd('?')).await;
        assert_eq!(dialog(page).await, "Keys");
        page.press(Press::Character('x')).await;
        page.press(Press::End).await;
        page.press(Press::Escape).await;
        assert_eq!(dialog(page).await, "");
        let seen = page.seen().await;
        assert_eq!(seen.clock, "8.00 s", "keys in the dialog are its own");
        assert!(!seen.can_undo, "nothing is cut from the dialog");
    })
    .await;
}

#[tokio::test]
async fn letters_are_switched_off_for_later_visits_too() {
    at_both_sizes("cut=none", async |page| {
        for cuts in [true, false] {
            page.press(Press::Character('x')).await;
            if cuts {
                page.until("a cut", |seen| !seen.handles.is_empty()).await;
                page.press(Press::Character('z')).await;
                page.until("no cut", |seen| seen.handles.is_empty()).await;
                page.press(Press::ShiftAnd('?')).await;
                page.find("checkbox", SWITCH).await.click().await.expect("it can be switched");
                page.press(Press::Escape).await;
            }
        }
        page.press(Press::ShiftAnd('?')).await;
        assert_eq!(dialog(page).await, "", "the sign is switched off with the letters");
        page.press(Press::Right).await;
        let seen = page.until("the arrows still work", |seen| seen.clock != "8.00 s").await;
        assert!(seen.handles.is_empty(), "no cut by a letter");

        // The address is written when things have come to rest.
        page.until_address_has("cut=none&at=8.25").await;
        page.reload().await;
        page.press(Press::Character('x')).await;
        assert!(page.at_rest().await.handles.is_empty(), "no cut after loading again");
    })
    .await;
}

#[tokio::test]
async fn letters_act_in_the_playground_alone() {
    at_both_sizes("cut=none", async |page| {
        page.focus("button", "Share").await;
        page.press(Press::Character('x')).await;
        assert!(page.at_rest().await.handles.is_empty(), "no cut from the header");
        page.focus("button", "Step forward").await;
        page.press(Press::Character('x')).await;
        page.until("a cut", |seen| !seen.handles.is_empty()).await;
    })
    .await;
}

#[tokio::test]
async fn undo_is_told_by_shift_and_not_by_capital_letters() {
    at_both_sizes("cut=none", async |page| {
        let cut = async |is_cut: bool| {
            page.until("a cut or none", |seen| seen.handles.is_empty() != is_cut).await;
        };
        page.press(Press::Character('X')).await;
        cut(true).await;
        let pairs = [
            (Press::Character('z'), Press::ShiftAnd('Z')),
            (Press::ControlAnd('z'), Press::ControlShiftAnd('Z')),
            (Press::ControlAnd('z'), Press::ControlAnd('y')),
        ];
        for (undo, redo) in pairs {
            page.press(undo).await;
            cut(false).await;
            page.press(redo).await;
            cut(true).await;
        }
        // Caps Lock writes capitals, and small letters with Shift; Command is Control elsewhere.
        for [undo, redo] in [["", "Shift"], ["Control", "Control Shift"], ["Meta", "Meta Shift"]] {
            send(page, "Z", "KeyZ", undo).await;
            cut(false).await;
            send(page, "z", "KeyZ", redo).await;
            cut(true).await;
        }
        page.focus("button", "Share").await;
        page.press(Press::ControlAnd('z')).await;
        cut(false).await;
    })
    .await;
}

#[tokio::test]
async fn other_keyboards_have_the_same_keys() {
    at(WIDE, "cut=none", async |page| {
        let press = async |key: &str, code: &str, shift: bool| {
            send(page, key, code, if shift { "Shift" } else { "" }).await;
        };
        // Russian, Greek with Shift, Hebrew; and a Latin one on which Z is elsewhere.
        press("ч", "KeyX", false).await;
        page.until("a cut", |seen| !seen.handles.is_empty()).await;
        press("я", "KeyZ", false).await;
        page.until("no cut", |seen| seen.handles.is_empty()).await;
        press("Ζ", "KeyZ", true).await;
        page.until("the cut again", |seen| !seen.handles.is_empty()).await;
        press("ז", "KeyZ", false).await;
        page.until("no cut", |seen| seen.handles.is_empty()).await;
        press("y", "KeyZ", true).await;
        press("é", "KeyX", false).await;
        assert!(page.at_rest().await.handles.is_empty(), "these are other letters");
        press("Z", "KeyY", true).await;
        page.until("the cut again", |seen| !seen.handles.is_empty()).await;
        press("؟", "Slash", true).await;
        assert_eq!(dialog(page).await, "Keys");
    })
    .await;
}

#[tokio::test]
async fn what_a_pointer_has_pressed_does_not_keep_space() {
    at_both_sizes("cut=none&at=8.3", async |page| {
        page.click("Cut").await;
        page.until("a cut", |seen| seen.handles.len() == 1).await;
        page.press(Press::Space).await;
        let seen = page.until("it plays", |seen| seen.playing).await;
        assert_eq!(seen.handles.len(), 1, "no other cut");
        page.press(Press::Space).await;
        page.until("it rests", |seen| !seen.playing).await;
        // Who uses keys stays where they are.
        page.focus("button", "Step forward").await;
        page.press(Press::Space).await;
        page.until("a step", |now| now.clock != seen.clock && !now.playing).await;
        assert_eq!(page.focused().await, "Step forward");
    })
    .await;
}

#[tokio::test]
async fn a_click_on_picture_or_strip_gives_them_the_keys() {
    at_both_sizes("at=8", async |page| {
        for selector in [".body", ".strip"] {
            for field in ["spinbutton", "combobox"] {
                page.open("at=8").await;
                match field {
                    "spinbutton" => page.write("Threshold", "7").await,
                    _ => page.choose("Scenario", "lost-turn").await,
                }
                page.focus(field, if field == "spinbutton" { "Threshold" } else { "Scenario" }).await;
                let script = "document.querySelector('.cut-map').scrollIntoView({ block: 'end' });
                    const { left, top, bottom, width } =
                        document.querySelector(arguments[0]).getBoundingClientRect();
                    return [left + width * 0.4, Math.max(top, 200) + (bottom - top < 99 ? (bottom - top) / 2 - 3 : 40)]";
                let place = page.execute(script, &[selector.into()]).await;
                let at = |side: usize| place[side].as_f64().expect("it is somewhere");
                page.tap_at(at(0), at(1)).await;
                page.until("the cursor comes", |seen| seen.clock != "8.00 s").await;
                page.press(Press::End).await;
                let end = page.until("the end", |seen| seen.clock == "27:45").await;
                let limit = if field == "spinbutton" { "threshold 7" } else { "threshold 50" };
                assert_eq!(end.limits[0], limit, "after {selector} and {field}");
                page.press(Press::Space).await;
                page.until("it plays", |seen| seen.playing).await;
            }
        }
    })
    .await;
}

/// A key of a keyboard that the driver does not have, with what is held down.
async fn send(page: &Page, key: &str, code: &str, held: &str) {
    let script = "const [key, code, held] = arguments;
        document.body.dispatchEvent(new KeyboardEvent('keydown', {
            key, code, bubbles: true, cancelable: true, shiftKey: held.includes('Shift'),
            ctrlKey: held.includes('Control'), metaKey: held.includes('Meta') }))";
    page.execute(script, &[key.into(), code.into(), held.into()]).await;
}

async fn dialog(page: &Page) -> String {
    page.answer("dialog", &[]).await
}
