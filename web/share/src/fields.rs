//! How what leaves is to be: the fields that concern what is chosen.

use turnlab_export::{Format, WIDTHS};
use turnlab_view::Theme;
use turnlab_view::export::Detail;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use crate::choice::Choice;
use crate::offers::Offer;

type Chosen = UseStateHandle<Choice>;

/// The fields; none for what is no file.
pub(crate) fn fields(choice: &Chosen) -> Html {
    let format = match choice.offer {
        Offer::Embed => return html! { <div class="fields">{ theme(choice, Format::Embed) }</div> },
        offer => offer.format(),
    };
    let Some(format) = format else { return Html::default() };
    html! {
        <div class="fields">
            if format.has_part() {
                { part(choice) }
            }
            if format.has_detail() {
                { detail(choice) }
            }
            if format.is_picture() {
                { theme(choice, format) }
                { width(choice, format) }
            }
            if format == Format::Png {
                { scale(choice) }
            }
            if !matches!(format, Format::Csv | Format::Pcap | Format::Pcapng) {
                { words(choice, "Title", |choice| &mut choice.title) }
                { words(choice, "Caption", |choice| &mut choice.caption) }
            }
        </div>
    }
}

fn part(choice: &Chosen) -> Html {
    let now = usize::from(choice.in_view);
    select(choice, "Part", &["The whole run", "What is in view"], now, |choice, place| {
        choice.in_view = place == 1;
    })
}

fn detail(choice: &Chosen) -> Html {
    let titles = Detail::ALL.map(|detail| match detail {
        Detail::Turn => "The Turn",
        Detail::Messages => "Messages",
        Detail::Pdus => "Every PDU",
    });
    let now = Detail::ALL.iter().position(|&detail| detail == choice.detail).unwrap_or(1);
    select(choice, "Detail", &titles, now, |choice, place| {
        choice.detail = Detail::ALL[place % Detail::ALL.len()];
    })
}

fn theme(choice: &Chosen, format: Format) -> Html {
    const THEMES: [Theme; 3] = [Theme::Auto, Theme::Light, Theme::Dark];
    // A picture of pixels cannot do as its viewer likes.
    let first = usize::from(format == Format::Png);
    let now = THEMES.iter().position(|&theme| theme == choice.theme).unwrap_or(0);
    let titles = &["As the viewer likes", "Light", "Dark"][first..];
    select(choice, "Theme", titles, now.saturating_sub(first), move |choice, place| {
        choice.theme = THEMES[(place + first).min(2)];
    })
}

fn scale(choice: &Chosen) -> Html {
    let now = usize::from(choice.scale.saturating_sub(1));
    select(choice, "Scale", &["1×", "2×", "3×"], now, |choice, place| {
        choice.scale = u8::try_from(place + 1).unwrap_or(1);
    })
}

fn select(
    choice: &Chosen,
    name: &'static str,
    titles: &[&'static str],
    now: usize,
    put: impl Fn(&mut Choice, usize) + 'static,
) -> Html {
    let chosen = choice.clone();
    let onchange = Callback::from(move |event: Event| {
        let select = event.target_dyn_into::<HtmlSelectElement>();
        let place = select.and_then(|select| usize::try_from(select.selected_index()).ok());
        if let Some(place) = place {
            let mut next = (*chosen).clone();
            put(&mut next, place);
            chosen.set(next);
        }
    });
    let option = |(place, title): (usize, &&'static str)| {
        html! { <option value={place.to_string()} selected={place == now}>{ *title }</option> }
    };
    html! {
        <label>
            <span>{ name }</span>
            <select {onchange}>{ for titles.iter().enumerate().map(option) }</select>
        </label>
    }
}

fn width(choice: &Chosen, format: Format) -> Html {
    let chosen = choice.clone();
    let onchange = Callback::from(move |event: Event| {
        if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
            chosen.set(Choice { width: Some(input.value()), ..(*chosen).clone() });
        }
    });
    html! {
        <label>
            <span>{ "Width" }</span>
            <input type="text" role="spinbutton" inputmode="numeric" value={choice.width_text(format)}
                {onchange} aria-valuenow={choice.width_text(format)}
                aria-valuemin={WIDTHS.start().to_string()} aria-valuemax={WIDTHS.end().to_string()}
                aria-invalid={choice.width_problem().map(|_| "true")} />
        </label>
    }
}

fn words(choice: &Chosen, name: &'static str, place: fn(&mut Choice) -> &mut String) -> Html {
    let chosen = choice.clone();
    let onchange = Callback::from(move |event: Event| {
        if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
            let mut next = (*chosen).clone();
            *place(&mut next) = input.value();
            chosen.set(next);
        }
    });
    let value = place(&mut (**choice).clone()).clone();
    html! {
        <label class="words">
            <span>{ name }</span>
            <input type="text" maxlength="300" {value} {onchange} />
        </label>
    }
}
