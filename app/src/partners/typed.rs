//! What is typed about a partner: the same five fields for a new one and for one that is edited.

use super::Sending;
use crate::kit::TextInput;
use domain::partners::Facts;
use leptos::prelude::*;

/// The five fields as typed.
#[derive(Clone, Copy, Debug)]
pub struct Typed {
    name: RwSignal<String>,
    code: RwSignal<String>,
    city: RwSignal<String>,
    website: RwSignal<String>,
    phone: RwSignal<String>,
}

impl Typed {
    /// Nothing typed.
    #[must_use]
    pub fn new() -> Self {
        let empty = || RwSignal::new(String::new());
        Self { name: empty(), code: empty(), city: empty(), website: empty(), phone: empty() }
    }

    /// Fills the fields.
    pub fn put(self, facts: Facts) {
        self.name.set(facts.name);
        self.code.set(facts.code);
        self.city.set(facts.city);
        self.website.set(facts.website);
        self.phone.set(facts.phone);
    }

    /// What stands in the fields.
    #[must_use]
    pub fn facts(self) -> Facts {
        Facts {
            name: self.name.get_untracked(),
            code: self.code.get_untracked(),
            city: self.city.get_untracked(),
            website: self.website.get_untracked(),
            phone: self.phone.get_untracked(),
        }
    }
}

impl Default for Typed {
    fn default() -> Self {
        Self::new()
    }
}

/// What somebody else saved is taken over where nothing was typed; what was typed stays (spec D56).
#[must_use]
pub fn merged(begun: &Facts, typed: Facts, saved: &Facts) -> Facts {
    let one = |begun: &str, typed: String, saved: &str| if begun == typed { saved.to_owned() } else { typed };
    Facts {
        name: one(&begun.name, typed.name, &saved.name),
        code: one(&begun.code, typed.code, &saved.code),
        city: one(&begun.city, typed.city, &saved.city),
        website: one(&begun.website, typed.website, &saved.website),
        phone: one(&begun.phone, typed.phone, &saved.phone),
    }
}

/// What somebody else changed: each fact's name and how it stands now.
#[must_use]
pub fn changes(begun: &Facts, saved: &Facts) -> Vec<(&'static str, String)> {
    [
        ("Name", &begun.name, &saved.name),
        ("Short code", &begun.code, &saved.code),
        ("City", &begun.city, &saved.city),
        ("Website", &begun.website, &saved.website),
        ("Phone", &begun.phone, &saved.phone),
    ]
    .into_iter()
    .filter(|(_, begun, saved)| begun != saved)
    .map(|(term, _, saved)| (term, if saved.is_empty() { "–".to_owned() } else { saved.clone() }))
    .collect()
}

/// The fields.
#[component]
pub fn FactsFields(
    /// What is typed.
    typed: Typed,
    /// The write they belong to.
    sending: Sending,
) -> impl IntoView {
    view! {
        <TextInput
            id=sending.id("name")
            label="Name"
            value=typed.name
            error=sending.at("name")
            autocomplete="organization"
            autofocus=true
        />
        <TextInput
            id=sending.id("code")
            label="Short code"
            value=typed.code
            error=sending.at("code")
            hint="Stands for the partner in CSV files. Left empty, it is made from the name."
            optional=true
        />
        <TextInput id=sending.id("city") label="City or country" value=typed.city error=sending.at("city") optional=true />
        <TextInput
            id=sending.id("website")
            label="Website"
            kind="url"
            value=typed.website
            error=sending.at("website")
            hint="Begins with https:// or http://"
            optional=true
        />
        <TextInput id=sending.id("phone") label="Phone" kind="tel" value=typed.phone error=sending.at("phone") optional=true />
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts(name: &str, city: &str, phone: &str) -> Facts {
        Facts { name: name.to_owned(), city: city.to_owned(), phone: phone.to_owned(), ..Facts::default() }
    }

    #[test]
    fn d56_what_was_typed_stays_and_the_rest_is_taken_over() {
        let (begun, saved) = (facts("Northwind", "Amsterdam", "1"), facts("Northwind", "Utrecht", "2"));
        assert_eq!(merged(&begun, facts("North Wind", "Amsterdam", "3"), &saved), facts("North Wind", "Utrecht", "3"));
        assert_eq!(changes(&begun, &saved), [("City", "Utrecht".to_owned()), ("Phone", "2".to_owned())]);
    }
}
