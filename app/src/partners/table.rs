//! The table of partners. A row leads to its partner's page; its arrow opens it in place, and is a link, too (spec S167).

use super::{Opened, Standing};
use crate::kit::{Head, Icon, Logo, SortHead, address, counted, number};
use domain::partners::{PartnerPage, PartnerRow};
use leptos::prelude::*;

/// Columns, for the row that spans them all.
const COLUMNS: &str = "6";

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
            view! { <Row row open=open.is_some() /> {open.map(|page| view! { <More page /> })} }
        })
        .collect_view();
    view! {
        <div class="kit-table-box">
            <table class="kit-table">
                <caption class="kit-hide">"My partners"</caption>
                <thead>
                    <tr>
                        <td class="tick">
                            <span class="kit-hide">"Details"</span>
                        </td>
                        <SortHead label="Partner" up="name" down="-name" />
                        <Head label="Status" class="col-2" />
                        <Head label="Groups" class="col-2" />
                        <Head label="Campaigns" class="num col-3" />
                        <Head label="Short code" class="col-3" />
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
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
                href=href
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
            <td colspan=COLUMNS>
                <Opened page />
            </td>
        </tr>
    }
}
