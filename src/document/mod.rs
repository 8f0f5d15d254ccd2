//! What comes out of an extraction: sentences, entities and officials.

mod view;

pub use view::{Offsets, View};

use crate::gazetteer::Unit;
use serde::Serialize;
use std::ops::Range;

/// The kinds of entities. The rules of each are in the project's annotation guide.
///
/// ```
/// use vnextract::Kind;
///
/// assert_eq!(Kind::Organization.as_str(), "organization");
/// assert_eq!(Kind::ALL.len(), 6);
/// ```
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// A personal name, without honorific, title or rank.
    Person,
    /// The words that say which post, rank, degree or calling a person holds.
    Title,
    /// A particular organization.
    Organization,
    /// A particular place: administrative unit, street, natural feature, facility.
    Place,
    /// An expression that puts something on the calendar or the clock.
    Date,
    /// A legal or official document.
    Document,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Kind; 6] =
        [Kind::Person, Kind::Title, Kind::Organization, Kind::Place, Kind::Date, Kind::Document];

    /// The name used in the output (`person`, `title` ...).
    pub fn as_str(self) -> &'static str {
        match self {
            Kind::Person => "person",
            Kind::Title => "title",
            Kind::Organization => "organization",
            Kind::Place => "place",
            Kind::Date => "date",
            Kind::Document => "document",
        }
    }
}

/// What a bulletin says: its sentences, entities and officials.
///
/// All spans are UTF-8 byte ranges of [`Document::text`], which is the caller's text unchanged.
///
/// ```
/// use vnextract::Extractor;
///
/// let text = "26/07/2018\n\nBà Trần Thị Mai, Giám đốc Sở Y tế, thăm huyện Xuyên Mộc.";
/// let document = Extractor::new().extract(text);
/// assert_eq!(document.text(), text);
/// assert_eq!(document.reference_date().unwrap().to_string(), "2018-07-26");
/// assert_eq!(document.sentences().len(), 2);
/// assert_eq!(document.entities().len(), 5);
/// assert_eq!(document.officials()[0].name, "Trần Thị Mai");
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Document {
    pub(crate) text: String,
    pub(crate) reference_date: Option<jiff::civil::Date>,
    pub(crate) sentences: Vec<Sentence>,
    pub(crate) entities: Vec<Entity>,
    pub(crate) officials: Vec<Official>,
}

impl Document {
    /// The text the spans count in, exactly as it was given.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The day the bulletin was published: the one given, else its own dateline.
    pub fn reference_date(&self) -> Option<jiff::civil::Date> {
        self.reference_date
    }

    /// The sentences, in order.
    pub fn sentences(&self) -> &[Sentence] {
        &self.sentences
    }

    /// The entities, in order; they never overlap.
    pub fn entities(&self) -> &[Entity] {
        &self.entities
    }

    /// One row for each person who is given a title.
    pub fn officials(&self) -> &[Official] {
        &self.officials
    }

    /// The document as it is written down: a value that serializes into the JSON of the program's
    /// output, with offsets counted in the given unit.
    ///
    /// Serializing the document itself is the same with [`Offsets::CodePoint`].
    ///
    /// ```
    /// use vnextract::{Extractor, Offsets};
    ///
    /// let document = Extractor::new().extract("Trời mưa 🌧.");
    /// let end = |unit| {
    ///     let json = serde_json::to_value(document.view(unit)).unwrap();
    ///     json["sentences"][0]["end"].as_u64().unwrap()
    /// };
    /// assert_eq!(end(Offsets::CodePoint), 11);
    /// assert_eq!(end(Offsets::Byte), 17);
    /// assert_eq!(end(Offsets::Utf16), 12);
    /// ```
    pub fn view(&self, offsets: Offsets) -> View<'_> {
        View::new(self, offsets)
    }
}

/// A sentence, or a line that stands for itself (headline, caption, list item).
///
/// ```
/// use vnextract::{Extractor, Role};
///
/// let text = "HỌP BÁO VỀ GIÁ NƯỚC\n\nSáng nay trời mưa. Chiều qua trời nắng.";
/// let document = Extractor::new().extract(text);
/// let headline = document.sentences()[0];
/// assert_eq!(&text[headline.range()], "HỌP BÁO VỀ GIÁ NƯỚC");
/// assert_eq!(headline.role, Role::Headline);
/// assert_eq!(document.sentences()[2].role, Role::Body);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// Which part of the page it is.
    pub role: Role,
}

impl Sentence {
    /// The span as a range.
    pub fn range(&self) -> Range<usize> {
        self.start..self.end
    }
}

/// Which part of a page a sentence is.
///
/// ```
/// use vnextract::{Extractor, Role};
///
/// let document = Extractor::new().extract("26/07/2018 12:45\n\nTrời mưa to ở Huế.");
/// let roles: Vec<Role> = document.sentences().iter().map(|sentence| sentence.role).collect();
/// assert_eq!(roles, [Role::Dateline, Role::Body]);
/// ```
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// A title or subtitle.
    Headline,
    /// A line that says when (and where) the bulletin was published.
    Dateline,
    /// Running text.
    #[default]
    Body,
    /// An item of a list.
    ListItem,
    /// The line under a picture.
    Caption,
    /// Who wrote the text or took the picture.
    Byline,
    /// Left over from the page: menus, counters, links.
    Scrap,
}

/// A thing the text names.
///
/// ```
/// use vnextract::{Extractor, Kind};
///
/// let text = "Mưa to. Đoàn thăm huyện Xuyên Mộc.";
/// let document = Extractor::new().extract(text);
/// let entity = &document.entities()[0];
/// assert_eq!((entity.kind, &text[entity.range()]), (Kind::Place, "huyện Xuyên Mộc"));
/// assert_eq!(entity.sentence, 1);
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Entity {
    /// What kind of thing.
    pub kind: Kind,
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// Index of the sentence it stands in.
    pub sentence: usize,
    /// What more is known of it.
    pub detail: Detail,
}

impl Entity {
    /// The span as a range.
    pub fn range(&self) -> Range<usize> {
        self.start..self.end
    }
}

/// What more is known of an entity, by its kind.
///
/// ```
/// use vnextract::{Detail, Extractor};
///
/// let document = Extractor::new().extract("Ngày 24/7/2018, ông An tới Tòa án nhân dân tỉnh.");
/// let details: Vec<&Detail> = document.entities().iter().map(|entity| &entity.detail).collect();
/// assert!(matches!(details[0], Detail::Date(date) if date.value() == "2018-07-24"));
/// assert!(matches!(details[1], Detail::None));
/// assert!(matches!(details[2], Detail::Organization("court")));
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Detail {
    /// Nothing more.
    #[default]
    None,
    /// Of a date: its place on the calendar.
    Date(crate::date::DateValue),
    /// Of a person or title: index of the row of officials it belongs to.
    Official(usize),
    /// Of an organization: what type of body it is (`court`, `police` ...).
    Organization(&'static str),
    /// Of a place: what type it is, and which administrative unit.
    Place(Place),
}

/// What is known of a place.
///
/// ```
/// use vnextract::{Detail, Extractor};
///
/// let document = Extractor::new().extract("Xe dừng ở Trại giam Xuyên Mộc.");
/// let Detail::Place(place) = &document.entities()[0].detail else { panic!() };
/// assert_eq!(place.place_type, "prison");
/// assert!(place.unit.is_none());
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// What it is (`province`, `prison`, `road` ...).
    pub place_type: &'static str,
    /// The administrative unit it is, if it is one and the text tells which.
    pub unit: Option<AdminUnit>,
}

/// The Vietnamese administrative unit that a place is.
///
/// ```
/// use vnextract::{Detail, Extractor};
///
/// let document = Extractor::builder()
///     .reference_date("2018-07-26".parse().unwrap())
///     .build()
///     .extract("Xảy ra tại xã Bàu Lâm, huyện Xuyên Mộc.");
/// let Detail::Place(place) = &document.entities()[0].detail else { panic!() };
/// let bau_lam = place.unit.unwrap();
/// assert_eq!(bau_lam.unit.full_name(), "Xã Bàu Lâm");
/// assert_eq!(bau_lam.unit.code(), "26638");
/// assert_eq!(bau_lam.district.unwrap().full_name(), "Huyện Xuyên Mộc");
/// assert_eq!(bau_lam.province.full_name(), "Tỉnh Bà Rịa - Vũng Tàu");
/// let now = bau_lam.unit.successors().next().unwrap();
/// assert_eq!(now.province().full_name(), "Thành phố Hồ Chí Minh");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct AdminUnit {
    /// The unit as it was at the bulletin's date, or as it was last if it was gone by then. What it
    /// belongs to today, where that has changed, are its [`successors`](Unit::successors).
    pub unit: Unit,
    /// Of a commune: the district it lay in at the bulletin's date, while there were districts.
    pub district: Option<Unit>,
    /// The province it lay in at the bulletin's date; itself if it is one.
    pub province: Unit,
}

/// A person who is given at least one title in the bulletin.
///
/// ```
/// use vnextract::Extractor;
///
/// let text = "Bà Trần Thị Mai, Giám đốc Sở Y tế, phát biểu. Bà Mai cảm ơn.";
/// let document = Extractor::new().extract(text);
/// let official = &document.officials()[0];
/// assert_eq!(official.name, "Trần Thị Mai");
/// assert_eq!(official.honorific.as_deref(), Some("bà"));
/// let mentions = official.mentions.iter().map(|&mention| &text[document.entities()[mention].range()]);
/// assert!(mentions.eq(["Trần Thị Mai", "Mai"]));
/// ```
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Official {
    /// The fullest form of the name.
    pub name: String,
    /// How the person is addressed, in lower case (`đồng chí`, `ông`).
    pub honorific: Option<String>,
    /// The posts, ranks, degrees and callings, in order of appearance.
    pub posts: Vec<Post>,
    /// Indices of the entities that name this person.
    pub mentions: Vec<usize>,
}

/// A title with the body it belongs to.
///
/// ```
/// use vnextract::{Extractor, Post};
///
/// let document = Extractor::new().extract("Ông Lê Văn An, Giám đốc Sở Y tế, phát biểu.");
/// let post = Post { title: "Giám đốc".into(), organization: Some("Sở Y tế".into()) };
/// assert_eq!(document.officials()[0].posts, [post]);
/// ```
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Post {
    /// The whole post, also where a part of it stands in the organization (`Trưởng ban`).
    pub title: String,
    /// The body, country or facility, where one is stated.
    pub organization: Option<String>,
}
