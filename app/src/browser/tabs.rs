//! What the tabs of a browser tell each other about the uploads that each of them sends.

use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{BroadcastChannel, MessageEvent};

const ASK: &str = "?";

/// Asks the other tabs what they are sending, and answers when they ask: `own` are this tab's words, `heard` gets those of
/// the others. Once a page.
pub fn share(own: impl Fn() -> String + 'static, heard: impl Fn(String) + 'static) {
    let Ok(channel) = BroadcastChannel::new("uploads") else { return };
    let back = channel.clone();
    let told = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let words = event.data().as_string().unwrap_or_default();
        if words == ASK {
            let _ = back.post_message(&own().into());
        } else {
            heard(words);
        }
    });
    channel.set_onmessage(Some(told.as_ref().unchecked_ref()));
    told.forget();
    let _ = channel.post_message(&ASK.into());
}
