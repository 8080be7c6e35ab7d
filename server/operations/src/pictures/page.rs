//! The first page of a PDF as a small picture.

use super::raster::{SIDE, Small, draw};
use hayro::{
    PixmapSettings, RenderCache, RenderSettings, hayro_interpret::InterpreterSettings, hayro_syntax::Pdf, render,
    vello_cpu::color::palette::css::WHITE,
};
use image::{DynamicImage, RgbaImage};

/// The longer side of the page as it is drawn; letters stay legible when it is made smaller.
const DRAWN: f32 = 2.0 * SIDE as f32;

/// The small picture of a PDF's first page.
///
/// # Errors
/// Why there is none, in words.
pub(super) fn first(bytes: Vec<u8>) -> Result<Small, String> {
    let pdf = Pdf::new(bytes).map_err(|error| format!("it cannot be read: {error:?}"))?;
    let page = pdf.pages().first().ok_or("it has no page")?;
    let (width, height) = page.render_dimensions();
    if !(width.is_finite() && height.is_finite() && width > 0.0 && height > 0.0) {
        return Err("its first page has no size".to_owned());
    }
    let scale = DRAWN / width.max(height);
    if width.min(height) * scale < 1.0 {
        return Err("its first page is a line".to_owned());
    }
    let place = PixmapSettings { x_scale: scale, y_scale: scale, bg_color: WHITE };
    let drawn = render(page, &RenderCache::new(), &InterpreterSettings::default(), &RenderSettings::default(), &place);
    let (width, height) = (u32::from(drawn.width()), u32::from(drawn.height()));
    let image = RgbaImage::from_raw(width, height, drawn.data_as_u8_slice().to_vec()).ok_or("it was not drawn")?;
    draw(DynamicImage::ImageRgb8(DynamicImage::ImageRgba8(image).into_rgb8()))
}
