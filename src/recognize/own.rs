//! The caller's own entries that name a whole thing: they win over whatever else was proposed.
//!
//! Entries of other classes (heads, fields, surnames ...) only feed the rules, as the built-in
//! ones do.

use super::{Candidate, Detail, rules};
use crate::document::Kind;
use crate::lexicon::Hit;
use crate::lexicon::class::{Class, ClassSet};
use crate::sheet::View;

/// Classes whose value is a type.
const TYPED: ClassSet =
    ClassSet::of(&[Class::OrgName, Class::OrgAlone, Class::PlaceName, Class::PlaceComplete]);

/// Proposes the caller's own entries, and withdraws the candidates that contradict them.
///
/// A candidate of the same kind that holds the whole entry stays: it is the entry with the words
/// that belong to it (`Phó`, a place at the end).
pub(super) fn propose(view: View, out: &mut Vec<Candidate>) {
    if !view.sheet.matches.has_own() {
        return;
    }
    let own = entries(view);
    let agrees = |c: &Candidate| {
        let first = own.partition_point(|o| o.end <= c.start);
        own[first..]
            .iter()
            .take_while(|o| o.start < c.end)
            .all(|o| o.kind.is_some() && o.kind == c.kind && c.start <= o.start && o.end <= c.end)
    };
    out.retain(agrees);
    out.extend(own);
}

/// The longest entries from left to right; they do not overlap.
fn entries(view: View) -> Vec<Candidate> {
    let mut found = Vec::new();
    let mut i = 0;
    while i < view.len() {
        let end = view.sentence_end(i);
        let hits = view.sheet.matches.at(i).filter(|h| h.own && h.end as usize <= end);
        match hits.filter_map(|hit| candidate(view, &hit)).max_by_key(|c| c.end) {
            Some(candidate) => {
                i = candidate.end;
                found.push(candidate);
            }
            None => i += 1,
        }
    }
    found
}

fn candidate(view: View, hit: &Hit) -> Option<Candidate> {
    let (start, end) = (hit.start as usize, hit.end as usize);
    let (kind, default_type) = meaning(hit.class)?;
    let told = TYPED.has(hit.class).then(|| view.value(*hit)).filter(|value| !value.is_empty());
    let detail = match kind {
        Some(Kind::Organization | Kind::Place) => Detail::Type(told.unwrap_or(default_type)),
        _ => Detail::None,
    };
    Some(Candidate::new(kind, start..end, rules::OWN, detail))
}

/// The kind of thing that entries of a class name, and its type if the entry states none; of words
/// that are no entity, no kind. `None` for classes that name nothing by themselves.
fn meaning(class: Class) -> Option<(Option<Kind>, &'static str)> {
    Some(match class {
        Class::Person => (Some(Kind::Person), ""),
        Class::Post | Class::PostAbbr => (Some(Kind::Title), ""),
        Class::OrgName | Class::OrgAlone | Class::OrgAbbr => (Some(Kind::Organization), "other"),
        Class::OrgSite => (Some(Kind::Organization), "media"),
        Class::PlaceName | Class::PlaceComplete => (Some(Kind::Place), "site"),
        Class::Province | Class::AdminAlias | Class::FormerProvince => {
            (Some(Kind::Place), "province")
        }
        Class::District => (Some(Kind::Place), "district"),
        Class::Commune | Class::CommuneAlias => (Some(Kind::Place), "commune"),
        Class::VnTown | Class::City => (Some(Kind::Place), "city"),
        Class::Region | Class::ForeignRegion => (Some(Kind::Place), "region"),
        Class::Country => (Some(Kind::Place), "country"),
        Class::DocNamed | Class::Treaty | Class::DocAbbr => (Some(Kind::Document), ""),
        Class::NotName | Class::Ethnic | Class::Storm => (None, ""),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use crate::{Extractor, Kind};

    /// What an extractor with these entries finds.
    fn found(entries: &[(&str, &str)], text: &str) -> Vec<(Kind, String)> {
        let lines = entries.iter().map(|(form, class)| format!("{form}\t{class}\t\n"));
        let tsv = format!("form\tclass\tvalue\n{}", lines.collect::<String>());
        let extractor = Extractor::builder().lexicon_tsv(&tsv).unwrap().build();
        let document = extractor.extract(text);
        let text = document.text();
        document.entities().iter().map(|e| (e.kind, text[e.range()].to_owned())).collect()
    }

    fn one(kind: Kind, text: &str) -> Vec<(Kind, String)> {
        vec![(kind, text.to_owned())]
    }

    #[test]
    fn an_entry_wins_over_longer_readings_of_another_kind() {
        let text = "Đoàn đi qua đường Lê Lợi.";
        assert_eq!(found(&[("Thủy Tinh", "person")], text), one(Kind::Place, "đường Lê Lợi"));
        assert_eq!(found(&[("Lê Lợi", "person")], text), one(Kind::Person, "Lê Lợi"));
        assert_eq!(found(&[("Lê Lợi", "place_name")], text), one(Kind::Place, "đường Lê Lợi"));
        assert_eq!(found(&[("đường Lê Lợi", "not_name")], text), []);
    }

    #[test]
    fn every_kind_has_its_classes() {
        for (class, kind) in [
            ("person", Kind::Person),
            ("post", Kind::Title),
            ("org_name", Kind::Organization),
            ("org_abbr", Kind::Organization),
            ("place_name", Kind::Place),
            ("country", Kind::Place),
            ("doc_named", Kind::Document),
        ] {
            let text = "Họ thấy Zuy Zang Zổ.";
            assert_eq!(found(&[("Zuy Zang Zổ", class)], text), one(kind, "Zuy Zang Zổ"), "{class}");
        }
    }

    #[test]
    fn the_longest_entry_wins_and_capitals_are_demanded() {
        let entries = [("Zuy Zang", "person"), ("Zuy Zang Zổ", "org_name")];
        assert_eq!(found(&entries, "Thấy Zuy Zang Zổ."), one(Kind::Organization, "Zuy Zang Zổ"));
        assert_eq!(found(&entries, "Thấy zuy zang zổ."), []);
    }

    #[test]
    fn a_value_is_known_to_the_rules() {
        let tsv = "form\tclass\tvalue\nzạm zừng\torg_head\tarmy\n";
        let extractor = Extractor::builder().lexicon_tsv(tsv).unwrap().build();
        let document = extractor.extract("Ông thăm Zạm zừng Hòa Bình.");
        let detail = document.entities().first().map(|e| e.detail.clone());
        assert_eq!(detail, Some(crate::Detail::Organization("army")));
    }
}
