//! Reads a JPEG at the smallest of its scales that is still large enough: an eighth of a large photograph costs little.

use super::raster::{SIDE, may_have};
use image::{DynamicImage, GrayImage, RgbImage, metadata::Orientation};
use jpeg_decoder::{Decoder, PixelFormat};

/// Bytes of pixels that a JPEG may come to once it is scaled.
const ALLOWED: usize = 64 * 1024 * 1024;

/// The image, turned as its camera was held.
///
/// # Errors
/// Why it cannot be read, in words.
pub(super) fn read(bytes: &[u8]) -> Result<DynamicImage, String> {
    let words = |error: jpeg_decoder::Error| format!("it cannot be read: {error}");
    let mut decoder = Decoder::new(bytes);
    decoder.set_max_decoding_buffer_size(ALLOWED);
    decoder.read_info().map_err(words)?;
    let full = decoder.info().ok_or("it has no head")?;
    may_have(full.width.into(), full.height.into())?;
    let enough = u16::try_from(2 * SIDE).unwrap_or(u16::MAX);
    let (width, height) = decoder.scale(enough, enough).map_err(words)?;
    let pixels = decoder.decode().map_err(words)?;
    let orientation = decoder.exif_data().and_then(Orientation::from_exif_chunk);
    let (width, height) = (u32::from(width), u32::from(height));
    let image = match full.pixel_format {
        PixelFormat::L8 => GrayImage::from_raw(width, height, pixels).map(DynamicImage::ImageLuma8),
        PixelFormat::L16 => {
            let upper = pixels.chunks_exact(2).map(|pair| u16::from_ne_bytes([pair[0], pair[1]]).to_be_bytes()[0]).collect();
            GrayImage::from_raw(width, height, upper).map(DynamicImage::ImageLuma8)
        }
        PixelFormat::RGB24 => RgbImage::from_raw(width, height, pixels).map(DynamicImage::ImageRgb8),
        PixelFormat::CMYK32 => RgbImage::from_raw(width, height, without_ink(&pixels)).map(DynamicImage::ImageRgb8),
    };
    let mut image = image.ok_or("it has fewer pixels than it says")?;
    if let Some(orientation) = orientation {
        image.apply_orientation(orientation);
    }
    Ok(image)
}

/// What four inks leave of white paper.
fn without_ink(pixels: &[u8]) -> Vec<u8> {
    let left = |ink: u8, black: u8| (u16::from(u8::MAX - ink) * u16::from(u8::MAX - black) / 255) as u8;
    pixels.chunks_exact(4).flat_map(|inks| [left(inks[0], inks[3]), left(inks[1], inks[3]), left(inks[2], inks[3])]).collect()
}
