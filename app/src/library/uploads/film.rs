//! The picture of a video that has just been uploaded: this browser still has the file and takes it.

use super::{queue::Queue, state::Upload};
use crate::browser;
use domain::library::{FileKind, file_type};

/// Takes the picture of an upload that became an item, if it is a video; the lists hear of it.
pub(super) fn take(queue: Queue, upload: &Upload, item: &str) {
    if file_type(&upload.file).is_ok_and(|known| known.kind == FileKind::Video) {
        browser::film(upload.number, &format!("/thumbnails/{item}/1"), move || queue.tell());
    }
}
