//! A page to look at: self-contained, without scripts, so that nothing in a text can run.

use super::Entry;
use super::page::{Entity, Page, kind_label, kind_names, official_heads, pieces};
use crate::cli::lang::{is_vietnamese, message};
use std::collections::BTreeMap;
use std::fmt::{self, Write};
use vnextract::Offsets;

/// Text in HTML, in elements and in quoted attributes.
struct Escaped<'a>(&'a str);

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for c in self.0.chars() {
            match c {
                '&' => f.write_str("&amp;")?,
                '<' => f.write_str("&lt;")?,
                '>' => f.write_str("&gt;")?,
                '"' => f.write_str("&quot;")?,
                '\'' => f.write_str("&#39;")?,
                '\n' | '\t' => f.write_char(c)?,
                '\r' => {}
                c if c.is_control() => f.write_char('\u{FFFD}')?,
                c => f.write_char(c)?,
            }
        }
        Ok(())
    }
}

/// What stands before the first document.
pub fn begin(single: bool) -> String {
    let mut out = format!("<!DOCTYPE html>\n<html lang=\"{}\">\n", language());
    out.push_str(
        "<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; \
         style-src 'unsafe-inline'\">\n<title>vnextract</title>\n<style>\n",
    );
    out.push_str(include_str!("page.css"));
    let title = message!("What the text says", "Văn bản nói gì");
    // Writing to a string cannot fail, here and below.
    let _ = writeln!(out, "</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>");
    if !single {
        let _ = writeln!(out, "<p><a href=\"#index\">{}</a></p>", index_title());
    }
    let show = message!("Show", "Hiện");
    let _ = writeln!(out, "<fieldset class=\"legend\"><legend>{show}</legend>");
    for kind in kind_names() {
        let (class, label) = (class(kind), kind_label(kind));
        let _ = writeln!(
            out,
            "<label><input type=\"checkbox\" id=\"show-{kind}\" checked> \
             <span class=\"{class}\">{label}</span></label>"
        );
    }
    out.push_str("</fieldset>\n");
    out
}

/// What stands after the last document: the index, if there are several.
pub fn end(index: &[(u64, String)], single: bool) -> String {
    let mut out = String::from("</main>\n");
    if !single {
        out.push_str("<nav id=\"index\" aria-labelledby=\"index-title\">\n");
        let _ = writeln!(out, "<h2 id=\"index-title\">{}</h2>\n<ol>", index_title());
        for (number, id) in index {
            let _ = writeln!(out, "<li><a href=\"#d{number}\">{}</a></li>", Escaped(id));
        }
        out.push_str("</ol>\n</nav>\n");
    }
    out.push_str("</body>\n</html>\n");
    out
}

/// The language that is spoken around the texts.
fn language() -> &'static str {
    if is_vietnamese() { "vi" } else { "en" }
}

fn index_title() -> String {
    message!("Index of the documents", "Danh mục văn bản")
}

/// The class of a kind; `document` is the class of the articles.
fn class(kind: &str) -> &str {
    if kind == "document" { "document-kind" } else { kind }
}

/// One document.
pub fn document(entry: &Entry, out: &mut String) {
    let page = Page::new(entry.document, Offsets::Byte);
    let number = entry.number;
    let id = entry.id.to_string();
    let _ = writeln!(
        out,
        "<article class=\"document\" id=\"d{number}\" aria-labelledby=\"d{number}-title\">\n\
         <h2 id=\"d{number}-title\">{}</h2>",
        Escaped(&id)
    );
    let published = match &page.reference_date {
        Some(date) => {
            let date = Escaped(date);
            message!("Published <time>{date}</time>", "Đăng ngày <time>{date}</time>")
        }
        None => message!("Day of publication not known", "Không rõ ngày đăng"),
    };
    let _ = writeln!(out, "<p class=\"soft\">{published}</p>");
    out.push_str("<div class=\"columns\">\n");
    text(entry, &page, out);
    out.push_str("<div class=\"side\">\n");
    officials(&page, number, out);
    timeline(&page, number, out);
    places(&page, number, out);
    out.push_str("</div>\n</div>\n</article>\n");
}

fn text(entry: &Entry, page: &Page, out: &mut String) {
    // A line end after the opening tag is ignored by no element but `pre`; so none is written.
    out.push_str("<div class=\"text\" lang=\"vi\">");
    for piece in pieces(entry.document.text(), page) {
        let text = Escaped(piece.text);
        let Some((index, entity)) = piece.entity else {
            let _ = write!(out, "{text}");
            continue;
        };
        let (class, anchor) = (class(&entity.kind), anchor(entry.number, index));
        let tip = tip(entity, page);
        let _ = write!(
            out,
            "<mark class=\"{class}\" id=\"{anchor}\" tabindex=\"0\" aria-description=\"{}\">{text}</mark>",
            Escaped(&tip)
        );
    }
    out.push_str("</div>\n");
}

fn anchor(number: u64, entity: usize) -> String {
    format!("d{number}e{entity}")
}

fn tip(entity: &Entity, page: &Page) -> String {
    let official = entity.official.and_then(|index| page.officials.get(index));
    let detail = match official {
        Some(official) => official.name.clone(),
        None => entity.detail(),
    };
    let kind = kind_label(&entity.kind);
    if detail.is_empty() { kind } else { format!("{kind}: {detail}") }
}

fn head(title: &str, out: &mut String) {
    let _ = writeln!(out, "<h3>{title}</h3>");
}

fn nothing(out: &mut String) {
    let _ = writeln!(out, "<p class=\"soft\">{}</p>", message!("None", "Không có"));
}

fn officials(page: &Page, number: u64, out: &mut String) {
    head(&message!("Officials", "Cán bộ"), out);
    if page.officials.is_empty() {
        nothing(out);
        return;
    }
    let _ = write!(
        out,
        "<div class=\"scroll\" tabindex=\"0\"><table lang=\"vi\">\n<thead lang=\"{}\"><tr>",
        language()
    );
    for head in official_heads() {
        let _ = write!(out, "<th scope=\"col\">{head}</th>");
    }
    out.push_str("</tr></thead>\n");
    for official in &page.officials {
        let rows = official.posts.len().max(1);
        let _ = write!(out, "<tbody><tr><th scope=\"rowgroup\" rowspan=\"{rows}\">");
        link(official.mentions.first(), number, &official.name, out);
        let honorific = Escaped(official.honorific.as_deref().unwrap_or("–"));
        let _ = write!(out, "</th><td rowspan=\"{rows}\">{honorific}</td>");
        for (index, post) in official.posts.iter().enumerate() {
            if index > 0 {
                out.push_str("<tr>");
            }
            let body = post.organization.as_deref().unwrap_or("–");
            let _ =
                writeln!(out, "<td>{}</td><td>{}</td></tr>", Escaped(&post.title), Escaped(body));
        }
        if official.posts.is_empty() {
            out.push_str("<td>–</td><td>–</td></tr>");
        }
        out.push_str("</tbody>\n");
    }
    out.push_str("</table></div>\n");
}

/// A name that leads to an entity, if there is one.
fn link(entity: Option<&usize>, number: u64, text: &str, out: &mut String) {
    let text = Escaped(text);
    let _ = match entity {
        Some(&index) => write!(out, "<a href=\"#{}\">{text}</a>", anchor(number, index)),
        None => write!(out, "{text}"),
    };
}

fn timeline(page: &Page, number: u64, out: &mut String) {
    head(&message!("Timeline", "Dòng thời gian"), out);
    // Dates of an unknown year stand at the end, as their values begin with X.
    let mut moments: BTreeMap<(&str, &str), Vec<usize>> = BTreeMap::new();
    for (index, entity) in page.entities.iter().enumerate() {
        if let Some(date) = &entity.date {
            let begin = date.begin.as_deref().unwrap_or("X");
            moments.entry((begin, &date.value)).or_default().push(index);
        }
    }
    if moments.is_empty() {
        nothing(out);
        return;
    }
    out.push_str("<ol class=\"timeline\">\n");
    for ((_, value), mentions) in &moments {
        let _ =
            write!(out, "<li><span class=\"when\">{}</span> <span lang=\"vi\">", Escaped(value));
        mention_links(page, mentions, number, out);
        out.push_str("</span></li>\n");
    }
    out.push_str("</ol>\n");
}

fn mention_links(page: &Page, mentions: &[usize], number: u64, out: &mut String) {
    for (n, index) in mentions.iter().enumerate() {
        if n > 0 {
            out.push_str(", ");
        }
        link(Some(index), number, &page.entities[*index].text, out);
    }
}

fn places(page: &Page, number: u64, out: &mut String) {
    head(&message!("Places by province", "Địa danh theo tỉnh"), out);
    let mut provinces: BTreeMap<&str, BTreeMap<&str, Vec<usize>>> = BTreeMap::new();
    for (index, entity) in page.entities.iter().enumerate() {
        if let Some(place) = &entity.place {
            let province = place.province.as_deref().unwrap_or_default();
            let name = place.name.as_deref().unwrap_or(&entity.text);
            provinces.entry(province).or_default().entry(name).or_default().push(index);
        }
    }
    if provinces.is_empty() {
        nothing(out);
        return;
    }
    // The places of no province come last.
    let elsewhere = provinces.remove("");
    out.push_str("<ul>\n");
    for (province, names) in &provinces {
        let _ = write!(out, "<li lang=\"vi\"><b>{}</b>", Escaped(province));
        place_names(names, number, out);
    }
    if let Some(names) = &elsewhere {
        let title = message!("Elsewhere, or not known where", "Nơi khác, hoặc không rõ");
        let _ = write!(out, "<li lang=\"vi\"><b lang=\"{}\">{title}</b>", language());
        place_names(names, number, out);
    }
    out.push_str("</ul>\n");
}

fn place_names(names: &BTreeMap<&str, Vec<usize>>, number: u64, out: &mut String) {
    out.push_str("\n<ul>\n");
    for (name, mentions) in names {
        out.push_str("<li>");
        link(mentions.first(), number, name, out);
        if mentions.len() > 1 {
            let _ = write!(out, " <span class=\"soft\">× {}</span>", mentions.len());
        }
        out.push_str("</li>\n");
    }
    out.push_str("</ul></li>\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_is_escaped() {
        assert_eq!(
            Escaped("<script>alert(\"1\" & '2')</script>\0\u{1b}").to_string(),
            "&lt;script&gt;alert(&quot;1&quot; &amp; &#39;2&#39;)&lt;/script&gt;\u{FFFD}\u{FFFD}"
        );
    }

    #[test]
    fn every_kind_has_its_colour_and_its_switch() {
        let css = include_str!("page.css");
        for kind in kind_names() {
            assert!(css.contains(&format!(".{} {{ background: var(--{kind}); }}", class(kind))));
            let switch = format!("body:has(#show-{kind}:not(:checked)) mark.{}", class(kind));
            assert_eq!(css.matches(&switch).count(), 2, "{kind}");
        }
    }
}
