//! The steps of the add flow as they look.

use super::adding::{Adding, Step};
use crate::{
    kit::{Button, Choice, Choices, DropZone, Icon, Options, TextArea, TextInput},
    library::{say, uploads::Chosen},
    partners,
};
use domain::partners::GroupRow;
use leptos::prelude::*;

/// Where in the flow one is.
#[component]
pub(super) fn Track(adding: Adding) -> impl IntoView {
    let at = move |step: Step| (adding.step.get() == step).then_some("step");
    let done = move |step: Step| {
        let passed = match step {
            Step::Kind => adding.step.get() != Step::Kind,
            Step::Content => adding.step.get() == Step::Groups,
            Step::Groups => false,
        };
        passed.then_some("done")
    };
    let content = move || match adding.kind.read().as_str() {
        "url" => "URL",
        "folder" => "New folder",
        _ => "Files",
    };
    view! {
        <ol class="kit-steps">
            <li class=move || done(Step::Kind) aria-current=move || at(Step::Kind)>
                "Type"
            </li>
            <li class=move || done(Step::Content) aria-current=move || at(Step::Content)>
                {move || content()}
            </li>
            {move || {
                (adding.kind.read().as_str() != "folder").then(|| view! { <li aria-current=move || at(Step::Groups)>"Who sees it"</li> })
            }}
        </ol>
    }
}

/// What is added (spec S76).
#[component]
pub(super) fn Kinds(adding: Adding) -> impl IntoView {
    let choice = |value: &str, icon, label: &str, hint: &str| Choice {
        value: value.to_owned(),
        icon,
        label: label.to_owned(),
        hint: hint.to_owned(),
    };
    let options = vec![
        choice("files", "upload", "Files", "From this device, several at once"),
        choice("url", "link", "URL", "A page elsewhere, by its address"),
        choice("folder", "folder-plus", "New folder", "Keeps resources together"),
    ];
    view! { <Options id="kind" legend="What do you add?" options value=adding.kind cards=true /> }
}

/// The thing itself (spec S77-S79, S96).
#[component]
pub(super) fn Content(adding: Adding) -> impl IntoView {
    let not = move |kind: &'static str| move || adding.kind.read().as_str() != kind;
    let active = Signal::derive(move || adding.step.get() != Step::Groups && adding.kind.read().as_str() == "files");
    let error = adding.wrong_at("files");
    let pick = Callback::new(move |files| adding.begin_with(files));
    view! {
        <div class="kit-stack" hidden=not("files")>
            <DropZone id="add-files" limits=say::limits(adding.limits) active pick />
            <div class="kit-field" role="alert">
                {move || {
                    error
                        .get()
                        .map(|words| {
                            view! {
                                <p class="error">
                                    <Icon name="warning" />
                                    <span>{words}</span>
                                </p>
                            }
                        })
                }}
            </div>
            <Chosen files=adding.files place=adding.place />
        </div>
        <div class="kit-stack" hidden=not("url")>
            <TextInput id="add-name" label="Link name" value=adding.name error=adding.wrong_at("name") />
            <TextInput
                id="add-url"
                label="URL"
                kind="url"
                value=adding.url
                error=adding.wrong_at("url")
                placeholder="https://"
                hint="Begins with http:// or https://"
            />
        </div>
        <div class="kit-stack" hidden=not("folder")>
            <TextInput id="add-folder-name" label="Folder name" value=adding.folder error=adding.wrong_at("name") />
            <TextArea
                id="add-description"
                label="Description"
                value=adding.description
                error=adding.wrong_at("description")
                optional=true
            />
        </div>
    }
}

/// Who sees it (spec S80, D18).
#[component]
pub(super) fn Groups(adding: Adding, groups: Vec<GroupRow>) -> impl IntoView {
    let long = groups.len() > 8;
    let options = groups
        .into_iter()
        .map(|group| {
            let members = partners::say::members(&group);
            (group.id.to_string(), group.name, members)
        })
        .collect();
    view! { <Choices id="groups" legend="Groups with access" options chosen=adding.groups error=adding.wrong_at("groups") long /> }
}

/// The way on and the way back.
#[component]
pub(super) fn Foot(
    adding: Adding,
    /// Where Cancel leads.
    back: String,
) -> impl IntoView {
    let words = move || match (adding.is_last(), adding.kind.read().as_str() == "folder") {
        (false, _) => "Next",
        (true, true) => "Add folder",
        (true, false) => "Add resources",
    };
    view! {
        <footer>
            <Button kind="submit" class="primary" busy=adding.busy>
                {move || words()}
            </Button>
            {move || {
                (adding.step.get() != Step::Kind).then(|| view! { <Button press=move || adding.go_back()>"Back"</Button> })
            }}
            <a class="kit-button quiet" href=back>
                "Cancel"
            </a>
        </footer>
    }
}
