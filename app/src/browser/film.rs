//! The picture of a video that is still here as a file: a moment from its beginning, drawn by the browser, which alone can
//! decode it. The server draws it anew and believes nothing of it.

use super::files;
use leptos::prelude::document;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{Blob, CanvasRenderingContext2d, HtmlCanvasElement, HtmlVideoElement, Url, XmlHttpRequest};

/// The longer side of the picture, in pixels.
const SIDE: f64 = 640.0;
/// How much of a JPEG's fineness is kept.
const QUALITY: f64 = 0.8;

/// Takes a picture of a video among the chosen files and posts it to an address; `done` when it was taken. A video that
/// this browser cannot show gets none.
pub fn film(number: u32, url: &str, done: impl FnOnce() + 'static) {
    let Some(file) = files::file(number) else { return };
    let Ok(video) = document().create_element("video") else { return };
    let (Ok(video), Ok(source)) = (video.dyn_into::<HtmlVideoElement>(), Url::create_object_url_with_blob(&file)) else { return };
    let video = Rc::new(video);
    video.set_muted(true);
    video.set_preload("auto");
    let loaded = {
        let video = video.clone();
        Closure::once_into_js(move |_: JsValue| {
            let tenth = video.duration() / 10.0;
            video.set_current_time(if tenth < 1.0 { tenth } else { 1.0 });
        })
    };
    let seeked = {
        let (video, source, url) = (video.clone(), source.clone(), url.to_owned());
        Closure::once_into_js(move |_: JsValue| {
            draw(&video, url, done);
            let _ = Url::revoke_object_url(&source);
        })
    };
    video.set_onloadeddata(Some(loaded.unchecked_ref()));
    video.set_onseeked(Some(seeked.unchecked_ref()));
    video.set_src(&source);
}

fn draw(video: &HtmlVideoElement, url: String, done: impl FnOnce() + 'static) -> Option<()> {
    let (width, height) = (f64::from(video.video_width()), f64::from(video.video_height()));
    let scale = (SIDE / width.max(height)).min(1.0);
    let canvas: HtmlCanvasElement = document().create_element("canvas").ok()?.dyn_into().ok()?;
    canvas.set_width((width * scale) as u32);
    canvas.set_height((height * scale) as u32);
    let pen: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    pen.draw_image_with_html_video_element_and_dw_and_dh(video, 0.0, 0.0, width * scale, height * scale).ok()?;
    let sent = Closure::once_into_js(move |picture: JsValue| {
        let (Ok(picture), Ok(request)) = (picture.dyn_into::<Blob>(), XmlHttpRequest::new()) else { return };
        let _ = request.open_with_async("POST", &url, true);
        let end = Closure::once_into_js(move |_: JsValue| done());
        request.set_onload(Some(end.unchecked_ref()));
        let _ = request.send_with_opt_blob(Some(&picture));
    });
    canvas.to_blob_with_type_and_encoder_options(sent.unchecked_ref(), "image/jpeg", &QUALITY.into()).ok()
}
