//! What has left opens again as the same scenario, with the same run; what is broken is told in words.

use expect_test::{Expect, expect};
use turnlab_core::scenario::{LIBRARY, Scenario, write_file};
use turnlab_export::{ExportRequest, Format, LARGEST, png, read, write};
use turnlab_view::export::source_text;
use turnlab_view::{Story, Theme};

fn story(scenario: &Scenario) -> Story {
    Story::new(scenario.clone(), scenario.run().expect("it can be run"))
}

fn made(story: &Story, format: Format, theme: Theme) -> Vec<u8> {
    write(story, &ExportRequest { theme, ..ExportRequest::for_format(format) })
}

/// The smallest PNG there is.
fn dot() -> Vec<u8> {
    let mut bytes = Vec::new();
    let encoder = ::png::Encoder::new(&mut bytes, 1, 1);
    let mut writer = encoder.write_header().expect("it can be written");
    writer.write_image_data(&[0]).expect("it can be written");
    writer.finish().expect("it can be written");
    bytes
}

#[test]
fn every_scenario_of_the_library_comes_back_with_its_hash() {
    for entry in &LIBRARY {
        let story = story(&entry.scenario());
        let source = source_text(story.scenario());
        for bytes in [
            made(&story, Format::Svg, Theme::Auto),
            made(&story, Format::Figure, Theme::Dark),
            made(&story, Format::Toml, Theme::Auto),
            png::carrying(&dot(), &source),
        ] {
            let again = read(&bytes).expect("it carries its scenario");
            assert!(again == *story.scenario(), "{}", entry.name);
        }
        let again = read(&png::carrying(&dot(), &source)).expect("it carries its scenario");
        let hash = again.run().expect("it can be run").hash();
        assert_eq!(hash, story.history().hash(), "{}", entry.name);
    }
}

#[test]
fn the_oddest_names_come_back() {
    let mut scenario = Scenario::default();
    let names = ["<B>\n\"é\" ]]> --", "</metadata>"];
    scenario.mtas = names.map(str::to_owned).to_vec();
    scenario.mail.iter_mut().for_each(|mail| {
        mail.from = names[usize::from(mail.from == "LONDON")].to_owned();
        mail.to = String::new();
    });
    let Ok(history) = scenario.run() else { panic!("{:?}", scenario.check()) };
    let story = Story::new(scenario.clone(), history);
    for format in [Format::Svg, Format::Figure] {
        let again = read(&made(&story, format, Theme::Auto)).expect("it carries its scenario");
        assert!(again == scenario, "{format:?}");
    }
    let again = read(&png::carrying(&dot(), &write_file(&scenario)));
    assert!(again.expect("it carries its scenario") == scenario);
}

#[test]
fn a_png_with_a_scenario_is_a_png() {
    let bytes = png::carrying(&dot(), "[mail]\n# é");
    let mut reader = ::png::Decoder::new(std::io::Cursor::new(&bytes)).read_info().expect("a PNG");
    assert_eq!(reader.next_frame(&mut [0; 16]).expect("it has pixels").width, 1);
    let chunk = &reader.info().utf8_text[0];
    assert_eq!(chunk.keyword, png::KEYWORD);
    assert_eq!(chunk.get_text().expect("it is text"), "[mail]\n# é");
    assert_eq!(png::carrying(b"no PNG", "text"), b"no PNG");
}

fn check(bytes: &[u8], told: Expect) {
    let problems = read(bytes).expect_err("it cannot be opened");
    told.assert_eq(&problems.join("\n"));
}

#[test]
fn what_is_no_scenario_is_told() {
    check(
        &vec![b' '; LARGEST + 1],
        expect!["which is larger than 10 MB, is too large to be one of Turnlab's."],
    );
    check(
        b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
        expect![
            "which is a picture or a page, carries no scenario: it was not made by Turnlab, or what it carried has been removed or damaged."
        ],
    );
    check(
        &dot(),
        expect![
            "which is a PNG picture, carries no scenario: it was not made by Turnlab, or what it carried has been removed or damaged."
        ],
    );
    check(&dot()[..30], expect!["which is a PNG picture, cannot be read: unexpected end of file."]);
    check(
        b"\xff\xd8\xff\xe0\0\x10JFIF",
        expect![
            "which is no text and no PNG picture, is nothing that Turnlab can open: it opens its SVG and PNG pictures, its figures, and scenario files in TOML."
        ],
    );
    check(
        b"<svg><turnlab:scenario x>mtas = 3</turnlab:scenario>",
        expect![[
            r#"in its scenario, line 1, column 8, “mtas”: must be a list of names: ["PARIS", "LONDON"], not 3."#
        ]],
    );
    check(
        &png::carrying(&dot(), "mtas = ["),
        expect![
            "in its scenario, line 1, column 9: this is not TOML: unclosed array, expected `]`."
        ],
    );
    let mut damaged = png::carrying(&dot(), "name = \"lost-turn\"");
    damaged[60] ^= 1;
    check(
        &damaged,
        expect![
            "which is a PNG picture, carries no scenario: it was not made by Turnlab, or what it carried has been removed or damaged."
        ],
    );
}

/// No cut and no flipped bit makes it panic.
#[test]
fn broken_files_never_panic() {
    let story = story(&Scenario::default());
    let source = source_text(story.scenario());
    let svg = made(&story, Format::Svg, Theme::Auto);
    for bytes in [png::carrying(&dot(), &source), svg[..3_000].to_vec()] {
        for place in (0..bytes.len()).step_by(3) {
            let mut broken = bytes.clone();
            broken[place] ^= 0x41;
            let _ = read(&broken);
            let _ = read(&bytes[..place]);
        }
    }
}
