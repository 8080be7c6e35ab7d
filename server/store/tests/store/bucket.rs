//! A bucket whose server behaves badly: nothing waits for ever, nothing is left there, and it all works again afterwards.

use domain::id::{FileId, OrganisationId};
use futures::TryStreamExt;
use std::{
    fs,
    time::{Duration, Instant},
};
use store::{
    Blobs, Error, blobs,
    blobs::Patience,
    testing::{Mood, S3},
};
use uuid::Uuid;

const SHORT: Patience = Patience { connect: Duration::from_millis(300), answer: Duration::from_millis(600), retries: 2 };

/// Two parts and a bit.
const SIZE: u32 = 17 * 1024 * 1024;

fn key() -> String {
    blobs::key(OrganisationId(Uuid::from_u128(7)), FileId(Uuid::from_u128(8)))
}

fn bytes() -> Vec<u8> {
    (0..SIZE).map(|n| (n.wrapping_mul(2_654_435_761) >> 24) as u8).collect()
}

struct Place {
    s3: S3,
    folder: tempfile::TempDir,
    blobs: Blobs,
}

impl Place {
    async fn new(patience: Patience) -> Self {
        let (s3, folder) = (S3::start(), tempfile::tempdir().expect("a folder"));
        let blobs = Blobs::open_with(&s3.address(), folder.path(), Some(S3::KEYS), patience).expect("a store");
        Self { s3, folder, blobs }
    }

    async fn arrive(&self, bytes: &[u8]) {
        self.blobs.begin(&key()).await.expect("a place");
        fs::write(self.blobs.arriving(&key()), bytes).expect("written");
    }

    async fn read(&self) -> store::Result<Vec<u8>> {
        let steps = self.blobs.read(&key(), 0..u64::from(SIZE)).await?;
        steps.try_fold(Vec::new(), async |all, step| Ok([all, step.to_vec()].concat())).await
    }
}

fn is_unavailable<T>(what: &str, answer: store::Result<T>) {
    match answer {
        Err(Error::Unavailable(_)) => {}
        Err(error) => panic!("{what}: {error:?}"),
        Ok(_) => panic!("{what} goes on"),
    }
}

#[tokio::test]
async fn an_upload_that_fails_half_way_leaves_no_parts_and_goes_on_later() {
    let place = Place::new(Patience { answer: Duration::from_secs(20), ..SHORT }).await;
    let bytes = bytes();
    place.arrive(&bytes).await;
    place.s3.behave(Mood::RefusingParts);
    is_unavailable("a part", place.blobs.keep(&key()).await);
    assert_eq!(place.s3.parts(), 0, "what was sent is given up");
    assert_eq!(place.blobs.list().await.expect("a list"), Vec::<String>::new());
    assert_eq!(place.blobs.arrived(&key()).await.expect("a length"), u64::from(SIZE), "the bytes are still here");
    place.s3.behave(Mood::Well);
    place.blobs.keep(&key()).await.expect("kept");
    assert!(!place.blobs.arriving(&key()).exists(), "the disk holds only what is on its way");
    assert!(place.read().await.expect("bytes") == bytes);
    // the process ended after the last part, before its local file was taken away
    place.arrive(&bytes).await;
    place.blobs.keep(&key()).await.expect("kept again");
    assert_eq!(place.blobs.list().await.expect("a list"), [key()]);
    assert_eq!((place.s3.parts(), place.blobs.list_arriving().await.expect("a list").len()), (0, 0));
}

#[tokio::test]
async fn a_server_that_is_silent_or_fails_is_waited_for_only_so_long() {
    let place = Place::new(SHORT).await;
    place.blobs.put(&key(), b"bytes").await.expect("kept");
    for mood in [Mood::Silent, Mood::Answering(500), Mood::Answering(503)] {
        place.s3.behave(mood);
        place.arrive(b"other bytes").await;
        let began = Instant::now();
        is_unavailable("keep", place.blobs.keep(&key()).await);
        is_unavailable("put", place.blobs.put(&key(), b"other bytes").await);
        is_unavailable("size", place.blobs.size(&key()).await);
        is_unavailable("read", place.blobs.read(&key(), 0..5).await.map(|_| ()));
        is_unavailable("sha256", place.blobs.sha256(&key()).await);
        is_unavailable("list", place.blobs.list().await);
        is_unavailable("remove", place.blobs.remove(&key()).await);
        is_unavailable("ping", place.blobs.ping().await);
        assert!(began.elapsed() < Duration::from_secs(20), "{mood:?}: {:?}", began.elapsed());
    }
    place.s3.behave(Mood::Well);
    assert_eq!(place.blobs.size(&key()).await.expect("a size"), 5, "nothing was changed");
}

#[tokio::test]
async fn a_read_whose_line_breaks_again_and_again_is_whole_in_the_end() {
    let place = Place::new(Patience::default()).await;
    let bytes = bytes();
    place.blobs.put(&key(), &bytes).await.expect("kept");
    place.s3.behave(Mood::Breaking(1_000_003));
    assert!(place.read().await.expect("bytes") == bytes);
    place.s3.behave(Mood::Breaking(0));
    is_unavailable("a line without a byte", place.read().await);
}

#[tokio::test]
async fn what_is_wrong_with_a_bucket_is_said_in_words() {
    let place = Place::new(SHORT).await;
    let open = |address: &str, keys| Blobs::open_with(address, place.folder.path(), Some(keys), SHORT);
    place.blobs.ping().await.expect("it can be written to");
    for (address, keys, words) in [
        (place.s3.address_of("another"), S3::KEYS, "there is no such bucket"),
        (place.s3.address(), ("nobody", "nothing"), "refuses the keys"),
        (place.s3.address(), (S3::KEYS.0, "nothing"), "refuses the keys"),
        ("s3://portico?endpoint=http://127.0.0.1:1".to_owned(), S3::KEYS, "is not reached"),
    ] {
        let said = open(&address, keys).expect("an address").ping().await.expect_err("it cannot be used").to_string();
        assert!(said.contains(words), "{address}: {said}");
    }
    for (address, words) in [
        ("s3://", "names no bucket"),
        ("s3:///prefix", "names no bucket"),
        ("s3://portico?endpoint=127.0.0.1:9000", "endpoint that begins with neither http:// nor https://"),
        ("s3://portico?bucket=other", "unknown part: bucket"),
    ] {
        let said = open(address, S3::KEYS).expect_err("no address").to_string();
        assert!(said.contains(words), "{address}: {said}");
    }
}

#[tokio::test]
async fn a_bucket_that_is_not_there_is_no_empty_one() {
    let place = Place::new(SHORT).await;
    let none = Blobs::open_with(&place.s3.address_of("another"), place.folder.path(), Some(S3::KEYS), SHORT).expect("an address");
    is_unavailable("list", none.list().await);
    is_unavailable("put", none.put(&key(), b"bytes").await);
}

#[test]
fn d57_of_a_bucket_its_place_is_told_and_never_its_keys() {
    let folder = tempfile::tempdir().expect("a folder");
    let told = |address: &str, keys| Blobs::open(address, folder.path(), keys).expect("a store").told();
    let at = told("s3://files/acme?endpoint=https://name:word@s3.example:9000&region=eu", Some(S3::KEYS)).expect("a bucket");
    assert_eq!((at.at.as_str(), at.keys), ("s3://files/acme on s3.example:9000", true));
    let amazons = told("s3://files?region=eu-north-1", None).expect("a bucket");
    assert_eq!((amazons.at.as_str(), amazons.keys), ("s3://files", false));
    assert_eq!(Blobs::folder(folder.path()).expect("a store").told(), None);
}
