//! Made-up exports written again as files. Never called for real ones, whose rows
//! are not to be spilled to a disk.
use std::fs;
use std::io::{self, Read};
use std::path::Path;

use super::rewrite::{Rewriter, Rewriting};
use super::stretch::FileSpot;
use super::unpack::{self, Bytes, Wiped};
use super::{REWRITTEN_BLOCK, dates, files, parquet, plain, rewrite_parquet, shape};
use crate::confidential::fault::{Fault, FaultKind};
use crate::confidential::map::{Places, Rules, UnitKey};
use crate::pipeline::{Encoding, FileFormat, Pipeline};
use crate::problem::{Problem, Result};

/// Writes every file of a made-up pipeline into `folder`, and gives back the
/// pipeline that reads those.
pub(in crate::confidential) fn write_sample_again<P: Places>(
    pipeline: &Pipeline,
    places: &P,
    key: &UnitKey,
    how: &Rewriting,
    folder: &Path,
) -> Result<Pipeline> {
    if !pipeline.sample {
        return Err(Problem::refused("only made-up exports are written again as files"));
    }
    let zone = dates::zone(&pipeline.period.timezone)?;
    let mut again = pipeline.clone();
    for (position, (source, own)) in pipeline.sources.iter().zip(&mut again.sources).enumerate() {
        let rules = Rules::new(pipeline, source, &zone, places, key)?;
        let mut paths = Vec::new();
        for (file, input) in files::of_source(source, position)?.into_iter().enumerate() {
            let spot = FileSpot { source: position, file };
            let bytes = whole(&input.path, &source.format, &rules, spot, how)
                .map_err(|fault| fault.at(&input.place))?;
            let path = folder.join(format!("{position}-{file}"));
            fs::write(&path, bytes).map_err(|e| {
                Problem::failed(format!("cannot write: {}", e.kind())).at("a temporary folder")
            })?;
            paths.push(path);
        }
        own.files = paths;
        if source.format != FileFormat::Parquet {
            let shape = shape(&source.format, REWRITTEN_BLOCK);
            let (separator, encoding, skip_rows) = (shape.separator, shape.encoding, shape.skip_rows);
            own.format = FileFormat::Csv { separator, encoding, skip_rows };
        }
    }
    Ok(again)
}

fn whole<P: Places>(
    path: &Path,
    format: &FileFormat,
    rules: &Rules<'_, P>,
    spot: FileSpot,
    how: &Rewriting,
) -> std::result::Result<Vec<u8>, Fault> {
    let opened = unpack::as_text(Bytes::open(path)?, format, path, rules.wanted())?;
    let input: Box<dyn Read + Send> = match (opened, format) {
        (Bytes::Stored(file, _), FileFormat::Parquet) => {
            return rewrite_parquet::rewritten(&file, rules, spot, how);
        }
        (Bytes::Memory(bytes), FileFormat::Parquet) => {
            return rewrite_parquet::rewritten(&parquet::Bytes::new(bytes.to_vec()), rules, spot, how);
        }
        (Bytes::Stored(file, _), _) => Box::new(file),
        (Bytes::Memory(bytes), _) => Box::new(Wiped::new(bytes)),
    };
    let shape = shape(format, REWRITTEN_BLOCK);
    let encoding = shape.encoding;
    let mut bytes = Vec::new();
    Rewriter::new(plain(input, encoding)?, shape, rules, spot, how)
        .read_to_end(&mut bytes)
        .and_then(|_| encoded(bytes, encoding))
        .map_err(|_| Fault::new(FaultKind::Unreadable))
}

/// UTF-8 back in the stated encoding; other encodings were never left.
fn encoded(bytes: Vec<u8>, encoding: Encoding) -> io::Result<Vec<u8>> {
    if encoding != Encoding::Utf16Le {
        return Ok(bytes);
    }
    let text = String::from_utf8(bytes).map_err(|_| io::Error::from(io::ErrorKind::InvalidData))?;
    let marked = std::iter::once(0xfeff).chain(text.encode_utf16());
    Ok(marked.flat_map(u16::to_le_bytes).collect())
}
