//! The document around every page. Only the server draws it: what stands here and nowhere else costs the browser nothing.

use crate::{App, Frame, accounts::DoorPage};
use leptos::{either::Either, prelude::*};
use leptos_meta::{MetaTags, provide_meta_context};

/// The document around the app. Everything that depends on who looks stands on `<html>`, written by the server.
pub fn shell(frame: &Frame) -> impl IntoView + use<> {
    provide_meta_context();
    let door = frame.door();
    let scripts = frame.scripts.clone().filter(|_| door.is_none()).map(|scripts| {
        let nonce = leptos::nonce::use_nonce();
        let start = format!(
            "import('{js}').then(m => m.default({{ module_or_path: '{wasm}' }}).then(() => m.hydrate()))",
            js = scripts.js,
            wasm = scripts.wasm
        );
        // asked for at once, not one after the other
        let parts = std::iter::once(scripts.wasm).chain(scripts.pieces).map(|part| {
            view! { <link rel="preload" href=part r#as="fetch" r#type="application/wasm" crossorigin="anonymous" /> }
        });
        view! {
            {parts.collect_view()}
            <link rel="modulepreload" href=scripts.js />
            <script type="module" nonce=nonce>
                {start}
            </script>
        }
    });
    let page = match door {
        Some(door) => Either::Left(view! { <DoorPage door frame=frame.clone() /> }),
        None => Either::Right(view! { <App /> }),
    };
    view! {
        <!DOCTYPE html>
        <html lang="en" data-side=frame.side() data-mode=frame.mode() data-theme=frame.theme.clone() data-zone=frame.zone.clone()>
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <meta name="color-scheme" content="light dark" />
                <link rel="preload" href="/fonts/figtree-latin-wght-normal.woff2" r#as="font" r#type="font/woff2" crossorigin="anonymous" />
                <link rel="stylesheet" href=frame.css.clone() />
                <link rel="icon" href="/favicon.svg" r#type="image/svg+xml" />
                {scripts}
                <MetaTags />
            </head>
            <body>{page}</body>
        </html>
    }
}
