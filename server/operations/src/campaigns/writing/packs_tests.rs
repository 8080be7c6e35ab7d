//! The built-in drafter: what every pack must hold, and twenty drafts to be read by people (spec D9, B10).

use super::{super::facts::Company, *};
use domain::campaigns::{INTENTS, Length, Tone, guidelines};
use std::fmt::Write;

#[test]
fn b10_every_built_in_pack_has_every_part_whatever_is_known() {
    for (name, pack) in PACKS {
        assert_eq!(check(pack), Ok(()), "{name}");
    }
}

#[test]
fn b10_a_pack_of_ones_own_cannot_ask_for_endless_text() {
    let pack = built_in("announce").expect("a pack");
    let head = "## email.subject\n";
    let (before, after) = pack.split_once(head).expect("a subject");
    for text in [
        "{% set a = \"x\" ~ name %}{{ a }}",
        "{%- macro a() -%}x{%- endmacro -%}",
        "{% with a = name %}{{ a }}{% endwith %}",
        "{{ \"x\" * 100000000 }}",
        "{{ \"a\\nb\"|indent(9223372036854775807) }}",
        "{{ range(100000000)|join }}",
    ] {
        let refused = check(&format!("{before}{head}{text}\n{after}")).expect_err(text);
        assert_eq!(refused.0, "email.subject", "{text}: {}", refused.1);
    }
    let kept = format!(
        "{before}{head}{{% if name %}}{{{{ name|cap|within(60) }}}} * {{% else %}}{{{{ need(\"the name\") }}}}{{% endif %}}\n{after}"
    );
    assert_eq!(check(&kept), Ok(()));
}

#[test]
fn b10_the_same_seed_gives_the_same_words_and_another_gives_others() {
    let write = |seed| write(built_in("announce").expect("a pack"), DraftKind::Email, &Facts::sample(), &Tweak::default(), seed);
    assert_eq!(write(1), write(1));
    assert!((2..20).any(|seed| write(seed) != write(1)));
}

#[test]
fn b10_every_wish_changes_something_in_every_kind() {
    for (name, pack) in PACKS {
        for kind in DraftKind::ALL {
            let told = |tweak: &Tweak| {
                let parts = write(pack, kind, &Facts::sample(), tweak, 1).expect("a draft");
                parts.into_iter().map(|part| part.text + "\n").collect::<String>()
            };
            let usual = told(&Tweak::default());
            let warm = Tweak { tone: Tone::Warm, ..Tweak::default() };
            let formal = Tweak { tone: Tone::Formal, ..Tweak::default() };
            let (short, long) = (Tweak { length: Length::Short, ..warm.clone() }, Tweak { length: Length::Long, ..formal.clone() });
            assert!(told(&warm) != usual && told(&formal) != usual && told(&warm) != told(&formal), "{name}, {kind:?}: tone");
            assert_ne!(told(&short), told(&long), "{name}, {kind:?}: length");
            for tweak in [
                Tweak { emphasis: text("Nine weeks, no longer"), ..Tweak::default() },
                Tweak { audience: text("Nine weeks, no longer"), ..Tweak::default() },
            ] {
                assert!(told(&tweak).to_lowercase().contains("nine weeks, no longer"), "{name}, {kind:?}: {tweak:?}");
            }
        }
    }
}

#[test]
fn b10_a_text_is_cut_where_a_sentence_ends() {
    for (text, max, cut) in [
        ("One. Two. Three.", 10, "One. Two."),
        ("Longer than that", 10, "Longer…"),
        ("Short", 10, "Short"),
        ("店頭在庫キャンペーン", 5, "店頭在庫…"),
        ("Version 2.5 is here now", 12, "Version 2.5…"),
    ] {
        assert_eq!(within(text, max), cut);
    }
    assert_eq!(
        (low("Buyers at shops"), low("Dutch retailers"), low("IT managers")),
        ("buyers at shops".into(), "Dutch retailers".into(), "IT managers".into())
    );
}

#[test]
fn d9_markup_and_template_marks_in_answers_are_text() {
    let facts = Facts { name: "{{ vendor }} {% raw %} <b>".to_owned(), ..Facts::sample() };
    let parts = write(built_in("other").expect("a pack"), DraftKind::Email, &facts, &Tweak::default(), 1).expect("a draft");
    assert!(parts.iter().any(|part| part.text.contains("{{ vendor }} {% raw %} <b>")), "{parts:?}");
}

fn text(text: &str) -> String {
    text.to_owned()
}

/// A request as somebody would make it: name, audience, messaging; and what else a vendor's own questions may have asked.
fn request(partner: &Company, name: &str, audience: &str, messaging: &str) -> Facts {
    let wishes = guidelines(messaging);
    Facts {
        vendor: Company {
            name: text("Acme Software"),
            does: text("keeps one stock count for every shop, warehouse and web store"),
            offer: text("book a free stock audit"),
            ..Company::default()
        },
        partner: partner.clone(),
        name: text(name),
        audience: text(audience),
        says: wishes.say,
        mentions: wishes.mention,
        avoid: wishes.avoid,
        style: wishes.style,
        ..Facts::default()
    }
}

fn company(name: &str, city: &str, website: &str, phone: &str, does: &str) -> Company {
    Company { name: text(name), city: text(city), website: text(website), phone: text(phone), does: text(does), ..Company::default() }
}

/// Five partners, each with a request.
fn requests() -> [Facts; 5] {
    let northwind = company(
        "Northwind",
        "Utrecht",
        "https://northwind.example",
        "+31 30 555 0142",
        "plans warehouses for retailers with 5 to 50 shops",
    );
    let bluefin = company("Bluefin Logistics", "Hamburg", "https://bluefin.example", "", "moves chilled goods between 14 European ports");
    let larkspur = company("Larkspur", "Aalsmeer", "https://larkspur.example", "+31 297 555 018", "");
    let tamarack = company("Tamarack", "", "", "+1 612 555 0199", "runs point-of-sale systems for outdoor shops");
    let hinode = company("Hinode 日の出", "Osaka", "https://hinode.example", "", "");
    [
        Facts {
            proof: text("Halden Outdoor opened nine shops in one season with one count"),
            ..request(
                &northwind,
                "Warehouse to storefront",
                "Operations managers at retailers with 5 to 50 shops",
                "A pallet that arrives at nine should be on sale at ten. Most shops only learn of it the next morning. Name the free stock audit. \
                 Never say revolutionary or seamless.",
            )
        },
        Facts {
            product: text("Cold chain in real time"),
            problem: text("A lorry that waits an hour at the gate can cost the whole load."),
            action: text("See it at the gate: book a visit at Burchardkai"),
            ..request(&bluefin, "Cold chain in real time", "Harbour logistics managers", "Mention the live temperature log. Tone: calm.")
        },
        Facts {
            date: text("1 March 2027"),
            ..request(
                &larkspur,
                "Spring shelves, live",
                "Buyers and category managers at garden centres, 10 to 80 branches, in Benelux and Germany",
                "Seasonal goods sell in nine weeks, so a wrong count costs the year. Mention the 14-day trial.",
            )
        },
        Facts {
            vendor: Company { name: text("Acme Software"), ..Company::default() },
            ..request(&tamarack, "Two shops first", "Owners of outdoor shops", "")
        },
        Facts {
            proof: text("日本語のまま使えます"),
            ..request(&hinode, "店頭在庫キャンペーン", "店長", "在庫は毎朝数える必要はありません。")
        },
    ]
}

#[test]
fn d9_twenty_drafts_over_five_partners_and_all_intents() {
    let [announce, leads, promote] = INTENTS;
    let intents = [announce, leads, promote, "Invite to a harbour breakfast"];
    let tweaks = [
        Tweak::default(),
        Tweak { tone: Tone::Warm, length: Length::Short, ..Tweak::default() },
        Tweak { tone: Tone::Formal, length: Length::Long, ..Tweak::default() },
        Tweak { emphasis: text("No more counting on Sundays"), ..Tweak::default() },
    ];
    let mut told = String::new();
    for (number, facts) in requests().into_iter().enumerate() {
        for (turn, intent) in intents.into_iter().enumerate() {
            let kind = DraftKind::ALL[(number + turn) % DraftKind::ALL.len()];
            let tweak = &tweaks[(number * 3 + turn) % tweaks.len()];
            let facts = Facts { intent: text(intent), ..facts.clone() };
            let pack = built_in(pack_for(intent)).expect("a pack");
            let seed = u64::try_from(number * 4 + turn).expect("a number");
            let parts = write(pack, kind, &facts, tweak, seed).expect("a draft");
            let wishes = format!("{}, {}", tweak.tone.as_str(), tweak.length.as_str());
            let _ = write!(told, "\n━━ {} · {intent} · {} ({wishes})\n", facts.partner.name, kind.as_str());
            for (part, (_, max)) in parts.iter().zip(kind.parts()) {
                assert!(part.text.chars().count() <= *max && !part.text.is_empty(), "{part:?}");
                for wrong in ["..", " .", " ,", "  ", "undefined", "none", ": .", "[]", "]."] {
                    assert!(!part.text.contains(wrong), "“{wrong}” in {part:?}");
                }
                let _ = write!(told, "\n[{}]\n{}\n", part.key, part.text);
            }
        }
    }
    insta::with_settings!({ prepend_module_to_snapshot => false, snapshot_path => "../../../drafts", omit_expression => true }, {
        insta::assert_snapshot!("twenty", told);
    });
}
