//! Which administrative unit a place is.
//!
//! The names of units are collected first, those inside organizations too (`UBND tỉnh Đồng Nai`),
//! since they tell where the bulletin is. Then provinces are looked up, then districts, then
//! communes, so that the lower ones can be told apart by the higher ones around them: those that
//! follow in a chain (`xã A, huyện B, tỉnh C`), those of the same sentence, those before it, and
//! the bulletin's own province. What stays ambiguous is left open.

use crate::document::{self, AdminUnit, Document, Kind, Role};
use crate::gazetteer::{self, Level, Query, Unit, UnitType};
use crate::lexicon::class::{Class, ClassSet};
use crate::recognize::{Candidate, Detail, is_unit_type};
use crate::sheet::View;
use crate::text::token::Gap;
use crate::text::{word, words};
use jiff::civil::{self, Date};
use std::collections::HashMap;
use std::ops::Range;

const TYPE_WORD: ClassSet = ClassSet::of(&[Class::UnitType]);
const ALIAS: ClassSet = ClassSet::of(&[Class::AdminAlias]);
const KNOWN_BARE: ClassSet = ClassSet::of(&[Class::Province, Class::District, Class::AdminAlias]);
const NAMES: ClassSet = ClassSet(KNOWN_BARE.0 | ClassSet::of(&[Class::Commune]).0);
const COUNTRY: ClassSet = ClassSet::of(&[Class::Country, Class::CountryWeak]);
const ABROAD: ClassSet = ClassSet::of(&[Class::City, Class::ForeignRegion]);

/// The last day of the districts and of 63 provinces: what is called a former unit (`huyện Châu
/// Đức cũ`) after it is sought then.
const LAST_DAY_BEFORE_MERGER: Date = civil::date(2025, 6, 30);

/// How many names on either side are looked at.
const NEAR: usize = 8;
/// How many units around a name are told to the gazetteer.
const MOST_AROUND: usize = 10;

/// Ties the places of a document that are administrative units to the gazetteer.
///
/// `entities` are the document's own, as tokens.
pub(crate) fn places(view: View, entities: &[Candidate], document: &mut Document) {
    let mut atlas = Atlas {
        view,
        date: document.reference_date,
        mentions: mentions(view, entities),
        known: HashMap::new(),
        home: None,
        frequent: Vec::new(),
        around: Vec::new(),
    };
    atlas.link();
    for level in [Level::Province, Level::District, Level::Commune] {
        atlas.resolve(level);
        atlas.home = atlas.home();
        if level == Level::Province {
            atlas.doubt_provinces();
        }
        atlas.frequent = atlas.frequent();
    }
    for mention in &atlas.mentions {
        let (Some(entity), Some(unit)) = (mention.entity, mention.unit) else { continue };
        document.entities[entity].detail = document::Detail::Place(document::Place {
            place_type: type_name(unit),
            unit: Some(admin_unit(unit, atlas.date_of(mention))),
        });
    }
}

/// The type of place that a unit is.
fn type_name(unit: Unit) -> &'static str {
    match (unit.kind(), unit.level()) {
        (UnitType::City, _) => "city",
        (_, Level::Province) => "province",
        (_, Level::District) => "district",
        (_, Level::Commune) => "commune",
    }
}

fn admin_unit(unit: Unit, date: Option<Date>) -> AdminUnit {
    let parent = date.map_or_else(|| unit.parent(), |date| unit.parent_on(date));
    let province = date.map_or_else(|| unit.province(), |date| unit.province_on(date));
    AdminUnit { unit, district: parent.filter(|p| p.level() == Level::District), province }
}

/// The name of a unit, or of a foreign country, where it stands.
#[derive(Debug)]
struct Mention<'a> {
    /// The place entity; none for a name inside an organization.
    entity: Option<usize>,
    /// All its tokens, with `cũ` after it.
    tokens: Range<usize>,
    /// The type by its own type word or that of its list.
    kind: Option<UnitType>,
    name: &'a str,
    /// Hash of the words of the name.
    hash: u64,
    /// The highest level at which there are units of the name and type.
    level: Level,
    /// Is it said to be a unit of former times?
    former: bool,
    /// Is it a foreign country, or a place in one?
    abroad: Abroad,
    /// The mention after it that names what it lies in.
    container: Option<usize>,
    /// Is there no doubt that the container is one, so that a unit elsewhere is not meant?
    firm: bool,
    unit: Option<Unit>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Abroad {
    No,
    Country,
    Within,
}

/// All names of units in places and organizations, in order.
fn mentions<'a>(view: View<'a>, entities: &[Candidate]) -> Vec<Mention<'a>> {
    let mut mentions: Vec<Mention> = Vec::new();
    for (index, entity) in entities.iter().enumerate() {
        match (entity.kind, entity.detail) {
            (Some(Kind::Place), Detail::Type("country")) => {
                mentions.extend(foreign_country(view, entity));
            }
            (Some(Kind::Place), Detail::Type(type_name)) if is_unit_type(type_name) => {
                let mention = mention_of_place(view, entity, type_name, mentions.last());
                mentions.extend(mention.map(|m| Mention { entity: Some(index), ..m }));
            }
            (Some(Kind::Organization), _) => mentions_inside(view, entity, &mut mentions),
            _ => {}
        }
    }
    mentions
}

impl<'a> Mention<'a> {
    /// The mention of a name at these tokens; none if no unit bears it.
    fn new(
        view: View<'a>,
        tokens: Range<usize>,
        kind: Option<UnitType>,
        name: Range<usize>,
    ) -> Option<Mention<'a>> {
        let words = view.sheet.tokens.get(name.clone())?;
        let hash = words.iter().fold(0, |hash: u64, t| {
            (hash ^ u64::from(t.hash)).wrapping_mul(0x0100_0000_01b3).rotate_left(5)
        });
        let name = view.text.get(words.first()?.start as usize..words.last()?.end as usize)?;
        let level = level(kind, name)?;
        let (end, former) = past_former(view, tokens.end);
        Some(Mention {
            entity: None,
            tokens: tokens.start..end,
            kind,
            name,
            hash,
            level,
            former,
            abroad: Abroad::No,
            container: None,
            firm: false,
            unit: None,
        })
    }
}

/// The highest level of the units that a name may mean.
fn level(kind: Option<UnitType>, name: &str) -> Option<Level> {
    match kind {
        None => gazetteer::lookup(name).next().map(Unit::level),
        Some(UnitType::City) => {
            let city = |unit: &Unit| UnitType::City.stands_at(unit.level());
            gazetteer::lookup(name).find(city).map(Unit::level)
        }
        Some(kind) => [Level::Province, Level::District, Level::Commune]
            .into_iter()
            .find(|&level| kind.stands_at(level)),
    }
}

/// The end of a `cũ` or `(cũ)` after a name, and whether there is one.
fn past_former(view: View, end: usize) -> (usize, bool) {
    let bracket = usize::from(view.is_mark(end, '('));
    let word = end + bracket;
    if word >= view.len() || !view.is(word, word!("cũ")) || !view.follows(word) {
        return (end, false);
    }
    (word + 1 + usize::from(bracket > 0 && view.is_mark(word + 1, ')')), true)
}

fn foreign_country<'a>(view: View<'a>, entity: &Candidate) -> Option<Mention<'a>> {
    let vietnam = |k| view.longest(k, COUNTRY).is_some_and(|hit| view.value(hit) == "VN");
    (!(entity.start..entity.end).any(vietnam)).then_some(Mention {
        entity: None,
        tokens: entity.start..entity.end,
        kind: None,
        name: "",
        hash: 0,
        level: Level::Province,
        former: false,
        abroad: Abroad::Country,
        container: None,
        firm: false,
        unit: None,
    })
}

fn mention_of_place<'a>(
    view: View<'a>,
    place: &Candidate,
    place_type: &str,
    previous: Option<&Mention>,
) -> Option<Mention<'a>> {
    let tokens = place.start..place.end;
    let ends =
        |classes| view.longest(place.start, classes).is_some_and(|h| h.end as usize == place.end);
    if ends(ALIAS) {
        return Mention::new(view, tokens.clone(), None, tokens);
    }
    if let Some((kind, name)) = typed(view, tokens.clone()) {
        return Mention::new(view, tokens, Some(kind), name);
    }
    let kind = kind_of_list(view, place, place_type, previous);
    if kind.is_none() && !ends(KNOWN_BARE) && !(place_type == "commune" && ends(NAMES)) {
        return None;
    }
    Mention::new(view, tokens.clone(), kind, tokens)
}

/// The type of a unit by the word that it begins with, and the rest, which is its name.
fn typed(view: View, tokens: Range<usize>) -> Option<(UnitType, Range<usize>)> {
    let mut shortest = None;
    for hit in view.sheet.matches.at(tokens.start).rev() {
        let end = hit.end as usize;
        if hit.class != Class::UnitType || hit.own || end >= tokens.end {
            continue;
        }
        let Some(kind) = UnitType::from_word(view.value(hit)) else { continue };
        let first = if view.is(end, word!("số")) && end + 1 < tokens.end { end + 1 } else { end };
        // `thành phố Hoa | Lư` is no city of flowers.
        if view.longest(first, NAMES).is_some_and(|name| name.end as usize == tokens.end) {
            return Some((kind, first..tokens.end));
        }
        shortest = Some((kind, first..tokens.end));
    }
    shortest
}

/// The type of a name without a type word that stands in a list (`các xã A, B`, `huyện A và B`).
fn kind_of_list(
    view: View,
    place: &Candidate,
    place_type: &str,
    previous: Option<&Mention>,
) -> Option<UnitType> {
    if let Some(kind) = kind_before(view, place.start) {
        return Some(kind);
    }
    let previous = previous?;
    let kind = previous.kind.filter(|kind| is_called(*kind, place_type))?;
    let joint = joint(view, previous.tokens.end, place.start)?;
    let name = view
        .text
        .get(view.token(place.start).start as usize..view.token(place.end - 1).end as usize)?;
    // `xã Bàu Lâm, Xuyên Mộc`: what it lies in, not another of its kind.
    let container = joint == Joint::Comma
        && gazetteer::lookup(name).filter(|outer| outer.level() < previous.level).any(|outer| {
            let inner = |unit: &Unit| unit.level() == previous.level;
            gazetteer::lookup(previous.name).filter(inner).any(|unit| unit.lies_in(outer))
        });
    (!container).then_some(kind)
}

/// Are units of this type places of that type, before they are looked up?
fn is_called(kind: UnitType, place_type: &str) -> bool {
    match place_type {
        "province" => kind == UnitType::Province,
        "city" => kind == UnitType::City,
        "district" => kind.stands_at(Level::District),
        _ => kind.stands_at(Level::Commune),
    }
}

/// The type word that ends just before a name which it is no part of (`hai huyện`, `các xã:`).
fn kind_before(view: View, start: usize) -> Option<UnitType> {
    let end = if start > 0 && view.is_mark(start - 1, ':') { start - 1 } else { start };
    (end.saturating_sub(2)..end).find_map(|k| {
        let hit = view.longest(k, TYPE_WORD).filter(|hit| hit.end as usize == end && !hit.own)?;
        UnitType::from_word(view.value(hit))
    })
}

/// The units that an organization is named by: `UBND` `huyện Xuyên Mộc`, `Huyện đoàn` `Châu Đức`.
fn mentions_inside<'a>(view: View<'a>, body: &Candidate, mentions: &mut Vec<Mention<'a>>) {
    let mut k = body.start + 1;
    while k < body.end {
        let typed = view.longest(k, TYPE_WORD).filter(|hit| !hit.own).and_then(|hit| {
            let first = hit.end as usize;
            let name = view.longest(first, NAMES).map(|name| name.end as usize);
            let number = || view.get(first).is_some_and(|t| t.is_number()).then_some(first + 1);
            let end = name.or_else(number).filter(|&end| end <= body.end)?;
            Mention::new(view, k..end, UnitType::from_word(view.value(hit)), first..end)
        });
        let bare = || {
            let name = view.longest(k, KNOWN_BARE)?;
            let last = name.end as usize == body.end && view.is_capital(k);
            last.then(|| Mention::new(view, k..body.end, None, k..body.end))?
        };
        match typed.or_else(bare) {
            Some(mention) => {
                k = mention.tokens.end;
                mentions.push(mention);
            }
            None => k += 1,
        }
    }
}

/// What stands between two names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Joint {
    /// What makes the second the place of the first: a bracket, `thuộc`, a space.
    Firm,
    /// A comma or dash: the second may be the place of the first or the next of a list.
    Comma,
    /// `và`, a semicolon: the next of a list.
    List,
}

fn joint(view: View, end: usize, start: usize) -> Option<Joint> {
    if start >= view.len() || start < end || start - end > 2 {
        return None;
    }
    let sentence = view.sentence_start(start);
    if end <= sentence || (end..=start).any(|k| view.token(k).gap > Gap::Line) {
        return None;
    }
    let mut joint = Joint::Firm;
    for k in end..start {
        joint = match view.token(k).mark {
            '(' if view.is_mark(k, '(') => Joint::Firm,
            ',' | '-' if !view.token(k).is_word() => Joint::Comma,
            ';' | '/' => Joint::List,
            _ if view.is_any(k, &words!["thuộc", "của"]) => Joint::Firm,
            _ if view.is_any(k, &words!["và", "với", "cùng"]) => Joint::List,
            _ => return None,
        };
    }
    Some(joint)
}

/// The names of a document and what is known of them so far.
struct Atlas<'a> {
    view: View<'a>,
    date: Option<Date>,
    mentions: Vec<Mention<'a>>,
    /// The unit that a type and name meant where they stood; none if it was not always the same.
    known: HashMap<(Option<UnitType>, bool, u64), Option<Unit>>,
    /// The bulletin's own province.
    home: Option<Unit>,
    /// The districts that are named most.
    frequent: Vec<Unit>,
    /// The units around the name that is sought, the nearest first.
    around: Vec<Unit>,
}

impl Atlas<'_> {
    /// Finds what each name's container is, from right to left: that of the last of a list is
    /// that of all.
    fn link(&mut self) {
        for i in (0..self.mentions.len().saturating_sub(1)).rev() {
            let [this, next] = &self.mentions[i..=i + 1] else { continue };
            let Some(joint) = joint(self.view, this.tokens.end, next.tokens.start) else {
                continue;
            };
            if this.abroad == Abroad::Country {
                continue;
            }
            let mut abroad = this.abroad;
            let (mut container, mut firm) = (None, false);
            if next.abroad == Abroad::Country {
                let foreign = self.view.longest(this.tokens.start, ABROAD).is_some();
                let comma = this.kind == Some(UnitType::Province) || foreign;
                if joint == Joint::Firm || joint == Joint::Comma && comma {
                    abroad = Abroad::Within;
                }
            } else if next.level < this.level {
                if joint != Joint::List {
                    container = Some(i + 1);
                    firm = joint == Joint::Firm || next.kind.is_some();
                    abroad = next.abroad;
                }
            } else if next.level == this.level {
                (container, firm, abroad) = (next.container, next.firm, next.abroad);
            }
            let this = &mut self.mentions[i];
            (this.container, this.firm, this.abroad) = (container, firm, abroad);
        }
    }

    /// Looks the names of a level up, those with a container first.
    fn resolve(&mut self, level: Level) {
        for contained in [true, false] {
            for i in 0..self.mentions.len() {
                let mention = &self.mentions[i];
                if mention.level == level
                    && mention.abroad == Abroad::No
                    && mention.container.is_some() == contained
                {
                    self.mentions[i].unit = self.unit(i);
                }
            }
        }
    }

    /// The unit that a name means.
    fn unit(&mut self, i: usize) -> Option<Unit> {
        let mention = &self.mentions[i];
        let key = (mention.kind, mention.former, mention.hash);
        if mention.container.is_none()
            && let Some(Some(unit)) = self.known.get(&key)
        {
            return Some(*unit);
        }
        self.look_around(i);
        let mention = &self.mentions[i];
        let date = self.date_of(mention);
        let query = Query {
            kind: mention.kind,
            name: mention.name,
            date,
            within: &self.around,
            home: self.home,
        };
        let unit = gazetteer::resolve(&query)?.unit;
        let container = mention.container.and_then(|c| self.mentions[c].unit);
        if mention.firm && container.is_some_and(|container| !fits(unit, container)) {
            return None;
        }
        let unit = form_of(unit, date, container);
        let known = self.known.entry(key).or_insert(Some(unit));
        if *known != Some(unit) {
            *known = None;
        }
        Some(unit)
    }

    /// The day of which a name speaks.
    fn date_of(&self, mention: &Mention) -> Option<Date> {
        let merged = self.date.is_none_or(|date| date > LAST_DAY_BEFORE_MERGER);
        if mention.former && merged { Some(LAST_DAY_BEFORE_MERGER) } else { self.date }
    }

    /// Collects the units around a name: its containers, those of its sentence, the districts
    /// before it, and those that the document names most.
    fn look_around(&mut self, i: usize) {
        let mut around = std::mem::take(&mut self.around);
        around.clear();
        let mention = &self.mentions[i];
        let mut push = |unit: Unit| {
            if around.len() < MOST_AROUND && !around.contains(&unit) {
                around.push(unit);
            }
        };
        if mention.level != Level::Province {
            let mut container = mention.container;
            for _ in 0..3 {
                let Some(c) = container else { break };
                self.mentions[c].unit.into_iter().for_each(&mut push);
                container = self.mentions[c].container;
            }
            let sentence = self.view.sentence(mention.tokens.start);
            let resolved = |k: usize| {
                let other = self.mentions.get(k)?;
                let same = self.view.sentence(other.tokens.start) == sentence;
                other.unit.map(|unit| (same, unit))
            };
            for distance in 1..=NEAR {
                for k in [i.checked_sub(distance), Some(i + distance)].into_iter().flatten() {
                    resolved(k).filter(|(same, _)| *same).map(|(_, unit)| unit).map(&mut push);
                }
            }
            for distance in 1..=NEAR.min(i) {
                resolved(i - distance)
                    .map(|(_, unit)| unit)
                    .filter(|unit| unit.level() == Level::District)
                    .map(&mut push);
            }
            self.frequent.iter().copied().for_each(&mut push);
        }
        self.around = around;
    }

    /// The bulletin's own province: the one that is named most, in bodies and datelines above all.
    /// None if that is named but once or no more than another.
    fn home(&self) -> Option<Unit> {
        let mut votes: Vec<(Unit, u32)> = Vec::new();
        for mention in &self.mentions {
            let Some(unit) = mention.unit.filter(|unit| unit.level() != Level::Commune) else {
                continue;
            };
            let date = self.date;
            let province = date.map_or_else(|| unit.province(), |date| unit.province_on(date));
            let gone = date.map_or(!province.is_current(), |date| !province.exists_on(date));
            let province = province.successors().next().filter(|_| gone).unwrap_or(province);
            let body = mention.entity.is_none() && unit.level() == Level::Province;
            let sentence = self.view.sentence(mention.tokens.start);
            let weight = match self.view.sheet.sentences[sentence].role {
                Role::Dateline => 3,
                Role::Headline => 2,
                _ if body => 2,
                _ => 1,
            };
            match votes.iter_mut().find(|(voted, _)| *voted == province) {
                Some((_, votes)) => *votes += weight,
                None => votes.push((province, weight)),
            }
        }
        let (home, most) = votes.iter().copied().max_by_key(|(_, votes)| *votes)?;
        let tied = votes.iter().filter(|(_, votes)| *votes == most).count() > 1;
        (most > 1 && !tied).then_some(home)
    }

    /// Leaves provinces open whose bare name may as well mean a district at home: `Hòa Bình` in
    /// Bạc Liêu.
    fn doubt_provinces(&mut self) {
        let Some(home) = self.home else { return };
        let date = self.date;
        for mention in self.mentions.iter_mut().filter(|m| m.kind.is_none()) {
            let Some(province) = mention.unit.filter(|&unit| unit != home) else { continue };
            let at_home = gazetteer::lookup(mention.name).any(|unit| {
                unit.level() == Level::District
                    && unit.lies_in(home)
                    && !unit.lies_in(province)
                    && date.is_none_or(|date| unit.exists_on(date))
            });
            if at_home {
                mention.unit = None;
            }
        }
    }

    /// The four districts that are named most, those named first before others.
    fn frequent(&self) -> Vec<Unit> {
        let mut counts: HashMap<Unit, (usize, usize)> = HashMap::new();
        for (i, mention) in self.mentions.iter().enumerate() {
            if let Some(unit) = mention.unit.filter(|unit| unit.level() == Level::District) {
                counts.entry(unit).or_insert((0, i)).0 += 1;
            }
        }
        let mut districts: Vec<_> = counts.into_iter().collect();
        districts.sort_by_key(|(_, (count, first))| (std::cmp::Reverse(*count), *first));
        districts.truncate(4);
        districts.into_iter().map(|(unit, _)| unit).collect()
    }
}

/// All units of the code and name of a unit: the same at other times.
fn forms(unit: Unit) -> impl Iterator<Item = Unit> {
    gazetteer::by_code(unit.code()).filter(move |form| form.name() == unit.name())
}

/// The unit as it was on the date: `tỉnh Đồng Nai` after it became a city. If the date is not
/// known, the unit as it was in its container.
fn form_of(unit: Unit, date: Option<Date>, container: Option<Unit>) -> Unit {
    let fits = |form: &Unit| match date {
        Some(date) => form.exists_on(date),
        None => container.is_none_or(|container| form.lies_in(container)),
    };
    if fits(&unit) { unit } else { forms(unit).find(fits).unwrap_or(unit) }
}

/// Has the unit ever lain in the container, or in what became of it?
fn fits(unit: Unit, container: Unit) -> bool {
    forms(unit).any(|form| {
        let lies_in = |place: Unit| {
            form.lies_in(place) || form.successors().any(|successor| successor.lies_in(place))
        };
        forms(container).any(|place| lies_in(place) || place.successors().any(lies_in))
    })
}

#[cfg(test)]
mod tests {
    use crate::document::{AdminUnit, Detail, Place};
    use crate::{Extractor, Kind};

    /// The places of a text with what they are, and the unit if it is known.
    fn found(text: &str, date: &str) -> Vec<(String, Place)> {
        let mut extractor = Extractor::builder();
        if !date.is_empty() {
            extractor = extractor.reference_date(date.parse().unwrap());
        }
        let document = extractor.build().extract(text);
        let places = document.entities().iter().filter_map(|entity| match &entity.detail {
            Detail::Place(place) => {
                Some((document.text()[entity.range()].to_owned(), place.clone()))
            }
            _ => {
                assert_ne!(entity.kind, Kind::Place);
                None
            }
        });
        places.collect()
    }

    /// The unit of the first place that is written so.
    fn unit(text: &str, date: &str, place: &str) -> Option<AdminUnit> {
        let places = found(text, date);
        let found = places.iter().find(|(written, _)| written == place);
        found.unwrap_or_else(|| panic!("no place {place} among {places:?}")).1.unit
    }

    /// Full name, district if any, and province of the unit of a place.
    #[track_caller]
    fn says(text: &str, date: &str, place: &str, expected: &str) {
        let said = unit(text, date, place).map_or_else(String::new, |admin| {
            let mut said = admin.unit.full_name();
            for container in admin.district.into_iter().chain([admin.province]) {
                if container != admin.unit {
                    said += ", ";
                    said += &container.full_name();
                }
            }
            said
        });
        assert_eq!(said, expected, "{place} in {text}");
    }

    /// Today's units of a place.
    fn now(text: &str, date: &str, place: &str) -> Vec<String> {
        let admin = unit(text, date, place).unwrap();
        let now = admin.unit.successors();
        now.map(|unit| format!("{unit}, {}", unit.province())).collect()
    }

    #[test]
    fn a_chain_tells_what_a_commune_is() {
        let text = "Vụ việc xảy ra tại xã Bàu Lâm, huyện Xuyên Mộc, tỉnh Bà Rịa - Vũng Tàu.";
        let district = "Huyện Xuyên Mộc, Tỉnh Bà Rịa - Vũng Tàu";
        says(text, "2018-07-26", "xã Bàu Lâm", &format!("Xã Bàu Lâm, {district}"));
        says(text, "2018-07-26", "huyện Xuyên Mộc", district);
        says(text, "2018-07-26", "tỉnh Bà Rịa - Vũng Tàu", "Tỉnh Bà Rịa - Vũng Tàu");
        assert_eq!(now(text, "2018-07-26", "xã Bàu Lâm"), ["Xã Bàu Lâm, Thành phố Hồ Chí Minh"]);
    }

    #[test]
    fn the_district_decides_between_communes_of_one_name() {
        let text = "Tại xã Tân Lập, huyện Đan Phượng và xã Tân Lập, huyện Bắc Tân Uyên, mưa lớn.";
        let places = found(text, "2018-07-26");
        let districts: Vec<_> = places
            .iter()
            .filter(|(written, _)| written == "xã Tân Lập")
            .map(|(_, place)| place.unit.unwrap().district.unwrap().name())
            .collect();
        assert_eq!(districts, ["Đan Phượng", "Bắc Tân Uyên"]);
        let text = "Các xã Tân Lập, Hạ Mỗ (Đan Phượng, Hà Nội) đã sơ tán dân.";
        says(text, "2018-07-26", "Tân Lập", "Xã Tân Lập, Huyện Đan Phượng, Thành phố Hà Nội");
        let text = "Lễ ra quân diễn ra tại phường 7 TP. Vũng Tàu.";
        let ward = "Phường 7, Thành phố Vũng Tàu, Tỉnh Bà Rịa - Vũng Tàu";
        says(text, "2018-07-26", "phường 7", ward);
        let text = "Cháy tại P.7, Q.3, TP.HCM.";
        says(text, "2018-07-26", "P.7", "Phường 7, Quận 3, Thành phố Hồ Chí Minh");
    }

    #[test]
    fn an_organization_tells_where_the_bulletin_is() {
        let text = "UBND huyện Đan Phượng họp.\n\nXã Tân Lập được khen.";
        says(text, "2018-07-26", "Xã Tân Lập", "Xã Tân Lập, Huyện Đan Phượng, Thành phố Hà Nội");
        let text = "UBND tỉnh Đồng Nai họp.\n\nHuyện Tân Phú và TP. Đà Lạt cử người dự. \
                    Xã Phú Lập được khen.";
        says(text, "2018-07-26", "Huyện Tân Phú", "Huyện Tân Phú, Tỉnh Đồng Nai");
        says(text, "2018-07-26", "Xã Phú Lập", "Xã Phú Lập, Huyện Tân Phú, Tỉnh Đồng Nai");
        let text = "Công an tỉnh Thái Nguyên cho biết, sáng nay tại xã Phú Đình có mưa. \
                    Xã Tân Thành cũng mưa.";
        let commune = unit(text, "2024-07-26", "xã Phú Đình").unwrap();
        assert_eq!(commune.province.name(), "Thái Nguyên");
    }

    #[test]
    fn the_home_province_decides_at_last() {
        let text = "UBND tỉnh Bắc Ninh chỉ đạo.\n\nTại xã Tân Lập, lũ lên nhanh.";
        says(text, "2018-07-26", "xã Tân Lập", "");
        let text = "UBND tỉnh Bình Phước chỉ đạo.\n\nTại xã Tân Lập, lũ lên nhanh.";
        let commune = "Xã Tân Lập, Huyện Đồng Phú, Tỉnh Bình Phước";
        says(text, "2018-07-26", "xã Tân Lập", commune);
    }

    #[test]
    fn what_stays_ambiguous_is_left_open() {
        says("Lũ lên nhanh tại xã Tân Lập.", "2018-07-26", "xã Tân Lập", "");
        says("Cháy tại phường 7.", "2018-07-26", "phường 7", "");
        let text = "Lũ lên nhanh tại xã Tân Lập, tỉnh Bắc Ninh.";
        says(text, "2018-07-26", "xã Tân Lập", "");
        let places = found("Lũ lên nhanh tại xã Tân Lập.", "2018-07-26");
        assert_eq!(places[0].1.place_type, "commune");
    }

    #[test]
    fn a_province_may_be_a_district_at_home() {
        let text = "UBND tỉnh Bạc Liêu họp.\n\nHòa Bình và Đông Hải báo cáo.";
        says(text, "2018-07-26", "Hòa Bình", "");
        says(text, "2018-07-26", "Đông Hải", "Huyện Đông Hải, Tỉnh Bạc Liêu");
        says("UBND tỉnh Bạc Liêu họp ở Hòa Bình.", "2026-07-26", "Hòa Bình", "Tỉnh Hòa Bình");
    }

    #[test]
    fn names_of_a_list_have_its_type_and_may_be_spelled_loosely() {
        let text = "Huyện Tuy Đức (Đắk Nông) có các xã: Đăk Búk So, Quảng Trực, Đăk R'tih.";
        for (place, name) in [("Đăk Búk So", "Đắk Búk So"), ("Quảng Trực", "Quảng Trực")]
        {
            let expected = format!("Xã {name}, Huyện Tuy Đức, Tỉnh Đắk Nông");
            says(text, "2018-07-26", place, &expected);
        }
    }

    #[test]
    fn old_containers_of_new_units_and_new_ones_of_old() {
        let text = "Ở Dĩ An, phường Tân Đông Hiệp đông trẻ.";
        let ward = "Phường Tân Đông Hiệp, Thành phố Hồ Chí Minh";
        says(text, "2025-08-12", "phường Tân Đông Hiệp", ward);
        let text = "Họ ở xã Tam Quang, huyện Tương Dương.";
        says(text, "", "xã Tam Quang", "Xã Tam Quang, Huyện Tương Dương, Tỉnh Nghệ An");
        let text = "Đoàn thăm Đà Lạt, Phú Quốc.";
        says(text, "2026-02-12", "Phú Quốc", "Đặc khu Phú Quốc, Tỉnh An Giang");
    }

    #[test]
    fn a_unit_elsewhere_is_not_meant() {
        let text = "Ông ở xã Bàu Lâm, huyện Đan Phượng, Hà Nội.";
        says(text, "2018-07-26", "xã Bàu Lâm", "");
        says(text, "2018-07-26", "huyện Đan Phượng", "Huyện Đan Phượng, Thành phố Hà Nội");
    }

    #[test]
    fn an_urban_district_of_the_past() {
        for (text, date) in [("Quận 2 họp.", "2018-07-26"), ("Quận 2 (cũ) họp.", "2026-07-26")]
        {
            says(text, date, "Quận 2", "Quận 2, Thành phố Hồ Chí Minh");
            let wards = ["An Khánh", "Bình Trưng", "Cát Lái"];
            let wards = wards.map(|ward| format!("Phường {ward}, Thành phố Hồ Chí Minh"));
            assert_eq!(now(text, date, "Quận 2"), wards);
        }
    }

    #[test]
    fn abbreviations_stand_for_units() {
        for (text, place, expected) in [
            ("Họp tại TP.HCM.", "TP.HCM", "Thành phố Hồ Chí Minh"),
            ("Họp tại BR-VT.", "BR-VT", "Tỉnh Bà Rịa - Vũng Tàu"),
            ("Họp tại tỉnh BR-VT.", "tỉnh BR-VT", "Tỉnh Bà Rịa - Vũng Tàu"),
            ("Họp tại Sài Gòn.", "Sài Gòn", "Thành phố Hồ Chí Minh"),
            ("Họp tại TT-Huế.", "TT-Huế", "Tỉnh Thừa Thiên Huế"),
            ("Họp tại thủ đô Hà Nội.", "thủ đô Hà Nội", "Thành phố Hà Nội"),
            (
                "Lũ ở xã Kim Long, H.Châu Đức.",
                "H.Châu Đức",
                "Huyện Châu Đức, Tỉnh Bà Rịa - Vũng Tàu",
            ),
            ("HỌP TẠI HUYỆN CHÂU ĐỨC", "HUYỆN CHÂU ĐỨC", "Huyện Châu Đức, Tỉnh Bà Rịa - Vũng Tàu"),
        ] {
            says(text, "2018-07-26", place, expected);
        }
    }

    #[test]
    fn a_province_that_became_a_city() {
        let text = "Tỉnh Đồng Nai họp.";
        says(text, "2026-04-29", "Tỉnh Đồng Nai", "Tỉnh Đồng Nai");
        says(text, "2026-04-30", "Tỉnh Đồng Nai", "Thành phố Đồng Nai");
        says(text, "", "Tỉnh Đồng Nai", "Tỉnh Đồng Nai");
        assert_eq!(found(text, "2026-04-29")[0].1.place_type, "province");
        assert_eq!(found(text, "2026-04-30")[0].1.place_type, "city");
        let today = now(text, "2026-04-29", "Tỉnh Đồng Nai");
        assert_eq!(today, ["Thành phố Đồng Nai, Thành phố Đồng Nai"]);
        assert!(now(text, "2026-04-30", "Tỉnh Đồng Nai").is_empty());
    }

    #[test]
    fn a_merged_province_has_a_successor() {
        let text = "Bình Dương và Hòa Bình họp.";
        assert_eq!(
            now(text, "2018-07-26", "Bình Dương"),
            ["Thành phố Hồ Chí Minh, Thành phố Hồ Chí Minh"]
        );
        assert_eq!(now(text, "2018-07-26", "Hòa Bình"), ["Tỉnh Phú Thọ, Tỉnh Phú Thọ"]);
        let text = "Tỉnh Bắc Ninh (cũ) họp.";
        assert_eq!(unit(text, "2026-01-05", "Tỉnh Bắc Ninh").unwrap().unit.code(), "27");
        let text = "Tỉnh Bắc Ninh họp.";
        assert_eq!(unit(text, "2026-01-05", "Tỉnh Bắc Ninh").unwrap().unit.code(), "24");
    }

    #[test]
    fn foreign_places_of_a_vietnamese_name_are_no_units() {
        says("Bão vào tỉnh Hà Nam, Trung Quốc.", "2018-07-26", "tỉnh Hà Nam", "");
        says("Bão vào Hà Nam (Trung Quốc).", "2018-07-26", "Hà Nam", "");
        says("Bão vào tỉnh Hà Nam.", "2018-07-26", "tỉnh Hà Nam", "Tỉnh Hà Nam");
        says("Họp tại Quảng Châu.", "2018-07-26", "Quảng Châu", "");
    }

    #[test]
    fn a_bare_name_after_a_comma_is_a_container_or_the_next_of_a_list() {
        let text = "Lũ ở xã Bàu Lâm, Xuyên Mộc.";
        says(text, "2018-07-26", "Xuyên Mộc", "Huyện Xuyên Mộc, Tỉnh Bà Rịa - Vũng Tàu");
        let text = "Lũ ở huyện Xuyên Mộc, Châu Đức.";
        says(text, "2018-07-26", "Châu Đức", "Huyện Châu Đức, Tỉnh Bà Rịa - Vũng Tàu");
        let text = "Đoàn thăm Đà Lạt, Hà Nội.";
        says(text, "2018-07-26", "Đà Lạt", "Thành phố Đà Lạt, Tỉnh Lâm Đồng");
    }
}
