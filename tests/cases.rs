//! Small named cases of recognition, one kind of entity to a file in `tests/cases`.
//!
//! A case is a line `# class: name`, then the text, of one line or several, then an empty line.
//! Only one kind is looked at: what is of it stands in `[brackets]`, and what stands outside must
//! not be found. In `official.txt` nothing is marked; the rows follow the text, and no row means
//! that none may be found:
//!
//! ```text
//! # after: a dash
//! Chủ trì: bà Lê Thị Mơ – Giám đốc Sở Y tế.
//! => Lê Thị Mơ | bà | Giám đốc @ Sở Y tế ; title @ -
//! ```
//!
//! `!known` behind the name marks a case that fails today. It must be taken away when the case
//! begins to pass.

use std::collections::{BTreeMap, BTreeSet};
use vnextract::{Document, Extractor, Kind, Official};

const PERSON: &str = include_str!("cases/person.txt");
const TITLE: &str = include_str!("cases/title.txt");
const ORGANIZATION: &str = include_str!("cases/organization.txt");
const PLACE: &str = include_str!("cases/place.txt");
const DOCUMENT: &str = include_str!("cases/document.txt");
const OFFICIAL: &str = include_str!("cases/official.txt");

struct Case<'a> {
    class: &'a str,
    name: &'a str,
    known: bool,
    /// The text with its marks.
    marked: String,
    rows: Vec<&'a str>,
}

impl Case<'_> {
    /// Is there something to be found?
    fn is_positive(&self) -> bool {
        self.marked.contains('[') || !self.rows.is_empty()
    }
}

fn cases(file: &str) -> Vec<Case<'_>> {
    let mut cases: Vec<Case> = Vec::new();
    for line in file.lines().filter(|line| !line.is_empty()) {
        if let Some(head) = line.strip_prefix("# ") {
            let (class, name) = head.split_once(": ").expect(line);
            let known = name.ends_with(" !known");
            let name = name.trim_end_matches(" !known");
            cases.push(Case { class, name, known, marked: String::new(), rows: Vec::new() });
            continue;
        }
        let case = cases.last_mut().expect("a case begins with its name");
        match line.strip_prefix("=> ") {
            Some(row) => case.rows.push(row),
            None if case.marked.is_empty() => case.marked.push_str(line),
            None => case.marked = format!("{}\n{line}", case.marked),
        }
    }
    cases
}

/// The text with what was found of a kind put into brackets.
fn mark(document: &Document, kind: Kind) -> String {
    let text = document.text();
    let mut marked = String::new();
    let mut at = 0;
    for entity in document.entities().iter().filter(|entity| entity.kind == kind) {
        marked += &format!("{}[{}]", &text[at..entity.start], &text[entity.range()]);
        at = entity.end;
    }
    marked + &text[at..]
}

/// A row in one line. Letter case is that of the text, which is of no concern here.
fn row(official: &Official) -> String {
    let post = |post: &vnextract::Post| {
        format!("{} @ {}", post.title, post.organization.as_deref().unwrap_or("-"))
    };
    let posts: Vec<String> = official.posts.iter().map(post).collect();
    let honorific = official.honorific.as_deref().unwrap_or("-");
    format!("{} | {honorific} | {}", official.name, posts.join(" ; ")).to_lowercase()
}

/// Runs the cases of a file. `found` extracts and gives what is wrong, if anything is.
fn run(file: &str, check: impl Fn(&Extractor, &Case) -> Result<(), String>) {
    let extractor = Extractor::new();
    let mut wrong = String::new();
    for case in cases(file) {
        let Case { class, name, .. } = case;
        match (check(&extractor, &case), case.known) {
            (Err(found), false) => wrong += &format!("\n{class}: {name}\n{found}"),
            (Ok(()), true) => wrong += &format!("\n{class}: {name}\n  passes: remove !known"),
            _ => {}
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

fn run_kind(file: &str, kind: Kind) {
    run(file, |extractor, case| {
        let text: String = case.marked.chars().filter(|c| !matches!(c, '[' | ']')).collect();
        let found = mark(&extractor.extract(&text), kind);
        let right = found == case.marked;
        if right { Ok(()) } else { Err(format!("  wanted {}\n  found  {found}", case.marked)) }
    });
}

#[test]
fn persons() {
    run_kind(PERSON, Kind::Person);
}

#[test]
fn titles() {
    run_kind(TITLE, Kind::Title);
}

#[test]
fn organizations() {
    run_kind(ORGANIZATION, Kind::Organization);
}

#[test]
fn places() {
    run_kind(PLACE, Kind::Place);
}

#[test]
fn documents() {
    run_kind(DOCUMENT, Kind::Document);
}

#[test]
fn officials() {
    run(OFFICIAL, |extractor, case| {
        let document = extractor.extract(&case.marked);
        let found: Vec<String> = document.officials().iter().map(row).collect();
        let wanted: Vec<String> = case.rows.iter().map(|row| row.to_lowercase()).collect();
        let right = found == wanted;
        if right { Ok(()) } else { Err(format!("  wanted {wanted:?}\n  found  {found:?}")) }
    });
}

#[test]
fn names_are_unique_and_every_kind_has_positive_and_negative_cases() {
    let files = [PERSON, TITLE, ORGANIZATION, PLACE, DOCUMENT, OFFICIAL];
    let mut all = 0;
    for file in files {
        let cases = cases(file);
        let names: BTreeSet<_> = cases.iter().map(|case| (case.class, case.name)).collect();
        assert_eq!(names.len(), cases.len());
        let mut kinds: BTreeMap<bool, usize> = BTreeMap::new();
        for case in &cases {
            assert!(!case.marked.is_empty(), "{}: {}", case.class, case.name);
            *kinds.entry(case.is_positive()).or_default() += 1;
        }
        assert!(kinds[&true] >= 40 && kinds[&false] >= 5, "{kinds:?}");
        all += cases.len();
    }
    assert!(all >= 360, "{all}");
}
