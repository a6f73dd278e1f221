//! The page around a frame, which asks and is told things in a part of the program that only such a frame loads.

use std::mem;

use turnlab_core::scenario::View;
use turnlab_host::{Playground, Seen};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::stage::Stage;
use crate::state::{Action, Workspace};

/// The name of a frame whose host has something to ask.
const HOSTED: &str = "turnlab";

/// Does what the host asks, and tells it what is on the stage, as long as the page lives.
#[hook]
pub fn use_host(stage: &Stage, workspace: &UseReducerHandle<Workspace>) {
    let (stage, workspace) = (stage.clone(), workspace.dispatcher());
    use_effect_with((), move |()| {
        let name = web_sys::window().and_then(|window| window.name().ok());
        if name.as_deref() == Some(HOSTED) {
            spawn_local(async move {
                if let Some(begin) = turnlab_host::load().await {
                    let host = begin(Box::new(Asked(stage.clone(), workspace)));
                    let shown = stage.clone();
                    mem::forget(stage.subscribe(move |glance| {
                        let Some(story) = &shown.story() else { return };
                        let (at_us, playing) = (glance.at_us, glance.playing);
                        let (fragment, verdict) = (&glance.fragment, &glance.verdict);
                        let caption = &glance.caption;
                        host.show(&Seen { at_us, playing, fragment, verdict, caption, story });
                    }));
                }
            });
        }
    });
}

struct Asked(Stage, UseReducerDispatcher<Workspace>);

impl Playground for Asked {
    fn open(&self, fragment: String) {
        self.1.dispatch(Action::Load(fragment));
    }

    fn look(&self, view: View) {
        self.1.dispatch(Action::Look(view));
    }

    fn seek(&self, at_us: i64) {
        self.0.seek(at_us);
    }

    fn show_from(&self, at_us: i64) {
        self.0.show_from(at_us);
    }

    fn toggle(&self) {
        self.0.toggle_playing();
    }

    fn cut(&self) -> Option<&'static str> {
        match self.0.cut_now() {
            Action::Say(why) => why,
            cut => {
                self.1.dispatch(cut);
                None
            }
        }
    }
}
