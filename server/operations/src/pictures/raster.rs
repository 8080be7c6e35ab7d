//! Small pictures of images. Large ones are made smaller while they are read, as far as their format allows: 50 megapixels
//! of a JPEG or of a PNG pass through 128 MiB; of a progressive JPEG, an interlaced PNG, a WebP or a GIF about half of that.

use super::{jpeg, rows};
use image::{
    DynamicImage, ImageDecoder, ImageEncoder, ImageFormat, ImageReader, Limits, RgbImage, Rgba, RgbaImage,
    codecs::{
        jpeg::JpegEncoder,
        png::{CompressionType, FilterType as PngFilter, PngEncoder},
    },
    imageops::{FilterType, overlay},
};
use std::io::Cursor;

/// The longer side of a small picture, in pixels.
pub(super) const SIDE: u32 = 320;
/// What an image may have (spec D42).
pub(super) const PIXELS: u64 = 50_000_000;
/// The media type of small pictures that nothing shines through.
pub(super) const JPEG: &str = "image/jpeg";
/// The media type of the others.
pub(super) const PNG: &str = "image/png";

/// A picture that lets the ground through costs at most so many bytes; a larger one is put on white.
const THROUGH: usize = 48 * 1024;
/// Bytes a decoder may ask for; what the child may have is less.
const ALLOWED: u64 = 120 * 1024 * 1024;
/// How much of a JPEG's fineness is kept, of 100.
const QUALITY: u8 = 80;

/// A small picture.
#[derive(PartialEq, Eq, Debug)]
pub(super) struct Small {
    pub media_type: &'static str,
    pub width: u32,
    pub height: u32,
    pub bytes: Vec<u8>,
}

/// The small picture of an image.
///
/// # Errors
/// Why there is none, in words.
pub(super) fn small(bytes: &[u8]) -> Result<Small, String> {
    let format = image::guess_format(bytes).map_err(|_| "it is no image".to_owned())?;
    let image = match format {
        ImageFormat::Jpeg => jpeg::read(bytes)?,
        ImageFormat::Png => rows::read(bytes)?,
        ImageFormat::Gif | ImageFormat::WebP => whole(bytes, format)?,
        _ => return Err("it is no image of a kind that is shown".to_owned()),
    };
    draw(image)
}

/// Whether there are as many pixels as there may be.
///
/// # Errors
/// When there are more, or none.
pub(super) fn may_have(width: u32, height: u32) -> Result<(), String> {
    match u64::from(width) * u64::from(height) {
        0 => Err("it has no pixels".to_owned()),
        1..=PIXELS => Ok(()),
        _ => Err(format!("it has more than 50 megapixels: {width} x {height}")),
    }
}

/// Reads an image as a whole; of one that moves, what is seen first.
pub(super) fn whole(bytes: &[u8], format: ImageFormat) -> Result<DynamicImage, String> {
    let words = |error: image::ImageError| format!("it cannot be read: {error}");
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut limits = Limits::default();
    limits.max_alloc = Some(ALLOWED);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(words)?;
    let (width, height) = decoder.dimensions();
    may_have(width, height)?;
    let orientation = decoder.orientation().map_err(words)?;
    let mut image = DynamicImage::from_decoder(decoder).map_err(words)?;
    image.apply_orientation(orientation);
    Ok(image)
}

/// Makes an image small and packs it: as a JPEG when nothing shines through, else as a PNG.
pub(super) fn draw(image: DynamicImage) -> Result<Small, String> {
    let words = |error: image::ImageError| format!("it cannot be drawn: {error}");
    let mut image = fit(image).into_rgba8();
    let (width, height) = image.dimensions();
    if image.pixels().any(|pixel| pixel.0[3] != u8::MAX) {
        let mut bytes = Vec::new();
        PngEncoder::new_with_quality(&mut bytes, CompressionType::Best, PngFilter::Adaptive)
            .write_image(&image, width, height, image::ExtendedColorType::Rgba8)
            .map_err(words)?;
        if bytes.len() <= THROUGH {
            return Ok(Small { media_type: PNG, width, height, bytes });
        }
        let mut ground = RgbaImage::from_pixel(width, height, Rgba([u8::MAX; 4]));
        overlay(&mut ground, &image, 0, 0);
        image = ground;
    }
    let image: RgbImage = DynamicImage::ImageRgba8(image).into_rgb8();
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, QUALITY).encode_image(&image).map_err(words)?;
    Ok(Small { media_type: JPEG, width, height, bytes })
}

/// Fits an image into the square of a small picture. What nothing is seen of has no colour that could bleed.
fn fit(image: DynamicImage) -> DynamicImage {
    if image.width() <= SIDE && image.height() <= SIDE {
        return image;
    }
    if !image.color().has_alpha() {
        return image.resize(SIDE, SIDE, FilterType::CatmullRom);
    }
    let mut weighed = image.into_rgba8();
    for Rgba([red, green, blue, alpha]) in weighed.pixels_mut() {
        for part in [red, green, blue] {
            *part = (u16::from(*part) * u16::from(*alpha) / 255) as u8;
        }
    }
    let mut small = DynamicImage::ImageRgba8(weighed).resize(SIDE, SIDE, FilterType::Triangle).into_rgba8();
    for Rgba([red, green, blue, alpha]) in small.pixels_mut() {
        for part in [red, green, blue] {
            *part = (u16::from(*part) * 255 / u16::from(*alpha).max(1)).min(255) as u8;
        }
    }
    DynamicImage::ImageRgba8(small)
}
