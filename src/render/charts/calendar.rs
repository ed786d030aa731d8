//! Help that arrived by place and period, or by place and need: one box a figure.
use jiff::civil::Date;
use plotters::style::RGBColor;
use plotters::style::text_anchor::HPos;

use super::frame::{EDGE, Frame, NARROW, WIDTH};
use super::palette::{GOLD, INK, MUTED};
use super::pen::{Pen, SMALL, Type};
use super::picture::Picture;
use super::text::{clip, width, wrap};
use crate::briefing::figure::Measure;
use crate::briefing::{Words, levels};
use crate::equity::{CrossPlace, CrossStory, Shown, Story};
use crate::pipeline::Key;
use crate::plan::{self, StatusMode};
use crate::render::style::{self, Palette};

/// Height of a box and of the heads above the columns.
const ROW: i32 = 30;
const HEAD: i32 = 24;
/// Height of the legend.
const LEGEND: i32 = 46;
/// With more places than this the chart is longer than any screen and weighs more than
/// the rest of the page: the table has the figures.
const MOST: usize = 60;
/// Classes of 20, as on the maps.
const CLASSES: usize = 5;

/// Which gaps last, by place and period.
pub fn calendar(story: &Story, words: &Words) -> Option<Picture> {
    let cross = story.by_period.as_ref()?;
    let short = cross.columns.iter().zip(&cross.spans).map(|(key, span)| head(key, *span, words)).collect();
    draw(story, cross, short, "calendar", "period", words)
}

/// Where which need is met, by place and need.
pub fn needs_by_place(story: &Story, words: &Words) -> Option<Picture> {
    let cross = story.by_need.as_ref()?;
    let labels = cross.columns.iter().map(|key| key.label.clone()).collect();
    draw(story, cross, labels, "needs-by-place", "need", words)
}

/// `Mar` for a month, `Jan–Mar` for months joined, else the label as it is.
fn head(key: &Key, (from, to): (Date, Date), words: &Words) -> String {
    match key.id.split_once("..") {
        Some(_) => format!("{}–{}", words.month_short(from), words.month_short(to)),
        None if plan::is_month(&key.id) => words.month_short(from),
        None => key.label.clone(),
    }
}

/// What is crossed with places: the heads of the columns, and the chart's own words.
pub(super) struct Crossed<'a> {
    pub(super) heads: Vec<String>,
    pub(super) name: &'a str,
    pub(super) title: String,
    pub(super) unit: String,
}

fn draw(
    story: &Story,
    cross: &CrossStory,
    heads: Vec<String>,
    name: &str,
    by: &str,
    words: &Words,
) -> Option<Picture> {
    let (level, step) = (levels::one(words, &cross.level), levels::step(words, &cross.step, 1));
    let title = words.say(&format!("chart.cross.title.{by}"), &[("level", &level), ("step", &step)]);
    crossed(story, cross, Crossed { heads, name, title, unit: words.get("chart.cross.axis") }, words)
}

/// One box a place and column.
pub(super) fn crossed(
    story: &Story,
    cross: &CrossStory,
    Crossed { heads, name, title, unit }: Crossed,
    words: &Words,
) -> Option<Picture> {
    let told = story.status_mode != StatusMode::None;
    if !told || cross.places.is_empty() || cross.places.len() > MOST || heads.len() != cross.columns.len() {
        return None;
    }
    let grid = Grid { cross, heads, words };
    let many = levels::step(words, &cross.step, 25);
    let frame = |name, width| Frame {
        name,
        width,
        title: title.clone(),
        unit: unit.clone(),
        alt: grid.in_words(),
        caption: if cross.lasting > 0 {
            let (k, n) = (words.whole(cross.lasting as f64), words.whole(cross.columns.len() as f64));
            words.say("chart.cross.caption", &[("k", &k), ("n", &n), ("steps", &many)])
        } else {
            String::new()
        },
        foot: words.get("chart.foot"),
        stamp: story.stamp.as_deref(),
    };
    let narrow_name = format!("{name}-narrow");
    let draw = |name, width| frame(name, width).picture(grid.height(), |pen, top| grid.draw(pen, top, width));
    let narrow = draw(&narrow_name, NARROW).svg;
    Some(Picture { narrow: Some(narrow), ..draw(name, WIDTH) })
}

struct Grid<'a> {
    cross: &'a CrossStory,
    heads: Vec<String>,
    words: &'a Words,
}

impl Grid<'_> {
    fn height(&self) -> i32 {
        HEAD + ROW * self.cross.places.len() as i32 + LEGEND
    }

    fn draw(&self, pen: &mut Pen, top: i32, whole: i32) {
        let labels = self.label_room(whole);
        let left = EDGE + labels;
        let step = f64::from(whole - EDGE - left) / self.cross.columns.len().max(1) as f64;
        let x = |column: usize| left + (step * column as f64).round() as i32;
        let every = self.every(step);
        for (i, head) in self.heads.iter().enumerate().filter(|(i, _)| i % every == 0) {
            let head = clip(head, SMALL.size, step * every as f64 - 4.0);
            pen.text((x(i) + x(i + 1)) / 2, top + HEAD / 2, &head, SMALL.at(HPos::Center));
        }
        for (row, place) in self.cross.places.iter().enumerate() {
            let y = top + HEAD + ROW * row as i32;
            self.label(pen, y, labels, place);
            for (i, shown) in place.cells.iter().enumerate() {
                self.cell(pen, (x(i) + 1, y + 1), (x(i + 1) - 1, y + ROW - 1), shown);
            }
        }
        self.legend(pen, top + HEAD + ROW * self.cross.places.len() as i32 + 8, whole);
    }

    /// Every column has its head where there is room, else each second, third, …
    fn every(&self, step: f64) -> usize {
        let widest = self.heads.iter().map(|h| width(h, SMALL.size)).fold(0.0, f64::max);
        if self.cross.lasting == 0 { 1 } else { ((widest + 6.0) / step).ceil().max(1.0) as usize }
    }

    fn label_room(&self, whole: i32) -> i32 {
        let widest = self.cross.places.iter().map(|p| width(&p.key.label, SMALL.size)).fold(0.0, f64::max);
        let most = if whole > NARROW { 0.3 } else { 0.32 } * f64::from(whole);
        (widest + 28.0).min(most) as i32
    }

    fn label(&self, pen: &mut Pen, y: i32, room: i32, place: &CrossPlace) {
        let look = if place.lasts { SMALL.bold().color(INK) } else { SMALL };
        if place.lasts {
            pen.triangle((EDGE + 6, y + ROW / 2), 6, false, GOLD);
        }
        let from = if self.cross.lasting > 0 { 16 } else { 0 };
        let lines = wrap(&place.key.label, SMALL.size * 1.05, f64::from(room - from - 4), 2);
        for (i, line) in (0..).zip(&lines) {
            let down = ROW / 2 + if lines.len() > 1 { 13 * i - 6 } else { 0 };
            pen.text(EDGE + from, y + down, line, look);
        }
    }

    /// The figure with its range, or without where the box is too small; the table
    /// beside the chart has both. Of what is not clear only the range.
    fn cell(&self, pen: &mut Pen, from: (i32, i32), to: (i32, i32), shown: &Shown) {
        let middle = ((from.0 + to.0) / 2, (from.1 + to.1) / 2);
        let look = Type { size: 12.0, ..SMALL }.at(HPos::Center);
        let fits = |text: &&String| width(text, look.size) + 4.0 <= f64::from(to.0 - from.0);
        let show = |value: f64| Measure::Of100.show(self.words, value);
        match shown {
            Shown::Clear { estimate, lower, upper } => {
                let (fill, ink) = colors(*estimate);
                pen.rect(from, to, fill);
                let value = show(*estimate);
                let full = format!("{value} ({}–{})", show(*lower), show(*upper));
                if let Some(text) = [full, value].iter().find(fits) {
                    pen.text(middle.0, middle.1, text, look.color(ink));
                }
            }
            Shown::NotClear { lower, upper, .. } => {
                pen.hatched(from, to);
                let range = format!("{}–{}", show(*lower), show(*upper));
                if fits(&&range) {
                    pen.label(middle.0, middle.1, &range, look);
                }
            }
            Shown::NotAvailable { .. } => pen.text(middle.0, middle.1, "–", SMALL.at(HPos::Center)),
        }
    }

    fn legend(&self, pen: &mut Pen, y: i32, whole: i32) {
        let mut x = EDGE;
        for class in 0..CLASSES {
            let (fill, _) = colors(20.0 * class as f64 + 10.0);
            let number = |class: usize| self.words.whole(20.0 * class as f64);
            let label = format!("{}–{}", number(class), number(class + 1));
            pen.rect((x, y + 2), (x + 14, y + 14), fill);
            pen.text(x + 18, y + 8, &label, Type { size: 12.0, ..SMALL });
            x += if whole > NARROW { 72 } else { 63 };
        }
        let mut x = EDGE;
        pen.hatched((x, y + 22), (x + 14, y + 34));
        let unclear = self.words.get("chart.cross.key.unclear");
        let look = Type { size: 12.0, ..SMALL };
        pen.text(x + 18, y + 28, &unclear, look);
        x += 18 + width(&unclear, 12.0) as i32 + 18;
        if self.cross.lasting > 0 {
            pen.triangle((x + 6, y + 28), 6, false, GOLD);
            pen.text(x + 18, y + 28, &self.words.get("chart.cross.key.lasting"), look.color(MUTED));
        }
    }

    /// The figures in words, place by place.
    fn in_words(&self) -> String {
        let place = |place: &CrossPlace| {
            let cell = |(column, shown): (&Key, &Shown)| match shown {
                Shown::Clear { estimate, .. } => {
                    format!("{} {}", column.label, Measure::Of100.show(self.words, *estimate))
                }
                Shown::NotClear { .. } => {
                    format!("{} {}", column.label, self.words.get("chart.cross.key.unclear"))
                }
                Shown::NotAvailable { .. } => format!("{} –", column.label),
            };
            let cells: Vec<String> = self.cross.columns.iter().zip(&place.cells).map(cell).collect();
            let lasts = match place.lasts {
                true => format!(" ({})", self.words.get("chart.cross.key.lasting")),
                false => String::new(),
            };
            format!("{}{lasts}: {}.", place.key.label, cells.join(&self.words.get("list.join")))
        };
        self.cross.places.iter().map(place).collect::<Vec<_>>().join(" ")
    }
}

/// Fill and text of a box: the colours of the maps' five classes. The text's are a shade
/// off ink and paper, so that the dark page leaves them as they are.
fn colors(estimate: f64) -> (RGBColor, RGBColor) {
    let all = Palette::Cividis.colours(CLASSES);
    let class = ((estimate / 20.0).max(0.0) as usize).min(CLASSES - 1);
    let fill = all.get(class).copied().unwrap_or(style::PAPER);
    let [r, g, b] = style::rgb(fill).map(|part| (part * 255.0).round() as u8);
    let ink = if style::ink_on(fill).0 == style::PAPER { ON_DARK } else { ON_LIGHT };
    (RGBColor(r, g, b), ink)
}

const ON_DARK: RGBColor = RGBColor(0xfe, 0xfe, 0xfe);
const ON_LIGHT: RGBColor = RGBColor(0x1b, 0x1e, 0x26);
