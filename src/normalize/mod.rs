//! Clean Unicode text, with a map back to the input.
//!
//! ```
//! use vnextract::normalize::{clean, encoding, strip_diacritics, syllable};
//!
//! // Whatever comes in: bytes of an unknown encoding ...
//! let decoded = encoding::decode(b"Tr\xAD\xEAng THPT Hoa L\xAD, Ninh B\xD7nh", None);
//! assert_eq!(decoded.text, "Trường THPT Hoa Lư, Ninh Bình");
//!
//! // ... or text in any mixture of forms, becomes one clean form that maps back byte by byte.
//! let input = "Ðồng chí\u{A0}Hoa\u{300}, Thuỷ";
//! let clean = clean(input);
//! assert_eq!(clean.text(), "Đồng chí Hòa, Thủy");
//! let name = clean.text().find("Hòa").unwrap();
//! assert_eq!(&input[clean.map().input_span(name..name + "Hòa".len())], "Hoa\u{300}");
//!
//! // Keys and questions.
//! assert_eq!(strip_diacritics("Đồng chí Hòa"), "Dong chi Hoa");
//! assert!(syllable::is_vietnamese("Thủy") && !syllable::is_vietnamese("Trump"));
//! ```
//!
//! [`clean()`] is what the rest of the crate reads. The single steps stand alone too, each as a
//! function from text to `Cow` that borrows what it does not change, and as one named `_mapped` that
//! returns a [`Normalized`] with the [`OffsetMap`] to the input:
//!
//! | function | does |
//! |---|---|
//! | [`nfc`], [`nfd`] | Unicode normalization forms |
//! | [`tone_placement`] | `hoà` or `hòa` |
//! | [`unify_iy`] | `kĩ` or `kỹ` |
//! | [`unify_punctuation`] | one kind of dash, quotation mark and apostrophe |
//! | [`collapse_spaces`] | one space for a run of them |
//! | [`repair_mojibake`] | `Nguyá»…n` is `Nguyễn` |
//! | [`strip_diacritics`] | `Nguyen` |
//!
//! All offsets are in bytes. Nothing here fails or panics on any input.

mod clean;
mod collate;
pub mod encoding;
mod form;
pub(crate) mod letter;
mod map;
mod mojibake;
mod scan;
mod strip;
pub mod syllable;
mod tone;

pub use clean::{Cleaner, clean, is_clean};
pub use collate::{collation_key, compare};
pub use form::{
    collapse_spaces, collapse_spaces_mapped, nfc, nfc_mapped, nfd, nfd_mapped, unify_punctuation,
    unify_punctuation_mapped,
};
pub use letter::Tone;
pub use map::{Cursor, Normalized, OffsetMap};
pub use mojibake::{repair_mojibake, repair_mojibake_mapped};
pub use strip::{base_letter, strip_diacritics, strip_diacritics_mapped};
pub use tone::{
    IyScope, IyStyle, ToneStyle, tone_placement, tone_placement_mapped, unify_iy, unify_iy_mapped,
};
