//! The library, as small pictures.

use turnlab_e2e::{Press, at_both_sizes};

#[tokio::test]
async fn a_scenario_is_chosen_by_its_picture() {
    at_both_sizes("", async |page| {
        let requests: Vec<String> = page.answer("requests", &[]).await;
        assert!(
            !requests.iter().any(|it| it.contains("library/")),
            "no picture before: {requests:?}"
        );
        page.click("Library").await;
        assert_eq!(page.answer::<String>("dialog", &[]).await, "Library");
        let mut pictures = (0, 0);
        for _ in 0..100 {
            pictures = page.answer("pictures", &[]).await;
            if pictures.1 > 1 {
                break;
            }
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        }
        assert!(pictures.0 == 13 && pictures.1 > 1, "pictures, and those to be seen: {pictures:?}");

        page.click("The other cause").await;
        page.until_address_has("s=bind-refused").await;
        assert_eq!(page.answer::<String>("dialog", &[]).await, "");
        page.click("Undo").await;
        page.until_address_has("s=lost-turn").await;
    })
    .await;
}

#[tokio::test]
async fn the_library_is_used_by_keys() {
    at_both_sizes("", async |page| {
        page.focus("button", "Library").await;
        page.press(Press::Enter).await;
        page.press(Press::Tab).await;
        page.press(Press::Tab).await;
        assert_eq!(page.focused().await, "The repair");
        page.press(Press::Enter).await;
        page.until_address_has("s=repaired").await;
        page.focus("button", "Library").await;
        page.press(Press::Enter).await;
        page.press(Press::Escape).await;
        assert_eq!(page.focused().await, "Library", "where it came from");
    })
    .await;
}
