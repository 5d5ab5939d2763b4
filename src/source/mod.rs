//! Where text comes from: files, folders and standard input, parsed into trees that know their places.

mod blocks;
mod fields;
mod load;
mod problem;
mod text;
mod tree;
mod walk;
mod yaml;

pub use blocks::{Block, Blocks, Ends};
pub use fields::{Fields, Reader};
pub use load::{Loaded, load, load_file, load_found, open_stream};
pub use text::Source;
pub use tree::{Node, Value};
pub(crate) use walk::has_known_ending;
pub use walk::{Found, find};
pub use yaml::{InLine, parse, parse_lines, to_yaml, visit_yaml};
