//! What a packed file is, by its bytes: its ending may be missing or wrong.

use memchr::memmem;

use super::archive::Archive;
use crate::diagnostic::Diagnostic;

/// How many of a file's first bytes tell whether it is packed.
pub(in crate::reading) const SIGNATURE: usize = 8;

/// What Office files began with until 2007, and those with a password do still.
const OLD_OFFICE: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

/// What the files of each kind begin with, which no plain text does.
const SIGNATURES: [&[u8]; 8] = [
    b"PK\x03\x04",
    b"PK\x05\x06",
    OLD_OFFICE,
    b"%PDF",
    b"{\\rtf",
    b"7z\xbc\xaf\x27\x1c",
    b"Rar!\x1a\x07",
    b"\x1f\x8b\x08",
];

/// What is to be done about a document that isn't one of answers.
const AS_TABLE: &str = "answers are read from workbooks (.xlsx, .ods), CSV, YAML and JSON: is there an export of them?";

/// The same of a document that may be a form somebody filled in.
const AS_TEXT: &str = "save a form as plain text, under a name that ends in .yaml; of other answers, is there an export as CSV or .xlsx?";

const AS_WORKBOOK: &str = "open it, and save it as .xlsx or CSV";

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Workbook(Format),
    Archive,
    Encrypted,
    /// None of what its name says that it is.
    Neither,
    /// Something else, by what it is and what is to be done about it.
    Other(&'static str, &'static str),
}

/// How a workbook is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    Xlsx,
    Ods,
}

/// Whether bytes begin as those of a packed file do, or of another that is no text.
pub(in crate::reading) fn is_packed(bytes: &[u8]) -> bool {
    let mut known = SIGNATURES.iter();
    known.any(|signature| bytes.starts_with(signature))
}

impl Kind {
    pub(super) fn of(bytes: &[u8]) -> Self {
        match bytes {
            _ if !is_packed(bytes) => Self::Neither,
            [b'P', b'K', ..] => Self::of_archive(bytes),
            _ if bytes.starts_with(OLD_OFFICE) => Self::of_old_office(bytes),
            [b'%', ..] => Self::Other("a PDF", AS_TABLE),
            [b'{', ..] => Self::Other("a formatted text (.rtf)", AS_TEXT),
            _ => {
                let what = "an archive that isn't a zip";
                Self::Other(what, "unpack it, and name its files")
            }
        }
    }

    fn of_archive(bytes: &[u8]) -> Self {
        let Ok(mut archive) = Archive::open(bytes) else {
            // Opening it again tells why it can't be.
            return Self::Archive;
        };
        let mimetype = archive.start_of("mimetype", 64).unwrap_or_default();
        let document = mimetype.strip_prefix(b"application/vnd.oasis.opendocument.");
        match document {
            Some(b"spreadsheet") => return Self::Workbook(Format::Ods),
            Some(_) => return Self::Other("a document of OpenOffice or LibreOffice", AS_TEXT),
            None => {}
        }
        let what = "a document of Apple Numbers, Pages or Keynote";
        let of_apple = Self::Other(what, "export it as .xlsx or CSV");
        let binary = Self::Other("a binary workbook (.xlsb)", AS_WORKBOOK);
        let slides = Self::Other("a presentation", AS_TABLE);
        let members = [
            ("xl/workbook.xml", Self::Workbook(Format::Xlsx)),
            ("xl/workbook.bin", binary),
            ("word/document.xml", Self::Other("a Word document", AS_TEXT)),
            ("ppt/presentation.xml", slides),
            ("Index/Document.iwa", of_apple),
            ("Index.zip", of_apple),
        ];
        let found = members.into_iter().find(|(name, _)| archive.has(name));
        found.map_or(Self::Archive, |(_, kind)| kind)
    }

    /// The names within such a file are UTF-16.
    fn of_old_office(bytes: &[u8]) -> Self {
        let holds = |name: &str| {
            let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
            memmem::find(bytes, &name).is_some()
        };
        if holds("EncryptedPackage") {
            Self::Encrypted
        } else if holds("WordDocument") {
            Self::Other("an old Word document (.doc)", AS_TEXT)
        } else {
            Self::Other("an old Excel workbook (.xls)", AS_WORKBOOK)
        }
    }

    /// How the workbook is written that it is; a problem where it is none.
    pub(super) fn workbook(self) -> Result<Format, Box<Diagnostic>> {
        let problem = match self {
            Self::Workbook(format) => return Ok(format),
            Self::Encrypted => encrypted(),
            Self::Neither | Self::Archive => {
                let message = "this is no workbook and no archive, whatever its name says";
                let problem = Diagnostic::error("other-format", message);
                problem.help("get it again, or save the answers again as .xlsx or CSV")
            }
            Self::Other(what, help) => {
                let message = format!("this is {what}, which can't be read here");
                Diagnostic::error("other-format", message).help(help)
            }
        };
        Err(problem.into())
    }
}

pub(super) fn encrypted() -> Diagnostic {
    let problem = Diagnostic::error("encrypted", "this workbook is protected by a password");
    problem.help("open it, and save it without one")
}
