//! The administrative units of Vietnam: provinces, districts and communes, then and now.
//!
//! Names of units are ambiguous (there are dozens of communes called Tân Lập), and the units change: waves
//! of mergers, and in July 2025 the end of all districts. So a [`Unit`] knows in which years it existed,
//! what it was part of, and what it belongs to today, and [`resolve`] picks the unit that a text means.
//!
//! ```
//! use jiff::civil::date;
//! use vnextract::gazetteer::{self, Query, UnitType};
//!
//! let xuyen_moc = gazetteer::lookup("Xuyên Mộc").next().unwrap();
//! let query = Query {
//!     kind: Some(UnitType::Commune),
//!     within: &[xuyen_moc],
//!     date: Some(date(2018, 7, 24)),
//!     ..Query::new("Bàu Lâm")
//! };
//! let bau_lam = gazetteer::resolve(&query).unwrap().unit;
//! assert_eq!(bau_lam.full_name(), "Xã Bàu Lâm");
//! assert_eq!(bau_lam.parent().unwrap().full_name(), "Huyện Xuyên Mộc");
//! assert_eq!(bau_lam.province().full_name(), "Tỉnh Bà Rịa - Vũng Tàu");
//!
//! let today = bau_lam.successors().next().unwrap();
//! assert_eq!(today.full_name(), "Xã Bàu Lâm");
//! assert_eq!(today.province().full_name(), "Thành phố Hồ Chí Minh");
//! ```
//!
//! The table covers the units from 2019 on, provinces and districts' types some years further back; what
//! is open or not known to begin or end is said to be without a bound. "Today" is the end of 2026. The data
//! is laid out by the build script and used where it lies in the program, so there is nothing to load.

mod key;
mod layout;
mod resolve;
mod table;

use std::fmt;

use jiff::civil::Date;

pub use resolve::{Evidence, Query, Resolution, resolve};

/// How high a unit stands in the hierarchy.
///
/// Between province and commune there are no units since July 2025.
///
/// ```
/// use vnextract::gazetteer::{self, Level};
///
/// assert_eq!(gazetteer::unit("751", None).unwrap().level(), Level::District);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// A province (`tỉnh`) or a city directly under the Government.
    Province,
    /// A district (`huyện`, `quận`), or a town or city that belongs to a province.
    District,
    /// A commune (`xã`), ward (`phường`), township (`thị trấn`) or special zone (`đặc khu`).
    Commune,
}

/// The type of a unit, the word before its name.
///
/// ```
/// use vnextract::gazetteer::UnitType;
///
/// assert_eq!(UnitType::Town.as_str(), "thị xã");
/// assert_eq!(UnitType::from_word("phường"), Some(UnitType::Ward));
/// assert_eq!(UnitType::from_word("P."), None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum UnitType {
    /// `tỉnh`
    Province,
    /// `thành phố`, under the Government or under a province
    City,
    /// `quận`
    UrbanDistrict,
    /// `huyện`
    RuralDistrict,
    /// `thị xã`
    Town,
    /// `xã`
    Commune,
    /// `phường`
    Ward,
    /// `thị trấn`
    Township,
    /// `đặc khu`
    SpecialZone,
}

impl UnitType {
    /// In the order of `layout::UNIT_TYPES`.
    const ALL: [UnitType; 9] = [
        UnitType::Province,
        UnitType::City,
        UnitType::UrbanDistrict,
        UnitType::RuralDistrict,
        UnitType::Town,
        UnitType::Commune,
        UnitType::Ward,
        UnitType::Township,
        UnitType::SpecialZone,
    ];

    /// The Vietnamese word, in lower case.
    ///
    /// ```
    /// use vnextract::gazetteer::UnitType;
    ///
    /// assert_eq!(UnitType::SpecialZone.as_str(), "đặc khu");
    /// ```
    pub fn as_str(self) -> &'static str {
        layout::UNIT_TYPES[self as usize]
    }

    /// The type of which this is the Vietnamese word, in lower case and NFC, written in full.
    ///
    /// ```
    /// use vnextract::gazetteer::UnitType;
    ///
    /// assert_eq!(UnitType::from_word("huyện"), Some(UnitType::RuralDistrict));
    /// assert_eq!(UnitType::from_word("Huyện"), None);
    /// ```
    pub fn from_word(word: &str) -> Option<UnitType> {
        UnitType::ALL.into_iter().find(|kind| kind.as_str() == word)
    }

    /// Whether units of this type stand at this level; cities do at two.
    pub(crate) fn stands_at(self, level: Level) -> bool {
        match self {
            UnitType::Province => level == Level::Province,
            UnitType::City => level != Level::Commune,
            UnitType::UrbanDistrict | UnitType::RuralDistrict | UnitType::Town => {
                level == Level::District
            }
            _ => level == Level::Commune,
        }
    }
}

/// An administrative unit as it was over some span of time.
///
/// A unit that changes its type, its name or its parent is another `Unit` from that day on, and codes are
/// used again; so a code and a date tell a unit, not a code alone. A `Unit` is a small handle to copy.
///
/// ```
/// use jiff::civil::date;
/// use vnextract::gazetteer;
///
/// let before = gazetteer::unit("75", Some(date(2026, 4, 29))).unwrap();
/// let after = gazetteer::unit("75", Some(date(2026, 4, 30))).unwrap();
/// assert_eq!(before.to_string(), "Tỉnh Đồng Nai");
/// assert_eq!(after.to_string(), "Thành phố Đồng Nai");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Unit {
    row: u16,
}

impl Unit {
    /// The statistical code: two digits for a province, three for a district, five for a commune.
    ///
    /// ```
    /// # use vnextract::gazetteer;
    /// assert_eq!(gazetteer::lookup("Lâm Đồng").next().unwrap().code(), "68");
    /// ```
    pub fn code(self) -> &'static str {
        table::unit(self.row).code()
    }

    /// The level in the hierarchy.
    ///
    /// ```
    /// # use vnextract::gazetteer::{self, Level};
    /// assert_eq!(gazetteer::unit("68", None).unwrap().level(), Level::Province);
    /// ```
    pub fn level(self) -> Level {
        match self.code().len() {
            2 => Level::Province,
            3 => Level::District,
            _ => Level::Commune,
        }
    }

    /// The type.
    ///
    /// ```
    /// # use vnextract::gazetteer::{self, UnitType};
    /// let can_tho = gazetteer::lookup("Cần Thơ").next().unwrap();
    /// assert_eq!(can_tho.kind(), UnitType::City);
    /// ```
    pub fn kind(self) -> UnitType {
        let kind = UnitType::ALL.get(table::unit(self.row).kind());
        kind.copied().unwrap_or(UnitType::Commune)
    }

    /// The name without the type, in NFC: `Bà Rịa - Vũng Tàu`, `7`.
    ///
    /// ```
    /// # use vnextract::gazetteer;
    /// assert_eq!(gazetteer::lookup("BÀ RỊA-VŨNG TÀU").next().unwrap().name(), "Bà Rịa - Vũng Tàu");
    /// ```
    pub fn name(self) -> &'static str {
        table::unit(self.row).name()
    }

    /// Type and name: `Tỉnh Bà Rịa - Vũng Tàu`, `Phường 7`. The same as the unit displays.
    ///
    /// ```
    /// # use vnextract::gazetteer;
    /// assert_eq!(gazetteer::lookup("Hòa Bình").next().unwrap().full_name(), "Tỉnh Hòa Bình");
    /// ```
    pub fn full_name(self) -> String {
        self.to_string()
    }

    /// The first day on which the unit was so; none if it is not known.
    ///
    /// ```
    /// # use vnextract::gazetteer;
    /// let thu_duc = gazetteer::unit("769", None).unwrap();
    /// assert_eq!(thu_duc.full_name(), "Thành phố Thủ Đức");
    /// assert_eq!(thu_duc.valid_from().unwrap().to_string(), "2021-01-01");
    /// assert_eq!(thu_duc.valid_to().unwrap().to_string(), "2025-06-30");
    /// ```
    pub fn valid_from(self) -> Option<Date> {
        table::date(table::unit(self.row).from())
    }

    /// The last day on which the unit was so; none if it still is.
    ///
    /// ```
    /// # use vnextract::gazetteer;
    /// let districts = gazetteer::lookup("Xuyên Mộc").filter(|unit| unit.code().len() == 3);
    /// let ends: Vec<String> = districts.map(|unit| unit.valid_to().unwrap().to_string()).collect();
    /// assert_eq!(ends, ["2025-06-30"]);
    /// ```
    pub fn valid_to(self) -> Option<Date> {
        table::date(table::unit(self.row).to())
    }

    /// Whether the unit was so on this day.
    ///
    /// ```
    /// # use {jiff::civil::date, vnextract::gazetteer};
    /// let ha_tay = gazetteer::lookup("Hà Tây").next().unwrap();
    /// assert!(ha_tay.exists_on(date(2008, 7, 31)));
    /// assert!(!ha_tay.exists_on(date(2008, 8, 1)));
    /// ```
    pub fn exists_on(self, date: Date) -> bool {
        let (from, to) = self.validity();
        (from..=to).contains(&table::date_number(date))
    }

    /// Whether the unit is still so today.
    ///
    /// ```
    /// # use vnextract::gazetteer;
    /// assert!(gazetteer::lookup("Hà Nội").next().unwrap().is_current());
    /// assert!(!gazetteer::lookup("Hà Tây").next().unwrap().is_current());
    /// ```
    pub fn is_current(self) -> bool {
        table::unit(self.row).to() == 0
    }

    /// The unit that it is part of, in its latest form that both lived to see; none for a province.
    ///
    /// ```
    /// # use vnextract::gazetteer;
    /// let chau_duc = gazetteer::lookup("Châu Đức").next().unwrap();
    /// assert_eq!(chau_duc.parent().unwrap().name(), "Bà Rịa - Vũng Tàu");
    /// ```
    pub fn parent(self) -> Option<Unit> {
        self.parents().next_back()
    }

    /// The unit that it was part of on a day; its [`parent`](Unit::parent) if there is none of that day.
    ///
    /// ```
    /// # use {jiff::civil::date, vnextract::gazetteer};
    /// let cat_lai = gazetteer::unit("27112", Some(date(2018, 1, 1))).unwrap();
    /// assert_eq!(cat_lai.parent_on(date(2018, 1, 1)).unwrap().full_name(), "Quận 2");
    /// assert_eq!(cat_lai.parent_on(date(2022, 1, 1)).unwrap().full_name(), "Thành phố Thủ Đức");
    /// ```
    pub fn parent_on(self, date: Date) -> Option<Unit> {
        self.parents().find(|parent| parent.exists_on(date)).or_else(|| self.parent())
    }

    /// The province that it is in, itself if it is one.
    ///
    /// ```
    /// # use vnextract::gazetteer;
    /// let da_lat = gazetteer::lookup("Đà Lạt").next().unwrap();
    /// assert_eq!(da_lat.province().full_name(), "Tỉnh Lâm Đồng");
    /// ```
    pub fn province(self) -> Unit {
        self.parent().map_or(self, Unit::province)
    }

    /// The province that it was in on a day.
    ///
    /// ```
    /// # use {jiff::civil::date, vnextract::gazetteer};
    /// let tri_an = gazetteer::unit("26170", None).unwrap();
    /// assert_eq!(tri_an.province_on(date(2026, 5, 1)).full_name(), "Thành phố Đồng Nai");
    /// ```
    pub fn province_on(self, date: Date) -> Unit {
        self.parent_on(date).map_or(self, |parent| parent.province_on(date))
    }

    /// Today's units in which it lies, none if it still exists.
    ///
    /// A commune's are communes; where it was divided, the one with the greater part comes first. A
    /// district's are the communes that its communes went to, a province's provinces.
    ///
    /// ```
    /// # use vnextract::gazetteer;
    /// let binh_duong = gazetteer::lookup("Bình Dương").next().unwrap();
    /// let today: Vec<_> = binh_duong.successors().map(|unit| unit.name()).collect();
    /// assert_eq!(today, ["Hồ Chí Minh"]);
    /// ```
    pub fn successors(self) -> impl Iterator<Item = Unit> + Clone {
        table::unit(self.row).successors().map(|row| Unit { row })
    }

    /// Whether it was part of `other` at any time, or is the same unit.
    ///
    /// ```
    /// # use vnextract::gazetteer;
    /// let chau_duc = gazetteer::lookup("Châu Đức").next().unwrap();
    /// let vung_tau = gazetteer::lookup("Vũng Tàu").next().unwrap();
    /// assert!(chau_duc.lies_in(chau_duc.province()));
    /// assert!(!chau_duc.lies_in(vung_tau));
    /// ```
    pub fn lies_in(self, other: Unit) -> bool {
        // A parent's row comes before its child's.
        self == other || other < self && self.parents().any(|parent| parent.lies_in(other))
    }

    /// All forms of the parent that the unit saw, in order of time.
    fn parents(self) -> impl DoubleEndedIterator<Item = Unit> {
        table::unit(self.row).parents().map(|row| Unit { row })
    }

    /// First and last day as numbers that compare as the days do.
    fn validity(self) -> (u32, u32) {
        let unit = table::unit(self.row);
        let to = if unit.to() == 0 { u32::MAX } else { unit.to() };
        (unit.from(), to)
    }
}

impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut kind = self.kind().as_str().chars();
        if let Some(first) = kind.next() {
            write!(f, "{}{} ", first.to_uppercase(), kind.as_str())?;
        }
        f.write_str(self.name())
    }
}

impl fmt::Debug for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Unit({} {self}", self.code())?;
        if let Some(from) = self.valid_from() {
            write!(f, " from {from}")?;
        }
        if let Some(to) = self.valid_to() {
            write!(f, " to {to}")?;
        }
        f.write_str(")")
    }
}

/// All units of a name without its type word, provinces first, then districts, then communes.
///
/// The name may be an abbreviation or another spelling from the tables (`BR-VT`, `Kontum`). It is compared
/// without regard to case, Unicode form, the place of the tone mark in a syllable, spaces, dashes,
/// apostrophes, full stops, and zeros before a number. Nothing is allocated.
///
/// ```
/// use vnextract::gazetteer;
///
/// assert!(gazetteer::lookup("02").any(|unit| unit.full_name() == "Quận 2"));
/// assert_eq!(gazetteer::lookup("TP.HCM").next().unwrap().code(), "79");
/// assert!(gazetteer::lookup("Tân Lập").count() > 20);
/// assert_eq!(gazetteer::lookup("Paris").count(), 0);
/// ```
pub fn lookup(name: &str) -> impl Iterator<Item = Unit> + Clone + use<> {
    table::EXACT.find(&key::exact(name)).map(|row| Unit { row })
}

/// As [`lookup`], but marks do not count, `y` is the same as `i`, and `c` as `k`.
fn lookup_loose(name: &str) -> impl Iterator<Item = Unit> + use<> {
    table::LOOSE.find(&key::loose(name)).map(|row| Unit { row })
}

/// The unit of a code on a day, or its latest one if no day is given.
///
/// ```
/// use jiff::civil::date;
/// use vnextract::gazetteer;
///
/// assert_eq!(gazetteer::unit("15", Some(date(2020, 1, 1))).unwrap().name(), "Yên Bái");
/// assert_eq!(gazetteer::unit("15", None).unwrap().name(), "Lào Cai");
/// assert_eq!(gazetteer::unit("10", Some(date(2025, 7, 1))), None);
/// ```
pub fn unit(code: &str, date: Option<Date>) -> Option<Unit> {
    match date {
        Some(date) => by_code(code).find(|unit| unit.exists_on(date)),
        None => by_code(code).last(),
    }
}

/// All units that have borne a code, in order of time.
///
/// ```
/// use vnextract::gazetteer;
///
/// let names: Vec<_> = gazetteer::by_code("754").map(|unit| unit.full_name()).collect();
/// assert_eq!(names, ["Huyện Tân Thành", "Thị xã Phú Mỹ", "Thành phố Phú Mỹ"]);
/// ```
pub fn by_code(code: &str) -> impl Iterator<Item = Unit> + use<> {
    table::rows_of_code(code).map(|row| Unit { row })
}

/// All units in order of level, code and time.
///
/// ```
/// use jiff::civil::date;
/// use vnextract::gazetteer::{self, Level};
///
/// let districts = gazetteer::units().filter(|unit| unit.level() == Level::District);
/// assert_eq!(districts.filter(|unit| unit.exists_on(date(2019, 10, 6))).count(), 713);
/// ```
pub fn units() -> impl Iterator<Item = Unit> {
    (0..table::unit_count()).map(|row| Unit { row })
}

/// Today's provinces and cities under the Government.
///
/// ```
/// use vnextract::gazetteer;
///
/// assert_eq!(gazetteer::provinces().count(), 34);
/// ```
pub fn provinces() -> impl Iterator<Item = Unit> {
    units().take_while(|unit| unit.level() == Level::Province).filter(|unit| unit.is_current())
}

/// The provinces and cities under the Government on a day since 2008.
///
/// ```
/// use jiff::civil::date;
/// use vnextract::gazetteer;
///
/// assert_eq!(gazetteer::provinces_on(date(2018, 7, 24)).count(), 63);
/// ```
pub fn provinces_on(date: Date) -> impl Iterator<Item = Unit> {
    units()
        .take_while(|unit| unit.level() == Level::Province)
        .filter(move |unit| unit.exists_on(date))
}

#[cfg(test)]
mod tests;
