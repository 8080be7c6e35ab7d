//! The table of partners. A row leads to its partner's page; its arrow opens it in place, and is a link, too (spec S167).

use super::{Opened, Standing};
use crate::kit::{Column, Icon, Logo, Table, address, counted, number};
use domain::partners::{PartnerPage, PartnerRow};
use leptos::prelude::*;

/// Its columns.
const COLUMNS: &[Column] = &[
    Column::twist(),
    Column::new("Partner").by("name"),
    Column::new("Status").class("col-2"),
    Column::new("Groups").class("col-2"),
    Column::new("Campaigns").class("num col-3"),
    Column::new("Short code").class("col-3"),
];

/// Partners, one of them open.
#[component]
pub fn PartnerTable(
    /// The rows.
    rows: Vec<PartnerRow>,
    /// What the open row shows.
    open: Option<PartnerPage>,
) -> impl IntoView {
    let rows = rows
        .into_iter()
        .map(|row| {
            let open = open.as_ref().filter(|open| open.partner.id == row.id).cloned();
            let key = row.id.to_string();
            (key, view! { <Row row open=open.is_some() /> {open.map(|page| view! { <More page /> })} }.into_any())
        })
        .collect();
    view! {
        <Table caption="My partners" columns=COLUMNS rows />
    }
}

/// The arrow that opens a row, and closes it again.
#[component]
pub fn Twist(
    /// The row's id.
    #[prop(into)]
    id: String,
    /// What the row is about.
    #[prop(into)]
    name: String,
    /// Whether it is open.
    open: bool,
) -> impl IntoView {
    let href = move || address(&[("open", if open { "" } else { &id })]);
    view! {
        <td class="tick">
            <a
                class="kit-icon-button small partners-twist"
                href=move || href()
                data-noscroll="true"
                aria-expanded=if open { "true" } else { "false" }
                aria-label=format!("{name}, details")
            >
                <Icon name="chevron-right" />
            </a>
        </td>
    }
}

#[component]
fn Row(row: PartnerRow, open: bool) -> impl IntoView {
    let PartnerRow { id, name, code, status, city, people, campaigns, groups } = row;
    let mut sub = counted(people, "person", "people");
    if !city.is_empty() {
        sub.push_str(", ");
        sub.push_str(&city);
    }
    let groups =
        if groups.is_empty() { "–".to_owned() } else { groups.into_iter().map(|group| group.name).collect::<Vec<_>>().join(", ") };
    view! {
        <tr class=open.then_some("open")>
            <Twist id=id.to_string() name=name.clone() open />
            <th scope="row">
                <div class="name">
                    <Logo id=id.to_string() name=name.clone() />
                    <div>
                        <a href=format!("/partners/{id}") title=name.clone()>
                            {name.clone()}
                        </a>
                        <span class="sub only-narrow">
                            <Standing status />
                            {format!(" · {}", counted(campaigns, "campaign", "campaigns"))}
                        </span>
                        <span class="sub partners-sub">{sub}</span>
                    </div>
                </div>
            </th>
            <td class="col-2">
                <Standing status />
            </td>
            <td class="col-2" title=groups.clone()>
                {groups.clone()}
            </td>
            <td class="num col-3">{number(campaigns)}</td>
            <td class="col-3">
                <span class="partners-code">{code}</span>
            </td>
        </tr>
    }
}

#[component]
fn More(page: PartnerPage) -> impl IntoView {
    view! {
        <tr class="flat partners-more">
            <td colspan=COLUMNS.len()>
                <Opened page />
            </td>
        </tr>
    }
}
