//! Turns the lexical tables under `data/` into what the library reads without parsing.

#[path = "build/gazetteer.rs"]
mod gazetteer;

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    gazetteer::build();
}
