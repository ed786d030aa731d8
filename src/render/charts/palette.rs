//! Colours: the cividis family, which people with colour-blindness tell apart.
//! Each carries a shape or a word as well. The page's style sheet recolours
//! exactly these values in the dark.
use plotters::style::RGBColor;

/// Text and the strongest marks.
pub(super) const INK: RGBColor = RGBColor(0x1b, 0x1e, 0x25);
/// Secondary text; 6.9 : 1 on white.
pub(super) const MUTED: RGBColor = RGBColor(0x55, 0x59, 0x6a);
/// Grid lines.
pub(super) const GRID: RGBColor = RGBColor(0xd9, 0xdc, 0xe3);
/// Background.
pub(super) const PAPER: RGBColor = RGBColor(0xff, 0xff, 0xff);
/// Above the target, and the one colour of charts without a target.
pub(super) const BLUE: RGBColor = RGBColor(0x00, 0x20, 0x4d);
/// Too close to the target to call.
pub(super) const GREY: RGBColor = RGBColor(0x66, 0x69, 0x70);
/// Below the target; 4.9 : 1 on white.
pub(super) const GOLD: RGBColor = RGBColor(0x8a, 0x6d, 0x00);
/// Ribbons and bars of blue, without transparency.
pub(super) const BLUE_PALE: RGBColor = RGBColor(0xb3, 0xbd, 0xcf);
/// Interval bars of grey.
pub(super) const GREY_PALE: RGBColor = RGBColor(0xd0, 0xd2, 0xd6);
/// Interval bars of gold.
pub(super) const GOLD_PALE: RGBColor = RGBColor(0xe6, 0xd9, 0xa6);
/// Bars of shares, behind their interval.
pub(super) const BAR: RGBColor = RGBColor(0x7d, 0x8d, 0xab);
/// Ground of the stamp.
pub(super) const STAMP: &str = "#ffe945";
/// Text of the stamp. A shade off [`INK`], so that the dark page leaves it dark.
pub(super) const STAMP_INK: &str = "#1b1e26";

/// `#rrggbb`.
pub(super) fn hex(c: RGBColor) -> String {
    format!("#{:02X}{:02X}{:02X}", c.0, c.1, c.2)
}
