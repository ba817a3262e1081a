//! A terminal's screen as an SVG: a dark window with round corners, cell by cell.
//!
//! Words stand at the places of their cells and are made as wide as these, whatever font the reader
//! has. Lines, marks and meters are shapes, because fonts differ in them or lack them.

use std::fmt::Write as _;

use ratatui::{
    buffer::{Buffer, Cell},
    layout::Position,
    style::{Color, Modifier},
};

/// A cell, in pixels: most monospaced fonts are 0.6 of their size wide.
const CELL: (f64, f64) = (8.43, 19.0);
const FONT_SIZE: f64 = 14.0;
/// From the top of a cell to the line that letters stand on.
const BASE: f64 = 14.0;
/// Around the cells: at the sides and below, and above for the window's bar.
const MARGIN: f64 = 16.0;
const BAR: f64 = 40.0;
const FONTS: &str = "ui-monospace,SFMono-Regular,Menlo,'DejaVu Sans Mono','Liberation Mono',\
    'Cascadia Mono',Consolas,monospace";

const WINDOW: &str = "#12161e";
const EDGE: &str = "#2b3340";
const TEXT: &str = "#d5dbe5";
const FIELD: &str = "#5b6678";
/// Lines between parts are quieter than secondary text of the same colour.
const RULE: &str = "#465162";

/// The screen, with the cursor where it stands.
pub(super) fn svg(title: &str, buffer: &Buffer, cursor: Option<Position>) -> String {
    let area = buffer.area;
    let width = f64::from(area.width) * CELL.0 + 2.0 * MARGIN;
    let height = f64::from(area.height) * CELL.1 + BAR + MARGIN;
    let mut svg = String::new();
    let _ = writeln!(
        svg,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {} {}\" width=\"{0}\" height=\"{1}\" role=\"img\">",
        round(width),
        round(height),
    );
    let _ = writeln!(svg, "<title>{}</title>", escape(title));
    let _ = writeln!(
        svg,
        "<rect x=\".5\" y=\".5\" width=\"{}\" height=\"{}\" rx=\"10\" fill=\"{WINDOW}\" stroke=\"{EDGE}\"/>",
        round(width - 1.0),
        round(height - 1.0),
    );
    for (x, colour) in [(22, "#e06c66"), (42, "#d9a94a"), (62, "#6fae62")] {
        let _ = writeln!(svg, "<circle cx=\"{x}\" cy=\"21\" r=\"6\" fill=\"{colour}\"/>");
    }
    let _ = writeln!(
        svg,
        "<g font-family=\"{FONTS}\" font-size=\"{FONT_SIZE}\" fill=\"{TEXT}\" transform=\"translate({MARGIN} {BAR})\">",
    );
    for y in area.top()..area.bottom() {
        line(&mut svg, buffer, y);
    }
    if let Some(Position { x, y }) = cursor {
        let (x, y) = (f64::from(x) * CELL.0, f64::from(y) * CELL.1);
        let _ = writeln!(
            svg,
            "<rect x=\"{}\" y=\"{}\" width=\"2\" height=\"16\" fill=\"#5ccfe6\"/>",
            round(x),
            round(y + 1.5),
        );
    }
    svg += "</g>\n</svg>\n";
    svg
}

/// The words and shapes of one line.
fn line(svg: &mut String, buffer: &Buffer, y: u16) {
    let cells: Vec<&Cell> = (0..buffer.area.width).map(|x| &buffer[(x, y)]).collect();
    let top = f64::from(y) * CELL.1;
    underlines(svg, &cells, top);
    let mut x = 0;
    while x < cells.len() {
        let (first, rest) = (cells[x], &cells[x..]);
        let run = |is_part: &dyn Fn(&Cell) -> bool| rest.iter().take_while(|cell| is_part(cell)).count();
        let is_blank = |cell: &Cell| cell.symbol().trim().is_empty();
        let is_across = |cell: &Cell| cell.symbol() == "─";
        let is_shape = |cell: &Cell| shape(cell.symbol(), 0, 0.0, "").is_some();
        x += match first {
            cell if is_blank(cell) => 1,
            // A line across is one shape, not a hundred.
            cell if is_across(cell) => {
                let long = run(&is_across);
                let y = top + CELL.1 / 2.0;
                stretch(svg, (x, x + long), y, rule_colour(first), 1.2);
                long
            }
            cell if is_shape(cell) => {
                let is_line = "│┌┐└┘├┤┬┴┼╭╮╰╯".contains(cell.symbol());
                let colour = if is_line { rule_colour(cell) } else { colour(cell) };
                let _ = writeln!(svg, "{}", shape(cell.symbol(), x, top, colour).unwrap_or_default());
                1
            }
            _ => {
                let long = run(&|cell| {
                    (cell.fg, cell.modifier) == (first.fg, first.modifier)
                        && !is_blank(cell)
                        && !is_shape(cell)
                });
                word(svg, &rest[..long], x, top);
                long
            }
        };
    }
}

/// The lines below what is underlined, blanks too.
fn underlines(svg: &mut String, cells: &[&Cell], top: f64) {
    let mut x = 0;
    for run in cells.chunk_by(|a, b| (a.fg, a.modifier) == (b.fg, b.modifier)) {
        let end = x + run.len();
        if run[0].modifier.contains(Modifier::UNDERLINED) {
            let colour = if run[0].fg == Color::Reset { FIELD } else { colour(run[0]) };
            stretch(svg, (x, end), top + 17.5, colour, 1.0);
        }
        x = end;
    }
}

/// A line from the left of one cell to the left of another.
fn stretch(svg: &mut String, (from, to): (usize, usize), y: f64, colour: &str, wide: f64) {
    let (from, to, y) = (round(left(from)), round(left(to)), round(y));
    let _ = writeln!(svg, "<path d=\"M{from} {y}H{to}\" stroke=\"{colour}\" stroke-width=\"{wide}\"/>");
}

fn word(svg: &mut String, cells: &[&Cell], x: usize, top: f64) {
    let text: String = cells.iter().map(|cell| cell.symbol()).collect();
    let style = cells[0];
    let mut attributes = String::new();
    if style.fg != Color::Reset {
        let _ = write!(attributes, " fill=\"{}\"", colour(style));
    }
    if style.modifier.contains(Modifier::BOLD) {
        attributes += " font-weight=\"bold\"";
    }
    if cells.len() > 1 {
        let wide = round(left(cells.len()));
        let _ = write!(attributes, " textLength=\"{wide}\" lengthAdjust=\"spacingAndGlyphs\"");
    }
    let _ = writeln!(
        svg,
        "<text x=\"{}\" y=\"{}\"{attributes}>{}</text>",
        round(left(x)),
        round(top + BASE),
        escape(&text),
    );
}

/// What is drawn rather than written.
fn shape(symbol: &str, x: usize, top: f64, colour: &str) -> Option<String> {
    let (x, right) = (left(x), left(x) + CELL.0);
    let (cx, cy, bottom) = (x + CELL.0 / 2.0, top + CELL.1 / 2.0, top + CELL.1);
    let stroke = |path: String, wide: f64| {
        format!(
            "<path d=\"{path}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"{wide}\" \
             stroke-linecap=\"square\"/>"
        )
    };
    let points = |corners: &[(f64, f64)]| {
        let corners: Vec<String> =
            corners.iter().map(|(x, y)| format!("{} {}", round(*x), round(*y))).collect();
        format!("M{}z", corners.join("L"))
    };
    let open = |corners: &[(f64, f64)]| points(corners).replace('z', "");
    let filled = |path: String| format!("<path d=\"{path}\" fill=\"{colour}\"/>");
    let arms = |up: bool, down: bool, before: bool, after: bool| {
        let arm = |is_there: bool, x: f64, y: f64| {
            if is_there { open(&[(cx, cy), (x, y)]) } else { String::new() }
        };
        let path =
            [arm(up, cx, top - 0.3), arm(down, cx, bottom + 0.3), arm(before, x, cy), arm(after, right, cy)];
        format!("<path d=\"{}\" stroke=\"{colour}\" stroke-width=\"1.2\"/>", path.concat())
    };
    let bar = [(x + 2.2, cy - 4.5), (right + 0.2, cy - 4.5), (right - 1.8, cy + 4.5), (x + 0.2, cy + 4.5)];
    Some(match symbol {
        "─" => arms(false, false, true, true),
        "│" => arms(true, true, false, false),
        "┌" | "╭" => arms(false, true, false, true),
        "┐" | "╮" => arms(false, true, true, false),
        "└" | "╰" => arms(true, false, false, true),
        "┘" | "╯" => arms(true, false, true, false),
        "├" => arms(true, true, false, true),
        "┤" => arms(true, true, true, false),
        "┬" => arms(false, true, true, true),
        "┴" => arms(true, false, true, true),
        "┼" => arms(true, true, true, true),
        "▰" => filled(points(&bar)),
        "▱" => stroke(points(&bar.map(|(x, y)| (x, if y < cy { y + 0.5 } else { y - 0.5 }))), 1.0),
        "●" => format!("<circle cx=\"{}\" cy=\"{}\" r=\"4\" fill=\"{colour}\"/>", round(cx), round(cy)),
        "○" | "◐" => {
            let (cx, cy) = (round(cx), round(cy));
            let half = if symbol == "◐" {
                format!("<path d=\"M{cx} {cy}m0 -3.5a3.5 3.5 0 0 0 0 7z\" fill=\"{colour}\"/>")
            } else {
                String::new()
            };
            format!(
                "<circle cx=\"{cx}\" cy=\"{cy}\" r=\"3.5\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"1.2\"/>{half}"
            )
        }
        "•" => format!("<circle cx=\"{}\" cy=\"{}\" r=\"2.6\" fill=\"{colour}\"/>", round(cx), round(cy)),
        "▸" => filled(points(&[(x + 1.5, cy - 4.5), (right - 0.5, cy), (x + 1.5, cy + 4.5)])),
        "▾" => filled(points(&[(x, cy - 3.0), (right, cy - 3.0), (cx, cy + 4.0)])),
        "✓" => stroke(open(&[(x + 0.6, cy + 0.5), (x + 3.2, cy + 3.8), (right - 0.6, cy - 4.6)]), 1.7),
        "✗" => stroke(
            [
                open(&[(cx - 3.0, cy - 3.4), (cx + 3.0, cy + 3.4)]),
                open(&[(cx + 3.0, cy - 3.4), (cx - 3.0, cy + 3.4)]),
            ]
            .concat(),
            1.7,
        ),
        _ => return None,
    })
}

fn left(x: usize) -> f64 {
    f64::from(u16::try_from(x).unwrap()) * CELL.0
}

fn rule_colour(cell: &Cell) -> &'static str {
    if cell.fg == Color::DarkGray { RULE } else { colour(cell) }
}

/// The sixteen colours in a quiet dark dress.
fn colour(cell: &Cell) -> &'static str {
    match cell.fg {
        Color::Reset => TEXT,
        Color::DarkGray => "#7c889a",
        Color::Cyan => "#5ccfe6",
        Color::Blue => "#8fb4ff",
        Color::Green => "#9bd27f",
        Color::Yellow => "#f0c46c",
        Color::Red => "#f2777a",
        other => panic!("{other:?} has no place in the pictures yet"),
    }
}

/// Two digits after the point are a hundredth of a pixel.
fn round(number: f64) -> String {
    let text = format!("{number:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
