//! Gold bulletins: reading them, and scoring an extraction on them.
//!
//! A gold bulletin is a text in which a person has marked what is there to be found. It has a header,
//! a line `---`, the marked text, and after a line `===` the officials:
//!
//! ```text
//! reference_date: 2018-07-26
//! ---
//! {date:Chiều 24/7=2018-07-24TAF}, đồng chí {person:Nguyễn Văn Hiến} – {title:Chánh án}
//! {organization:Tòa án nhân dân tỉnh} dự.‖
//! ===
//! Nguyễn Văn Hiến | đồng chí | Chánh án @ Tòa án nhân dân tỉnh
//! ```
//!
//! - `{kind:surface}` or `{kind:surface=value}` marks an entity; dates have a value and nothing else has.
//! - `‖` stands after the last character of each sentence.
//! - An official's line is `name | honorific or - | title @ organization ; title @ - ; ...`.
//!
//! ```
//! use vnextract::Extractor;
//! use vnextract::gold::{Bulletin, Scores};
//!
//! let bulletin = Bulletin::parse("reference_date:\n---\nTrời mưa to.‖\n")?;
//! let document = Extractor::new().extract(&bulletin.text);
//! let mut scores = Scores::default();
//! scores.add("rain", &bulletin, &document);
//! assert_eq!(scores.sentences.span.f1(), 1.0);
//! # Ok::<(), vnextract::gold::GoldError>(())
//! ```

mod score;

pub use score::{DateScores, EntityScores, Miss, OfficialScores, Scores, SentenceScores, Tally};

use crate::{Kind, Post};
use jiff::civil::Date;
use std::ops::Range;

/// A bulletin with everything that is to be found in it. Spans are bytes of `text`.
///
/// ```
/// use vnextract::Kind;
/// use vnextract::gold::Bulletin;
///
/// let source = "reference_date: 2018-07-26
/// ---
/// {date:Chiều 24/7=2018-07-24TAF}, bà {person:Mai} – {title:Chánh án} – dự.‖
/// ===
/// Mai | bà | Chánh án @ -
/// ";
/// let bulletin = Bulletin::parse(source)?;
/// assert_eq!(&bulletin.text[bulletin.sentences[0].clone()], "Chiều 24/7, bà Mai – Chánh án – dự.");
/// let mark = &bulletin.entities[0];
/// assert_eq!((mark.kind, &bulletin.text[mark.start..mark.end]), (Kind::Date, "Chiều 24/7"));
/// assert_eq!(mark.value.as_deref(), Some("2018-07-24TAF"));
/// let row = &bulletin.officials[0];
/// assert_eq!((row.name.as_str(), row.honorific.as_deref()), ("Mai", Some("bà")));
/// assert_eq!(row.posts[0].title, "Chánh án");
/// # Ok::<(), vnextract::gold::GoldError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Bulletin {
    /// The text without its marks.
    pub text: String,
    /// The day the bulletin was published.
    pub reference_date: Option<Date>,
    /// The marked entities, in order.
    pub entities: Vec<Mark>,
    /// The sentences, in order.
    pub sentences: Vec<Range<usize>>,
    /// The officials.
    pub officials: Vec<Row>,
}

/// A marked entity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// What kind of thing it is.
    pub kind: Kind,
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// The value of a date.
    pub value: Option<String>,
}

/// A person with posts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The name.
    pub name: String,
    /// How the person is addressed.
    pub honorific: Option<String>,
    /// Titles with their organizations.
    pub posts: Vec<Post>,
}

/// A fault in a gold bulletin.
///
/// ```
/// use vnextract::gold::Bulletin;
///
/// let error = Bulletin::parse("reference_date:\n---\nBà {person:Mai.‖\n").unwrap_err();
/// assert_eq!(error.line(), 3);
/// assert_eq!(error.message(), "a mark that is not closed");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {message}")]
pub struct GoldError {
    line: usize,
    message: String,
}

impl GoldError {
    /// The line of the fault, from 1.
    pub fn line(&self) -> usize {
        self.line
    }

    /// What is wrong there.
    pub fn message(&self) -> &str {
        &self.message
    }
}

impl Bulletin {
    /// Reads a gold bulletin and checks it.
    ///
    /// # Errors
    ///
    /// On a mark that is not closed or of no known kind, a date without a value, a sentence end inside
    /// a mark or after white space, text after the last sentence end, an official who is not marked
    /// as a person, and the like. The error names the line.
    pub fn parse(source: &str) -> Result<Bulletin, GoldError> {
        let source = &source.replace("\r\n", "\n");
        let head_end = source
            .find("\n---\n")
            .ok_or_else(|| fault(source, 0, "no line --- after the header".to_owned()))?;
        let body_start = head_end + "\n---\n".len();
        let body_end = source[body_start..].find("\n===\n").map(|at| body_start + at);
        let mut parser = Parser { source, bulletin: Bulletin::default(), ends: Vec::new() };
        parser.header(head_end)?;
        parser.body(body_start, body_end.unwrap_or(source.len()))?;
        if let Some(end) = body_end {
            parser.officials(end + "\n===\n".len())?;
        }
        Ok(parser.bulletin)
    }
}

/// `at` is a byte of the source.
fn fault(source: &str, at: usize, message: String) -> GoldError {
    let before = &source.as_bytes()[..at.min(source.len())];
    GoldError { line: 1 + memchr::memchr_iter(b'\n', before).count(), message }
}

/// A sentence end: where it is in the text and where in the source.
type End = (usize, usize);

struct Parser<'s> {
    source: &'s str,
    bulletin: Bulletin,
    ends: Vec<End>,
}

impl Parser<'_> {
    fn fault<T>(&self, at: usize, message: impl Into<String>) -> Result<T, GoldError> {
        Err(fault(self.source, at, message.into()))
    }

    fn header(&mut self, end: usize) -> Result<(), GoldError> {
        let mut at = 0;
        for line in self.source[..end].split('\n') {
            if let Some((key, value)) = line.split_once(':')
                && key.trim() == "reference_date"
                && !value.trim().is_empty()
            {
                match value.trim().parse() {
                    Ok(date) => self.bulletin.reference_date = Some(date),
                    Err(_) => return self.fault(at, "reference_date is no day YYYY-MM-DD"),
                }
            }
            at += line.len() + 1;
        }
        Ok(())
    }

    fn body(&mut self, mut at: usize, end: usize) -> Result<(), GoldError> {
        let mut marks = Vec::new();
        while at < end {
            let rest = &self.source[at..end];
            let Some(next) = rest.find(['{', '}', '‖']) else {
                self.bulletin.text.push_str(rest);
                break;
            };
            self.bulletin.text.push_str(&rest[..next]);
            at += next;
            let rest = &rest[next..];
            if rest.starts_with('‖') {
                self.ends.push((self.bulletin.text.len(), at));
                at += '‖'.len_utf8();
            } else if rest.starts_with('}') {
                return self.fault(at, "a } that closes nothing");
            } else {
                marks.push(at);
                at += self.mark(at, rest)?;
            }
        }
        self.sentences(end)?;
        self.check_marks(&marks)
    }

    /// Reads the mark at the beginning of `rest`; gives its length.
    fn mark(&mut self, at: usize, rest: &str) -> Result<usize, GoldError> {
        let inner = rest[1..].find(['{', '}']).map(|end| &rest[1..1 + end]);
        let Some(inner) = inner.filter(|inner| rest[1 + inner.len()..].starts_with('}')) else {
            return self.fault(at, "a mark that is not closed");
        };
        let (name, content) = inner.split_once(':').unwrap_or((inner, ""));
        let Some(kind) = Kind::ALL.into_iter().find(|kind| kind.as_str() == name) else {
            return self.fault(at, format!("no kind of entity is called '{name}'"));
        };
        let (surface, value) = match content.split_once('=') {
            Some((surface, value)) => (surface, Some(value)),
            None => (content, None),
        };
        if surface.contains('‖') {
            return self.fault(at, format!("a sentence end inside the mark '{surface}'"));
        }
        if surface.is_empty() || surface != surface.trim() {
            return self.fault(at, format!("space at the edge of the mark '{surface}'"));
        }
        match (kind, value) {
            (Kind::Date, None) => {
                return self.fault(at, format!("the date '{surface}' has no value"));
            }
            (Kind::Date, _) | (_, None) => {}
            (_, Some(_)) => return self.fault(at, format!("a value on the {name} '{surface}'")),
        }
        let start = self.bulletin.text.len();
        self.bulletin.text.push_str(surface);
        self.bulletin.entities.push(Mark {
            kind,
            start,
            end: start + surface.len(),
            value: value.map(str::to_owned),
        });
        Ok(inner.len() + 2)
    }

    fn sentences(&mut self, end: usize) -> Result<(), GoldError> {
        let mut last = 0;
        for &(stop, at) in &self.ends {
            let piece = &self.bulletin.text[last..stop];
            if piece.trim().is_empty() {
                return self.fault(at, "a sentence end without a sentence");
            }
            if piece.ends_with(char::is_whitespace) {
                return self.fault(at, "a sentence end after white space");
            }
            let start = stop - piece.trim_start().len();
            self.bulletin.sentences.push(start..stop);
            last = stop;
        }
        if !self.bulletin.text[last..].trim().is_empty() {
            return self.fault(end, "text after the last sentence end");
        }
        Ok(())
    }

    /// `places` says where in the source the marks are.
    fn check_marks(&self, places: &[usize]) -> Result<(), GoldError> {
        let Bulletin { text, entities, sentences, .. } = &self.bulletin;
        for (mark, &at) in entities.iter().zip(places) {
            let sentence = sentences.partition_point(|sentence| sentence.end <= mark.start);
            let fits = |s: &Range<usize>| s.start <= mark.start && mark.end <= s.end;
            if !sentences.get(sentence).is_some_and(fits) {
                let surface = &text[mark.start..mark.end];
                return self.fault(at, format!("'{surface}' goes over the end of a sentence"));
            }
        }
        Ok(())
    }

    fn officials(&mut self, mut at: usize) -> Result<(), GoldError> {
        for line in self.source[at..].split('\n') {
            if !line.trim().is_empty() {
                let row = self.official(at, line)?;
                self.bulletin.officials.push(row);
            }
            at += line.len() + 1;
        }
        Ok(())
    }

    fn official(&self, at: usize, line: &str) -> Result<Row, GoldError> {
        let parts: Vec<&str> = line.split('|').map(str::trim).collect();
        let [name, honorific, posts] = parts[..] else {
            return self.fault(at, "an official's line has three parts: name | honorific | posts");
        };
        if !self.is_marked(name, &[Kind::Person]) {
            return self.fault(at, format!("'{name}' is not marked as a person"));
        }
        let mut row = Row { name: name.to_owned(), honorific: given(honorific), posts: Vec::new() };
        for post in posts.split(';') {
            let (title, organization) = match post.trim().split_once(" @ ") {
                Some((title, body)) if !title.trim().is_empty() && !body.trim().is_empty() => {
                    (title.trim().to_owned(), given(body.trim()))
                }
                _ => {
                    return self
                        .fault(at, format!("'{}' is not 'title @ organization'", post.trim()));
                }
            };
            if let Some(body) = &organization
                && !self.is_marked(body, &[Kind::Organization, Kind::Place])
            {
                return self
                    .fault(at, format!("'{body}' is not marked as an organization or place"));
            }
            row.posts.push(Post { title, organization });
        }
        Ok(row)
    }

    fn is_marked(&self, surface: &str, kinds: &[Kind]) -> bool {
        let Bulletin { text, entities, .. } = &self.bulletin;
        entities
            .iter()
            .any(|mark| kinds.contains(&mark.kind) && &text[mark.start..mark.end] == surface)
    }
}

/// A field in which `-` stands for nothing.
fn given(field: &str) -> Option<String> {
    (field != "-").then(|| field.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = "reference_date: 2018-07-26\nstyle: court\n---\n{date:Hôm qua=2018-07-25}, ông \
                        {person:Trần Nam} dự.‖ Xong.‖\n\n{title:Chánh án}\n{organization:Tòa án tỉnh}‖\n\
                        ===\nTrần Nam | ông | Chánh án @ Tòa án tỉnh ; Luật sư @ -\n";

    fn fault_of(source: &str) -> (usize, String) {
        let error = Bulletin::parse(source).unwrap_err();
        (error.line(), error.message().to_owned())
    }

    fn fault_in(body: &str) -> (usize, String) {
        fault_of(&format!("a: b\n---\n{body}"))
    }

    #[test]
    fn a_bulletin_is_read() {
        let gold = Bulletin::parse(GOOD).unwrap();
        assert_eq!(gold.text, "Hôm qua, ông Trần Nam dự. Xong.\n\nChánh án\nTòa án tỉnh");
        assert_eq!(gold.reference_date, Some(jiff::civil::date(2018, 7, 26)));
        let sentences: Vec<_> = gold.sentences.iter().map(|s| &gold.text[s.clone()]).collect();
        assert_eq!(sentences, ["Hôm qua, ông Trần Nam dự.", "Xong.", "Chánh án\nTòa án tỉnh"]);
        let marks: Vec<_> =
            gold.entities.iter().map(|m| (m.kind, &gold.text[m.start..m.end])).collect();
        assert_eq!(marks[0], (Kind::Date, "Hôm qua"));
        assert_eq!(marks[3], (Kind::Organization, "Tòa án tỉnh"));
        assert_eq!(gold.entities[0].value.as_deref(), Some("2018-07-25"));
        let row = &gold.officials[0];
        assert_eq!((row.name.as_str(), row.honorific.as_deref()), ("Trần Nam", Some("ông")));
        assert_eq!(row.posts[0].organization.as_deref(), Some("Tòa án tỉnh"));
        assert_eq!(row.posts[1], Post { title: "Luật sư".into(), organization: None });
        assert_eq!(Bulletin::parse(&GOOD.replace('\n', "\r\n")).unwrap(), gold);
    }

    #[test]
    fn faults_name_their_line() {
        assert_eq!(fault_of("abc").0, 1);
        assert_eq!(fault_of("\nreference_date: x\n---\nA.‖").0, 2);
        let is_not_closed = (4, "a mark that is not closed".to_owned());
        assert_eq!(fault_in("A.‖\n{person:B C‖"), is_not_closed);
        assert_eq!(fault_in("A.‖\n{person:B {place:C}}‖"), is_not_closed);
        assert_eq!(fault_in("A.‖\nB}.‖"), (4, "a } that closes nothing".to_owned()));
        assert_eq!(fault_in("{animal:B}‖").1, "no kind of entity is called 'animal'");
        assert_eq!(fault_in("{date:B}‖").1, "the date 'B' has no value");
        assert_eq!(fault_in("{place:B=1}‖").1, "a value on the place 'B'");
        assert_eq!(fault_in("{place: B}‖").1, "space at the edge of the mark ' B'");
        assert_eq!(fault_in("{place:B.‖ C}‖").1, "a sentence end inside the mark 'B.‖ C'");
        assert_eq!(fault_in("A. ‖").1, "a sentence end after white space");
        assert_eq!(fault_in("A.‖\n‖").1, "a sentence end without a sentence");
        assert_eq!(fault_in("A.‖\nB").1, "text after the last sentence end");
        let row = |line: &str| fault_in(&format!("{{person:A}}.‖\n===\n{line}\n"));
        assert_eq!(row("A | -").1, "an official's line has three parts: name | honorific | posts");
        assert_eq!(row("B | - | C @ -"), (5, "'B' is not marked as a person".to_owned()));
        assert_eq!(row("A | - | C").1, "'C' is not 'title @ organization'");
        assert_eq!(row("A | - | C @ D").1, "'D' is not marked as an organization or place");
    }
}
