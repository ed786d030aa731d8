//! The one place where typst is called: a template and its files → a tagged PDF.
use std::collections::HashMap;
use std::sync::OnceLock;

use jiff::civil::Date;
use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Duration, Smart};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Library, LibraryExt, World};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use crate::problem::{Problem, Result};

/// What the template may read, by path: nothing else is there, no disk and no net.
pub(super) type Files = HashMap<String, Vec<u8>>;

/// A finished PDF.
pub(super) struct Typeset {
    pub(super) pdf: Vec<u8>,
    pub(super) pages: usize,
}

/// `template` with `files` as PDF/UA-1: tagged, with a title, a language and an
/// alternative text for every picture, or it is an error. The same input gives the same
/// bytes; `ident` and `created` are what the file says of itself.
///
/// # Errors
/// When the template does not fit its files, which tests rule out.
pub(super) fn typeset(template: &str, files: Files, ident: &str, created: Date) -> Result<Typeset> {
    let sheet = Sheet::new(template, files)?;
    let document: PagedDocument = typst::compile(&sheet).output.map_err(|e| failed(&e))?;
    let standards = PdfStandards::new(&[PdfStandard::Ua_1])
        .map_err(|_| Problem::failed("this build cannot write accessible PDF"))?;
    let options = PdfOptions {
        ident: Smart::Custom(ident.to_owned()),
        creator: Smart::Custom(Some(format!("evenhand {}", env!("CARGO_PKG_VERSION")))),
        timestamp: midnight(created).map(Timestamp::new_utc),
        standards,
        ..PdfOptions::default()
    };
    let pdf = typst_pdf::pdf(&document, &options).map_err(|e| failed(&e))?;
    Ok(Typeset { pdf, pages: document.pages().len() })
}

/// Frees what typst remembers of earlier sheets.
pub(super) fn forget() {
    typst::comemo::evict(0);
}

fn midnight(day: Date) -> Option<Datetime> {
    let (month, day_of) = (u8::try_from(day.month()).ok()?, u8::try_from(day.day()).ok()?);
    Datetime::from_ymd_hms(i32::from(day.year()), month, day_of, 0, 0, 0)
}

fn failed(errors: &[SourceDiagnostic]) -> Problem {
    // One mistake may come once a letter.
    let said: Vec<&str> = errors.iter().take(3).map(|e| e.message.as_str()).collect();
    Problem::failed(format!("the briefing could not be typeset as PDF: {}", said.join("; ")))
}

/// Everything typst may see.
struct Sheet {
    main: Source,
    files: HashMap<FileId, Bytes>,
}

impl Sheet {
    fn new(template: &str, files: Files) -> Result<Self> {
        let files = files.into_iter().map(|(path, bytes)| Ok((id(&path)?, Bytes::new(bytes))));
        Ok(Sheet {
            main: Source::new(id("main.typ")?, template.to_owned()),
            files: files.collect::<Result<_>>()?,
        })
    }
}

fn id(path: &str) -> Result<FileId> {
    let path = VirtualPath::new(path).map_err(|_| Problem::failed("a picture has no name for a PDF"))?;
    Ok(RootedPath::new(VirtualRoot::Project, path).intern())
}

struct Shared {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
}

/// The library, with row headers for tables, and our own fonts only.
fn shared() -> &'static Shared {
    static SHARED: OnceLock<Shared> = OnceLock::new();
    SHARED.get_or_init(|| {
        let files = crate::render::fonts::files();
        let fonts: Vec<Font> = files.iter().filter_map(|data| Font::new(Bytes::new(*data), 0)).collect();
        let features = [Feature::A11yExtras].into_iter().collect();
        Shared {
            library: LazyHash::new(Library::builder().with_features(features).build()),
            book: LazyHash::new(FontBook::from_fonts(&fonts)),
            fonts,
        }
    })
}

impl World for Sheet {
    fn library(&self) -> &LazyHash<Library> {
        &shared().library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &shared().book
    }

    fn main(&self) -> FileId {
        self.main.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.main.id() { Ok(self.main.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        self.files.get(&id).cloned().ok_or(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        shared().fonts.get(index).cloned()
    }

    /// No clock: a PDF tells the day of its release.
    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
