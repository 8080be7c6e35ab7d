//! Reads a PNG row by row and makes it smaller on the way, so that a large one never lies in memory as a whole.

use super::raster::{SIDE, may_have, whole};
use image::{DynamicImage, ImageFormat, RgbaImage};
use png::{ColorType, Decoder, Transformations};
use std::io::Cursor;

/// The image, by a whole number smaller when it is large.
///
/// # Errors
/// Why it cannot be read, in words.
pub(super) fn read(bytes: &[u8]) -> Result<DynamicImage, String> {
    let words = |error: png::DecodingError| format!("it cannot be read: {error}");
    let mut decoder = Decoder::new(Cursor::new(bytes));
    decoder.set_transformations(Transformations::normalize_to_color8());
    let mut reader = decoder.read_info().map_err(words)?;
    let (width, height) = (reader.info().width, reader.info().height);
    may_have(width, height)?;
    let times = width.max(height) / (2 * SIDE);
    // the rows of an interlaced one do not come in their order
    if times < 2 || reader.info().interlaced {
        return whole(bytes, ImageFormat::Png);
    }
    let colour = reader.output_color_type().0;
    let (across, down) = (width.div_ceil(times), height.div_ceil(times));
    let mut sums = vec![Sum::default(); across as usize];
    let mut image = RgbaImage::new(across, down);
    for y in 0..height {
        let row = reader.next_row().map_err(words)?.ok_or("it ends too early")?;
        for (x, pixel) in row.data().chunks_exact(colour.samples()).take(width as usize).enumerate() {
            sums[x / times as usize].add(rgba(colour, pixel));
        }
        if (y + 1) % times == 0 || y + 1 == height {
            for (x, sum) in (0..across).zip(&mut sums) {
                image.put_pixel(x, y / times, image::Rgba(std::mem::take(sum).mean()));
            }
        }
    }
    Ok(DynamicImage::ImageRgba8(image))
}

fn rgba(colour: ColorType, pixel: &[u8]) -> [u8; 4] {
    match (colour, pixel) {
        (ColorType::Grayscale, [grey]) => [*grey, *grey, *grey, u8::MAX],
        (ColorType::GrayscaleAlpha, [grey, alpha]) => [*grey, *grey, *grey, *alpha],
        (_, [red, green, blue]) => [*red, *green, *blue, u8::MAX],
        (_, [red, green, blue, alpha]) => [*red, *green, *blue, *alpha],
        _ => [0; 4],
    }
}

/// Pixels that become one; a colour counts as much as is seen of it.
#[derive(Clone, Default)]
struct Sum {
    pixels: u64,
    alpha: u64,
    colour: [u64; 3],
}

impl Sum {
    fn add(&mut self, [red, green, blue, alpha]: [u8; 4]) {
        let weight = u64::from(alpha);
        self.pixels += 1;
        self.alpha += weight;
        for (sum, part) in self.colour.iter_mut().zip([red, green, blue]) {
            *sum += u64::from(part) * weight;
        }
    }

    fn mean(self) -> [u8; 4] {
        let part = |sum: u64| (sum / self.alpha.max(1)) as u8;
        let [red, green, blue] = self.colour.map(part);
        [red, green, blue, (self.alpha / self.pixels.max(1)) as u8]
    }
}
