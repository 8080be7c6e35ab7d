//! The one visibility rule, said twice: `domain::library::sight` with its reasons, and the view `visible_items` that every
//! read asks. Over random worlds both, and everything that asks, give the same answer (spec D6, S28, S29, S67, S72, S178).

mod check;
mod rule;
mod world;

use proptest::test_runner::{Config, TestRunner};
use std::{cell::Cell, future::Future};
use store::{Db, testing::TestDb};
use tokio::runtime::Runtime;

fn run(cases: u32, place: impl Future<Output = TestDb>) {
    let runtime = Runtime::new().expect("a runtime");
    let place = runtime.block_on(place);
    let db: Db = runtime.block_on(place.open());
    let config = Config { cases, max_shrink_iters: 300, failure_persistence: None, ..Config::default() };
    let seen = Cell::new(0);
    let outcome = TestRunner::new(config).run(&world::worlds(), |plan| {
        runtime.block_on(async {
            let built = world::build(&db, &plan).await.expect("a world");
            seen.set(seen.get() + check::check(&db, &built).await);
        });
        Ok(())
    });
    runtime.block_on(db.close());
    if let Err(failure) = outcome {
        panic!("{failure}");
    }
    assert!(seen.get() > u64::from(cases), "the worlds are no deserts: {} sights", seen.get());
}

#[test]
fn d6_the_rule_and_everything_that_asks_it_agree_on_sqlite() {
    run(60, async { TestDb::sqlite() });
}

#[test]
fn d6_the_rule_and_everything_that_asks_it_agree_on_postgres() {
    run(16, TestDb::postgres());
}
