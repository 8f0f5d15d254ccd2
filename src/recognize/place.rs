//! Places: a type word and a name (`huyện Xuyên Mộc`, `Quốc lộ 51`), or a name that is known.

use super::repeats::Repeats;
use super::rules::{self, Rule};
use super::{Candidate, Detail, Phrase, Phrases, person};
use crate::document::{Kind, Role};
use crate::gazetteer::{self, Level};
use crate::lexicon::Hit;
use crate::lexicon::class::{Class, ClassSet};
use crate::lexicon::lists;
use crate::sheet::View;
use crate::text::token::{Gap, Shape, Token, Word};
use crate::text::{word, words};
use std::ops::Range;

const HEADS: ClassSet = ClassSet::of(&[
    Class::PlaceHead,
    Class::PlaceHeadWeak,
    Class::PlaceHeadNum,
    Class::PlaceHeadAbbr,
]);
const TYPE_WORDS: ClassSet = HEADS.or(ClassSet::of(&[Class::HallBase]));
pub(super) const COUNTRIES: ClassSet = ClassSet::of(&[Class::Country, Class::CountryWeak]);
const ADMIN_NAMES: ClassSet =
    ClassSet::of(&[Class::Province, Class::District, Class::Commune, Class::AdminAlias]);
const BARE: ClassSet = ClassSet::of(&[
    Class::Province,
    Class::District,
    Class::AdminAlias,
    Class::Country,
    Class::City,
    Class::Region,
    Class::PlaceName,
    Class::VnTown,
    Class::FormerProvince,
    Class::ForeignRegion,
    Class::PlaceComplete,
]);

/// Words that go on a sentence rather than a name.
const FUNCTION: ClassSet = ClassSet::of(&[Class::OrgStop, Class::OrgLink]);

const KNOWN_NAMES: ClassSet = ClassSet(BARE.0 | ADMIN_NAMES.0);

/// What every place begins with.
pub(super) const BEGINS: ClassSet =
    ClassSet(HEADS.0 | BARE.0 | ClassSet::of(&[Class::HallBase, Class::CountryWeak]).0);

/// What the places of a list begin with too.
pub(super) const OPENS: ClassSet = BEGINS.with(Class::PlaceHeadPlural);

/// The place that may begin at token `i`, where an entry of [`BEGINS`] does.
pub(super) fn at(view: View, phrases: &Phrases, i: usize) -> Option<Phrase> {
    let headed = headed(view, phrases, i);
    let bare = bare(view, i);
    match (headed, bare) {
        // `Cầu Giấy - Nhổn`: a district, and no bridge. `Buôn Đôn | Trần Đình Sắc`
        (Some(a), Some(b)) => {
            let over_dash = view.is_mark(b.end, '-') && view.is_capital(i) && a.end > b.end;
            let person = person::kinh_name(view, b.end)
                .is_some_and(|n| n.confidence >= 4 && n.end >= a.end && b.end >= i + 2);
            // `Hồ Nam`: a province, and no lake.
            let far = matches!(b.type_name, "region" | "city") && view.is_capital(i);
            let surer = b.end == a.end && far && b.rule.weight > a.rule.weight;
            Some(if b.end > a.end || over_dash || person || surer { b } else { a })
        }
        (a, b) => a.or(b),
    }
}

/// Is it a place that is known by name?
pub(super) fn is_known(place: &Phrase) -> bool {
    [rules::PLACE_KNOWN, rules::PLACE_KNOWN_SURE, rules::PLACE_DISTRICT].contains(&place.rule)
}

/// A known name without a type word.
fn bare(view: View, i: usize) -> Option<Phrase> {
    // `Ảnh: Pháp | luật`, `Séc | thứ ba`: words.
    let small = |t: &Token| t.shape == Shape::Lower && t.gap == Gap::Space;
    if view.has(i, Class::CountryWeak)
        && view.longest(i, BARE).is_none_or(|hit| hit.end as usize == i + 1)
        && view.get(i + 1).is_some_and(small)
        && view.begins_compound(i, 1)
    {
        return None;
    }
    if let Some(hit) = view.longest(i, BARE) {
        let direction = hit.class == Class::Region
            && view.is_behind(i, &words!["phía", "hướng", "mùa", "sườn"]);
        if direction {
            return None;
        }
        if is_seat(view, i, hit.end as usize) && !stands_where(view, i) {
            return None;
        }
        // `HĐND TỈNH AN GIANG | THỐNG NHẤT NỘI DUNG`: a verb among capitals.
        const VERBS: ClassSet = ClassSet::of(&[Class::OrgStop]);
        let verb = matches!(hit.class, Class::District | Class::VnTown) && view.is_shouted(i);
        if verb && view.longest(i, VERBS).is_some_and(|v| v.end >= hit.end) {
            return None;
        }
        if is_cut_off(view, i, hit.end as usize) {
            return None;
        }
        let coded = phrase_is_code(view, i, hit.end as usize);
        let syllable = view.is_shouted(i) && hit.end as usize == i + 1;
        if coded || syllable && hit.class != Class::AdminAlias {
            return None;
        }
        let type_name = match hit.class {
            Class::Province => "province",
            Class::District => "district",
            Class::AdminAlias | Class::FormerProvince => "province",
            Class::Country => "country",
            Class::City | Class::VnTown => "city",
            Class::Region => "region",
            Class::ForeignRegion => "region",
            _ => view.value(hit),
        };
        let rule = match hit.class {
            Class::PlaceComplete | Class::Country | Class::Region => rules::PLACE_KNOWN_SURE,
            Class::District => rules::PLACE_DISTRICT,
            _ => rules::PLACE_KNOWN,
        };
        let end = part_of_country(view, i, hit.end as usize);
        let phrase = Phrase { end, type_name, rule };
        return stands_alone(view, i, phrase, hit).then_some(phrase);
    }
    let weak = view.longest(i, ClassSet::of(&[Class::CountryWeak]))?;
    let end = weak.end as usize;
    let paired = is_paired(view, i, end);
    // `người Bỉ`, `mafia gốc Ý`
    let people = view.is_behind(i, &words!["người", "gốc", "nước", "tịch"])
        && view.is_any(i, &words!["ý", "áo", "bỉ", "séc", "ấn"]);
    let listed = is_listed_country(view, i, end);
    // `sống tại Bỉ`, `mafia của Ý`
    let located = view.is_behind(i, &lists::LEADING_TO_COUNTRIES)
        // `của Áo dài Ngân An`
        && !view.is_any(end, &words!["dài", "kiến", "tưởng"])
        && view.is_any(i, &lists::SELDOM_SHORT_COUNTRIES);
    let usual = paired
        || located
        || people
        || listed
        || end > i + 1
        || view.is_any(i, &lists::USUAL_SHORT_COUNTRIES)
        || view.is_any(i, &lists::SELDOM_SHORT_COUNTRIES) && stands_for_country(view, i, end)
        || view.is_any(i, &words!["thái", "phi"]) && follows_head_of_state(view, i);
    // `“Anh bình tĩnh nào”`
    let quoted = view.is(i, word!("anh"))
        && i > 0
        // `Vợ nói: Anh đừng đi`
        && (view.is_mark(i - 1, '"') && view.token(i).touches() || view.is_mark(i - 1, ':'))
        && !view.is_capital(end)
        // `“Anh và Mỹ ký”`
        && !(view.is(end, word!("và")) && view.longest(end + 1, COUNTRIES).is_some());
    let opens = view.opens_sentence(i) || quoted;
    let told = || listed || paired || joins_country(view, end);
    let acts = opens && acts_as_state(view, i, end);
    let pronoun = opens && !view.is_any(i, &words!["mỹ", "mĩ"]) && !acts && !told();
    let counts = (usual || acts) && !pronoun && !view.is_shouted(i) && !is_name_part(view, i, end);
    counts.then_some(Phrase { end, type_name: "country", rule: rules::PLACE_COUNTRY_SHORT })
}

/// The end of a part of a country with the country's name: `miền nam | Liban`.
fn part_of_country(view: View, i: usize, end: usize) -> usize {
    let part =
        end == i + 2 && view.is(i, word!("miền")) && view.follows(end) && view.is_capital(end);
    let country = view.longest(end, COUNTRIES).filter(|_| part);
    country.map_or(end, |country| country.end as usize)
}

/// Does the small last syllable of what looks like a name begin a word: `Bắc | kinh doanh`, `Nam | phi
/// công`?
fn is_cut_off(view: View, i: usize, end: usize) -> bool {
    let last = end - 1;
    last > i
        && view.token(last).shape == Shape::Lower
        && view.token(i).shape == Shape::Title
        && view.sheet.matches.at(last).last().is_some_and(|h| h.end as usize > end)
}

/// Is it a building that stands for the body in it: `Điện Kremlin tuyên bố`, `tại Nhà Trắng`?
pub(super) fn is_seat(view: View, i: usize, end: usize) -> bool {
    let named =
        |class: Class| view.sheet.matches.at(i).any(|h| h.class == class && h.end as usize == end);
    named(Class::PlaceComplete) && (named(Class::OrgName) || named(Class::OrgAlone))
}

/// Does a word before the token say that something happens there?
pub(super) fn stands_where(view: View, i: usize) -> bool {
    view.is_behind(i, &lists::WHERE)
}

/// Is the word the short name of a country, though a word or name it may be too?
fn is_short_country(view: View, i: usize) -> bool {
    view.is_any(i, &lists::USUAL_SHORT_COUNTRIES) || view.is_any(i, &lists::SELDOM_SHORT_COUNTRIES)
}

/// Does a country with its full name stand beside it in a list: `Ý, Bồ Đào Nha`, `Pháp và Ý`?
fn is_listed_country(view: View, i: usize, end: usize) -> bool {
    const WHOLE: ClassSet = ClassSet::of(&[Class::Country]);
    let joint = |k: usize| view.is_mark(k, ',') || view.is(k, word!("và"));
    let whole = |k: usize| view.is_capital(k) && is_short_country(view, k);
    let country = |k: usize| {
        view.is_capital(k).then(|| view.longest(k, WHOLE).map(|h| h.end as usize)).flatten()
    };
    if !view.is_any(i, &lists::SELDOM_SHORT_COUNTRIES) {
        return false;
    }
    let after = joint(end) && (country(end + 1).is_some() || whole(end + 1));
    let before = i > view.sentence_start(i) + 1
        && joint(i - 1)
        && (whole(i - 2) || (i.saturating_sub(5)..i - 1).any(|k| country(k) == Some(i - 1)));
    after || before
}

/// Does a whole country's name go on the list: `Nga và | Ấn Độ`, `Pháp, | Hà Lan`?
fn joins_country(view: View, end: usize) -> bool {
    let comma = view.is_mark(end, ',');
    let next = end + 1;
    if !(comma || view.is(end, word!("và"))) || !view.is_capital(next) {
        return false;
    }
    // `Anh, | Pháp và Đức`
    let more = || view.is(next + 1, word!("và")) || view.is_mark(next + 1, ',');
    let listed =
        || view.is_any(next, &lists::USUAL_SHORT_COUNTRIES) && more() && view.is_capital(next + 2);
    view.longest(next, ClassSet::of(&[Class::Country])).is_some() || comma && listed()
}

/// Does what only states do follow a short name at the head of a sentence: `Nga tập trận`? Of what a
/// woman or a man may do too, `Anh` is more often that.
fn acts_as_state(view: View, i: usize, end: usize) -> bool {
    let verb = view.longest(end, ClassSet::of(&[Class::StateVerb]));
    let short = || end == i + 1 && is_short_country(view, i);
    verb.is_some_and(|v| short() && !(view.is(i, word!("anh")) && view.value(v) == "soft"))
}

/// Does the post of one who heads a state stand before it: `Tổng thống Phi`?
fn follows_head_of_state(view: View, i: usize) -> bool {
    i >= view.sentence_start(i) + 2
        && (view.is(i - 1, word!("thống")) && view.is(i - 2, word!("tổng"))
            || view.is(i - 1, word!("tướng")) && view.is(i - 2, word!("thủ"))
            || view.is(i - 1, word!("vương")) && view.is(i - 2, word!("quốc")))
}

/// Does a post of a state stand before it (`Ngoại trưởng Bỉ`), or do brackets enclose it?
fn stands_for_country(view: View, i: usize, end: usize) -> bool {
    if i < view.sentence_start(i) + 2 {
        return false;
    }
    let minister =
        view.is(i - 1, word!("trưởng")) && view.is_any(i - 2, &words!["ngoại", "bộ", "thứ"]);
    let head = follows_head_of_state(view, i)
        || view.is(i - 1, word!("sứ")) && view.is(i - 2, word!("đại"));
    let bracketed = view.is_mark(i - 1, '(') && view.is_mark(end, ')') && view.is_capital(i - 2);
    minister || head || bracketed
}

/// Is a dash with another country beside it?
fn is_paired(view: View, i: usize, end: usize) -> bool {
    let after = view.is_mark(end, '-') && view.longest(end + 1, COUNTRIES).is_some();
    let before = i >= 2
        && view.is_mark(i - 1, '-')
        && (i.saturating_sub(5)..i - 1)
            .any(|k| view.longest(k, COUNTRIES).is_some_and(|h| h.end as usize == i - 1));
    after || before
}

/// Is it a code of capitals with a number: the `VN` of `VN1602`?
fn phrase_is_code(view: View, i: usize, end: usize) -> bool {
    end == i + 1
        && view.token(i).shape == Shape::Upper
        && view.get(end).is_some_and(|t| {
            let word = view.get(end + 1).is_some_and(|n| n.touches() && n.is_word());
            t.touches() && (t.is_number() || t.is_mark('-') && word)
        })
}

/// A bare name counts only where no capitals beside it make it part of a longer name.
fn stands_alone(view: View, i: usize, phrase: Phrase, hit: Hit) -> bool {
    if hit.own || hit.class == Class::PlaceComplete || view.is_shouted(i) {
        return true;
    }
    let single = phrase.end - i == 1;
    // A one-syllable name (`Vinh`, `Huế`) is a name's syllable as often.
    !(single && hit.class != Class::Country && is_name_part(view, i, phrase.end))
}

/// Do capitalised words touch the span on either side, so that it may be a part of a name?
fn is_name_part(view: View, start: usize, end: usize) -> bool {
    // `phía Nam | Volgograd`
    let direction = start >= view.sentence_start(start) + 2
        && view.is_any(start - 1, &words!["bắc", "nam", "đông", "tây"])
        && view.is_any(start - 2, &words!["phía", "hướng"]);
    // `máy bay P-3C | Mỹ bán`
    let model = start >= 2 && view.token(start - 1).touches() && view.token(start - 2).is_number();
    let before = start > 0
        && !direction
        && !model
        && view.token(start).gap == Gap::Space
        && view.follows(start)
        && view.is_capital(start - 1)
        && !view.opens_sentence(start - 1)
        && !person::is_preposition(view, start - 1);
    // `Thương vụ tại Đức | Bùi Đức Vượng`
    // `Hạt Kiểm lâm Kbang | Phan Đăng Thuyên`
    let strange = !view.is_vietnamese(start);
    let person = start > view.sentence_start(start)
        && (strange || view.is_any(start - 1, &words!["tại", "ở"]))
        && person::kinh_name(view, end).is_some_and(|n| n.confidence >= 6);
    // `giải Mỹ | Mở rộng`
    let open = view.is(end, word!("mở")) && view.is(end + 1, word!("rộng"));
    let after = !person
        && !open
        && !ends_block(view, start, end)
        && view.get(end).is_some_and(|t| t.gap == Gap::Space)
        && view.follows(end)
        && view.is_capital(end)
        && view.is_vietnamese(end)
        // `Bộ trưởng Quốc phòng Anh | Ben Wallace`
        && !(view.classes(end).any(person::FOREIGN) && view.classes(end + 1).any(person::FOREIGN))
        && (view.longest(end, ClassSet::of(&[Class::Post, Class::Rank, Class::OrgHead])).is_none()
            // `ca sĩ Anh Khoa thể hiện`
            || view.has(end, Class::Given) && !view.is_capital(end + 1) && view.has(start, Class::Middle));
    before || after
}

/// Does the text of another block open behind a short name of where something is, though no stop ends it:
/// `tại Mỹ | Cuộc khảo sát`, `người Nhật | Cảnh sát`, `lính Anh | Ngày 5/11`?
pub(super) fn ends_block(view: View, start: usize, end: usize) -> bool {
    const DAYS: [Word; 7] = words!["ngày", "hôm", "sáng", "trưa", "chiều", "tối", "đêm"];
    let led = end == start + 1 && start > view.sentence_start(start);
    if !led
        || !view.is_any(start - 1, &lists::BEFORE_ORIGINS)
        || !view.follows(end)
        || !view.is_capital(end)
    {
        return false;
    }
    let day = || {
        let next = view.token(end + 1);
        next.is_number() || view.is_any(end + 1, &words!["qua", "nay", "ngày"])
    };
    let starter = || view.has(end, Class::SentenceStarter);
    view.is_any(end, &DAYS) && end + 1 < view.sentence_end(start) && day()
        || person::opens_word(view, end)
        || person::opens_clause(view, end)
        || person::before_small(view, end) && starter()
}

/// The names of which a type word of one letter can be the type: `H.` of a district, `P.` of a ward.
fn initial_units(type_name: &str) -> ClassSet {
    match type_name {
        "province" => ClassSet::of(&[Class::Province]),
        "district" => ClassSet::of(&[Class::District]),
        "commune" => ClassSet::of(&[Class::Commune]),
        _ => ClassSet::default(),
    }
}

/// A type word and what names the place.
fn headed(view: View, phrases: &Phrases, i: usize) -> Option<Phrase> {
    let end = view.sentence_end(i);
    let mut best: Option<Phrase> = None;
    let whole_head = view.longest(i, HEADS).map_or(i, |hit| hit.end as usize);
    for hit in view.sheet.matches.at(i).rev().filter(|hit| TYPE_WORDS.has(hit.class)) {
        let head_end = hit.end as usize;
        let length = head_end - i;
        if head_end >= end || best.is_some_and(|b| b.end >= head_end + 2) {
            continue;
        }
        // `Nhà hát Chèo Hà Nội`: the artists, and no building.
        let artists = || view.longest(i, ClassSet::of(&[Class::OrgHead]));
        if view.value(hit) == "theatre" && artists().is_some_and(|h| h.end as usize > head_end) {
            continue;
        }
        // `ga Lăng Cô`, though `ga lăng` is a word
        let known = view.token(i).shape == Shape::Lower
            && view.is_capital(head_end)
            && view.longest(head_end, KNOWN_NAMES).is_some_and(|h| h.end as usize > head_end + 1);
        // `lập | thành phố Đà Nẵng`, though `lập thành` is a word
        let inside = view.ends_compound(i, 1) && !(known && length >= 2);
        if view.begins_compound(i, length) && !known || inside {
            continue;
        }
        if length == 1 && (is_inside_name(view, i) || is_given_name(view, i)) {
            continue;
        }
        // `nhà | nước Trung Quốc`, `xe 79 | H1-2832`
        let inside = i > view.sentence_start(i)
            && (view.is(i, word!("nước")) && view.is(i - 1, word!("nhà"))
                || view.token(i).touches() && view.token(i - 1).is_number());
        if inside {
            continue;
        }
        // `Trung Quốc | Đường Gia Nghị`, `người đàn ông tên | Sóc Phia`: names.
        let before = i > view.sentence_start(i) && view.follows(i) && view.is_capital(i);
        let surname = before && view.is(i, word!("đường")) && view.is_capital(i - 1);
        let called = before
            && view.is(i - 1, word!("tên"))
            && i >= 2
            && !view.is_any(i - 2, &words!["địa", "mang"]);
        if length == 1 && (surname || called) {
            continue;
        }
        // `vận | động Rmah Hyưng giao nộp súng`: no cave.
        let verb = view.is_behind(i, &words!["vận", "huy", "phát", "tác"]);
        if length == 1 && view.is(i, word!("động")) && verb {
            continue;
        }
        // `từ đường Lê Lợi`: no shrine, but for `từ đường họ Lê`.
        if view.is(i, word!("từ"))
            && length == 2
            && view.token(i).shape == Shape::Lower
            && view.is_capital(head_end)
        {
            continue;
        }
        // `đóng điện trạm biến áp`: power, and no palace.
        if length == 1 && view.is(i, word!("điện")) && !view.is_capital(head_end) {
            continue;
        }
        // `Quận Ủy Nguyễn Văn Nam`: a committee, and no district.
        if length == 1 && view.is(head_end, word!("ủy")) && view.token(head_end).gap == Gap::Space
        {
            continue;
        }
        // `căn cứ Điều 30`: grounds, and no base.
        let grounds = view.is(i, word!("căn"))
            && length == 2
            && view.is_vietnamese(head_end)
            && view.longest(head_end, KNOWN_NAMES).is_none();
        if grounds {
            continue;
        }
        if only_leads_to_place(view, phrases, i, head_end) {
            continue;
        }
        let name = match hit.class {
            Class::PlaceHeadNum => numbered_unit(view, phrases, &hit),
            Class::PlaceHead | Class::PlaceHeadWeak => {
                named_after_day(view, &hit).or_else(|| named(view, phrases, &hit))
            }
            Class::PlaceHeadAbbr => {
                let initial = view.word(i).chars().count() == 1;
                let units = initial_units(view.value(hit));
                let known = view.longest(head_end, units).is_some();
                let road = view.value(hit) == "road";
                let name = named(view, phrases, &hit).filter(|_| (known || !initial) && !road);
                let digits = view.token(head_end).is_number();
                // `Ảnh: P.V`: a reporter.
                let reporter = i > view.sentence_start(i)
                    && (view.is_mark(i - 1, ':') || view.is_mark(i - 1, '/'))
                    && view.is(head_end, word!("v"));
                let number =
                    || numbered(view, head_end).filter(|_| (digits || !initial) && !reporter);
                name.or_else(number)
            }
            Class::HallBase => completed(view, phrases, head_end),
            _ => continue,
        };
        let Some(name_end) = name else { continue };
        // `tỉnh Chungcheongnam | -do`: the unit's type in its own tongue.
        let touches = |k: usize| view.get(k).is_some_and(|t| t.touches());
        let korean = view.is_mark(name_end, '-')
            && view.is_any(name_end + 1, &words!["do", "gun", "si", "gu", "dong"])
            && touches(name_end)
            && touches(name_end + 1)
            && is_unit_type(view.value(hit));
        let name_end = name_end + if korean { 2 } else { 0 };
        // `một nhà thờ Hồi giáo`: a longer head, which names none.
        let faith = view.value(hit) == "church";
        if faith && name_end > head_end && name_end <= whole_head {
            continue;
        }
        if best.is_none_or(|b| name_end > b.end) {
            best = Some(Phrase {
                end: name_end,
                type_name: view.value(hit),
                rule: match hit.class {
                    Class::PlaceHeadWeak if view.longest(head_end, ADMIN_NAMES).is_some() => {
                        rules::PLACE_HEADED_UNIT
                    }
                    Class::PlaceHeadWeak => rules::PLACE_HEADED_WEAK,
                    _ => rules::PLACE_HEADED,
                },
            });
        }
    }
    best
}

/// Does the head only say something of what follows, which has its own type word: `Di tích | thành
/// Diên Khánh`, `kè | cảng cá Ngũ Phụng`, `ký túc xá | Trường Cao đẳng Việt - Hàn`?
fn only_leads_to_place(view: View, phrases: &Phrases, i: usize, end: usize) -> bool {
    if view.is_any(i, &words!["di", "kè", "rạn"]) {
        let inner = || phrases.place(end).is_some_and(|p| p.end > end + 1);
        let typed = view.token(end).shape == Shape::Lower && view.begins(end, HEADS);
        return typed && !view.is(i + 1, word!("chỉ")) && inner();
    }
    let lodging =
        view.is_any(i, &words!["ký", "khu"]) && view.is_any(i + 1, &words!["túc", "cách"]);
    lodging
        && view.token(i).shape == Shape::Lower
        && phrases.organization(end).is_some_and(|o| o.type_name == "school")
}

/// Is a capitalised type word the second syllable of a name: the `Bản` of `Nhật Bản`?
fn is_inside_name(view: View, i: usize) -> bool {
    i > view.sentence_start(i)
        && view.is_capital(i)
        && view.is_capital(i - 1)
        && view.token(i).gap == Gap::Space
        && view.longest(i - 1, BARE).is_some_and(|h| h.end as usize > i)
}

/// Is a capitalised type word a syllable of a person's name: the `Đình` of `Đình Hoàng`?
fn is_given_name(view: View, i: usize) -> bool {
    view.is_capital(i)
        && !view.opens_sentence(i)
        && view.has(i, Class::Middle)
        && view.is_capital(i + 1)
        && view.has(i + 1, Class::Given)
        && person::run_end(view, i) == i + 2
        && view.longest(i, BARE).is_none()
}

/// A number after a type word. One before a street's name is a number in that street.
fn numbered_unit(view: View, phrases: &Phrases, hit: &Hit) -> Option<usize> {
    let end = named_after_day(view, hit).or_else(|| numbered(view, hit.end as usize))?;
    // `bản Z40`: of a thing, and no village.
    let edition =
        view.is(hit.start as usize, word!("bản")) && view.token(hit.end as usize).is_word();
    if edition || is_grade(view, hit.start as usize, end) {
        return None;
    }
    // `theo block 10+10`: of a tariff.
    if view.is_mark(end, '+') {
        return None;
    }
    let in_street = view.value(*hit) == "street"
        && phrases.place(end).is_some_and(|p| matches!(p.type_name, "street" | "road"));
    if in_street {
        return None;
    }
    let prison = matches!(view.value(*hit), "prison" | "hall");
    Some(match phrases.organization(end).filter(|_| prison) {
        Some(body) => body.end,
        None => end,
    })
}

/// Is it a grade of a school: `dạy học cho khối 11`?
fn is_grade(view: View, i: usize, end: usize) -> bool {
    /// Tokens before it that tell of a school.
    const NEAR: usize = 10;
    const SCHOOL: [Word; 8] = words!["học", "dạy", "giáo", "lớp", "thi", "thpt", "thcs", "trường"];
    if !view.is(i, word!("khối")) || end != i + 2 {
        return false;
    }
    let grade = view.word(i + 1).parse::<u32>().is_ok_and(|n| (1..=12).contains(&n));
    let from = i.saturating_sub(NEAR).max(view.sentence_start(i));
    let unit = || {
        let next = end + usize::from(view.is_mark(end, ','));
        view.is_any(next, &words!["phường", "xã", "thị", "thôn", "p"])
    };
    grade && (from..i).any(|k| view.is_any(k, &SCHOOL)) && !unit()
}

/// `đường 30 Tháng 4`, `Quảng trường 16 tháng 4`
fn named_after_day(view: View, hit: &Hit) -> Option<usize> {
    let day = hit.end as usize;
    let figures = |k: usize| view.follows(k) && view.token(k).is_number();
    let dated = figures(day) && view.is(day + 1, word!("tháng")) && figures(day + 2);
    // `công viên 30-4`
    let short = || {
        let part = |k: usize, most: u32| {
            view.word(k).parse::<u32>().is_ok_and(|n| (1..=most).contains(&n))
        };
        let joint = |k: usize| view.is_mark(k, '-') || view.is_mark(k, '/');
        let touches = |k: usize| view.get(k).is_some_and(|t| t.touches());
        figures(day)
            && part(day, 31)
            && joint(day + 1)
            && touches(day + 1)
            && touches(day + 2)
            && part(day + 2, 12)
            && !(joint(day + 3) && touches(day + 3))
    };
    let called = match view.value(*hit) {
        "street" | "square" => dated,
        "park" => dated || short(),
        _ => false,
    };
    called.then_some(day + 3)
}

/// A number, letter or code after a type word: `7`, `số 3`, `2A`, `51`, `T2`, `IV`.
fn numbered(view: View, mut i: usize) -> Option<usize> {
    if view.is(i, word!("số")) {
        i += 1;
    }
    let end = view.sentence_end(i.min(view.len() - 1));
    let first = view.get(i).filter(|_| i < end)?;
    if first.gap > Gap::Space {
        return None;
    }
    let telephone = first.mark == '0' && first.len() >= 3;
    if first.is_number() && first.len() <= 4 && !telephone {
        let mut k = i + 1;
        while k < end && view.token(k).touches() && k - i < 6 {
            let t = view.token(k);
            let joins = (t.is_mark('.') || t.is_mark('/') || t.is_mark('-'))
                && k + 1 < end
                && view.token(k + 1).touches()
                && (view.token(k + 1).is_number() || view.token(k + 1).is_capital());
            if t.is_number() || t.is_word() && t.len() == 1 && t.is_capital() {
                k += 1;
            } else if joins {
                k += 2;
            } else {
                break;
            }
        }
        let next = view.get(k).filter(|n| k < end && n.touches());
        let goes_on = next.is_some_and(|n| {
            n.is_word()
                || n.is_mark('%')
                || n.is_mark('/')
                || n.is_mark(',') && view.get(k + 1).is_some_and(|d| d.touches() && d.is_number())
        });
        return (!goes_on && !is_counted(view, k)).then_some(k);
    }
    if first.is_word() && first.shape == Shape::Upper && first.len() <= 3 {
        if view.get(i + 1).is_some_and(|t| i + 1 < end && t.touches() && t.is_number()) {
            return Some(i + 2);
        }
        let roman = view.word(i).bytes().all(|c| matches!(c, b'I' | b'V' | b'X'));
        return (first.len() == 1 || roman).then_some(i + 1);
    }
    None
}

/// Does a word at `i` say what the number before it counts?
fn is_counted(view: View, i: usize) -> bool {
    view.longest(i, ClassSet::of(&[Class::Counted])).is_some()
}

/// A name after a type word.
fn named(view: View, phrases: &Phrases, hit: &Hit) -> Option<usize> {
    let i = hit.end as usize;
    let first = view.token(i);
    if first.gap > Gap::Line || !first.is_word() {
        return None;
    }
    let type_name = view.value(*hit);
    // `bản Z40`: of a thing, and no village.
    let coded = |t: &Token| t.is_number() && t.touches();
    if view.is(i - 1, word!("bản")) && view.get(i + 1).is_some_and(coded) {
        return None;
    }
    // `về khách sạn | Hiện tại mọi người khỏe`, `hành lang | Quốc hội`
    const CLAUSES: ClassSet = ClassSet::of(&[Class::StarterPhrase, Class::OrgStop]);
    let small = view.get(i + 1).is_some_and(|t| t.is_word() && t.shape == Shape::Lower);
    const WORDS: ClassSet = ClassSet::of(&[Class::OrgWord, Class::OrgField, Class::OrgLevel]);
    let longer = |classes| view.longest(i, classes).is_some_and(|h| h.end as usize > i + 1);
    let clause = || longer(CLAUSES) || person::opens_clause(view, i);
    let body = || longer(ClassSet::of(&[Class::OrgAlone]));
    if small && view.is_capital(i) && (body() || !longer(WORDS) && clause()) {
        return None;
    }
    // `Nhà tạm giữ Công an TP. Quảng Ngãi`
    if type_name == "prison"
        && let Some(body) = phrases.organization(i)
    {
        return Some(body.end);
    }
    let unit = is_unit_type(type_name) || type_name == "hamlet";
    let person = person::kinh_name(view, i).filter(|n| n.confidence >= 4);
    if let Some(known) = view.longest(i, unit_names(type_name)) {
        let end = known.end as usize;
        // `quận | Võ Xuân Thọ`, though there is a commune `Võ ...`.
        let person = person::kinh_name(view, i)
            .is_some_and(|n| n.confidence >= 2 && n.end > end + 1 && end == i + 1);
        if person && type_name != "hamlet" {
            return None;
        }
        let run = run_end(view, i, type_name);
        return Some(if run > end && !splits(view, end, run) { run } else { end });
    }
    if view.is_shouted(i) {
        let known = view.longest(i, KNOWN_NAMES);
        return known.map(|k| k.end as usize).or_else(|| shouted(view, i, hit));
    }
    if unit && small && is_loosely_written(view, i, type_name) {
        return Some(i + 2);
    }
    if let Some(end) = joined_place(view, phrases, type_name, i) {
        return Some(end);
    }
    // `đường Thái Lan nhập lậu`, `mở cửa Nhật Bản`
    let nation = || view.longest(i, ClassSet::of(&[Class::Country]));
    let through = view.is_any(i - 1, &words!["đường", "lộ", "cửa", "tốc", "sắt", "metro"]);
    if through && nation().is_some_and(|n| n.end as usize == person::run_end(view, i)) {
        return None;
    }
    // `Liên bang Nga | Alexander Novak`: countries are all known.
    if type_name == "country" {
        let known = view.longest(i, COUNTRIES)?;
        return Some(known.end as usize);
    }
    if view.is_capital(i) {
        let weak = hit.class == Class::PlaceHeadWeak;
        let street = matches!(type_name, "street" | "road");
        // Provinces are all known, so an unknown name after `tỉnh` is no province's.
        let closed =
            type_name == "province" && (i..person::run_end(view, i)).all(|k| view.is_vietnamese(k));
        // `mũi Cà Tiên`: a cape, though a rare name begins so.
        let cape = type_name == "island" && view.token(i - 1).shape == Shape::Lower;
        // `từ bản Ka Tăng`
        let at = hit.start as usize;
        let village = type_name == "hamlet"
            && view.token(at).shape == Shape::Lower
            && view.is_behind(at, &words!["từ", "tại", "ở", "đến", "về", "vào", "qua", "lên"]);
        let told = cape || village;
        let person = unit && type_name != "hamlet" && (person.is_some() || closed)
            || weak
                && !street
                && type_name != "station"
                && person.is_some_and(|n| !told || n.confidence >= 6);
        let abbreviation = first.shape == Shape::Upper && first.len() > 1;
        let abbreviation = abbreviation && view.longest(i, BARE).is_none();
        let word = view.longest(i, ClassSet::of(&[Class::OrgWord, Class::Compound]));
        let small = view.get(i + 1).is_some_and(|t| t.is_word() && t.shape == Shape::Lower);
        let begins_word = small && word.is_some_and(|w| w.end as usize > i + 1);
        // `căn cứ | Luật Đất đai`
        const LAWS: ClassSet = ClassSet::of(&[Class::LawHead, Class::DocType, Class::DocBare]);
        // `hồ Trường Xuân`: no school is called by one syllable.
        let school = |p: &Phrase| view.is(i, word!("trường")) && p.end == i + 2;
        let named = phrases.organization(i).is_some_and(|p| !school(&p));
        let body = weak && (named || begins_word || view.begins(i, LAWS));
        if person || body || weak && (abbreviation || !names_weakly(view, hit, i)) {
            return None;
        }
        let end = run_end(view, i, type_name);
        // `ngã tư Tràng Tiền - Đinh Tiên Hoàng`: streets.
        return Some(if type_name == "junction" { end } else { person_cut(view, i, end) });
    }
    if unit || hit.class != Class::PlaceHead || type_name == "country" {
        return None;
    }
    // `công trường | cầu Vân Đồn`: what follows is a place by itself.
    let other = phrases.place(i).is_some_and(|p| !is_known(&p));
    if other && matches!(type_name, "construction" | "dam" | "street") {
        return None;
    }
    qualified(view, phrases, type_name, i)
}

/// Do a capitalised syllable and a small one make the name of a unit of this type: `huyện Thạch thất`?
fn is_loosely_written(view: View, i: usize, type_name: &str) -> bool {
    let level = match type_name {
        "province" | "city" => [Level::Province, Level::District],
        "district" => [Level::District; 2],
        "commune" => [Level::Commune; 2],
        _ => return false,
    };
    let (first, second) = (view.token(i), view.token(i + 1));
    let other = view.begins(i + 1, FUNCTION) || is_cut_off(view, i, i + 2);
    if !view.is_capital(i) || second.gap != Gap::Space || other {
        return false;
    }
    let name = &view.text[first.start as usize..second.end as usize];
    gazetteer::lookup(name).any(|unit| level.contains(&unit.level()))
}

/// Does the name after a weak type word belong to it? A unit's name has its own type, so that
/// `vùng biển Đà Nẵng` is no sea.
fn names_weakly(view: View, hit: &Hit, i: usize) -> bool {
    const UNITS: ClassSet =
        ClassSet::of(&[Class::Province, Class::Country, Class::CountryWeak, Class::City]);
    let type_name = view.value(*hit);
    // `vùng | ĐBSCL`: a region that has its name already.
    const REGIONS: ClassSet = ClassSet::of(&[Class::Region, Class::AdminAlias]);
    let whole = view.is(i - 1, word!("vùng")) && view.longest(i, REGIONS).is_some();
    let unit =
        || matches!(type_name, "sea" | "mountain" | "region") && view.longest(i, UNITS).is_some();
    // `vùng biển | Cửa Lò`
    const TOWNS: ClassSet = ClassSet::of(&[Class::District, Class::VnTown]);
    let off = view.is(i - 1, word!("biển"))
        && view.is_behind(i - 1, &words!["vùng"])
        && view.begins(i, TOWNS);
    !whole && !unit() && !off
}

/// Capitals only: a known name is none of the lists', so one or two more words that occur in names.
fn shouted(view: View, i: usize, hit: &Hit) -> Option<usize> {
    const NAMES: ClassSet = ClassSet::of(&[Class::Given, Class::Middle, Class::Surname]);
    const ENDS: ClassSet = ClassSet::of(&[Class::OrgStop, Class::OrgLink, Class::SentenceStarter]);
    if hit.class != Class::PlaceHead {
        return None;
    }
    let end = view.sentence_end(i).min(i + 2);
    let mut k = i;
    while k < end
        && view.token(k).gap <= Gap::Space
        && view.token(k).is_word()
        && view.classes(k).any(NAMES)
        && !view.classes(k).any(ENDS)
    {
        k += 1;
    }
    (k == i + 2).then_some(k)
}

/// A second place that the first is named by: `nút giao Quốc lộ 46B`, `nhà ga sân bay Nội Bài`.
fn joined_place(view: View, phrases: &Phrases, type_name: &str, i: usize) -> Option<usize> {
    let inner = phrases.place(i)?;
    let takes = matches!(
        type_name,
        "junction"
            | "street"
            | "road"
            | "bridge"
            | "station"
            | "tunnel"
            | "monument"
            | "building"
            | "cemetery"
            | "airport"
            | "border_gate"
            | "lake"
            | "dam"
            | "power_plant"
    );
    let route = matches!(inner.type_name, "road" | "street" | "junction" | "bridge");
    let facility = !matches!(
        inner.type_name,
        "province" | "district" | "commune" | "country" | "city" | "hamlet"
    );
    let of_route = matches!(type_name, "street" | "road" | "junction");
    // `rời bến | đường Bạch Đằng`, `cổng | đường Lê Lợi`
    let side = view.is_any(i - 1, &words!["bến", "cổng"]) && inner.type_name == "street";
    // `đường nối | cao tốc Nội Bài - Lào Cai với cầu Vĩnh Phú`
    let links = view.is(i - 1, word!("nối")) && view.is_any(inner.end, &words!["với", "và", "đến"]);
    if links || side || !takes || !facility || of_route && !route || view.is_capital(i) && !route {
        return None;
    }
    // `đường nối Quốc lộ 1A - thị xã Cửa Lò`
    let dash = matches!(type_name, "street" | "road") && view.is_mark(inner.end, '-');
    let other = phrases.place(inner.end + 1).filter(|_| dash);
    Some(other.map_or(inner.end, |p| p.end))
}

/// A word of quality between the type and the name: `sân bay quốc tế Nội Bài`.
fn qualified(view: View, phrases: &Phrases, type_name: &str, i: usize) -> Option<usize> {
    const QUALITIES: ClassSet = ClassSet::of(&[Class::OrgWord, Class::OrgLevel]);
    let quality = view.longest(i, QUALITIES)?;
    let after = quality.end as usize;
    let stop = view.longest(i, ClassSet::of(&[Class::OrgStop])).is_some();
    // `Ngã Sáu | thành phố Buôn Ma Thuột`
    let unit = |p: Phrase| is_unit_type(p.type_name);
    if phrases.place(i).is_some_and(unit) {
        return None;
    }
    let goes_on = after < view.sentence_end(i)
        && view.is_capital(after)
        && view.token(after).gap == Gap::Space
        && view.value(quality) != "verb"
        && !stop
        && view.longest(after, ClassSet::of(&[Class::Province, Class::Country])).is_none();
    goes_on.then(|| run_end(view, after, type_name))
}

/// The classes of the names that units of a type may bear.
fn unit_names(type_name: &str) -> ClassSet {
    match type_name {
        "province" => ClassSet::of(&[
            Class::Province,
            Class::FormerProvince,
            Class::District,
            Class::VnTown,
            Class::AdminAlias,
            Class::ForeignRegion,
            Class::ForeignRegionWeak,
        ]),
        "city" => ClassSet::of(&[
            Class::Province,
            Class::District,
            Class::AdminAlias,
            Class::VnTown,
            Class::City,
        ]),
        "district" => {
            ClassSet::of(&[Class::District, Class::Province, Class::AdminAlias, Class::Commune])
        }
        "commune" => ADMIN_NAMES,
        "hamlet" => ClassSet::of(&[Class::Commune]),
        _ => ClassSet::of(&[]),
    }
}

/// The longest name that is looked at, in tokens.
const LONGEST_NAME: usize = 20;

/// The end of a run of capitalised words and numbers that names a place. Routes go on over
/// dashes (`cao tốc TP.HCM - Long Thành`).
pub(super) fn run_end(view: View, start: usize, type_name: &str) -> usize {
    let end = view.sentence_end(start).min(start + LONGEST_NAME);
    let unit = is_unit_type(type_name) || matches!(type_name, "hamlet" | "country");
    let feature = matches!(type_name, "island" | "sea" | "river" | "mountain" | "bay");
    let mut i = start;
    while i < end {
        let t = view.token(i);
        if i > start && t.gap > Gap::Line {
            break;
        }
        if view.is_capital(i) {
            let known = |k: usize| view.longest(k, KNOWN_NAMES).is_some_and(|h| h.end as usize > i);
            let clause = || person::opens_clause(view, i) && !known(i - 1) && !known(start);
            let other = || opens_other(view, i) || clause() || person::opens_credit(view, i);
            if i > start && t.gap != Gap::None && other() {
                break;
            }
            // `đảo Senkaku | Trung Quốc`: a feature's name holds no country's.
            if i > start && feature && view.longest(i, ClassSet::of(&[Class::Country])).is_some() {
                break;
            }
            // `tỉnh Chăm-pa-sắc | Lào`, `bang California | Mỹ`
            let unit_abroad = matches!(type_name, "province" | "city" | "region");
            if i > start && unit_abroad && ends_abroad(view, start, i) {
                break;
            }
            let known = view.longest(i, ClassSet::of(&[Class::AdminAlias]));
            i = known.map_or_else(|| word_end(view, i, type_name), |k| k.end as usize);
        } else if t.is_number() && i > start && t.gap <= Gap::Space {
            let more = view.get(i + 1).is_some_and(|n| {
                let goes_on = view.get(i + 2).is_some_and(|d| d.touches() && d.is_number());
                let decimal = (n.is_mark(',') || n.is_mark('.')) && goes_on;
                n.touches()
                    && (n.is_mark('/') || n.is_mark('-') || decimal || n.len() > 1)
                    && !n.is_mark(',') | decimal
            });
            let padded = t.mark == '0';
            // `miền Bắc | 1 - 2 ngày`
            let region = type_name == "region";
            if !more && !padded && !region && t.len() <= 3 && !is_counted(view, i + 1) {
                i += 1;
                // `ấp Phước 3B`
                let letter = |n: &Token| n.touches() && n.is_capital() && n.len() == 1;
                i += usize::from(view.get(i).is_some_and(letter));
            }
            break;
        } else if t.is_mark('-') && i > start && is_transcription(view, i, end) {
            i += 2;
        } else if i > start
            && (t.is_mark('-') && !unit && joins(view, i, end, type_name)
                || t.is_mark('/') && feature && slashes(view, i, end))
        {
            i += 1;
        } else {
            break;
        }
    }
    i
}

/// Does the name of a foreign unit end before its country's: `bang California | Mỹ`?
fn ends_abroad(view: View, start: usize, i: usize) -> bool {
    let Some(country) = view.longest(i, COUNTRIES) else { return false };
    let end = country.end as usize;
    let short =
        country.class == Class::CountryWeak && !view.is_any(i, &lists::USUAL_SHORT_COUNTRIES);
    let abroad = (start..i).any(|k| {
        view.token(k).is_word() && !view.is_vietnamese(k) || view.token(k).touches() && k > start
    });
    !short && abroad && !view.is_capital(end)
}

/// Does a dash at `i` join syllables of a transcribed name (`Sê-ra-tơn`)?
fn is_transcription(view: View, i: usize, end: usize) -> bool {
    i + 1 < end
        && view.token(i).touches()
        && view.token(i + 1).touches()
        && view.token(i + 1).is_word()
        && view.token(i + 1).shape == Shape::Lower
}

/// The end of the word at `i`: a facility's name has words with a capital in their first
/// syllable only (`Bảo tàng Nhân học`).
fn word_end(view: View, i: usize, type_name: &str) -> usize {
    const WORDS: ClassSet = ClassSet::of(&[Class::OrgWord, Class::OrgField, Class::Compound]);
    let unit = is_unit_type(type_name) || type_name == "hamlet";
    let small = view
        .get(i + 1)
        .is_some_and(|t| t.is_word() && t.shape == Shape::Lower && t.gap == Gap::Space);
    if unit || !small || view.token(i).shape != Shape::Title {
        return i + 1;
    }
    view.longest(i, WORDS).map_or(i + 1, |h| h.end as usize)
}

/// Does a slash at `i` join two names of one thing: `quần đảo Senkaku/Điếu Ngư`?
fn slashes(view: View, i: usize, end: usize) -> bool {
    i + 1 < end
        && view.token(i).touches()
        && view.token(i + 1).touches()
        && view.token(i + 1).shape == Shape::Title
        && !view.begins(i + 1, HEADS)
}

/// Does a dash at `i` join two capitalised names into one (`Hà Nội - Lào Cai`)?
fn joins(view: View, i: usize, end: usize, type_name: &str) -> bool {
    let route = matches!(type_name, "road" | "street" | "river" | "railway" | "hall");
    let next = i + 1;
    if next >= end || !view.is_capital(next) {
        return false;
    }
    if view.token(next).gap > Gap::Space || view.token(i).gap > Gap::Space {
        return false;
    }
    let known = view.longest(next, ADMIN_NAMES).is_some();
    let person = person::kinh_name(view, next).is_some_and(|n| n.confidence >= 4);
    // `hướng cửa khẩu Cầu Treo - | Vinh`; `ngã tư Tràng Tiền - Đinh Tiên Hoàng`
    if type_name == "border_gate" && known || type_name == "junction" {
        return type_name == "junction" && !opens_other(view, next);
    }
    !opens_other(view, next) && (route && known || !person)
}

/// Does a title, rank or organization open at a capitalised word?
fn opens_other(view: View, i: usize) -> bool {
    const OTHER: ClassSet = ClassSet::of(&[
        Class::Post,
        Class::Rank,
        Class::Degree,
        Class::Honour,
        Class::TitlePre,
        Class::OrgLevelHead,
        Class::OrgAlone,
    ]);
    view.longest(i, OTHER).is_some_and(|h| h.end as usize > i + 1 || h.class == Class::Rank)
}

/// Do the capitals after a known name belong to something else: a person, a title?
fn splits(view: View, known_end: usize, run: usize) -> bool {
    // `TP. Bà Rịa - Điện thoại`: a dash joins known names only.
    if view.is_mark(known_end, '-') && view.longest(known_end + 1, ADMIN_NAMES).is_none() {
        return true;
    }
    let dash = view.is_mark(known_end, '-');
    let person = person::looks_like_name(view, known_end, run);
    // `bản La Lay A-xói`
    let transcribed = is_transcription(view, known_end + 1, run) && known_end + 3 == run;
    !dash && (person || run - known_end >= 2 && !transcribed) || opens_other(view, known_end)
}

/// Where a person's name begins inside a run of capitals after a type word, the place ends:
/// `khách sạn Kim Liên | Nguyễn Văn A`. A place named after a person is whole.
fn person_cut(view: View, start: usize, end: usize) -> usize {
    if person::kinh_name(view, start).is_some_and(|n| n.end == end) {
        return end;
    }
    (start + 2..end)
        .find(|&k| {
            end - k >= 3
                && person::kinh_name(view, k).is_some_and(|n| n.end == end && n.confidence >= 6)
        })
        .unwrap_or(end)
}

/// What completes a hall or a house of custody: an organization, a place, a level, a code.
fn completed(view: View, phrases: &Phrases, i: usize) -> Option<usize> {
    if let Some(body) = phrases.organization(i) {
        return Some(body.end);
    }
    if let Some(place) = phrases.place(i) {
        return Some(place.end);
    }
    if let Some(level) = view.longest(i, ClassSet::of(&[Class::OrgLevel])) {
        return Some(level.end as usize);
    }
    if view.is_capital(i) {
        return Some(run_end(view, i, "hall"));
    }
    let end = numbered(view, i)?;
    Some(phrases.organization(end).map_or(end, |body| body.end))
}

/// Where a short country's name opens a sentence, which tells nothing, though the text speaks of that
/// country elsewhere and of no person so called: `Nga phản đối ...` beside `Tổng thống Nga`.
fn short_countries_again(view: View, phrases: &Phrases, out: &mut Vec<Candidate>) {
    const NAMES: [Word; 6] = words!["nga", "nhật", "pháp", "đức", "úc", "hàn"];
    const PERSONS: ClassSet =
        ClassSet::of(&[Class::Honorific, Class::HonorificWeak, Class::Role, Class::Calling]);
    let mut countries = 0u8;
    let mut persons = 0u8;
    let mut heads: Vec<(usize, u8)> = Vec::new();
    for i in view.capitals().filter(|&i| view.has(i, Class::CountryWeak)) {
        let Some(bit) = NAMES.iter().position(|&name| view.is(i, name)).map(|n| 1 << n) else {
            continue;
        };
        let opens = view.opens_sentence(i);
        if phrases.place(i).is_some_and(|p| p.rule == rules::PLACE_COUNTRY_SHORT) {
            countries |= bit;
        } else if opens && person::before_small(view, i) && !person::opens_word(view, i) {
            heads.push((i, bit));
        }
        let named = !opens
            && view.follows(i)
            && (view.is_capital(i - 1) && !view.opens_sentence(i - 1)
                || view.classes(i - 1).any(PERSONS));
        persons |= if named { bit } else { 0 };
    }
    for (i, _) in heads.into_iter().filter(|(_, bit)| countries & !persons & bit != 0) {
        push(i, i + 1, rules::PLACE_COUNTRY_SHORT, "country", out);
    }
}

/// Names of units that the text gave with their types, without them: `huyện Lệ Thủy ... Lệ Thủy ngập sâu`.
/// Not if somebody is called so in the text.
fn units_again(view: View, phrases: &Phrases, out: &mut Vec<Candidate>) {
    const CALLED: ClassSet = ClassSet::of(&[
        Class::Honorific,
        Class::HonorificWeak,
        Class::Role,
        Class::Calling,
        Class::Rank,
        Class::Degree,
        Class::Post,
    ]);
    /// In tokens; forms of address are shorter.
    const LONGEST_ADDRESS: usize = 3;
    let title = |k: usize| view.token(k).shape == Shape::Title && view.is_vietnamese(k);
    let named = view.openings_of(HEADS).filter_map(|i| {
        let unit = phrases.place(i).filter(|p| {
            [rules::PLACE_HEADED, rules::PLACE_HEADED_UNIT].contains(&p.rule)
                && (is_unit_type(p.type_name) || p.type_name == "hamlet")
        })?;
        let name = (i + 1..unit.end).find(|&k| title(k))?..unit.end;
        let whole = (2..=3).contains(&name.len()) && !view.is_shouted(i);
        (whole && name.clone().all(title)).then_some((name, unit.type_name))
    });
    let mut count = 0;
    let numbered = named.map(|(name, type_name)| {
        count += 1;
        (name, (count - 1, type_name))
    });
    let names = Repeats::new(view, numbered);
    if names.is_empty() {
        return;
    }
    let mut found: Vec<(usize, usize, usize, &'static str)> = Vec::new();
    // For each name, whether somebody is called so.
    let mut persons = vec![false; count];
    for i in view.capitals() {
        let Some((length, &(number, type_name))) = names.at(view, i) else { continue };
        let end = i + length;
        let first = i == view.sentence_start(i);
        let from = i.saturating_sub(LONGEST_ADDRESS).max(view.sentence_start(i));
        let called = |k: usize| {
            view.begins(k, CALLED)
                && view.sheet.matches.at(k).any(|h| CALLED.has(h.class) && h.end as usize == i)
        };
        // `Lê Tân Hùng`
        let longer = |k: usize| person::kinh_name(view, k).is_some_and(|n| n.end == end);
        if (from..i).any(|k| called(k) || longer(k)) {
            persons[number] = true;
            continue;
        }
        let led = !first && view.is_any(i - 1, &lists::LEADING_TO_UNITS);
        let alone = (first || led || !view.is_capital(i - 1) || !view.follows(i))
            && person::run_end(view, i) == end;
        let known = || view.longest(i, ClassSet::of(&[Class::Person])).is_some();
        if alone && (led || !known()) && !in_byline(view, i) {
            found.push((number, i, end, type_name));
        }
    }
    for (_, start, end, type_name) in found.into_iter().filter(|f| !persons[f.0]) {
        push(start, end, rules::PLACE_AGAIN, type_name, out);
    }
}

/// Is it the type of an administrative unit?
pub(crate) fn is_unit_type(type_name: &str) -> bool {
    matches!(type_name, "province" | "city" | "district" | "commune")
}

/// Proposes the places of a text.
pub(super) fn propose(view: View, phrases: &Phrases, out: &mut Vec<Candidate>) {
    short_countries_again(view, phrases, out);
    units_again(view, phrases, out);
    let mut after_plural = 0;
    for i in view.openings_or_capitals(OPENS) {
        if i < after_plural || in_byline(view, i) {
            continue;
        }
        let plural = view.longest(i, ClassSet::of(&[Class::PlaceHeadPlural]));
        if let Some(hit) = plural.filter(|_| is_several(view, i))
            && let Some(first) = first_of_list(view, hit)
        {
            listed(view, phrases, hit, first, out);
            after_plural = hit.end as usize;
            continue;
        }
        if view.is_capital(i) && i > 0 {
            told_by_neighbours(view, phrases, i, out);
        }
        if let Some(end) = heads_line(view, i) {
            push_listed(i, end, "commune", out);
        }
        let Some(p) = phrases.place(i) else { continue };
        push(i, p.end, p.rule, p.type_name, out);
        if view.longest(i, HEADS).is_some() {
            more_of_list(view, phrases, p.end, p.type_name, false, out);
        }
    }
}

/// Proposes the name at the capital of token `i` that what stands before it tells for a place's.
fn told_by_neighbours(view: View, phrases: &Phrases, i: usize, out: &mut Vec<Candidate>) {
    if let Some(end) = after_preposition(view, i) {
        push_listed(i, end, "commune", out);
    }
    if let Some(end) = abroad(view, phrases, i) {
        push(i, end, rules::PLACE_ABROAD, "region", out);
    }
    if view.is(i - 1, word!("tại"))
        && let Some(end) = gauged(view, phrases, i)
    {
        push_listed(i, end, "river", out);
    }
    if view.is_mark(i + 1, ':') && heads_news(view, i) {
        push(i, i + 1, rules::PLACE_KNOWN, "country", out);
    }
    if let Some(end) = housed(view, phrases, i) {
        push_listed(i, end, "street", out);
    }
    if let Some(end) = addressed(view, phrases, i) {
        push(i, end, rules::PLACE_LISTED_STREET, "street", out);
    }
    for street in travelled(view, phrases, i).into_iter().flatten() {
        push(street.start, street.end, rules::PLACE_LISTED_STREET, "street", out);
    }
}

/// The name of the point at which a river is measured: `sông Bưởi tại Kim Tân`.
fn gauged(view: View, phrases: &Phrases, i: usize) -> Option<usize> {
    /// The river's name with its type, in tokens.
    const FARTHEST: usize = 5;
    let from = i.saturating_sub(FARTHEST).max(view.sentence_start(i));
    let river =
        |k: usize| view.is(k, word!("sông")) && phrases.place(k).is_some_and(|p| p.end == i - 1);
    let end = person::run_end(view, i).min(view.sentence_end(i));
    ((from..i - 1).any(river) && end <= i + 3 && phrases.organization(i).is_none()).then_some(end)
}

/// Does a country's short name in capitals, with a colon behind it, head a piece of news: `PHÁP: Thay ba
/// bộ trưởng`?
fn heads_news(view: View, i: usize) -> bool {
    let t = view.token(i);
    t.shape == Shape::Upper
        && t.len() > 2
        && i == view.sentence_start(i)
        && view.has(i, Class::CountryWeak)
        && !view.is(i, word!("anh"))
        && !view.is_shouted(i)
        && view.token(i + 1).touches()
        && view.get(i + 2).is_some_and(|t| t.shape == Shape::Title)
}

/// A commune's name without its type where only a place can stand: `ở Chiềng Hặc`, `người dân Sà
/// Phìn`.
pub(super) fn after_preposition(view: View, i: usize) -> Option<usize> {
    let end = view.longest(i, ADMIN_NAMES)?.end as usize;
    let led = i > view.sentence_start(i)
        && view.token(i - 1).shape == Shape::Lower
        && (view.is_any(i - 1, &words!["ở", "tại", "về", "lên", "xuống", "đến", "qua"])
            || view.is(i - 1, word!("dân"))
                && i >= 2
                && view.is_any(i - 2, &words!["người", "nhân"]));
    if !led || !view.is_capital(i) {
        return None;
    }
    // `Sống ở Kim Giang`: persons stand elsewhere.
    let sure = if view.is_any(i - 1, &words!["ở", "tại"]) { 6 } else { 3 };
    let person = person::kinh_name(view, i).is_some_and(|n| n.confidence >= sure && n.end >= end);
    (end >= i + 2 && end == person::run_end(view, i) && !person).then_some(end)
}

/// A foreign name that no list has, where only a place can stand: `khu vực Blue Mountains`, `gần
/// Springwood`, `ở Zama`.
fn abroad(view: View, phrases: &Phrases, i: usize) -> Option<usize> {
    /// Behind these a name may be a person's or a firm's too.
    const DOUBTFUL: [Word; 3] = words!["ở", "tại", "gần"];
    const OTHER: ClassSet = ClassSet::of(&[
        Class::NotName,
        Class::Product,
        Class::NoEntity,
        Class::Person,
        Class::OrgCode,
        Class::SportCue,
    ]);
    let strange = |k: usize| !view.token(k).is_word() || view.is_foreign(k);
    if !strange(i) || !view.follows(i) {
        return None;
    }
    let led = view.is(i - 1, word!("vực")) && i >= 2 && view.is(i - 2, word!("khu"));
    let doubtful = view.is_any(i - 1, &DOUBTFUL) && view.token(i - 1).shape == Shape::Lower;
    if !led && !doubtful {
        return None;
    }
    let end = person::run_end(view, i);
    // `tại Km 31`, `ở Got to dance`
    let goes_on = view.get(end).is_some_and(|t| {
        t.is_number()
            || t.touches() && !(t.is_mark(',') || t.is_mark('.'))
            || view.is(end, word!("to"))
    });
    let whole = end - i <= 3 && (i..end).all(strange) && view.token(i).len() >= 4 && !goes_on;
    let of_person = doubtful && (i..end).any(|k| view.classes(k).any(person::FOREIGN));
    let other = phrases.organization(i).is_some()
        || phrases.place(i).is_some()
        || (i..end).any(|k| view.begins(k, OTHER));
    (whole && !of_person && !other).then_some(end)
}

/// The end of a street's or ward's name in an address, before the unit it lies in: in brackets behind
/// who is spoken to (`Chị Lan (Mễ Trì, Từ Liêm)`), or behind `ngụ`, `trú`, `ở`.
fn addressed(view: View, phrases: &Phrases, i: usize) -> Option<usize> {
    if i == view.sentence_start(i) {
        return None;
    }
    let dwells = || view.is_any(i - 1, &words!["ngụ", "trú", "ở"]);
    let bracketed = view.is_mark(i - 1, '(') && is_behind_addressed(view, i - 1);
    if !bracketed && !dwells() {
        return None;
    }
    let end = person::run_end(view, i);
    let named = (i + 2..=i + 3).contains(&end)
        && (i..end).all(|k| view.is_vietnamese(k))
        && !(bracketed && view.is_any(i + 1, &words!["văn", "thị"]))
        && phrases.organization(i).is_none();
    let unit = || {
        view.longest(end + 1, ADMIN_NAMES).is_some()
            || phrases.place(end + 1).is_some_and(|p| is_unit_type(p.type_name))
    };
    (named && view.is_mark(end, ',') && unit()).then_some(end)
}

/// Streets called after persons, where somebody goes along them: `đi từ Lê Lợi sang Nguyễn Huệ`, `đoạn từ
/// Nguyễn Trãi đến Khuất Duy Tiến`, `rẽ vào Bà Triệu`, `kẹt xe trên Trường Chinh`.
fn travelled(view: View, phrases: &Phrases, i: usize) -> [Option<Range<usize>>; 2] {
    const ALONG: [Word; 6] = words!["qua", "vào", "sang", "ra", "trên", "dọc"];
    const TURNS: [Word; 4] = words!["rẽ", "quẹo", "kẹt", "ùn"];
    const GOES: [Word; 3] = words!["đi", "bộ", "chạy"];
    const ROADS: [Word; 8] = words!["xe", "đường", "phố", "đoạn", "tuyến", "buýt", "taxi", "bộ"];
    const ONWARD: [Word; 6] = words!["đến", "tới", "sang", "ra", "lên", "qua"];
    if !view.follows(i) {
        return [None, None];
    }
    let first = view.sentence_start(i);
    let along = view.is_any(i - 1, &ALONG);
    if !along && !view.is(i - 1, word!("từ")) {
        return [None, None];
    }
    let street = |k: usize| {
        let end = person::run_end(view, k);
        let person = view.longest(k, ClassSet::of(&[Class::Person]));
        let named = person.is_some_and(|h| h.end as usize == end)
            || person::kinh_name(view, k).is_some_and(|n| n.end == end && n.confidence >= 2);
        let syllables = (2..=4).contains(&(end - k)) && (k..end).all(|n| view.is_vietnamese(n));
        let other = phrases.organization(k).is_some();
        (named && syllables && !other).then_some(k..end)
    };
    if along {
        let word = |k: &usize| view.token(*k).is_word();
        let from = i.saturating_sub(4).max(first);
        let turns = (from..i - 1).rev().take_while(word).any(|k| {
            view.is_any(k, &TURNS) || view.is(k, word!("tắc")) && view.is(k + 1, word!("đường"))
        }) || view.is(i - 1, word!("dọc"));
        return [street(i).filter(|_| turns), None];
    }
    // `xe đi từ Lê Lợi`, but `quả bóng đi từ Văn Toàn`
    let road = |k: usize| view.is_any(k, &ROADS) || view.is_any(k, &TURNS);
    let limit = view.sentence_end(i);
    let near = i.saturating_sub(8).max(first)..limit.min(i + 16);
    let goes = i >= first + 2
        && (view.is_any(i - 2, &words!["đoạn", "tuyến"])
            || view.is_any(i - 2, &GOES) && near.clone().any(road));
    if !goes {
        return [None, None];
    }
    let Some(start) = street(i) else { return [None, None] };
    let onward = start.end + 1;
    let next = onward + usize::from(view.is(onward, word!("tận")));
    if next >= limit || !view.is_any(start.end, &ONWARD) || !view.is_capital(next) {
        return [None, None];
    }
    [Some(start), street(next)]
}

/// Does a form of address with a name stand before `at`?
fn is_behind_addressed(view: View, at: usize) -> bool {
    /// Words of a name.
    const MOST: usize = 4;
    const ADDRESSES: ClassSet = ClassSet::of(&[Class::Honorific]);
    let from = at.saturating_sub(MOST + 1).max(view.sentence_start(at));
    let named = |k: usize| k + 1 < at && (k + 1..at).all(|n| view.is_capital(n));
    (from..at).any(|k| view.classes(k).any(ADDRESSES) && named(k))
}

/// A street's name behind the number of a house.
fn housed(view: View, phrases: &Phrases, i: usize) -> Option<usize> {
    if view.has(i, Class::PlaceHead) {
        return None;
    }
    let number = house_number(view, i)?;
    let end = person::run_end(view, i);
    is_numbered_street(view, phrases, number, end).then_some(end)
}

/// Is it a street's name, behind the number of a house?
pub(super) fn is_street(view: View, phrases: &Phrases, i: usize, end: usize) -> bool {
    house_number(view, i).is_some_and(|start| is_numbered_street(view, phrases, start, end))
}

/// Is it a street's name, behind the number of a house that begins at `start` and before a unit (`số 5 Trần Thánh Tông, quận
/// Hai Bà Trưng`, `61/8 Lũy Bán Bích, phường 9`), or where only an address can stand (`ở số 5 Trần
/// Thánh Tông.`)?
fn is_numbered_street(view: View, phrases: &Phrases, start: usize, end: usize) -> bool {
    let first = view.sentence_start(start);
    let said = start > first && view.is_any(start - 1, &words!["số", "nhà"]);
    let timed = start > first && view.is_any(start - 1, &lists::TIMES_BEFORE_NUMBERS);
    let unit = |p: &Phrase| is_unit_type(p.type_name);
    let unit = phrases.place(end + 1).filter(unit).filter(|_| view.is_mark(end, ','));
    if unit.is_some() {
        return said || !timed && view.is_any(end + 1, &lists::UNITS_OF_TOWNS);
    }
    // `tại số 5 Hàng Tre.`, but `cầu thủ số 5 Trần Tre.`
    let led = said
        && start >= first + 2
        && (view.is_any(start - 2, &words!["ở", "tại", "nhà", "chỉ", "ngụ", "trú"])
            || view.is_mark(start - 2, ':'));
    led && view.get(end).is_none_or(|t| !t.is_word())
}

/// Where the number of a house begins that stands before token `i`: `5`, `61/8`, `12A`.
fn house_number(view: View, i: usize) -> Option<usize> {
    /// Tokens of such a number.
    const MOST: usize = 6;
    let part = |k: usize| {
        let t = view.token(k);
        let letter = t.shape == Shape::Upper && t.len() == 1;
        t.is_number() || t.is_mark('/') || t.is_mark('-') || letter
    };
    let mut k = i.checked_sub(1).filter(|&k| part(k))?;
    let first = view.sentence_start(i);
    if i == first || view.token(i).gap != Gap::Space || view.token(i).shape == Shape::Upper {
        return None;
    }
    while part(k) && view.token(k).touches() && k > first && i - k < MOST {
        k -= 1;
    }
    // `năm 2018 Nguyễn Du`: no number of a house.
    let number = view.token(k);
    let year = number.len() == 4 && k + 1 == i;
    (number.is_number() && !year).then_some(k)
}

/// A known unit at the head of a line, before a colon (`TÂN LĨNH: ...`) or a date (`Châu Sơn, ngày
/// 20 tháng 3`).
fn heads_line(view: View, i: usize) -> Option<usize> {
    if !view.opens_sentence(i) || !view.token(i).is_capital() {
        return None;
    }
    let end = view.longest(i, ADMIN_NAMES)?.end as usize;
    if end == i + 1 && view.longest(i, ClassSet::of(&[Class::Province])).is_none() {
        return None;
    }
    let dated = view.is_mark(end, ',') && view.is(end + 1, word!("ngày"));
    (view.is_mark(end, ':') || dated).then_some(end)
}

/// A byline names persons; of places only those known by name.
fn in_byline(view: View, i: usize) -> bool {
    view.sheet.sentences[view.sentence(i)].role == Role::Byline && !view.begins(i, BARE)
}

/// Does `các` or a number before it make the type word one of several places?
fn is_several(view: View, i: usize) -> bool {
    if i == view.sentence_start(i) || view.token(i).shape != Shape::Lower {
        return false;
    }
    let before = view.token(i - 1);
    let counted = before.is_number()
        && before.len() <= 2
        && view.token(i).gap == Gap::Space
        && !view.is_any(i, &words!["đường", "phố", "ngõ", "hẻm", "ngách"]);
    // `tổ 26 phường Đồng Tiến`
    let numbered = |k: usize| {
        view.longest(k, ClassSet::of(&[Class::PlaceHeadNum]))
            .is_some_and(|h| h.end as usize == i - 1)
    };
    let in_unit = counted && (i.saturating_sub(4)..i - 1).any(numbered);
    let some = i >= 2 && view.is(i - 1, word!("số")) && view.is(i - 2, word!("một"));
    some || view.is_any(i - 1, &words!["các", "những", "hai", "ba", "bốn", "năm", "nhiều"])
        || counted && !in_unit
}

/// Where the names begin of which a plural type word speaks: `các xã | A`, `các huyện như: | A`,
/// `các tuyến đường ngập sâu là | A, B`.
fn first_of_list(view: View, plural: Hit) -> Option<usize> {
    /// Words that tell streets, between the type word and the names.
    const FARTHEST: usize = 6;
    let after = plural.end as usize;
    let end = view.sentence_end(plural.start as usize);
    let colon = |k: usize| k + usize::from(view.is_mark(k, ':'));
    let lead = |k: usize| view.is_any(k, &words!["như", "gồm", "là"]);
    let mut first = after;
    if view.is_mark(after, ':') || view.is(after, word!("như")) {
        first = colon(after + usize::from(view.is(after, word!("như"))));
    } else if view.value(plural) == "street" && !view.is_capital(after) {
        let small = |k: &usize| view.follows(*k) && view.token(*k).shape == Shape::Lower;
        let last = (after..end.min(after + FARTHEST)).take_while(small).find(|&k| lead(k))?;
        first = colon(last + 1);
        // `người mở các con đường là Hoàng Diệu`
        let several = (first..end.min(first + 2 * FARTHEST)).any(|k| view.is_mark(k, ','));
        first = several.then_some(first)?;
    }
    (first < end && view.is_capital(first)).then_some(first)
}

/// `các xã A, B và C`: each name is a place though its type word stands once.
fn listed(view: View, phrases: &Phrases, hit: Hit, first: usize, out: &mut Vec<Candidate>) {
    let type_name = view.value(hit);
    let end = match own_head(view, phrases, first, type_name) {
        Some(end) => end,
        None => {
            let end = name_in_list(view, first, type_name);
            let rule = if type_name == "street" {
                rules::PLACE_LISTED_STREET
            } else {
                rules::PLACE_LISTED
            };
            push(first, end, rule, type_name, out);
            end
        }
    };
    more_of_list(view, phrases, end, type_name, true, out);
}

/// The end of a street in a list of streets that has its own type word: `Đại lộ Hòa Bình`.
fn own_head(view: View, phrases: &Phrases, i: usize, type_name: &str) -> Option<usize> {
    let place = phrases.place(i).filter(|p| type_name == "street" && p.type_name == "street")?;
    view.longest(i, HEADS).map(|_| place.end)
}

/// The names that go on a list after its first: `, B và C`, `(quận 2), B`. Behind a plural all are
/// places; behind a place of its own only what looks like one.
fn more_of_list(
    view: View,
    phrases: &Phrases,
    mut i: usize,
    type_name: &'static str,
    plural: bool,
    out: &mut Vec<Candidate>,
) {
    const UNITS: [&str; 6] = ["province", "city", "district", "commune", "hamlet", "street"];
    if !plural && !UNITS.contains(&type_name) {
        return;
    }
    /// The unit of a street, in tokens: `Lê Lợi (quận 1), Hàm Nghi`.
    const LONGEST_NOTE: usize = 10;
    let streets = plural && type_name == "street";
    while i + 1 < view.len() && i + 1 < view.sentence_end(i) {
        if streets {
            i = after_note(view, i, LONGEST_NOTE);
        }
        let joint = view.is_mark(i, ',') || view.is_mark(i, ';') || view.is(i, word!("và"));
        let next = i + 1;
        let clause = || person::opens_clause(view, next) || person::opens_word(view, next);
        if joint && let Some(end) = own_head(view, phrases, next, type_name).filter(|_| streets) {
            i = end;
            continue;
        }
        // `Công an xã Phan Sơn, | ĐT 0252.3860.113`, `thành phố Vĩnh Yên và | UBND các huyện`
        let known = || view.longest(next, KNOWN_NAMES).is_some();
        let coded = || {
            let capitals = view.token(next).shape == Shape::Upper && view.token(next).len() >= 2;
            capitals && !plural && !view.is_shouted(next) && !known()
        };
        if !joint || !view.is_capital(next) || opens_other(view, next) || clause() || coded() {
            return;
        }
        let end = name_in_list(view, next, type_name);
        let known = view.longest(next, ADMIN_NAMES).is_some_and(|h| h.end as usize == end);
        let person = person::looks_like_name(view, next, end) && !(plural && end - next <= 2);
        // `đường Lý Thường Kiệt, Bà Triệu`: streets bear the names of those who are known.
        const PERSONS: ClassSet = ClassSet::of(&[Class::Person]);
        let honoured = type_name == "street"
            && view.longest(next, PERSONS).is_some_and(|h| h.end as usize == end);
        let longest = if type_name == "industrial_park" { 5 } else { 3 };
        if !known && !honoured && (person && !streets || end - next > longest) {
            return;
        }
        let street = honoured || streets;
        let rule = if street { rules::PLACE_LISTED_STREET } else { rules::PLACE_LISTED };
        push(next, end, rule, type_name, out);
        i = end;
    }
}

/// Behind what stands in brackets at `i`, so many tokens at most, after a name of a list.
pub(super) fn after_note(view: View, i: usize, longest: usize) -> usize {
    if !view.is_mark(i, '(') {
        return i;
    }
    let end = view.sentence_end(i).min(i + longest);
    (i + 1..end).find(|&k| view.is_mark(k, ')')).map_or(i, |k| k + 1)
}

fn name_in_list(view: View, i: usize, type_name: &str) -> usize {
    // `các KCN Đình Trám, Song Khê - Nội Hoàng`: what is no unit is called after several.
    let park = type_name == "industrial_park";
    match view.longest(i, ADMIN_NAMES).filter(|_| !park) {
        Some(h) => h.end as usize,
        None => run_end(view, i, type_name),
    }
}

fn push_listed(start: usize, end: usize, type_name: &'static str, out: &mut Vec<Candidate>) {
    push(start, end, rules::PLACE_LISTED, type_name, out);
}

fn push(start: usize, end: usize, rule: Rule, type_name: &'static str, out: &mut Vec<Candidate>) {
    out.push(Candidate::new(Kind::Place, start..end, rule, Detail::Type(type_name)));
}
