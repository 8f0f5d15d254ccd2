//! What belongs to what: names to titles and bodies, short mentions to full names.

mod officials;
mod people;
mod posts;

pub(crate) use officials::officials;
