use std::collections::HashSet;

use jiff::civil::date;
use unicode_normalization::is_nfc;

use super::*;

fn count(level: Level, day: Date) -> usize {
    units().filter(|unit| unit.level() == level && unit.exists_on(day)).count()
}

fn typed<'a>(kind: UnitType, name: &'a str, year: i16) -> Query<'a> {
    Query { kind: Some(kind), date: Some(date(year, 7, 24)), ..Query::new(name) }
}

fn resolved(query: &Query) -> Unit {
    resolve(query).unwrap_or_else(|| panic!("{query:?} gives no unit")).unit
}

#[test]
fn counts_units_of_each_vintage() {
    for (day, provinces, districts, communes) in [
        (date(2019, 10, 6), 63, 713, 11_160),
        (date(2023, 6, 1), 63, 705, 10_599),
        (date(2025, 6, 30), 63, 696, 10_035),
        (date(2025, 8, 1), 34, 0, 3_321),
        (date(2026, 11, 1), 34, 0, 3_321),
    ] {
        assert_eq!(count(Level::Province, day), provinces, "provinces on {day}");
        assert_eq!(count(Level::District, day), districts, "districts on {day}");
        assert_eq!(count(Level::Commune, day), communes, "communes on {day}");
    }
}

#[test]
fn counts_types_of_today() {
    let count = |kind| units().filter(|unit| unit.is_current() && unit.kind() == kind).count();
    assert_eq!(count(UnitType::City), 7);
    assert_eq!(count(UnitType::Commune), 2_621 - 10);
    assert_eq!(count(UnitType::Ward), 687 + 10);
    assert_eq!(count(UnitType::SpecialZone), 13);
    assert_eq!(count(UnitType::Township), 0);
}

#[test]
fn code_and_first_day_tell_a_unit() {
    let mut seen = HashSet::new();
    for unit in units() {
        assert!(seen.insert((unit.code(), unit.valid_from())), "{unit:?} twice");
    }
}

#[test]
fn forms_of_one_code_do_not_overlap() {
    for (before, after) in units().zip(units().skip(1)) {
        if before.code() == after.code() {
            assert!(before.validity().1 < after.validity().0, "{before:?} and {after:?}");
        }
    }
}

#[test]
fn every_unit_has_a_parent_throughout_its_life() {
    let merger = date(2025, 7, 1);
    for unit in units() {
        let Some(parent) = unit.parent() else {
            assert_eq!(unit.level(), Level::Province, "{unit:?} has no parent");
            continue;
        };
        assert!(parent.level() < unit.level(), "{unit:?} in {parent:?}");
        let first = unit.valid_from().unwrap_or(date(2018, 1, 1));
        let last = unit.valid_to().unwrap_or(date(2026, 11, 1));
        for day in [first, last] {
            assert!(
                unit.parent_on(day)
                    .is_some_and(|parent| parent.exists_on(day) || day < date(2012, 1, 1))
            );
        }
        if unit.level() == Level::Commune {
            let expected = if first < merger { Level::District } else { Level::Province };
            assert_eq!(parent.level(), expected, "{unit:?} in {parent:?}");
        }
    }
}

#[test]
fn units_of_the_past_and_only_they_have_successors_of_today() {
    for unit in units() {
        assert_eq!(unit.successors().count() == 0, unit.is_current(), "{unit:?}");
        for successor in unit.successors() {
            assert!(successor.is_current(), "{unit:?} gives {successor:?}");
            let level =
                if unit.level() == Level::Province { Level::Province } else { Level::Commune };
            assert_eq!(successor.level(), level, "{unit:?} gives {successor:?}");
        }
    }
}

/// What became of a unit nearly always lies in the province that its own province became.
#[test]
fn successors_stay_in_the_province() {
    let strays = units().filter(|unit| {
        let homes: Vec<Unit> = match unit.province() {
            province if province.is_current() => vec![province],
            province => province.successors().collect(),
        };
        unit.successors().any(|successor| !homes.contains(&successor.province()))
    });
    assert_eq!(strays.map(|unit| format!("{unit:?}")).collect::<Vec<_>>(), [""; 0]);
}

#[test]
fn names_are_composed_and_bear_the_tone_on_the_first_vowel() {
    let misplaced = ["oà", "oá", "oả", "oã", "oạ", "oè", "oé", "oẻ", "oẽ", "oẹ"];
    for unit in units() {
        let name = unit.name();
        assert!(is_nfc(name) && name.trim() == name && !name.is_empty(), "{unit:?}");
        assert!(!name.contains(['’', '‘', '–', '`']), "{unit:?}");
        for word in name.split(' ') {
            assert!(!misplaced.iter().any(|end| word.ends_with(end)), "{unit:?}");
            let uy = ["uỳ", "uý", "uỷ", "uỹ", "uỵ"].iter().any(|end| word.ends_with(end));
            let quy = word.to_lowercase().starts_with("qu");
            assert!(!uy || quy, "{unit:?}");
        }
    }
}

#[test]
fn every_name_finds_its_unit() {
    for unit in units() {
        for name in [unit.name().to_owned(), unit.name().to_uppercase()] {
            assert!(lookup(&name).any(|found| found == unit), "{name} does not find {unit:?}");
        }
        assert!(lookup_loose(unit.name()).any(|found| found == unit), "{unit:?}");
    }
}

#[test]
fn every_unit_reads_back_from_its_code() {
    for unit in units() {
        let day = unit.valid_from().or(unit.valid_to()).unwrap_or(date(2020, 1, 1));
        assert_eq!(super::unit(unit.code(), Some(day)), Some(unit));
        assert!(UnitType::from_word(unit.kind().as_str()) == Some(unit.kind()));
        assert!(unit.kind().stands_at(unit.level()), "{unit:?}");
    }
    for code in ["", "1", "00", "0001", "000000", "99999", "Đ"] {
        assert_eq!(by_code(code).count(), 0, "{code}");
    }
}

#[test]
fn lookup_does_not_regard_how_a_name_is_written() {
    for (one, other) in [
        ("Hòa Bình", "HOÀ BÌNH"),
        ("Thừa Thiên Huế", "Thừa Thiên – Huế"),
        ("Bà Rịa - Vũng Tàu", "bà rịa-vũng tàu"),
        ("Ia H'Drai", "Ia H’ Drai"),
        ("Kon Tum", "Kontum"),
        ("2", "02"),
        ("Đà Nẵng", "Đa\u{300} Nẵng"),
        ("TP.HCM", "TP. HCM"),
    ] {
        let units: Vec<Unit> = lookup(one).collect();
        assert!(!units.is_empty(), "{one}");
        assert!(lookup(other).eq(units), "{one} and {other}");
    }
    for name in ["", " ", "-", "0", "Hoa Binh", "\u{301}"] {
        assert_eq!(lookup(name).count(), 0, "{name:?}");
    }
}

#[test]
fn other_names_find_their_unit() {
    for (name, unit) in [
        ("BR-VT", "Tỉnh Bà Rịa - Vũng Tàu"),
        ("Sài Gòn", "Thành phố Hồ Chí Minh"),
        ("TT-Huế", "Tỉnh Thừa Thiên Huế"),
        ("Đắc Lắc", "Tỉnh Đắk Lắk"),
        ("Đăk Lăk", "Tỉnh Đắk Lắk"),
        ("Dak Lak", "Tỉnh Đắk Lắk"),
        ("Bắc Cạn", "Tỉnh Bắc Kạn"),
        ("Qui Nhơn", "Thành phố Quy Nhơn"),
        ("Buôn Mê Thuột", "Thành phố Buôn Ma Thuột"),
        ("Krông Păk", "Huyện Krông Pắc"),
        ("Chư Păh", "Huyện Chư Păh"),
        ("Bờ Y", "Xã Pờ Y"),
        ("Tân Thành", "Huyện Tân Thành"),
    ] {
        assert!(lookup(name).any(|found| found.full_name() == unit), "{name} does not find {unit}");
    }
}

#[test]
fn an_urban_district_of_the_past() {
    let quan_2 = resolved(&typed(UnitType::UrbanDistrict, "2", 2018));
    assert_eq!(quan_2.province().name(), "Hồ Chí Minh");
    assert_eq!(quan_2, resolved(&typed(UnitType::UrbanDistrict, "02", 2026)));
    let today: Vec<String> = quan_2.successors().map(Unit::full_name).collect();
    assert_eq!(today, ["Phường An Khánh", "Phường Bình Trưng", "Phường Cát Lái"]);
}

#[test]
fn a_province_that_became_a_city() {
    let dong_nai = |day| resolved(&Query { date: Some(day), ..Query::new("Đồng Nai") });
    assert_eq!(dong_nai(date(2026, 4, 29)).kind(), UnitType::Province);
    assert_eq!(dong_nai(date(2026, 4, 30)).kind(), UnitType::City);
    assert_eq!(resolved(&Query::new("Đồng Nai")).kind(), UnitType::City);
    let long_thanh = |day| super::unit("26368", Some(day)).unwrap().full_name();
    assert_eq!(long_thanh(date(2026, 4, 29)), "Xã Long Thành");
    assert_eq!(long_thanh(date(2026, 4, 30)), "Phường Long Thành");
}

#[test]
fn a_city_at_two_levels() {
    let hue = |year| resolved(&typed(UnitType::City, "Huế", year));
    assert_eq!(hue(2018).level(), Level::District);
    assert_eq!(hue(2025).level(), Level::Province);
    assert_eq!(resolved(&Query { date: Some(date(2018, 7, 24)), ..Query::new("Huế") }), hue(2018));
}

#[test]
fn the_container_tells_communes_of_one_name_apart() {
    let tan_lap = typed(UnitType::Commune, "Tân Lập", 2018);
    assert_eq!(resolve(&tan_lap), None);
    let mut districts = HashSet::new();
    for unit in lookup("Tân Lập")
        .filter(|unit| unit.kind() == UnitType::Commune && unit.exists_on(date(2018, 7, 24)))
    {
        let district = unit.parent_on(date(2018, 7, 24)).unwrap();
        districts.insert(district);
        let found = resolve(&Query { within: &[district], ..tan_lap }).unwrap();
        assert_eq!(found, Resolution { unit, evidence: Evidence::Container });
    }
    assert!(districts.len() > 20);
}

#[test]
fn the_nearest_container_comes_first_and_strangers_are_passed_over() {
    let ha_noi = super::unit("01", None).unwrap();
    let xuyen_moc = super::unit("751", None).unwrap();
    let province = |within: &[Unit]| {
        let query = Query { within, ..typed(UnitType::Commune, "Hòa Bình", 2018) };
        resolved(&query).province().name()
    };
    assert_eq!(province(&[xuyen_moc, ha_noi]), "Bà Rịa - Vũng Tàu");
    assert_eq!(province(&[ha_noi, xuyen_moc]), "Hà Nội");
    let bau_lam = typed(UnitType::Commune, "Bàu Lâm", 2018);
    assert_eq!(resolved(&Query { within: &[ha_noi], ..bau_lam }).parent(), Some(xuyen_moc));
}

#[test]
fn neighbors_and_home_decide_where_no_container_does() {
    let binh_thuan =
        resolved(&Query { date: Some(date(2018, 7, 24)), ..Query::new("Bình Thuận") });
    let found = |query| resolve(&query).map(|found| (found.unit.province().name(), found.evidence));
    let tan_phu = Query { date: Some(date(2018, 7, 24)), ..Query::new("Tân Phú") };
    assert_eq!(found(tan_phu), None);
    let dong_nai = super::unit("75", Some(date(2018, 7, 24)));
    assert_eq!(found(Query { home: dong_nai, ..tan_phu }), Some(("Đồng Nai", Evidence::Home)));
    let long_thanh = super::unit("740", None).unwrap();
    let near = Query { within: &[long_thanh], ..tan_phu };
    assert_eq!(found(near), Some(("Đồng Nai", Evidence::Neighbor)));
    let ham_tan =
        Query { home: Some(binh_thuan), ..typed(UnitType::RuralDistrict, "Hàm Tân", 2018) };
    assert_eq!(found(ham_tan), Some(("Bình Thuận", Evidence::Name)));
}

#[test]
fn units_that_are_gone_are_found_by_what_they_belong_to() {
    let ho_chi_minh = super::unit("79", None).unwrap();
    let query =
        Query { within: &[ho_chi_minh], ..typed(UnitType::RuralDistrict, "Châu Đức", 2026) };
    assert_eq!(resolved(&query).code(), "750");
    // In 2018 the wards of Vũng Tàu did not lie in Hồ Chí Minh City yet.
    let query = Query { within: &[ho_chi_minh], ..typed(UnitType::Ward, "Thắng Tam", 2018) };
    assert_eq!(resolve(&query).map(|found| found.evidence), Some(Evidence::Name));
}

#[test]
fn a_type_that_does_not_fit_and_a_loose_spelling_give_way() {
    assert_eq!(resolved(&typed(UnitType::Town, "Thủ Dầu Một", 2018)).kind(), UnitType::City);
    assert_eq!(resolved(&typed(UnitType::Commune, "Dak Pxi", 2018)).name(), "Đăk Pxi");
    assert_eq!(resolve(&typed(UnitType::Ward, "Bà Rịa - Vũng Tàu", 2018)), None);
    assert_eq!(resolve(&Query::new("Pa Ri")), None);
}

#[test]
fn a_bare_name_is_a_province_before_a_district_before_a_commune() {
    let bare = |name, year| resolved(&Query { date: Some(date(year, 7, 24)), ..Query::new(name) });
    assert_eq!(bare("Bắc Ninh", 2018).full_name(), "Tỉnh Bắc Ninh");
    assert_eq!(bare("Bắc Giang", 2026).full_name(), "Tỉnh Bắc Giang");
    assert_eq!(bare("Vũng Tàu", 2018).full_name(), "Thành phố Vũng Tàu");
    assert_eq!(bare("Vũng Tàu", 2026).full_name(), "Thành phố Vũng Tàu");
    assert_eq!(bare("Bàu Lâm", 2018).full_name(), "Xã Bàu Lâm");
}

/// The forms of `data/admin_*.tsv` with the values that they stand for.
fn other_names() -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    let tables = [
        include_str!("../../data/admin_spellings.tsv"),
        include_str!("../../data/admin_aliases.tsv"),
    ];
    let lines = tables
        .into_iter()
        .flat_map(|table| table.lines().filter(|line| !line.starts_with('#')).skip(1));
    lines.flat_map(|line| {
        let mut columns = line.split('\t');
        let mut next = || columns.next().unwrap_or_else(|| panic!("{line:?}"));
        let (forms, class, value) = (next(), next(), next());
        forms.split('|').map(move |form| (form, class, value))
    })
}

#[test]
fn every_other_name_finds_its_unit_and_stands_once() {
    let mut seen = HashSet::new();
    for (form, class, value) in other_names() {
        assert!(is_nfc(form) && form.trim() == form, "{form}");
        assert!(seen.insert((form, value)), "{form} {value} twice");
        if class == "former_province" {
            let today = |code| super::unit(code, None).is_some_and(Unit::is_current);
            assert!(value.split(';').all(today), "{form} {value}");
        } else {
            let (code, name) = value.split_once('=').unwrap_or((value, ""));
            let found = lookup(form).any(|unit| unit.code() == code && unit.name().ends_with(name));
            assert!(found, "{form} does not find {value}");
        }
    }
    assert!(seen.len() > 300);
}
