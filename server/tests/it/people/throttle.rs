//! Guessing passwords: ten failures an account and a hundred an address in a quarter of an hour (spec D43, trust 12).

use crate::support::{Person, TestApp};
use operations::demo::PASSWORD;
use reqwest::{Method, Response, StatusCode};

const WRONG: &str = "not the password";

async fn guess(person: &Person, email: &str, password: &str) -> Response {
    person.form("/sign-in", &[("email", email), ("password", password)]).await
}

/// From behind a proxy that says who came.
async fn forwarded(person: &Person, from: &[&str], email: &str, password: &str) -> StatusCode {
    let body = form_urlencoded::Serializer::new(String::new()).extend_pairs([("email", email), ("password", password)]).finish();
    let mut request = person.request(Method::POST, "/sign-in").header("content-type", "application/x-www-form-urlencoded");
    for line in from {
        request = request.header("x-forwarded-for", *line);
    }
    request.body(body).send().await.expect("an answer").status()
}

#[tokio::test]
async fn d43_after_ten_failures_an_account_waits_and_no_other_does() {
    let app = TestApp::demo().await;
    let person = Person::stranger(&app);
    for n in 1..=10 {
        assert_eq!(guess(&person, "owner@northwind.example", WRONG).await.status(), StatusCode::UNPROCESSABLE_ENTITY, "try {n}");
    }
    // the right password too, and whatever the case of the address
    for (email, password) in
        [("owner@northwind.example", WRONG), ("owner@northwind.example", PASSWORD), ("Owner@Northwind.example", PASSWORD)]
    {
        let answer = guess(&person, email, password).await;
        assert_eq!(answer.status(), StatusCode::TOO_MANY_REQUESTS, "{email}");
        let wait: u64 = answer.headers()["retry-after"].to_str().expect("text").parse().expect("seconds");
        assert!((1..=900).contains(&wait), "{wait}");
        assert!(answer.text().await.expect("a page").contains("Too many tries."), "it is said in words");
    }
    assert_eq!(guess(&person, "member@northwind.example", PASSWORD).await.status(), StatusCode::SEE_OTHER);
    app.stop().await;
}

#[tokio::test]
async fn d43_a_success_clears_the_accounts_count() {
    let app = TestApp::demo().await;
    let person = Person::stranger(&app);
    for round in 0..3 {
        for _ in 0..9 {
            assert_eq!(guess(&person, "owner@northwind.example", WRONG).await.status(), StatusCode::UNPROCESSABLE_ENTITY, "{round}");
        }
        assert_eq!(guess(&person, "owner@northwind.example", PASSWORD).await.status(), StatusCode::SEE_OTHER, "{round}");
    }
    app.stop().await;
}

#[tokio::test]
async fn d43_nobody_learns_from_the_wait_whether_an_address_has_an_account() {
    let app = TestApp::demo().await;
    let person = Person::stranger(&app);
    for _ in 0..10 {
        assert_eq!(guess(&person, "nobody@nowhere.example", WRONG).await.status(), StatusCode::UNPROCESSABLE_ENTITY);
    }
    assert_eq!(guess(&person, "nobody@nowhere.example", WRONG).await.status(), StatusCode::TOO_MANY_REQUESTS);
    app.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn trust_12_guessing_many_at_once_gives_no_more_tries() {
    let app = TestApp::demo().await;
    let person = Person::stranger(&app);
    let tries = (0..30).map(|_| guess(&person, "owner@northwind.example", WRONG));
    let answers = futures::future::join_all(tries).await;
    let counted = answers.iter().filter(|answer| answer.status() == StatusCode::UNPROCESSABLE_ENTITY).count();
    assert_eq!(counted, 10, "answers that tell whether the password was right");
    app.stop().await;
}

#[tokio::test]
async fn trust_12_a_proxys_word_for_who_came_counts_only_when_the_proxy_is_listed() {
    let app = TestApp::demo_with(&[("PORTICO_TRUSTED_PROXIES", "127.0.0.1")]).await;
    let person = Person::stranger(&app);
    for n in 0..100 {
        let email = format!("nobody{n}@nowhere.example");
        // whatever the visitor puts in front, the proxy's own word comes last, in the same line or in another
        let forged = format!("198.51.100.{n}");
        let one = format!("{forged}, 203.0.113.7");
        let lines: &[&str] = if n % 2 == 0 { &[&one] } else { &[&forged, "203.0.113.7"] };
        assert_eq!(forwarded(&person, lines, &email, WRONG).await, StatusCode::UNPROCESSABLE_ENTITY, "{n}");
    }
    let owner = "owner@northwind.example";
    assert_eq!(forwarded(&person, &["203.0.113.7"], owner, PASSWORD).await, StatusCode::TOO_MANY_REQUESTS, "this address waits");
    assert_eq!(forwarded(&person, &["203.0.113.8"], owner, PASSWORD).await, StatusCode::SEE_OTHER, "its neighbour does not");
    app.stop().await;

    let app = TestApp::demo().await;
    let person = Person::stranger(&app);
    for n in 0..100 {
        let (from, email) = (format!("203.0.113.{n}"), format!("nobody{n}@nowhere.example"));
        assert_eq!(forwarded(&person, &[&from], &email, WRONG).await, StatusCode::UNPROCESSABLE_ENTITY, "{n}");
    }
    let own = forwarded(&person, &["192.0.2.1"], owner, PASSWORD).await;
    assert_eq!(own, StatusCode::TOO_MANY_REQUESTS, "without a listed proxy nobody can hide behind the header");
    app.stop().await;
}
