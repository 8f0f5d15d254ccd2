//! Turns the tables under `data/` into the compact blocks that the crate reads without parsing.

#[path = "build/constants.rs"]
mod constants;
#[path = "build/gazetteer.rs"]
mod gazetteer;
#[path = "build/holidays.rs"]
mod holidays;
#[path = "build/lexicon.rs"]
mod lexicon_block;

// The crate's own modules, so that forms are cut and laid out exactly as they are read.
#[allow(dead_code)]
#[path = "src/lexicon"]
mod lexicon {
    pub mod class;
    pub mod source;
    pub mod table;
}
#[allow(dead_code)]
#[path = "src/normalize"]
mod normalize {
    pub mod letter;
    pub mod syllable;
}
#[allow(dead_code)]
#[path = "src/text"]
mod text {
    pub mod letters;
    pub mod token;
}

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed=build");
    println!("cargo:rerun-if-changed=data");
    constants::build();
    gazetteer::build();
    holidays::build();
    lexicon_block::build();
}
