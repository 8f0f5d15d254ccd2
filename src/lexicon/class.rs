//! The classes of lexicon entries. Each is the second column of a line in `data/*.tsv`.

macro_rules! classes {
    ($($(#[$doc:meta])* $name:ident = $text:literal,)*) => {
        /// What a lexicon entry is.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[repr(u8)]
        pub enum Class {
            $($(#[$doc])* $name,)*
        }

        impl Class {
            /// Every class, in the order of their numbers.
            pub const ALL: &'static [Class] = &[$(Class::$name,)*];

            /// The class of this name.
            pub fn from_name(name: &str) -> Option<Class> {
                match name {
                    $($text => Some(Class::$name),)*
                    _ => None,
                }
            }
        }
    };
}

classes! {
    /// A post: `chủ tịch`, `trưởng phòng`.
    Post = "post",
    /// A word that is a post only with the organization after it: `trưởng`, `chánh`.
    PostBare = "post_bare",
    /// A post that is a common noun too: a title only beside a name or a body.
    PostWeak = "post_weak",
    /// An abbreviated post; value: its full form.
    PostAbbr = "post_abbr",
    /// A rank of the armed forces: `thượng tá`.
    Rank = "rank",
    /// An academic or medical degree: `PGS.TS`.
    Degree = "degree",
    /// A state honour: `NSND`.
    Honour = "honour",
    /// A calling: `bác sĩ`, `linh mục`.
    Calling = "calling",
    /// What may stand before a post and belongs to it: `nguyên`, `phó`.
    TitlePre = "title_pre",
    /// What may stand after a post and belongs to it: `thường trực`.
    TitlePost = "title_post",
    /// A field that completes a post: `Bộ trưởng` `Ngoại giao`.
    Field = "field",
    /// A field of a company's post: `Giám đốc` `kinh doanh`.
    FieldBusiness = "field_business",
    /// A field of an adviser's post: `cố vấn` `an ninh quốc gia`.
    FieldAdviser = "field_adviser",
    /// A form of address: `đồng chí`, `ông`.
    Honorific = "honorific",
    /// A form of address of several people: `các đồng chí`; value: that of one.
    HonorificPlural = "honorific_plural",
    /// A form of address that is mostly an ordinary word.
    HonorificWeak = "honorific_weak",
    /// A word for the part somebody plays, directly before a name: `bị cáo`.
    Role = "role",
    /// A word that opens a byline: `tin`, `ảnh`.
    Byline = "byline",
    /// A word that closes a byline: `tổng hợp`.
    BylineTail = "byline_tail",
    /// A surname; value: how frequent.
    Surname = "surname",
    /// A middle name; value: how frequent.
    Middle = "middle",
    /// A given name; value: how frequent.
    Given = "given",
    /// How a name of a minority begins.
    MinorityFirst = "minority_first",
    /// A syllable of minority names.
    MinoritySyllable = "minority_syllable",
    /// A saint's name before a Catholic's own.
    Saint = "saint",
    /// A name in religion.
    Dharma = "dharma",
    /// A foreign given name.
    ForeignGiven = "foreign_given",
    /// A foreign surname.
    ForeignSurname = "foreign_surname",
    /// A noun that says that a news outlet's name follows.
    OutletNoun = "outlet_noun",
    /// A word of sport, in whose company a city's name is a club's.
    SportCue = "sport_cue",
    /// What clubs do and suffer.
    SportVerb = "sport_verb",
    /// What players do, behind their names.
    PlayerVerb = "player_verb",
    /// A given name or surname of the world, from a list that does not tell which.
    ForeignName = "foreign_name",
    /// A complete name that no pattern finds.
    Person = "person",
    /// A syllable of Korean given names.
    KoreanSyllable = "korean_syllable",
    /// A small word inside foreign names: `van`, `de`.
    ForeignParticle = "foreign_particle",
    /// A people, which is no entity.
    Ethnic = "ethnic",
    /// The name of a storm, which is no entity.
    Storm = "storm",
    /// What prizes and orders begin with: `Huân chương`; the name after it is no entity.
    PrizeHead = "prize_head",
    /// A line of products: `Galaxy`, `Lumia`.
    Product = "product",
    /// A name that is no entity: a stock index.
    NoEntity = "no_entity",
    /// What follows the name of an event's maker (`Awards`), so that the whole is no company.
    EventWord = "event_word",
    /// Capitalised words that look like a name and are none.
    NotName = "not_name",
    /// A word that begins sentences and is no name.
    SentenceStarter = "sentence_starter",
    /// A word that begins sentences and is a name too.
    StarterOrName = "starter_or_name",
    /// Words that begin sentences: `theo đó`.
    StarterPhrase = "starter_phrase",
    /// The beginning of an organization's name; value: its type.
    OrgHead = "org_head",
    /// The same, where only a capital makes it one.
    OrgHeadProper = "org_head_proper",
    /// A head that is mostly an ordinary word: only a strong name after it makes it one.
    OrgHeadWeak = "org_head_weak",
    /// The end of a company's or club's foreign name.
    OrgTail = "org_tail",
    /// A head that is particular with a level word alone: `công an` `huyện`.
    OrgLevelHead = "org_level_head",
    /// The end of a foreign name that is an ordinary word too.
    OrgTailWeak = "org_tail_weak",
    /// What a company makes, before its name (`Thủy sản`).
    ProductHead = "product_head",
    /// What only companies have or do (`cổ phiếu của`, `báo lãi`).
    BusinessCue = "business_cue",
    /// A body that counts with nothing after it: `Quốc hội`.
    OrgAlone = "org_alone",
    /// A field of work: `nông nghiệp và phát triển nông thôn`.
    OrgField = "org_field",
    /// A code name of a unit: `PC02`.
    OrgCode = "org_code",
    /// A word that occurs inside names of organizations; value `verb` if it is a verb as well.
    OrgWord = "org_word",
    /// A level: `tỉnh`, `cấp cao`.
    OrgLevel = "org_level",
    /// A word that ends an organization's name.
    OrgStop = "org_stop",
    /// A complete name; value: its type.
    OrgName = "org_name",
    /// A complete name that is an ordinary word as well.
    OrgNameWeak = "org_name_weak",
    /// An abbreviation; value: its full form.
    OrgAbbr = "org_abbr",
    /// A news outlet as it signs.
    OrgSite = "org_site",
    /// What the names of foreign outlets have (`World`, `Times`).
    OutletWord = "outlet_word",
    /// Another name of an administrative unit; value: codes.
    AdminAlias = "admin_alias",
    /// Another spelling of a commune's name; value: codes.
    CommuneAlias = "commune_alias",
    /// A type word of administrative units: `huyện`, `TP.`; value: the type in full.
    UnitType = "unit_type",
    /// A province's name without its type.
    Province = "province",
    /// A district's name without its type.
    District = "district",
    /// A commune's name without its type.
    Commune = "commune",
    /// A type word of places: `huyện`, `sân bay`; value: type.
    PlaceHead = "place_head",
    /// The same, where it is mostly an ordinary word.
    PlaceHeadWeak = "place_head_weak",
    /// A type word that a number completes: `phường` `7`.
    PlaceHeadNum = "place_head_num",
    /// An abbreviated type word: `Q.`, `P.`.
    PlaceHeadAbbr = "place_head_abbr",
    /// A type word that stays outside after `các` and numbers.
    PlaceHeadPlural = "place_head_plural",
    /// A facility that needs no name; value: type.
    PlaceComplete = "place_complete",
    /// A facility that an organization's name completes: `hội trường`; value: type.
    HallBase = "hall_base",
    /// A region, sea or continent.
    Region = "region",
    /// A Vietnamese town known without a type word.
    VnTown = "vn_town",
    /// A natural feature or site; value: type.
    PlaceName = "place_name",
    /// A state or province abroad; value: country.
    ForeignRegion = "foreign_region",
    /// A province that is no more; value: codes of today's provinces.
    FormerProvince = "former_province",
    /// A site whose name is a person's or a unit's as well: a place after a type word only.
    PlaceNameWeak = "place_name_weak",
    /// A state or province abroad whose name means something else as well.
    ForeignRegionWeak = "foreign_region_weak",
    /// A city abroad whose name means something else as well.
    CityWeak = "city_weak",
    /// A country; value: ISO 3166 code.
    Country = "country",
    /// A country whose name is an ordinary word or a name as well.
    CountryWeak = "country_weak",
    /// What states do, before which a country's short name at the head of a sentence is one.
    StateVerb = "state_verb",
    /// A city abroad; value: country.
    City = "city",
    /// A type of document; value: its code.
    DocType = "doc_type",
    /// A type of document that is an ordinary word: a document with a number only.
    DocBare = "doc_bare",
    /// A document known by its name.
    DocNamed = "doc_named",
    /// The beginning of a law's name.
    LawHead = "law_head",
    /// What a law is about.
    LawField = "law_field",
    /// A treaty.
    Treaty = "treaty",
    /// An abbreviated law; value: its full form.
    DocAbbr = "doc_abbr",
    /// A part of document numbers.
    DocCode = "doc_code",
    /// An abbreviation whose full stop ends no sentence.
    Abbr = "abbr",
    /// An abbreviation whose full stop may end one.
    AbbrEnd = "abbr_end",
    /// A word that a single letter completes.
    Lettered = "lettered",
    /// A word that stands before the number of an item.
    ItemHead = "item_head",
    /// A word that contains what looks like a head or a title and is none.
    Compound = "compound",
    /// A word that may join the parts of an organization's name.
    OrgLink = "org_link",
    /// A word that a number before it counts.
    Counted = "counted",
    /// A scrap of the page.
    Scrap = "scrap",
    /// How captions begin.
    CaptionCue = "caption_cue",
    /// How bylines begin.
    BylineCue = "byline_cue",
    /// How datelines begin.
    DatelineCue = "dateline_cue",
}

/// A set of classes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct ClassSet(pub u128);

impl ClassSet {
    /// For each class the set of it alone: quicker to look up than to shift together.
    pub const SINGLE: [ClassSet; Class::ALL.len()] = {
        let mut sets = [ClassSet(0); Class::ALL.len()];
        let mut i = 0;
        while i < sets.len() {
            sets[i].0 = 1 << i;
            i += 1;
        }
        sets
    };

    /// What every syllable of Vietnamese has besides its classes: its spelling alone decides.
    pub const SYLLABLE: ClassSet = ClassSet(1 << 127);

    /// The set of these classes.
    pub const fn of(classes: &[Class]) -> ClassSet {
        let mut set = 0;
        let mut i = 0;
        while i < classes.len() {
            set |= 1 << classes[i] as u8;
            i += 1;
        }
        ClassSet(set)
    }

    /// Is this class in the set?
    pub const fn has(self, class: Class) -> bool {
        self.0 & (1 << class as u8) != 0
    }

    /// Is one of those classes in the set?
    pub const fn any(self, other: ClassSet) -> bool {
        self.0 & other.0 != 0
    }

    /// The set of what is in either.
    pub const fn or(self, other: ClassSet) -> ClassSet {
        ClassSet(self.0 | other.0)
    }

    /// The set with one class more.
    pub const fn with(self, class: Class) -> ClassSet {
        ClassSet(self.0 | 1 << class as u8)
    }
}
