//! Companies stand in an arch, people in a circle; both with two letters as long as there is no picture. The
//! letters are drawn from an attribute, so that they are no part of the name of what they stand in.

use domain::text::initials;
use leptos::prelude::*;

/// One of twelve hues, always the same for the same id (FNV-1a, so that server and browser agree).
fn hue(id: &str) -> u32 {
    let hash = id.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    (hash ^ (hash >> 16)) % 12 + 1
}

/// A company.
#[component]
pub fn Logo(
    /// The company's id, which gives the hue.
    #[prop(into)]
    id: String,
    /// Its name, which gives the letters.
    #[prop(into)]
    name: String,
    /// `small`, `large` or `huge`.
    #[prop(optional)]
    class: &'static str,
) -> impl IntoView {
    view! {
        <span class=format!("kit-logo {class}") data-hue=hue(&id).to_string() data-initials=initials(&name) aria-hidden="true"></span>
    }
}

/// A person.
#[component]
pub fn Face(
    /// The person's name, which gives the letters.
    #[prop(into)]
    name: String,
    /// `small`, `large` or `huge`.
    #[prop(optional)]
    class: &'static str,
) -> impl IntoView {
    view! {
        <span class=format!("kit-face {class}") data-initials=initials(&name) aria-hidden="true"></span>
    }
}

#[cfg(test)]
mod tests {
    use super::hue;

    #[test]
    fn every_company_has_one_of_twelve_hues_and_keeps_it() {
        let hues: Vec<u32> = (0..200).map(|n| hue(&format!("0193b0a0-0000-7000-8000-{n:012x}"))).collect();
        assert!(hues.iter().all(|hue| (1..=12).contains(hue)));
        for wanted in 1..=12 {
            assert!(hues.contains(&wanted), "{wanted}");
        }
    }
}
