//! Turns the tables under `data/` into the compact blocks that the crate includes.

#[path = "build/lexicon.rs"]
mod build_lexicon;

// The crate's own modules, so that forms are cut and laid out exactly as they are read.
#[allow(dead_code)]
#[path = "src/lexicon"]
mod lexicon {
    pub mod class;
    pub mod source;
    pub mod table;
}
#[allow(dead_code)]
#[path = "src/text"]
mod text {
    pub mod token;
}

fn main() {
    let out = std::path::PathBuf::from(std::env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
    build_lexicon::write(&out.join("lexicon.bin"));
}
