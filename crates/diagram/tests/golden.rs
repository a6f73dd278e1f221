//! One small picture, to the byte.

use expect_test::expect;
use turnlab_diagram::*;

fn small() -> Chart {
    let line = |title: &str| Lifeline {
        title: title.to_owned(),
        subtitle: "one of two".to_owned(),
        ..Lifeline::default()
    };
    let mut lifelines = vec![line("A & B"), line("C")];
    lifelines[0].lane = vec![LaneSpan {
        from_us: 0,
        to_us: 250_000,
        fill: LaneFill::Solid,
        label: None,
        towards: None,
    }];
    lifelines[0].queue = Queue {
        counts: vec![(0, 1), (250_000, 0)],
        limit: Some(10),
        limit_label: "ten".to_owned(),
    };
    let arrow = |key, from, sent_us, lost_us, label: &str, stroke| Arrow {
        key,
        from,
        to: 1 - from,
        sent_us,
        arrives_us: sent_us + 250_000,
        lost_us,
        label: label.to_owned(),
        short: String::new(),
        stroke,
        hue: 7,
        quiet: false,
    };
    Chart {
        lifelines,
        from_us: 0,
        to_us: 60_000_000,
        arrows: vec![
            arrow(4, 0, 0, None, "ask", Stroke::Heavy),
            arrow(5, 1, 250_000, Some(400_000), "answer", Stroke::Dashed),
        ],
        handles: vec![Handle {
            id: 2,
            at_us: 400_000,
            label: "here".to_owned(),
            title: "here".to_owned(),
            idle: false,
        }],
        folds: vec![Fold {
            id: 3,
            from_us: 1_000_000,
            to_us: 60_000_000,
            label: "nothing".to_owned(),
            open: false,
        }],
        ..Chart::default()
    }
}

#[test]
fn a_small_chart_is_drawn_like_this() {
    let picture = layout(&small(), Frame::of(400.0));
    let lines = |scene: &Scene| svg::write(scene).replace("><", ">\n<");
    expect![[r#"
        <svg xmlns="http://www.w3.org/2000/svg" class="diagram compact" width="400" height="43" viewBox="0 0 400 43">
        <text class="t-name" text-anchor="middle" x="111" y="18">A &amp; B</text>
        <text class="t-subtitle t-muted" text-anchor="middle" x="111" y="34">one of two</text>
        <text class="t-name" text-anchor="middle" x="338" y="18">C</text>
        <text class="t-subtitle t-muted" text-anchor="middle" x="338" y="34">one of two</text>
        <text class="t-time t-muted" x="0" y="18">compressed</text>
        <text class="t-limit t-muted" text-anchor="middle" x="65" y="34">ten</text>
        </svg>"#]].assert_eq(&lines(&picture.heads));
    expect![[r#"
        <svg xmlns="http://www.w3.org/2000/svg" class="diagram compact" width="400" height="181" viewBox="0 0 400 181">
        <path class="queue" d="M106 24L101.9 24L101.9 50L106 50Z"/>
        <path class="queue-edge" d="M106 24L101.9 24L101.9 50L106 50M106 24L106 50"/>
        <line class="limit" x1="65" y1="0" x2="65" y2="161"/>
        <line class="lifeline" x1="111" y1="0" x2="111" y2="173"/>
        <line class="lifeline" x1="338" y1="0" x2="338" y2="173"/>
        <line class="tick" x1="48" y1="24" x2="52" y2="24"/>
        <line class="tick" x1="48" y1="105" x2="52" y2="105"/>
        <line class="tick" x1="48" y1="161" x2="52" y2="161"/>
        <rect class="lane lane-solid" x="115" y="24" width="7" height="26" rx="2"/>
        <g class="fold" data-fold="3" role="button" tabindex="-1" aria-label="nothing">
        <path class="tear" d="M55 114Q66 119 77 114Q88 109 99 114Q110 119 121 114Q132 109 143 114Q154 119 165 114Q176 109 187 114Q198 119 209 114Q220 109 231 114Q242 119 253 114Q264 109 275 114Q286 119 297 114Q308 109 319 114Q330 119 341 114Q352 109 363 114Q374 119 385 114Q392.5 109 400 114L400 152Q392.5 147 385 152Q374 157 363 152Q352 147 341 152Q330 157 319 152Q308 147 297 152Q286 157 275 152Q264 147 253 152Q242 157 231 152Q220 147 209 152Q198 157 187 152Q176 147 165 152Q154 157 143 152Q132 147 121 152Q110 157 99 152Q88 147 77 152Q66 157 55 152Z"/>
        <path class="wave" d="M55 114Q66 119 77 114Q88 109 99 114Q110 119 121 114Q132 109 143 114Q154 119 165 114Q176 109 187 114Q198 119 209 114Q220 109 231 114Q242 119 253 114Q264 109 275 114Q286 119 297 114Q308 109 319 114Q330 119 341 114Q352 109 363 114Q374 119 385 114Q392.5 109 400 114"/>
        <path class="wave" d="M55 152Q66 157 77 152Q88 147 99 152Q110 157 121 152Q132 147 143 152Q154 157 165 152Q176 147 187 152Q198 157 209 152Q220 147 231 152Q242 157 253 152Q264 147 275 152Q286 157 297 152Q308 147 319 152Q330 157 341 152Q352 147 363 152Q374 157 385 152Q392.5 147 400 152"/>
        <text class="t-fold t-muted" text-anchor="middle" x="224.5" y="137">nothing</text> <rect class="hit" x="55" y="105" width="345" height="56"/>
        </g>
        <line class="handle-line alarm" x1="55" y1="65.6" x2="400" y2="65.6"/>
        <g class="arrow" role="img" aria-label="A &amp; B to C: ask">
        <line class="line stroke-heavy hue-1" x1="122" y1="24" x2="321" y2="49.2"/>
        <path class="head hue-1" d="M327 50L317.5 53.4L318.7 44.3Z"/>
        </g>
        <g class="arrow" role="img" aria-label="C to A &amp; B: answer, lost">
        <line class="line stroke-dashed hue-1" x1="327" y1="50" x2="204" y2="65.6"/>
        <line class="cross alarm" x1="198" y1="59.6" x2="210" y2="71.6"/>
        <line class="cross alarm" x1="198" y1="71.6" x2="210" y2="59.6"/>
        </g>
        <text class="t-label label-heavy" text-anchor="middle" x="225" y="30">ask</text>
        <text class="t-label label-dashed t-muted" text-anchor="middle" x="246" y="52">answer</text>
        <text class="t-time t-muted" text-anchor="end" x="45" y="28">0.00 s</text>
        <text class="t-time t-muted" text-anchor="end" x="45" y="109">1.00 s</text>
        <text class="t-time t-muted" text-anchor="end" x="45" y="165">1:00</text>
        <g class="handle" data-handle="2" role="slider" tabindex="-1" aria-orientation="vertical" aria-valuemin="0" aria-valuemax="60" aria-valuenow="0.4" aria-valuetext="here" aria-label="here">
        <rect class="hit" x="55" y="59.6" width="345" height="12"/>
        <rect class="hit" x="283" y="43.6" width="76" height="44"/>
        <rect class="pill" x="283" y="55.6" width="76" height="20" rx="10"/>
        <rect class="scissors" x="292" y="60" width="4.4" height="4.4" rx="2.2"/>
        <line class="scissors" x1="296" y1="63.5" x2="305" y2="69"/>
        <rect class="scissors" x="292" y="66.8" width="4.4" height="4.4" rx="2.2"/>
        <line class="scissors" x1="296" y1="67.7" x2="305" y2="62.2"/>
        <text class="t-handle" x="310" y="69.4">here</text> </g>
        <g class="remove" data-remove="2" role="button" tabindex="-1" aria-label="Remove: here">
        <title>Remove: here</title>
        <rect class="hit" x="335" y="43.6" width="24" height="44"/>
        <line class="scissors" x1="342.3" y1="62.1" x2="349.3" y2="69.1"/>
        <line class="scissors" x1="342.3" y1="69.1" x2="349.3" y2="62.1"/>
        </g>
        </svg>"#]].assert_eq(&lines(&picture.draw(0).scene));
}
