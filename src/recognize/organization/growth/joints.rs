//! Words, numbers and marks that join the parts of a body's name.

use super::Growth;
use crate::lexicon::Hit;
use crate::lexicon::class::{Class, ClassSet};
use crate::normalize::base_letter;
use crate::recognize::organization::{FIELDS, HEADS, LEVELS, TITLES, WORDS, is_list_number};
use crate::recognize::{Phrase, person};
use crate::text::token::{Gap, Shape};
use crate::text::{word, words};

impl Growth<'_> {
    /// One to three small words between a company's head and its name: `HTX` `miến dong` `Nhung
    /// Lũy`, `Công ty TNHH Đá` `trắng` `Bảo Lai`.
    pub(super) fn bridge(&mut self) -> bool {
        const NOT: ClassSet = ClassSet::of(&[
            Class::OrgStop,
            Class::OrgLink,
            Class::OrgLevel,
            Class::Post,
            Class::Honorific,
            Class::SentenceStarter,
            Class::PlaceHead,
        ]);
        let view = self.view;
        let other = self.is_whole() || self.place || self.head_is_small();
        // `CLB Viettel | thắng Hà Nội`
        let plays = || view.longest(self.end, ClassSet::of(&[Class::SportVerb])).is_some();
        if self.type_name() != "company" || other || plays() {
            return false;
        }
        let k = self.small_run(self.limit.min(self.end + 3), NOT);
        let named = k > self.end
            && k < self.limit
            && view.is_capital(k)
            && view.token(k).gap == Gap::Space
            && person::kinh_name(view, k).is_none_or(|n| n.confidence < 5);
        named && self.take(k)
    }

    /// The end, up to `most`, of the words in small letters that come next and begin nothing of
    /// these classes.
    fn small_run(&self, most: usize, not: ClassSet) -> usize {
        let small = |k: usize| {
            let t = self.view.token(k);
            t.is_word()
                && t.shape == Shape::Lower
                && t.gap == Gap::Space
                && self.view.longest(k, not).is_none()
        };
        (self.end..most).find(|&k| !small(k)).unwrap_or(most)
    }

    /// A word in small letters that occurs inside names.
    pub(super) fn small_word(&mut self) -> bool {
        let (view, i) = (self.view, self.end);
        let small = view.token(i).shape == Shape::Lower || view.is_shouted(i);
        if self.place || self.parent || self.is_whole() || self.named && small {
            return false;
        }
        // `Quân khu 9 | rà phá bom mìn`
        if small && self.number && self.type_name() == "army" {
            return false;
        }
        let person = || person::kinh_name(view, i).is_some_and(|n| n.confidence >= 3);
        if view.is_capital(i) && person() {
            return false;
        }
        let Some(hit) = view.longest(i, WORDS) else {
            return false;
        };
        if self.level && !view.is_shouted(i) {
            return false;
        }
        let stop = view.longest(i, ClassSet::of(&[Class::OrgStop])).filter(|_| small);
        let firm = |s: &Hit| view.value(*s) != "soft" || i > self.head_end && !self.head_is_small();
        if stop.filter(firm).is_some_and(|s| s.end >= hit.end) {
            return false;
        }
        // `Sở Nội vụ | tham mưu`: what follows the field of a ministry or department is the predicate.
        if small && self.is_complete() {
            return false;
        }
        if view.value(hit) == "verb" && !self.verb_belongs(hit.end as usize) {
            return false;
        }
        self.core = true;
        self.take(hit.end as usize)
    }

    /// A verb belongs to the name directly after the head or a joining word, and where a
    /// capital goes on behind it.
    fn verb_belongs(&self, after: usize) -> bool {
        let view = self.view;
        let small = view.token(self.end).shape == Shape::Lower;
        if small && after == self.end + 1 {
            return false;
        }
        let at_head = self.end == self.head_end && (!small || self.head_is_small());
        let joined = self.end > self.start && view.is(self.end - 1, word!("và"));
        let last = view.token(self.last);
        let small_core = self.end > self.head_end
            && last.is_word()
            && last.shape == Shape::Lower
            && view.longest(self.last, LEVELS).is_none();
        let goes_on = after < self.limit
            && (view.longest(after, WORDS).is_some() || view.longest(after, FIELDS).is_some());
        (at_head || joined || small_core) && goes_on
    }

    /// `và`, `của`, `về`, `tại`: joins two parts where the second is part of a name too.
    pub(super) fn joined_by_word(&mut self) -> bool {
        let (view, i) = (self.view, self.end);
        let whole = matches!(self.head.class, Class::OrgName | Class::OrgSite);
        if self.place && !view.is(i, word!("tại")) || i + 1 >= self.limit || whole {
            return false;
        }
        let next = i + 1;
        if view.token(next).gap > Gap::Line {
            return false;
        }
        if view.is(i, word!("và")) {
            return self.joined_by_and(next);
        }
        if view.is(i, word!("của")) {
            let assembly = view.is_any(next, &words!["quốc", "nghị", "hạ", "thượng"])
                && view.is_any(next + 1, &words!["hội", "viện"]);
            return match self.phrases.organization(next).filter(|_| self.core && assembly) {
                Some(body) => {
                    self.parent = true;
                    self.take(body.end)
                }
                None => false,
            };
        }
        // `Hội người Việt ở Ba Lan`
        let of_people = view.is(i, word!("ở"))
            && i == self.head_end
            && i >= self.start + 3
            && view.is(self.start, word!("hội"))
            && view.is(self.start + 1, word!("người"));
        if view.is(i, word!("tại")) || of_people {
            let units = ["country", "city", "region", "province"];
            let abroad = self
                .phrases
                .place(next)
                .filter(|p| units.contains(&p.type_name))
                .or_else(|| self.phrases.organization(next).filter(|_| !self.parent));
            // `Phòng Thương mại châu Âu tại Trung Quốc`
            let chamber =
                view.is(self.start, word!("phòng")) && view.is(self.start + 1, word!("thương"));
            let embassy = chamber
                || view.is_any(
                    self.start,
                    &words![
                        "đại", "tổng", "văn", "hiệp", "phái", "cơ", "hội", "tòa", "viện", "phân",
                        "tand", "vksnd",
                    ],
                );
            // `Thương vụ Việt Nam tại Hoa Kỳ`, but `Thương vụ tại Mỹ đã đổ bể`: a deal.
            let office = view.is(self.start, word!("thương"))
                && view.token(self.start).shape == Shape::Title
                && !view.opens_sentence(self.start);
            // `Ủy ban cấp cao Anh tại New Delhi`
            let mission = view.is(self.start, word!("ủy")) && view.is(self.start + 2, word!("cấp"));
            if let (Some(p), true) =
                (abroad, embassy || office || mission || self.is_culture_centre())
            {
                self.place = true;
                return self.take(p.end);
            }
        }
        // `Công ty tư vấn về nhân sự Mercer`
        if view.is(i, word!("về")) && self.type_name() == "company" && self.fielded && !self.proper
        {
            let about = view.longest(next, ClassSet(FIELDS.0 | WORDS.0));
            let named = about.filter(|h| view.is_foreign(h.end as usize));
            return named.is_some_and(|h| self.take(h.end as usize));
        }
        let councils = words!["ban", "ủy", "ub", "hội", "văn", "quỹ", "trung"];
        let crimes = view.is(i - 1, word!("phạm"));
        // `Ban QLDA đầu tư xây dựng | các công trình giao thông`
        let worded = self.core || self.end == self.head_end && self.head_end >= self.start + 4;
        if view.is(i, word!("các")) && worded && view.is_any(self.start, &words!["ban", "bql"]) {
            let about = view.longest(next, ClassSet(FIELDS.0 | WORDS.0));
            if let Some(hit) = about {
                return self.take(hit.end as usize);
            }
        }
        // `Ban Thường vụ Tỉnh ủy Bắc Kạn | về công tác dân vận`
        let standing = self.parent
            && view.is(self.start, word!("ban"))
            && !view.is(self.start + 1, word!("chỉ"));
        if view.is(i, word!("về"))
            && (self.core || self.level && self.head_end > self.start + 2)
            && !self.place
            && !standing
            && !self.is_complete()
            && (crimes || view.is_any(self.start, &councils))
        {
            let about = view.longest(next, ClassSet(FIELDS.0 | WORDS.0));
            if let Some(hit) = about.filter(|h| h.end as usize > next + 1) {
                self.parent = false;
                self.level = false;
                return self.take(hit.end as usize);
            }
        }
        if view.is_any(i, &words!["về", "cho", "vì", "trong", "bằng", "trên"])
            && !self.level
            && self.core
        {
            let small = view.longest(next, WORDS).is_some() || view.longest(next, FIELDS).is_some();
            let known = view.longest(i, WORDS).is_some();
            return small && known && self.take(next);
        }
        false
    }

    /// Is it a country's centre of culture abroad: `Trung tâm Văn hóa Hàn Quốc | tại Việt Nam`?
    fn is_culture_centre(&self) -> bool {
        let (view, start) = (self.view, self.start);
        let country = |k: usize| {
            self.phrases.place(k).is_some_and(|p| p.type_name == "country" && p.end == self.end)
        };
        view.is(start, word!("trung"))
            && view.is(start + 1, word!("tâm"))
            && (start + 2..start + 6)
                .any(|k| view.is(k, word!("văn")) && view.is(k + 1, word!("hóa")))
            && (self.end.saturating_sub(2)..self.end).any(country)
    }

    fn joined_by_and(&mut self, next: usize) -> bool {
        let view = self.view;
        if self.level || self.parent || !self.core || self.phrases.organization(next).is_some() {
            return false;
        }
        // `Tổ hợp tác nuôi cá Hòa Lộc và | Nhóm nuôi ong`
        if self.named && self.gathers() && view.begins(next, HEADS) {
            return false;
        }
        let small = view.token(next).shape == Shape::Lower;
        // `Viện Lúa Đồng bằng sông Cửu Long | và đại diện Tập đoàn Lộc Trời`, `cơ quan tình báo CISEN | và cảnh
        // sát liên bang`
        let men = || {
            view.is(next, word!("đại")) && view.is(next + 1, word!("diện"))
                || view.is(next, word!("lãnh")) && view.is(next + 1, word!("đạo"))
                || view.is(next, word!("cán")) && view.is(next + 1, word!("bộ"))
        };
        if small && (men() || self.named && view.is_code(self.end - 1)) {
            return false;
        }
        // `kênh Chợ Gạo và | sông Đuống`
        let feature = |p: &Phrase| matches!(p.type_name, "river" | "street" | "road" | "lake");
        if small && self.phrases.place(next).is_some_and(|p| feature(&p)) {
            return false;
        }
        if small {
            let word = view.longest(next, ClassSet(WORDS.0 | FIELDS.0));
            return match word {
                Some(w) => {
                    let verb = w.class == Class::OrgWord && view.value(w) == "verb";
                    const ENDS: ClassSet = ClassSet::of(&[Class::OrgStop, Class::OrgLevel]);
                    let stop = view.longest(next, ENDS).is_some();
                    !verb && !stop && self.take(w.end as usize)
                }
                None => false,
            };
        }
        const OTHER: ClassSet = ClassSet::of(&[Class::DocType, Class::DocBare, Class::LawHead]);
        if view.longest(next, OTHER).is_some() {
            return false;
        }
        let named =
            view.is_capital(next) && !self.opens_other(next) && self.phrases.place(next).is_none();
        let after_capital = view.is_capital(self.end - 1) || self.proper;
        if named && after_capital && !person::looks_like_name(view, next, next + 2) {
            self.proper = true;
            let word = view.longest(next, ClassSet(WORDS.0 | FIELDS.0));
            let end = match word {
                Some(w) => w.end as usize,
                None if view.is(next + 1, word!("sự")) => next + 2,
                None if self.is_free() && !self.is_office() => next + 1,
                None => self.second_syllable(next + 1),
            };
            return self.take(end);
        }
        false
    }

    /// A comma inside a list of fields that ends with `và`.
    pub(super) fn enumeration(&mut self) -> bool {
        let (view, i) = (self.view, self.end);
        if !view.is_mark(i, ',') || i + 1 >= self.limit || self.place || self.parent || self.level {
            return false;
        }
        if !self.core {
            return false;
        }
        // Look ahead: `A, b và c` with nothing but words of names between.
        let mut k = i;
        for _ in 0..6 {
            if !view.is_mark(k, ',') {
                break;
            }
            let next = k + 1;
            if next >= self.limit || self.phrases.organization(next).is_some() {
                return false;
            }
            let Some(mut end) = self.plain_words(next) else {
                return false;
            };
            if view.is(end, word!("và")) {
                let Some(last) = self.plain_words(end + 1) else {
                    return false;
                };
                end = last;
                return self.take(end);
            }
            k = end;
        }
        false
    }

    /// The end of a run of words that occur inside names.
    fn plain_words(&self, start: usize) -> Option<usize> {
        let view = self.view;
        let mut k = start;
        while k < self.limit && view.token(k).is_word() {
            let Some(hit) = view.longest(k, ClassSet(WORDS.0 | FIELDS.0)) else {
                break;
            };
            k = hit.end as usize;
        }
        (k > start).then_some(k)
    }

    pub(super) fn number(&mut self) -> bool {
        let (view, i) = (self.view, self.end);
        let t = view.token(i);
        let year = t.len() == 4 && matches!(t.mark, '1' | '2');
        if self.is_whole() {
            return false;
        }
        // `HTX Nông nghiệp Vĩnh Lạc 2`: one of several in a commune.
        let several = self.is_one_of_several() && t.len() == 1;
        // `Ủy ban Dự thảo sửa đổi Hiến pháp | 1992`
        if year && view.is(i - 1, word!("pháp")) && view.is_behind(i - 1, &words!["hiến"]) {
            return self.take(i + 1);
        }
        // `Trường THPT 19-5`
        if let Some(end) = self.day_of_school(i) {
            self.number = true;
            self.core = true;
            return self.take(end);
        }
        if t.gap > Gap::Space || t.len() > 4 || year || self.place && !several {
            return false;
        }
        if is_list_number(view, i) {
            return false;
        }
        // `AC Milan 1 - 1`: a score.
        if view.is_mark(i + 1, '-') && view.get(i + 2).is_some_and(|n| n.is_number()) {
            return false;
        }
        // `Sư đoàn 5 | tổ chức lễ ra quân`, `Đội 3 Phòng An ninh`: the number is the unit's.
        // `Tiểu đoàn 5 | gói bánh chưng`
        let formation = self.type_name() == "army"
            && i == self.head_end
            && view.is(i - 1, word!("đoàn"))
            && view.token(self.start).is_capital();
        let unit = formation
            || self.type_name() == "army" && view.is(i + 1, word!("tổ"))
            || view.is_capital(i + 1);
        // `Thuế cơ sở 6 | tỉnh Cà Mau`
        let unit = unit || view.is_any(i - 1, &words!["sở", "vực", "số"]) || self.is_of_unit(i + 1);
        let counts = || view.longest(i + 1, ClassSet::of(&[Class::Counted])).is_some();
        // `Tổ công tác Đề án 06`
        let project =
            view.is(i - 1, word!("án")) && view.is_any(i.saturating_sub(2), &words!["đề", "dự"]);
        if !unit && counts() || t.mark == '0' && !project {
            return false;
        }
        let touching = view.get(i + 1).is_some_and(|n| {
            n.touches() && (n.is_mark('/') || n.is_mark('.') || n.is_mark(',') || n.is_mark('%'))
        });
        // `Tiểu đoàn DK1/10`
        let coded = self.type_name() == "army" && t.touches() && view.is_code(i - 1);
        let second = view.get(i + 2).is_some_and(|n| n.touches() && n.is_number());
        if coded && touching && view.is_mark(i + 1, '/') && second {
            self.number = true;
            return self.take(i + 3);
        }
        let slash_unit = view.is_mark(i + 1, '/') && self.phrases.organization(i + 2).is_some();
        if touching && !slash_unit && !view.is_mark(i + 1, ',') && !view.is_mark(i + 1, '.') {
            return false;
        }
        self.number = true;
        self.core = true;
        let mut end = i + 1;
        // `11A`, `5B`
        if view.get(end).is_some_and(|n| n.touches() && n.is_word() && n.len() <= 2) {
            end += 1;
        }
        self.take(end)
    }

    /// The end of the day that a school is called after: `Trường THPT | 19-5`.
    fn day_of_school(&self, i: usize) -> Option<usize> {
        let view = self.view;
        let figures = |k: usize, most: u32| {
            view.word(k).parse::<u32>().is_ok_and(|n| (1..=most).contains(&n))
        };
        let school = self.type_name() == "school"
            && i == self.head_end
            && i >= self.start + 2
            && view.is(self.start, word!("trường"));
        let day = school
            && i + 2 < self.limit
            && view.is_mark(i + 1, '-')
            && view.token(i + 1).touches()
            && view.token(i + 2).touches()
            && figures(i, 31)
            && figures(i + 2, 12);
        let goes_on =
            || view.get(i + 3).is_some_and(|t| t.touches() && (t.is_mark('-') || t.is_mark('/')));
        (day && !goes_on()).then_some(i + 3)
    }

    /// Does one unit follow, so that the number before it counts none: `Ban Quản lý dự án Giao thông 4 |
    /// tỉnh Bình Định`, but `8 tỉnh An Giang, Cà Mau`?
    fn is_of_unit(&self, i: usize) -> bool {
        let view = self.view;
        let unit = self.core
            && view.is_capital(self.last)
            && view.is_any(i, &words!["tỉnh", "huyện", "thành", "tp"])
            && view.token(i).shape == Shape::Lower;
        let listed =
            |k: usize| view.is_mark(k, ',') || view.is_mark(k, '-') || view.is(k, word!("và"));
        unit && self.phrases.place(i).is_some_and(|p| p.end > i + 1 && !listed(p.end))
    }

    /// Is it a school or cooperative named after its commune, so that a number or letter may tell it
    /// from others?
    fn is_one_of_several(&self) -> bool {
        let place = self.phrases.place(self.last).filter(|p| p.end == self.end);
        let large = place.is_some_and(|p| {
            matches!(p.type_name, "province" | "country" | "region" | "street" | "road")
        });
        let commune = self.place && self.last > self.start && !large;
        commune && self.view.is_any(self.start, &words!["trường", "hợp", "htx"])
    }

    /// A letter that tells a school from others of its commune: `Trường Tiểu học Vĩnh Lạc | B`.
    pub(super) fn letter(&mut self) -> bool {
        let (view, i) = (self.view, self.end);
        let letter = view.is_any(i, &words!["a", "b", "c", "d"]) && view.is_capital(i);
        let goes_on =
            view.get(i + 1).is_some_and(|t| t.touches() || t.is_capital() && view.follows(i + 1));
        let ends = !goes_on || [',', '.', ';', ')'].iter().any(|&m| view.is_mark(i + 1, m));
        letter && ends && self.is_one_of_several() && self.take(i + 1)
    }

    pub(super) fn mark(&mut self) -> bool {
        let (view, i) = (self.view, self.end);
        let next = i + 1;
        if next >= self.limit || view.token(next).gap > Gap::Line {
            return false;
        }
        let touching = view.token(i).touches() && view.token(next).touches();
        if view.is_mark(i, '-') || view.is_mark(i, '&') {
            return self.dash(next, touching);
        }
        // `VOV/VTV`: two outlets.
        if view.is_mark(i, '/') && touching && self.type_name() != "media" {
            return match self.phrases.organization(next) {
                Some(o) => {
                    self.parent = true;
                    self.take(o.end)
                }
                None => false,
            };
        }
        if view.is_mark(i, '(') {
            return self.bracket();
        }
        if view.is_mark(i, '"') && self.is_free() && !self.place {
            return self.quoted();
        }
        if view.is_mark(i, '.') && touching && view.is_capital(next) {
            // `VOV.VN`, `T.Ư`
            let abbreviated = view.token(i - 1).shape == Shape::Upper;
            return abbreviated && self.take(next + 1);
        }
        false
    }

    fn dash(&mut self, next: usize, touching: bool) -> bool {
        let view = self.view;
        // `khoa Ngoại - | TS Nguyễn Văn Hùng`
        const OF_PERSONS: ClassSet =
            ClassSet::of(&[Class::Degree, Class::Rank, Class::Honour, Class::Honorific]);
        let introduced = |end: u32| person::kinh_name(view, end as usize).is_some();
        let person = || view.longest(next, OF_PERSONS).is_some_and(|h| introduced(h.end));
        // `Công ty Cosco - | Đại diện Hiệp hội doanh nghiệp`
        let stands_for = view.is(next, word!("đại")) && view.is(next + 1, word!("diện"));
        if stands_for || person::opens_credit(view, next) || !touching && person() {
            return false;
        }
        if self.parent && !self.is_free() || self.is_whole() && !touching {
            return false;
        }
        // `Hội Hữu nghị Việt Nam - Lào`
        let country = |p: &Phrase| p.type_name == "country";
        let numbered = self.end > self.start && view.token(self.end - 1).is_number();
        if self.place
            && numbered
            && let Some(place) = self.phrases.place(next)
        {
            return self.take(place.end);
        }
        // `Hạt Kiểm lâm liên huyện Tân Lạc - Lạc Sơn`, `Chi cục Thuế khu vực Hòa Bình - Cao Phong`
        let area = |k: usize| view.is_any(k, &words!["huyện", "vực"]);
        let several = view.is_any(self.last, &words!["liên", "khu"])
            || self.last > self.start && area(self.last - 1)
            || area(self.head_end - 1);
        if several
            && self.place
            && matches!(self.type_name(), "state" | "tax" | "customs" | "forest" | "hospital")
            && let Some(hit) = view.longest(next, ClassSet::of(&[Class::District]))
        {
            return self.take(hit.end as usize);
        }
        // `Phân ban Hợp tác Việt Nam - Lào`
        let joint = self.level
            && view.is_any(
                self.start,
                &words![
                    "hội", "phân", "tiểu", "ủy", "ub", "ban", "nhóm", "liên", "phòng", "diễn",
                    "quỹ"
                ],
            );
        // `Ủy ban hỗn hợp về hợp tác kinh tế Việt Nam - Lào`: behind a field's words, too.
        let joint = joint || view.is_any(self.start, &words!["ủy", "ub"]) && self.core;
        let ends_country = || {
            (self.last..self.end)
                .any(|k| self.phrases.place(k).is_some_and(|p| p.end == self.end && country(&p)))
        };
        if (self.place || joint)
            && ends_country()
            && let Some(other) = self.phrases.place(next).filter(country)
        {
            return self.take(other.end);
        }
        // `Tổng công ty Khí Việt Nam – Công ty cổ phần`
        let shares = self.type_name() == "company"
            && view.is(next, word!("công"))
            && view.is_any(next + 2, &words!["cổ", "trách"])
            && view.is_capital(next);
        let form = shares.then(|| view.longest(next, HEADS)).flatten().map(|h| h.end as usize);
        if let Some(end) = form.filter(|&k| k >= next + 4 && !view.is_capital(k)) {
            return self.take(end);
        }
        if let Some(branch) = self.phrases.organization(next) {
            // `Ngân hàng X - Chi nhánh Y`, `Tổng công ty X - CTCP`
            let is_branch = view.is_any(next, &words!["chi", "phân", "ctcp", "pgd"])
                || view.is(next, word!("phòng")) && view.is(next + 1, word!("giao"));
            self.parent |= is_branch;
            // `AFP-TTXVN`: two outlets.
            let touching = touching && !(self.is_whole() && branch.type_name == "media");
            let of_company = self.type_name() == "company" && branch.end == next + 1;
            // `Liên danh Phú Gia - An Khang`
            let partner =
                view.is(self.start, word!("liên")) && view.is(self.start + 1, word!("danh"));
            // `Chi nhánh Tổng công ty Điện lực miền Trung - Công ty Điện lực Kon Tum`
            let of_branch = self.parent
                && view.is(self.start, word!("chi"))
                && view.is(self.start + 1, word!("nhánh"))
                && view.is(next, word!("công"))
                && view.is(next + 1, word!("ty"));
            let of_company = of_company || partner || of_branch;
            // `Trường ĐH Bách khoa - ĐH Đà Nẵng`
            let of_university = self.type_name() == "school"
                && view.is_any(next, &words!["đh", "đại", "đhqg"])
                && branch.type_name == "school";
            return (is_branch || touching || of_company || of_university) && self.take(branch.end);
        }
        if view.is(next, word!("ctcp")) {
            return self.take(next + 1);
        }
        if view.longest(next, TITLES).is_some_and(|h| h.end as usize > next + 1) {
            return false;
        }
        // `TAND khu vực 3 - Đồng Nai`
        if let Some(place) = self.phrases.place(next).filter(|_| self.number) {
            self.place = true;
            return self.take(place.end);
        }
        if person::looks_like_name(view, next, next + 2) && !touching {
            return false;
        }
        if let Some(hit) = view.longest(next, ClassSet(FIELDS.0 | WORDS.0)) {
            let capital = view.is_capital(next);
            let level = self.level || self.place && !self.is_free();
            let long = hit.end as usize > next + 1 && self.fielded && !self.head_is_small();
            if !level && (capital || touching || long || view.is_shouted(next)) {
                self.core = true;
                return self.take(hit.end as usize);
            }
        }
        let joinable = self.type_name() != "media" && (self.proper || self.number);
        // `Hạnh & Đồng sự`
        if view.is_mark(next - 1, '&') && view.is_capital(next) && view.is(next + 1, word!("sự"))
        {
            return self.take(next + 2);
        }
        if view.is_capital(next) && (touching || joinable && (self.is_free() || self.number)) {
            self.proper = true;
            return self.take(next + 1);
        }
        touching && view.token(next).is_number() && self.is_free() && self.take(next + 1)
    }

    /// Do the letters in brackets up to `close` stand for the head right before them, and does the name follow:
    /// `Trường Đại học (ĐH) | Y Hà Nội`?
    fn abbreviates_head(&self, close: usize) -> bool {
        let (view, open) = (self.view, self.end);
        let code = view.word(open + 1);
        let letters = code.chars().count();
        if open != self.head_end || close != open + 2 || letters < 2 || letters > open - self.start
        {
            return false;
        }
        let initial = |k: usize| view.word(k).chars().next().map(base_letter);
        let same = |(k, letter): (usize, char)| {
            let lower = letter.to_lowercase().next().map(base_letter);
            initial(k) == Some(base_letter(letter)) || initial(k) == lower
        };
        view.token(open + 1).shape == Shape::Upper
            && view.is_capital(close + 1)
            && view.token(close + 1).gap == Gap::Space
            && (open - letters..open).zip(code.chars()).all(same)
    }

    /// An alias in brackets in the middle of a chain: `Phòng ... (PC07) Công an tỉnh`.
    fn bracket(&mut self) -> bool {
        let (view, i) = (self.view, self.end);
        let close = (i + 2..(i + 5).min(self.limit)).find(|&k| view.is_mark(k, ')'));
        let Some(close) = close else { return false };
        let alias = (i + 1..close).all(|k| {
            view.token(k).shape == Shape::Upper
                || self.type_name() == "bank" && view.is_foreign(k)
                || view.token(k).is_number()
                || view.token(k).is_mark('-')
        });
        if !alias || close + 1 >= self.limit {
            return false;
        }
        let after = close + 1;
        if self.abbreviates_head(close) {
            self.head_end = after;
            return self.take(after);
        }
        // `Ngân hàng TMCP Ngoại thương Việt Nam (Vietcombank) - | Chi nhánh Bến Tre`
        let branch = after + usize::from(view.is_mark(after, '-'));
        if matches!(self.type_name(), "bank" | "company")
            && view.is(branch, word!("chi"))
            && let Some(branch) = self.phrases.organization(branch)
        {
            self.parent = true;
            return self.take(branch.end);
        }
        if self.place {
            return false;
        }
        if let Some(parent) = self.phrases.organization(after)
            && view.token(after).gap <= Gap::Space
            && !view.is_mark(after, ',')
        {
            self.parent = true;
            return self.take(parent.end);
        }
        let level = view.longest(after, LEVELS).map(|level| level.end as usize);
        let place = self.phrases.place(after).map(|p| (p.type_name, p.end));
        // `Trung tâm Kiểm soát bệnh tật (CDC) | Hà Nội`
        let seat = |end: usize| {
            level.is_none()
                && !self.is_whole()
                && self.core
                && view.token(after).gap == Gap::Space
                && !(view.follows(end) && view.is_capital(end))
        };
        if let Some(("province" | "city", end)) = place
            && (level.is_some_and(|level| level < end) || seat(end))
        {
            self.place = true;
            return self.take(end);
        }
        if let Some(level) = level.filter(|_| view.is_capital(after) && !self.level) {
            self.level = true;
            return self.take(level);
        }
        false
    }
}
