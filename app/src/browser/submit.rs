//! A form that is sent in place: with the fields that the browser would send, but without leaving the page.

use leptos::ev::SubmitEvent;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{FormData, HtmlFormElement, UrlSearchParams, XmlHttpRequest};

/// Sends the form of this event to where it leads; `done` gets the status (0 when no answer came) and the answer.
pub fn submit(event: &SubmitEvent, done: impl FnOnce(u16, String) + 'static) {
    event.prevent_default();
    let Some((action, body)) = fields(event) else { return done(0, String::new()) };
    let Ok(request) = XmlHttpRequest::new() else { return done(0, String::new()) };
    let _ = request.open_with_async("POST", &action, true);
    let _ = request.set_request_header("content-type", "application/x-www-form-urlencoded");
    let _ = request.set_request_header("accept", "application/json");
    let answered = request.clone();
    let end = Closure::once_into_js(move |_: JsValue| {
        let body = answered.response_text().ok().flatten().unwrap_or_default();
        done(answered.status().unwrap_or_default(), body);
    });
    request.set_onloadend(Some(end.unchecked_ref()));
    let _ = request.send_with_opt_str(Some(&body));
}

/// Where a form leads, and what it sends, with the button that was pressed.
fn fields(event: &SubmitEvent) -> Option<(String, String)> {
    let form = event.target()?.dyn_into::<HtmlFormElement>().ok()?;
    let data = FormData::new_with_form(&form).ok()?;
    if let Some(button) = event.submitter()
        && let (Some(name), Some(value)) = (button.get_attribute("name"), button.get_attribute("value"))
    {
        let _ = data.append_with_str(&name, &value);
    }
    let fields = UrlSearchParams::new_with_str_sequence_sequence(data.as_ref()).ok()?;
    Some((form.get_attribute("action")?, fields.to_string().into()))
}
