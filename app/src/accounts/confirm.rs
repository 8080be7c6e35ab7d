//! A question before somebody loses something, on pages without a script: a native popover that holds the form. The focus
//! starts on Cancel, as in `kit::Confirm`.

use leptos::prelude::*;

/// What a form of a page sends beside its words.
pub(super) type Fields = Vec<(&'static str, String)>;

/// The fields, hidden.
pub(super) fn hidden(fields: &Fields) -> impl IntoView + use<> {
    fields.iter().map(|(name, value)| view! { <input type="hidden" name=*name value=value.clone() /> }).collect_view()
}

/// The question, opened by a button with `popovertarget`.
#[component]
pub(super) fn Ask(
    /// Its id.
    id: String,
    /// The question, with the name of the one who loses something.
    title: String,
    /// What happens, in a sentence.
    text: &'static str,
    /// The word on the button that does it.
    verb: &'static str,
    /// Where the form goes.
    action: String,
    /// What it sends.
    fields: Fields,
) -> impl IntoView {
    let heading = format!("{id}-title");
    let (own, named) = (id.clone(), heading.clone());
    view! {
        <div class="kit-dialog accounts-ask" id=own popover="auto" role="alertdialog" aria-labelledby=named>
            <form method="post" action=action>
                <header>
                    <h2 id=heading>{title}</h2>
                </header>
                <div class="body">
                    <p>{text}</p>
                </div>
                {hidden(&fields)}
                <footer>
                    <button class="kit-button" type="button" popovertarget=id popovertargetaction="hide" autofocus=true>
                        "Cancel"
                    </button>
                    <button class="kit-button danger primary">{verb}</button>
                </footer>
            </form>
        </div>
    }
}
