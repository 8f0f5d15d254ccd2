//! Which unit a name in a text means.

use jiff::civil::Date;

use super::{Level, Unit, UnitType, lookup, lookup_loose};

/// What a text says about a unit: its name, perhaps its type, and what stands around it.
///
/// ```
/// use vnextract::gazetteer::{Query, UnitType};
///
/// let query = Query { kind: Some(UnitType::Ward), ..Query::new("7") };
/// assert_eq!(query.name, "7");
/// assert_eq!(query.date, None);
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Query<'a> {
    /// The type word before the name, if there is one.
    pub kind: Option<UnitType>,
    /// The name without the type word.
    pub name: &'a str,
    /// The day that the text speaks of; without one, today is meant.
    pub date: Option<Date>,
    /// Units that the text names around it, the nearest first.
    pub within: &'a [Unit],
    /// The province that the text is about or comes from.
    pub home: Option<Unit>,
}

impl<'a> Query<'a> {
    /// A query for a bare name of which nothing else is known.
    pub fn new(name: &'a str) -> Query<'a> {
        Query { kind: None, name, date: None, within: &[], home: None }
    }
}

/// The unit that a name means, and what tells it from others of that name.
///
/// ```
/// use vnextract::gazetteer::{self, Evidence, Query};
///
/// let resolution = gazetteer::resolve(&Query::new("Xuyên Mộc")).unwrap();
/// assert_eq!(resolution.unit.full_name(), "Huyện Xuyên Mộc");
/// assert_eq!(resolution.evidence, Evidence::Name);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Resolution {
    /// The unit.
    pub unit: Unit,
    /// What tells it from others.
    pub evidence: Evidence,
}

/// What tells a unit from others of its name, the surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Evidence {
    /// Its name, type and date: no other unit fits.
    Name,
    /// It lies in a unit that is named near it.
    Container,
    /// It is in the same province as a unit that is named near it.
    Neighbor,
    /// It lies in the text's own province.
    Home,
}

/// Finds the unit that a text means by a name, or none if there is no such unit or several fit.
///
/// - The only unit of the name and type is taken, wherever it lies. Else one is sought that existed on the
///   date and lies in one of the units named around it, then one that lies there and existed at another
///   time. Else, of those of the date, the only one is taken, or the only one in the province of a unit
///   named around it, or in the home province.
/// - A type that no unit of the name has gives way to another of the same level (`thị xã` to `thành phố`),
///   and a spelling that is in no table to a looser one (`xã Dak Mar`).
/// - Without a type, a province wins over a district or special zone, and that over a commune.
/// - Several that fit equally well are none: it does not guess.
///
/// ```
/// use jiff::civil::date;
/// use vnextract::gazetteer::{self, Query, UnitType};
///
/// let ward = Query { kind: Some(UnitType::Ward), date: Some(date(2018, 7, 24)), ..Query::new("7") };
/// assert_eq!(gazetteer::resolve(&ward), None);
///
/// let vung_tau = gazetteer::unit("747", None).unwrap();
/// let found = gazetteer::resolve(&Query { within: &[vung_tau], ..ward }).unwrap();
/// assert_eq!(found.unit.parent(), Some(vung_tau));
/// ```
pub fn resolve(query: &Query) -> Option<Resolution> {
    match query.kind {
        Some(kind) => resolve_typed(query, kind),
        None => resolve_bare(query),
    }
}

fn resolve_typed(query: &Query, kind: UnitType) -> Option<Resolution> {
    let same_level = |unit: &Unit| kind.stands_at(unit.level());
    let same_type = |unit: &Unit| same_level(unit) && unit.kind() == kind;

    let exact: Vec<Unit> = lookup(query.name).filter(same_type).collect();
    let similar: Vec<Unit> = lookup(query.name).filter(same_level).collect();
    if !exact.is_empty() {
        // Another type in the very place that the text names is better than an open choice.
        return choose(query, &exact).or_else(|| {
            choose(query, &similar).filter(|found| found.evidence == Evidence::Container)
        });
    }
    if !similar.is_empty() {
        return choose(query, &similar);
    }
    let loose: Vec<Unit> = lookup_loose(query.name).filter(same_type).collect();
    choose(query, &loose)
}

fn resolve_bare(query: &Query) -> Option<Resolution> {
    let named: Vec<Unit> = lookup(query.name).collect();
    let at_level = |level, existing: bool| -> Vec<Unit> {
        // A special zone is what became of an island district.
        let stands = |unit: Unit| {
            unit.level() == level
                || level == Level::District && unit.kind() == UnitType::SpecialZone
        };
        let fits = |unit: &&Unit| stands(**unit) && (!existing || exists(query, **unit));
        named.iter().filter(fits).copied().collect()
    };
    let pools = [
        (Level::Province, true),
        (Level::District, true),
        (Level::Province, false),
        (Level::District, false),
        (Level::Commune, false),
    ];
    let mut pools = pools.into_iter().map(|(level, existing)| at_level(level, existing));
    choose(query, &pools.find(|pool| !pool.is_empty())?)
}

/// The one of the candidates that fits best, by the order that [`resolve`] documents.
fn choose(query: &Query, candidates: &[Unit]) -> Option<Resolution> {
    if let Some(unit) = only(query, candidates) {
        return Some(Resolution { unit, evidence: Evidence::Name });
    }
    let mut existing = candidates.to_vec();
    existing.retain(|&unit| exists(query, unit));
    for pool in [&existing[..], candidates] {
        let mut pool = pool.to_vec();
        if narrow(query, &mut pool, query.within) {
            return settle(query, pool, Evidence::Container);
        }
    }
    let pool = if existing.is_empty() { candidates.to_vec() } else { existing };
    settle(query, pool, Evidence::Name)
}

/// The only unit of the pool, or the only one in the provinces around, or in the home province.
fn settle(query: &Query, mut pool: Vec<Unit>, evidence: Evidence) -> Option<Resolution> {
    if let Some(unit) = only(query, &pool) {
        return Some(Resolution { unit, evidence });
    }
    for place in query.within {
        narrow(query, &mut pool, &[place.province()]);
    }
    if let Some(unit) = only(query, &pool) {
        return Some(Resolution { unit, evidence: Evidence::Neighbor });
    }
    narrow(query, &mut pool, query.home.as_slice());
    only(query, &pool).map(|unit| Resolution { unit, evidence: Evidence::Home })
}

/// Keeps the units that lie in the places, one place after the other, but passes over a place in which
/// none lies. Tells whether any lay in one.
fn narrow(query: &Query, pool: &mut Vec<Unit>, places: &[Unit]) -> bool {
    let mut narrowed = false;
    for &place in places {
        if pool.iter().any(|&unit| lies_in(query, unit, place)) {
            pool.retain(|&unit| lies_in(query, unit, place));
            narrowed = true;
        }
    }
    narrowed
}

/// The unit of the query's date if all are forms of one unit over time.
fn only(query: &Query, pool: &[Unit]) -> Option<Unit> {
    let last = *pool.last()?;
    let one = pool.iter().all(|unit| unit.code() == last.code());
    let of_date = pool.iter().copied().find(|&unit| exists(query, unit));
    one.then(|| of_date.unwrap_or(last))
}

fn exists(query: &Query, unit: Unit) -> bool {
    query.date.map_or_else(|| unit.is_current(), |date| unit.exists_on(date))
}

/// Whether the unit lay in the place or, if one of them was gone by the query's date, what became of it
/// does: the old wards of Vũng Tàu lie in Hồ Chí Minh City, the new ones in what was Vũng Tàu.
fn lies_in(query: &Query, unit: Unit, place: Unit) -> bool {
    let gone = |unit: Unit| match (unit.valid_to(), query.date) {
        (Some(end), Some(date)) => end < date,
        (end, _) => end.is_some(),
    };
    unit.lies_in(place)
        || gone(unit) && unit.successors().any(|successor| successor.lies_in(place))
        || gone(place) && place.successors().any(|successor| unit.lies_in(successor))
}
