//! Where text comes from: files, folders and standard input, parsed into trees that know their places.

mod absent;
mod blocks;
mod cell;
mod fields;
mod load;
mod mangled;
mod once;
mod path;
mod raw_mail;
mod text;
mod tree;
mod walk;
mod yaml;

pub use blocks::BLOCK_SIZE;
pub(crate) use blocks::{Block, Blocks, Ends};
pub(crate) use cell::{SheetCell, letters};
pub(crate) use fields::{Fields, Reader};
pub(crate) use load::{LARGEST_AT_ONCE, load_file, load_text, open_stream, stream};
pub(crate) use mangled::is_json_slip;
pub(crate) use path::{ends_in, path_of, text_of};
pub(crate) use raw_mail::raw_mail;
pub use text::Source;
pub(crate) use tree::{Node, Value};
pub use walk::Found;
pub(crate) use walk::{EXPECTED, find, has_known_ending};
pub(crate) use yaml::{InLine, parse, parse_line, to_yaml, visit_yaml};

/// What to do where a page stands in the place of answers.
const NO_PAGE: &str =
    "a form's page holds no answers: answer it in a browser, and give the file that it saves";
