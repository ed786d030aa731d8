//! SVG to PNG with the embedded fonts only, so that a picture is the same on every machine.
use std::sync::Arc;

use resvg::tiny_skia::{Pixmap, PremultipliedColorU8, Transform};
use resvg::usvg::fontdb::{Database, ID};
use resvg::usvg::{FontResolver, Options, Tree};

use crate::problem::{Problem, Result};

/// Longest side of a PNG in pixels: beyond this one picture takes over a gigabyte of memory.
const LONGEST: f32 = 16_000.0;

/// `svg` drawn at `scale` pixels for each picture unit.
///
/// # Errors
/// Fails when `svg` is not an SVG picture, or when the PNG would be empty or
/// longer than 16,000 pixels on a side.
pub fn png(svg: &str, scale: f32) -> Result<Vec<u8>> {
    // `Options::default` reads no system fonts and resolves no files.
    let options = Options {
        fontdb: super::fonts::database(),
        font_family: "Noto Sans".into(),
        resources_dir: None,
        font_resolver: FontResolver { select_fallback: Box::new(fallback), ..FontResolver::default() },
        ..Options::default()
    };
    let tree = Tree::from_str(svg, &options)
        .map_err(|_| Problem::failed("a picture could not be drawn as PNG: its SVG does not parse"))?;
    let (width, height) = ((tree.size().width() * scale).ceil(), (tree.size().height() * scale).ceil());
    if !(width >= 1.0 && height >= 1.0 && width <= LONGEST && height <= LONGEST) {
        return Err(Problem::failed(format!("a PNG of {width} × {height} pixels cannot be drawn"))
            .hint("choose a scale that gives 1 to 16,000 pixels on each side"));
    }
    // The check above keeps both within range.
    let mut pixels = Pixmap::new(width as u32, height as u32)
        .ok_or_else(|| Problem::failed("there is not enough memory to draw a picture as PNG"))?;
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixels.as_mut());
    encoded(&pixels).map_err(|e| Problem::failed(format!("a picture could not be written as PNG: {e}")))
}

/// Without PNG's filters, which are for photographs: plain colours are a third smaller
/// without them, and made in half the time. Without alpha where nothing shows through.
fn encoded(pixels: &Pixmap) -> std::result::Result<Vec<u8>, png::EncodingError> {
    let opaque = pixels.pixels().iter().all(|p| p.alpha() == u8::MAX);
    let (color, bytes) = if opaque {
        let rgb = |p: &PremultipliedColorU8| [p.red(), p.green(), p.blue()];
        (png::ColorType::Rgb, pixels.pixels().iter().flat_map(rgb).collect::<Vec<u8>>())
    } else {
        (png::ColorType::Rgba, pixels.clone().take_demultiplied())
    };
    let mut out = Vec::new();
    let mut encoder = png::Encoder::new(&mut out, pixels.width(), pixels.height());
    encoder.set_color(color);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_deflate_compression(png::DeflateCompression::Level(4));
    encoder.set_filter(png::Filter::NoFilter);
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&bytes)?;
    writer.finish()?;
    Ok(out)
}

/// The font for a character that `tried` lack: of the same weight as the first, if there
/// is one.
fn fallback(c: char, tried: &[ID], fonts: &mut Arc<Database>) -> Option<ID> {
    let weight = tried.first().and_then(|id| fonts.face(*id)).map(|face| face.weight)?;
    let has = |id: ID| {
        fonts.with_face_data(id, |data, index| {
            ttf_parser::Face::parse(data, index).is_ok_and(|face| face.glyph_index(c).is_some())
        })
    };
    let mut able: Vec<&resvg::usvg::fontdb::FaceInfo> =
        fonts.faces().filter(|face| !tried.contains(&face.id) && has(face.id) == Some(true)).collect();
    able.sort_by_key(|face| face.weight != weight);
    able.first().map(|face| face.id)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pixels(svg: &str) -> Pixmap {
        Pixmap::decode_png(&png(svg, 2.0).unwrap()).unwrap()
    }

    #[test]
    fn text_is_drawn_with_the_embedded_font_at_the_asked_scale() {
        let svg = r##"<svg xmlns="http://www.w3.org/2000/svg" width="80" height="20" font-family="'Noto Sans', sans-serif"><text x="2" y="15" font-size="14">Aε→≤é</text></svg>"##;
        let picture = pixels(svg);
        assert_eq!((picture.width(), picture.height()), (160, 40));
        // Each of the five characters leaves ink in its own column.
        let mut x = 2.0;
        for c in "Aε→≤é".chars() {
            let w = super::super::fonts::width(&c.to_string(), 14.0, super::super::fonts::Weight::Regular);
            let columns = (x * 2.0) as u32..((x + w) * 2.0) as u32;
            let inked = columns
                .flat_map(|px| (0..40).map(move |py| (px, py)))
                .any(|(px, py)| picture.pixel(px, py).is_some_and(|p| p.alpha() > 100));
            assert!(inked, "{c} left no ink");
            x += w;
        }
    }

    #[test]
    fn what_cannot_be_drawn_is_an_error() {
        assert!(png("no picture", 1.0).is_err());
        let svg = r#"<svg xmlns="http://www.w3.org/2000/svg" width="80" height="20"/>"#;
        for scale in [0.0, -1.0, f32::NAN, 1e9] {
            assert!(png(svg, scale).is_err(), "{scale}");
        }
    }
}
