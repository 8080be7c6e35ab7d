//! The blob store: a folder and an object store keep the same promises (spec D57, trust 9).

use domain::id::{FileId, OrganisationId};
use futures::{StreamExt, TryStreamExt};
use object_store::memory::InMemory;
use sha2::{Digest, Sha256};
use std::{fs, ops::Range, sync::Arc};
use store::{Blobs, blobs, testing::S3};
use uuid::Uuid;

/// A store of each kind, with what goes with it.
async fn stores() -> Vec<(&'static str, Blobs, (tempfile::TempDir, Option<S3>))> {
    let folder = || tempfile::tempdir().expect("a folder");
    let (one, two, three, four) = (folder(), folder(), folder(), folder());
    let s3 = S3::start();
    vec![
        ("folder", Blobs::folder(&one.path().join("files")).expect("a store"), (one, None)),
        ("memory", Blobs::object_store(Arc::new(InMemory::new()), "", two.path()).expect("a store"), (two, None)),
        ("memory with prefix", Blobs::object_store(Arc::new(InMemory::new()), "/por/tico/", three.path()).expect("a store"), (three, None)),
        ("S3", Blobs::open(&s3.address(), four.path(), Some(S3::KEYS)).expect("a store"), (four, Some(s3))),
    ]
}

fn key(n: u128) -> String {
    blobs::key(OrganisationId(Uuid::from_u128(7)), FileId(Uuid::from_u128(n)))
}

async fn read(blobs: &Blobs, key: &str, range: Range<u64>) -> Result<Vec<u8>, store::Error> {
    blobs
        .read(key, range)
        .await?
        .try_fold(Vec::new(), async |mut all, step| {
            all.extend_from_slice(&step);
            Ok(all)
        })
        .await
}

#[test]
fn d57_a_place_begins_with_its_organisation_and_holds_nothing_a_person_typed() {
    let place = key(0xabcd);
    assert_eq!(place, "00000000-0000-0000-0000-000000000007/cd/00000000-0000-0000-0000-00000000abcd");
}

#[tokio::test]
async fn bytes_arrive_stay_and_are_read_in_ranges() {
    // three parts of a multi-part upload, and more than one step of reading
    let bytes: Vec<u8> = (0..17 * 1024 * 1024_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
    for (kind, blobs, _folder) in stores().await {
        let key = key(1);
        assert!(blobs.arrived(&key).await.is_err(), "{kind}");
        blobs.begin(&key).await.expect("a place");
        assert_eq!(blobs.arrived(&key).await.expect("a length"), 0, "{kind}");
        fs::write(blobs.arriving(&key), &bytes[..1000]).expect("written");
        assert_eq!(blobs.arrived(&key).await.expect("a length"), 1000, "{kind}");
        fs::write(blobs.arriving(&key), &bytes).expect("written");
        blobs.keep(&key).await.expect("kept");
        blobs.keep(&key).await.expect("kept again, as after a crash in between");
        let size = bytes.len() as u64;
        assert_eq!(blobs.arrived(&key).await.expect("a length"), size, "{kind}: also once they were sent on");
        assert_eq!(blobs.size(&key).await.expect("a size"), size, "{kind}");
        assert_eq!(blobs.sha256(&key).await.expect("a hash"), Sha256::digest(&bytes).to_vec(), "{kind}");
        for range in [0..size, 0..1, 5..5, size - 1..size, 524_287..524_290, 100..2_000_000] {
            let expected = &bytes[range.start as usize..range.end as usize];
            assert!(read(&blobs, &key, range.clone()).await.expect("bytes") == expected, "{kind} {range:?}");
        }
    }
}

#[tokio::test]
async fn what_is_kept_is_listed_and_what_is_taken_away_is_gone() {
    for (kind, blobs, _folder) in stores().await {
        assert_eq!(blobs.list().await.expect("a list"), Vec::<String>::new(), "{kind}");
        for n in [1, 2, 0x101] {
            blobs.put(&key(n), format!("bytes {n}").as_bytes()).await.expect("kept");
        }
        blobs.put(&key(2), b"other bytes").await.expect("kept again");
        let mut list = blobs.list().await.expect("a list");
        list.sort();
        assert_eq!(list, [key(1), key(0x101), key(2)], "{kind}");
        assert_eq!(read(&blobs, &key(2), 0..11).await.expect("bytes"), b"other bytes", "{kind}");
        blobs.remove(&key(1)).await.expect("gone");
        blobs.remove(&key(1)).await.expect("what is gone is no error");
        assert!(blobs.size(&key(1)).await.is_err() && read(&blobs, &key(1), 0..7).await.is_err(), "{kind}");
        assert_eq!(blobs.list().await.expect("a list").len(), 2, "{kind}");
        blobs.begin(&key(9)).await.expect("a place");
        let arriving = blobs.list_arriving().await.expect("a list");
        assert_eq!(arriving.len(), usize::from(kind != "folder"), "{kind}: {arriving:?}");
        blobs.remove(&key(9)).await.expect("an upload is given up");
        assert_eq!(blobs.list_arriving().await.expect("a list"), Vec::<String>::new(), "{kind}");
        assert!(blobs.arrived(&key(9)).await.is_err(), "{kind}");
        blobs.ping().await.expect("it can be written to");
        assert_eq!(blobs.list().await.expect("a list").len(), 2, "{kind}: the probe leaves nothing");
    }
}

#[tokio::test]
async fn bytes_that_are_fewer_than_promised_are_an_error_and_no_end() {
    for (kind, blobs, _folder) in stores().await {
        blobs.put(&key(1), b"short").await.expect("kept");
        let read = async {
            let mut stream = blobs.read(&key(1), 0..10).await?;
            let mut length = 0;
            while let Some(step) = stream.next().await {
                length += step?.len();
            }
            Ok::<_, store::Error>(length)
        };
        assert!(read.await.is_err(), "{kind}");
    }
}
