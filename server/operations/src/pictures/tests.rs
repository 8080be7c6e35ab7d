//! What the child sees in files that are well, and in images that are not; files that could end it are tried where it is a
//! process of its own (`server/tests/it/pictures`).

use super::{look, page, raster, words};
use bytes::Bytes;
use image::{DynamicImage, ExtendedColorType, GenericImageView, ImageEncoder, ImageFormat, Rgb, RgbImage, Rgba, RgbaImage};
use std::{
    io::Cursor,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    time::{Duration, Instant},
};
use store::testing::TestDb;

fn media(name: &str) -> Vec<u8> {
    std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("demo").join(name)).expect("a file of the demo world")
}

fn packed(image: impl Into<DynamicImage>, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    image.into().write_to(&mut bytes, format).expect("an image");
    bytes.into_inner()
}

#[test]
fn s88_images_of_every_kind_become_small_and_keep_their_shape() {
    let photo = RgbImage::from_fn(1_300, 650, |x, y| Rgb([(x / 6) as u8, (y / 3) as u8, 90]));
    let line = RgbImage::from_fn(2_000, 3, |x, _| Rgb([(x / 8) as u8, 0, 0]));
    for (bytes, width, height) in [
        (packed(photo.clone(), ImageFormat::Jpeg), 320, 160),
        (packed(photo.clone(), ImageFormat::Png), 320, 160),
        (packed(photo.clone(), ImageFormat::WebP), 320, 160),
        (packed(photo, ImageFormat::Gif), 320, 160),
        (packed(line, ImageFormat::Png), 320, 1),
        (packed(RgbImage::new(7, 5), ImageFormat::Png), 7, 5),
        (media("acme-photo-counter-scanner.jpg"), 320, 213),
        (media("acme-logo-on-white.png"), 320, 128),
    ] {
        let small = raster::small(&bytes).expect("a picture");
        assert_eq!((small.width, small.height, small.media_type), (width, height, raster::JPEG));
        assert!(small.bytes.len() < 20_000, "{} bytes", small.bytes.len());
        let again = image::load_from_memory(&small.bytes).expect("an image");
        assert_eq!(again.dimensions(), (width, height));
    }
}

#[test]
fn s88_what_the_ground_shines_through_stays_so_and_bleeds_nothing() {
    // white that nothing is seen of, around red
    let inside = |x: u32, y: u32| (400..1_200).contains(&x) && (400..1_200).contains(&y);
    let logo = RgbaImage::from_fn(1_600, 1_600, |x, y| if inside(x, y) { Rgba([200, 0, 0, 255]) } else { Rgba([255, 255, 255, 0]) });
    let smaller = image::imageops::crop_imm(&logo, 200, 200, 1_200, 1_200).to_image();
    for logo in [logo, smaller] {
        let small = raster::small(&packed(logo, ImageFormat::Png)).expect("a picture");
        assert_eq!(small.media_type, raster::PNG);
        let drawn = image::load_from_memory(&small.bytes).expect("an image").into_rgba8();
        assert!(drawn.pixels().any(|pixel| pixel.0[3] == 0), "something is seen through");
        assert!(drawn.pixels().all(|pixel| pixel.0[3] < 40 || pixel.0[1] < 30), "no white at the edge");
    }
    // as a PNG this would be too large: it is put on white
    let noise = RgbaImage::from_fn(320, 320, |x, y| Rgba([(x * y % 251) as u8, (x * 7 + y * y) as u8, (x ^ y) as u8, 128]));
    assert_eq!(raster::small(&packed(noise, ImageFormat::Png)).expect("a picture").media_type, raster::JPEG);
}

#[test]
fn s88_a_photograph_stands_as_its_camera_was_held() {
    let photo = RgbImage::from_fn(800, 400, |x, _| if x < 400 { Rgb([250, 0, 0]) } else { Rgb([0, 0, 250]) });
    let mut bytes = packed(photo, ImageFormat::Jpeg);
    // orientation 6: turned to the right
    let exif = b"\xff\xe1\x00\x22Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0";
    bytes.splice(2..2, exif.iter().copied());
    let small = raster::small(&bytes).expect("a picture");
    assert_eq!((small.width, small.height), (160, 320));
    let drawn = image::load_from_memory(&small.bytes).expect("an image").into_rgb8();
    assert!(drawn.get_pixel(80, 20).0[0] > 200 && drawn.get_pixel(80, 300).0[2] > 200, "red above, blue below");
    assert!(!small.bytes.windows(4).any(|four| four == b"Exif"), "nothing of the camera is told");
}

/// An image that is only described: its pixels are asked for one by one.
struct Told(u32, u32);

impl GenericImageView for Told {
    type Pixel = Rgb<u8>;

    fn dimensions(&self) -> (u32, u32) {
        (self.0, self.1)
    }

    fn get_pixel(&self, x: u32, _: u32) -> Rgb<u8> {
        Rgb([(x >> 5) as u8; 3])
    }
}

#[test]
fn d42_fifty_megapixels_are_drawn_and_not_one_more() {
    let mut large = Vec::new();
    image::codecs::jpeg::JpegEncoder::new_with_quality(&mut large, 40).encode_image(&Told(8_000, 6_250)).expect("a photograph");
    assert_eq!(raster::small(&large).map(|small| (small.width, small.height)), Ok((320, 250)));
    // a head is enough to refuse the rest
    let mut over = large[..1_000].to_vec();
    let height = over.windows(4).position(|four| four == [0x18, 0x6a, 0x1f, 0x40]).expect("6,250 x 8,000");
    over[height + 1] += 1;
    let refused = raster::small(&over).expect_err("more than may be");
    assert!(refused.contains("50 megapixels"), "{refused}");
}

#[test]
fn trust_8_an_image_that_is_none_has_no_picture_and_a_reason() {
    let whole = packed(RgbImage::new(600, 600), ImageFormat::Png);
    let jpeg = packed(RgbImage::new(600, 600), ImageFormat::Jpeg);
    let mut tiff = Vec::new();
    tiff.extend_from_slice(b"II*\0\x08\0\0\0\0\0");
    for bytes in [&b""[..], b"GIF89a", b"hello", &tiff, &whole[..40], &jpeg[..100], b"\x89PNG\r\n\x1a\n", b"RIFF\x10\0\0\0WEBPVP8 "] {
        let refused = raster::small(bytes).expect_err("no picture");
        assert!(!refused.is_empty());
    }
    let mut wide = Vec::new();
    let png = image::codecs::png::PngEncoder::new(&mut wide);
    png.write_image(&vec![0; 60_000], 60_000, 1, ExtendedColorType::L8).expect("a line");
    assert!(raster::small(&wide).is_ok(), "a line of 60,000 pixels is no bomb");
}

#[test]
fn s88_the_first_page_of_a_pdf_is_a_picture() {
    for (name, width, height) in [("acme-price-list-2027.pdf", 226, 320), ("acme-brand-guideline.pdf", 320, 226)] {
        let small = page::first(media(name)).expect("a picture");
        let turned = (small.height, small.width);
        assert!([(small.width, small.height), turned].contains(&(width, height)), "{name}: {} x {}", small.width, small.height);
        assert!(small.bytes.len() < 20_000, "{name}: {} bytes", small.bytes.len());
        let drawn = image::load_from_memory(&small.bytes).expect("an image").into_luma8();
        let dark = drawn.pixels().filter(|pixel| pixel.0[0] < 160).count();
        assert!(dark > 500, "{name}: something is on the page");
    }
}

#[test]
fn s88_slides_and_texts_are_read_as_words() {
    for (name, title) in [
        ("acme-launch-deck-real-time-stock.pptx", "Real-time stock"),
        ("acme-faq-stock-counts.docx", "stock"),
        ("acme-talking-points-partner-sales.docx", ""),
    ] {
        let words = words::of(name.rsplit('.').next().unwrap_or_default(), &media(name)).expect("words");
        let first = words.lines().next().unwrap_or_default();
        assert!(first.to_lowercase().contains(&title.to_lowercase()) && words.lines().count() > 1, "{name}: {words}");
        assert!(words.chars().count() <= words::MOST);
    }
    assert!(words::of("docx", &media("acme-logo-pack.zip")).is_err());
    assert!(words::of("pptx", &media("acme-faq-stock-counts.docx")).is_err());
}

/// A program that does what these words of a shell say.
fn program(place: &TestDb, name: &str, words: &str) -> PathBuf {
    let path = place.folder().join(name);
    std::fs::write(&path, format!("#!/bin/sh\n{words}\n")).expect("a program");
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o755)).expect("it may run");
    path
}

#[tokio::test]
async fn trust_8_a_child_that_goes_wrong_in_any_way_is_a_reason_and_no_fault() {
    let place = TestDb::sqlite();
    for (name, words, reason) in [
        ("killed", "kill -9 $$", "signal: 9"),
        ("failed", "exit 101", "exit status: 101"),
        ("silent", "cat > /dev/null", "nothing that is understood"),
        ("lying", "echo picture text/html 10 10; echo x", "nothing that is understood"),
        ("flooding", "exec yes", "ended: "),
        ("hanging", "exec sleep 60", "longer than ten seconds"),
    ] {
        let began = Instant::now();
        // more than a pipe holds, so that whoever does not read is met too
        let bytes = look::whole(Bytes::from(vec![0; 1024 * 1024]));
        let picture = look::at(&program(&place, name, words), "png", bytes).await.expect("an answer");
        assert!(picture.thumb.is_empty() && picture.reason.contains(reason), "{name}: {}", picture.reason);
        assert!(began.elapsed() < Duration::from_secs(15), "{name} took {:?}", began.elapsed());
    }
    assert!(look::at(Path::new("/nowhere"), "png", look::whole(Bytes::new())).await.is_err(), "no program is a fault");
}
