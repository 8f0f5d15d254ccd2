//! The document as its readers see it: the rows of the JSON.
//!
//! The forms other than JSON are made from these rows, so that they can say nothing else.

use crate::cli::lang::message;
use serde::Deserialize;
use vnextract::{Document, Kind, Offsets};

#[derive(Debug, Default, Deserialize)]
pub struct Page {
    pub reference_date: Option<String>,
    pub sentences: Vec<Sentence>,
    pub entities: Vec<Entity>,
    pub officials: Vec<Official>,
}

#[derive(Debug, Deserialize)]
pub struct Sentence {
    pub end: usize,
}

#[derive(Debug, Deserialize)]
pub struct Entity {
    pub kind: String,
    pub start: usize,
    pub end: usize,
    pub text: String,
    pub sentence: usize,
    pub date: Option<Date>,
    pub place: Option<Place>,
    pub organization: Option<Organization>,
    pub official: Option<usize>,
}

#[derive(Debug, Deserialize)]
pub struct Date {
    pub value: String,
    pub begin: Option<String>,
    pub end: Option<String>,
}

#[derive(Debug, Deserialize)]
pub struct Place {
    #[serde(rename = "type")]
    pub place_type: String,
    pub name: Option<String>,
    pub code: Option<String>,
    pub province: Option<String>,
    #[serde(default)]
    pub now: Vec<Unit>,
}

/// A unit that lies today where the place lay.
#[derive(Debug, Deserialize)]
pub struct Unit {
    pub name: String,
}

#[derive(Debug, Deserialize)]
pub struct Organization {
    #[serde(rename = "type")]
    pub body_type: String,
}

#[derive(Debug, Deserialize)]
pub struct Official {
    pub name: String,
    pub honorific: Option<String>,
    pub posts: Vec<Post>,
    #[serde(default)]
    pub mentions: Vec<usize>,
}

#[derive(Debug, Deserialize)]
pub struct Post {
    pub title: String,
    pub organization: Option<String>,
}

impl Page {
    pub fn new(document: &Document, offsets: Offsets) -> Self {
        // What the library writes is what is declared here, whatever the text; a test holds them
        // together.
        serde_json::to_value(document.view(offsets))
            .and_then(serde_json::from_value)
            .expect("the rows of the JSON are declared")
    }
}

impl Entity {
    /// What more is known of it than its kind, in a few words.
    pub fn detail(&self) -> String {
        if let Some(date) = &self.date {
            return date.value.clone();
        }
        if let Some(place) = &self.place {
            return place.detail();
        }
        match &self.organization {
            Some(organization) => words(&organization.body_type),
            None => String::new(),
        }
    }
}

impl Place {
    fn detail(&self) -> String {
        let mut parts = vec![words(&self.place_type)];
        parts.extend(self.name.clone());
        parts.extend(self.code.as_ref().map(|code| message!("code {code}", "mã {code}")));
        parts.extend(self.province.clone().filter(|province| Some(province) != self.name.as_ref()));
        if !self.now.is_empty() {
            let names: Vec<&str> = self.now.iter().map(|unit| unit.name.as_str()).collect();
            parts.push(message!("now {}", "nay là {}", names.join("; ")));
        }
        parts.join(", ")
    }
}

/// `district_court` as people write it.
fn words(name: &str) -> String {
    name.replace('_', " ")
}

/// A stretch of text that is or is not an entity.
pub struct Piece<'a> {
    pub text: &'a str,
    pub entity: Option<(usize, &'a Entity)>,
}

/// Cuts the text at its entities. The page must count bytes.
pub fn pieces<'a>(text: &'a str, page: &'a Page) -> Vec<Piece<'a>> {
    let mut pieces = Vec::with_capacity(2 * page.entities.len() + 1);
    let mut at = 0;
    for (index, entity) in page.entities.iter().enumerate() {
        let (Some(before), Some(inside)) =
            (text.get(at..entity.start), text.get(entity.start..entity.end))
        else {
            continue;
        };
        pieces.push(Piece { text: before, entity: None });
        pieces.push(Piece { text: inside, entity: Some((index, entity)) });
        at = entity.end;
    }
    pieces.push(Piece { text: &text[at..], entity: None });
    pieces.retain(|piece| !piece.text.is_empty());
    pieces
}

/// What people call a kind.
pub fn kind_label(kind: &str) -> String {
    match kind {
        "person" => message!("person", "người"),
        "title" => message!("title", "chức danh"),
        "organization" => message!("organization", "tổ chức"),
        "place" => message!("place", "địa danh"),
        "date" => message!("date", "ngày giờ"),
        _ => message!("document", "văn bản"),
    }
}

/// The heads of the table of officials.
pub fn official_heads() -> [String; 4] {
    [
        message!("Name", "Họ tên"),
        message!("Honorific", "Xưng hô"),
        message!("Title", "Chức danh"),
        message!("Organization", "Tổ chức"),
    ]
}

/// The kinds by the names they have in rows.
pub fn kind_names() -> [&'static str; Kind::ALL.len()] {
    Kind::ALL.map(Kind::as_str)
}
