//! For terminals: the text with coloured spans, then the officials as a table.

use super::Entry;
use super::page::{Page, kind_label, kind_names, official_heads, pieces};
use crate::cli::lang::message;
use crate::cli::report::is_harmful;
use clap::builder::styling::{AnsiColor, Style};
use std::fmt::Write;
use vnextract::Offsets;

/// Without colour, an entity stands in brackets with its kind.
pub fn text(entry: &Entry, color: bool, out: &mut String) {
    let page = Page::new(entry.document, Offsets::Byte);
    let bold = if color { Style::new().bold() } else { Style::new() };
    let id = shown(&entry.id.to_string());
    let date = page.reference_date.clone();
    let date = date.unwrap_or_else(|| message!("no reference date", "không rõ ngày đăng"));
    // Writing to a string cannot fail.
    let _ = writeln!(out, "{bold}{id}{bold:#}  {date}");
    if color {
        for kind in kind_names() {
            let style = style(kind);
            let _ = write!(out, "{style}{}{style:#} ", kind_label(kind));
        }
        out.push('\n');
    }
    out.push('\n');
    for piece in pieces(entry.document.text(), &page) {
        let text = shown(piece.text);
        let _ = match piece.entity {
            None => write!(out, "{text}"),
            Some((_, entity)) if color => {
                let style = style(&entity.kind);
                // A colour that runs over a line end would colour the margin too.
                let lines: Vec<_> =
                    text.split('\n').map(|line| format!("{style}{line}{style:#}")).collect();
                write!(out, "{}", lines.join("\n"))
            }
            Some((_, entity)) => write!(out, "[{} {text}]", kind_label(&entity.kind)),
        };
    }
    if !out.ends_with('\n') {
        out.push('\n');
    }
    officials(&page, bold, out);
    out.push('\n');
}

fn style(kind: &str) -> Style {
    let color = match kind {
        "person" => AnsiColor::Green,
        "title" => AnsiColor::Yellow,
        "organization" => AnsiColor::Blue,
        "place" => AnsiColor::Magenta,
        "date" => AnsiColor::Cyan,
        _ => AnsiColor::Red,
    };
    color.on_default().underline()
}

fn officials(page: &Page, bold: Style, out: &mut String) {
    let mut rows = Vec::new();
    for official in &page.officials {
        for (index, post) in official.posts.iter().enumerate() {
            let (name, honorific) = match index {
                0 => (official.name.as_str(), official.honorific.as_deref().unwrap_or("-")),
                _ => ("", ""),
            };
            let body = post.organization.as_deref().unwrap_or("-");
            rows.push([name, honorific, &post.title, body].map(|cell| shown(&one_line(cell))));
        }
    }
    if rows.is_empty() {
        return;
    }
    let head = official_heads();
    let widths: [usize; 4] = std::array::from_fn(|column| {
        let cells = rows.iter().chain([&head]).map(|row| width(&row[column]));
        cells.max().unwrap_or_default()
    });
    out.push('\n');
    let _ = writeln!(out, "{bold}{}{bold:#}", line(&head, &widths));
    for row in &rows {
        out.push_str(&line(row, &widths));
        out.push('\n');
    }
}

fn line(cells: &[String; 4], widths: &[usize; 4]) -> String {
    let mut line = String::new();
    for (cell, width_wanted) in cells.iter().zip(widths) {
        line.push_str(cell);
        line.extend(std::iter::repeat_n(' ', width_wanted - width(cell) + 2));
    }
    line.truncate(line.trim_end().len());
    line
}

fn one_line(cell: &str) -> String {
    cell.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Columns on the terminal: combining marks take none.
fn width(text: &str) -> usize {
    text.chars().filter(|c| !matches!(c, '\u{300}'..='\u{36F}')).count()
}

/// The text without what would steer the terminal.
pub fn shown(text: &str) -> String {
    let is_plain = |c: char| matches!(c, '\n' | '\t') || !is_harmful(c);
    text.chars().filter(|&c| c != '\r').map(|c| if is_plain(c) { c } else { '\u{FFFD}' }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_steers_the_terminal() {
        assert_eq!(
            shown("a\u{1b}[31mb\r\n\tc\u{9b}\u{202e}"),
            "a\u{FFFD}[31mb\n\tc\u{FFFD}\u{FFFD}"
        );
    }

    #[test]
    fn columns_align_with_combining_marks() {
        let widths = [4, 1, 1, 1];
        let row = |name: &str| line(&[name.into(), "x".into(), "".into(), "y".into()], &widths);
        assert_eq!(
            row("Ho\u{300}a").chars().filter(|&c| c != '\u{300}').count(),
            row("Hòa").chars().count()
        );
    }
}
