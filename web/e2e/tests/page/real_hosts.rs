//! The sites in the folder `hosts`, each built by its own tool: the picture is there, it is pressed, and it plays. The
//! playground is of another origin than they are.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use turnlab_e2e::{Page, Press, SIZES, Size, WIDE, at_hosts, required};

use crate::embedding::{HELPERS, press_inside, value};

/// The sites that were built, each with its address: another name of this machine is another site.
fn sites() -> Vec<(String, String)> {
    let told = required("TURNLAB_SITES").replace("127.0.0.1", "localhost");
    let site = |pair: &str| {
        pair.split_once('=').map(|(name, address)| (name.to_owned(), address.to_owned()))
    };
    told.split_whitespace().filter_map(site).collect()
}

/// Opens a page of a site and does something there.
async fn in_site(size: Size, address: &str, page_name: &str, test: impl AsyncFn(&Page)) {
    at_hosts(size, &required("TURNLAB_URL"), &[address.to_owned()], async |page| {
        page.go_to(&format!("{address}{page_name}")).await;
        test(page).await;
        // Not every site has a picture for the tab, and Vue says that it has found a page otherwise than it is to be:
        // what has become of it is looked at.
        let mut wrong = page.console().await;
        wrong.retain(|it| !it.starts_with("INFO") && !it.contains("/favicon.ico"));
        wrong.retain(|it| !(page_name.starts_with("pasted") && it.contains("Hydration")));
        assert!(wrong.is_empty(), "{wrong:?}");
        let _ = page.client.clone().enter_parent_frame().await;
    })
    .await;
}

/// Keeps a picture to be looked at.
async fn keep_picture(page: &Page, name: &str) {
    let folder = PathBuf::from(required("TURNLAB_SITES_PICTURES"));
    fs::create_dir_all(&folder).expect("it can be made");
    let picture = page.client.screenshot().await.expect("there is a picture");
    let file = folder.join(format!("{name}-{}.png", page.size.width));
    fs::write(file, picture).expect("it can be written");
}

/// A picture that is there, within its page; and the middle of what is seen of it.
const PICTURE: &str =
    "(() => { const it = [...document.querySelectorAll('turn-lab svg, turn-lab img, a > img')]
        .find((it) => it.checkVisibility() && it.clientWidth > 250 && it.naturalWidth !== 0);
    if (!it || document.documentElement.scrollWidth > innerWidth) return null;
    it.scrollIntoView({ block: 'center', behavior: 'instant' });
    const { left, right, top, bottom } = it.getBoundingClientRect();
    return [(Math.max(left, 0) + Math.min(right, innerWidth)) / 2, (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2]; })()";

async fn press_picture(page: &Page) {
    let place = value(page, &format!("until(() => {PICTURE})")).await;
    let place = [0, 1].map(|axis| place[axis].as_f64().expect("the picture is there, and fits"));
    page.tap_at(place[0], place[1]).await;
}

async fn plays(name: &str, address: &str) {
    for size in SIZES {
        in_site(size, address, "", async |page| {
            value(page, "customElements.whenDefined('turn-lab').then(() => 1)").await;
            page.execute(HELPERS, &[]).await;
            let poster = "until(() => [...document.querySelectorAll('turn-lab')].length === 1)";
            assert_eq!(value(page, poster).await, true, "{name} has one element");
            let seen = "[...document.querySelectorAll('figure svg')].filter((it) => it.checkVisibility()).length";
            assert!(value(page, seen).await.as_u64() < Some(2), "{name} shows one picture of the figure");
            keep_picture(page, &format!("{name}-still")).await;
            press_picture(page).await;
            let ready = value(page, "heard('ready')").await;
            assert_eq!(ready["at"], 8.0, "{name}: {ready}");
            assert!(
                value(page, "heard('step').then((it) => it.at > 8)").await == json!(true),
                "{name} plays"
            );
            value(page, "lab.seek(8).then(() => { told.length = 0 })").await;
            press_inside(page, Press::Right).await;
            let step = value(page, "heard('step')").await;
            assert_eq!(step["at"], 8.25, "{name}: {step}");
            assert!(step["headline"].as_str().is_some_and(|it| it.contains("gives")), "{step}");
            keep_picture(page, &format!("{name}-alive")).await;
        })
        .await;
    }
}

/// A picture that plays by itself, with the way to the playground around it.
async fn leads_there(name: &str, address: &str) {
    for size in SIZES {
        in_site(size, address, "README.html", async |page| {
            page.execute(UNTIL, &[]).await;
            value(page, &format!("until(() => {PICTURE})")).await;
            let first = page.client.screenshot().await.expect("there is a picture");
            value(page, "new Promise((later) => setTimeout(later, 1500))").await;
            keep_picture(page, &format!("{name}-still")).await;
            let later = page.client.screenshot().await.expect("there is a picture");
            assert!(first != later, "{name}: the picture moves");
            press_picture(page).await;
            page.until_alive().await;
            page.until_address_has("at=8").await;
            keep_picture(page, &format!("{name}-alive")).await;
        })
        .await;
    }
}

const UNTIL: &str = "window.until = async (what) => {
    for (let tries = 0; tries < 200; tries += 1) {
        const found = await what();
        if (found) return found;
        await new Promise((later) => setTimeout(later, 50));
    }
    return null; };";

#[tokio::test]
#[ignore = "cargo xtask test --only hosts"]
async fn in_each_of_them_it_plays() {
    for (name, address) in sites() {
        match name.as_str() {
            "readme" => leads_there(&name, &address).await,
            _ => plays(&name, &address).await,
        }
        println!("It plays in {name}.");
    }
}

/// What of a page with pasted things the table of `docs/hosts.md` tells: a figure, an element, a picture in a link.
const PASTED: [(&str, &str, &str); 4] = [
    ("mkdocs", "pasted/", "MkDocs (Python-Markdown)"),
    ("vitepress", "pasted.html", "VitePress (markdown-it and Vue)"),
    ("docusaurus", "pasted.html", "Docusaurus (MDX)"),
    ("readme", "pasted.html", "what GitHub allows (remark and rehype-sanitize)"),
];

/// What has become of what was pasted below a heading, beside what it is in plain HTML.
const BECOME: &str = r"
    const [figure, element] = arguments;
    const below = (text) => {
        const heading = [...document.querySelectorAll('h2')].find((it) => it.textContent.startsWith(text));
        const found = [];
        for (let it = heading.nextSibling; it && it.nodeName !== 'H2'; it = it.nextSibling) found.push(it);
        return { all: (what) => found.flatMap((it) => it.matches?.(what) ? [it] : [...it.querySelectorAll?.(what) ?? []]),
            text: found.map((it) => it.textContent).join('') };
    };
    const become = (raw, text) => {
        const plain = new DOMParser().parseFromString(raw, 'text/html').body.firstElementChild;
        const name = plain.localName === 'figure' ? 'figure' : 'div.turnlab-run';
        const [there] = below(text).all(name);
        const css = (it) => it.querySelector('style')?.textContent;
        if (!there) {
            const left = below(text).text;
            if (!left.trim()) return 'does not build';
            return left.includes('@media') ? 'only its words, and its style sheet as text' : 'only its words';
        }
        if (there.isEqualNode(plain)) return 'whole';
        const lost = [];
        if (there.parentElement.localName === 'p') lost.push('within a paragraph');
        if (css(there) !== css(plain)) lost.push('without its styles');
        if (!there.querySelector('metadata')?.childElementCount) lost.push('without its scenario');
        return lost.join(', ') || 'otherwise';
    };
    const [image] = below('A picture').all('a[href*=\'#s=lost-turn&at=8\'] img');
    const is = image?.complete && image.naturalWidth > 0;
    return [become(figure, 'A figure'), become(element, 'An element'), is ? 'whole' : 'not there'];";

/// The row of the table for a site.
async fn row(address: &str, page_name: &str, title: &str) -> String {
    let folder = PathBuf::from(required("TURNLAB_SITES_FOLDER"));
    let raw = ["figure", "element"].map(|it| {
        json!(
            fs::read_to_string(folder.join(format!("{it}.html"))).expect("it was made").trim_end()
        )
    });
    let seen = std::cell::Cell::new(Value::Null);
    in_site(WIDE, address, page_name, async |page| {
        // The scripts of the site have done what they do to it.
        value(page, "new Promise((later) => setTimeout(later, 1500))").await;
        seen.set(page.execute(BECOME, &raw).await);
    })
    .await;
    let seen = seen.into_inner();
    let [figure, element, picture] = [0, 1, 2].map(|it| seen[it].as_str().unwrap_or_default());
    format!("| {title} | {figure} | {element} | {picture} |")
}

#[tokio::test]
#[ignore = "cargo xtask test --only hosts"]
async fn the_table_says_what_survives() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/hosts.md");
    let told = fs::read_to_string(file).expect("it is there");
    let sites = sites();
    let mut rows = Vec::new();
    for (name, page_name, title) in PASTED {
        if let Some((_, address)) = sites.iter().find(|(known, _)| known == name) {
            rows.push(row(address, page_name, title).await);
        }
    }
    let missing: Vec<_> = rows.iter().filter(|row| !told.contains(row.as_str())).collect();
    assert!(missing.is_empty(), "docs/hosts.md does not say what is so:\n{}", rows.join("\n"));
}
