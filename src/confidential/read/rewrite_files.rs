//! Made-up exports written again as files. Never called for real ones, whose rows
//! are not to be spilled to a disk.
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicU64;

use super::files::Input;
use super::joined::{self, Around};
use super::rewrite::{Rewriter, Rewriting};
use super::stretch::FileSpot;
use super::unpack::{self, Bytes, Wiped};
use super::{REWRITTEN_BLOCK, dates, files, parquet, plain, rewrite_parquet, shape};
use crate::confidential::fault::{Fault, FaultKind};
use crate::confidential::map::{Places, Rules, UnitKey};
use crate::confidential::operator::OperatorReport;
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
        let read = AtomicU64::new(0);
        let around = Around {
            pipeline,
            zone: &zone,
            places,
            key,
            block: REWRITTEN_BLOCK,
            rewriting: Some(how),
            read: &read,
        };
        let table = joined::read(&around, source, position, None, &mut OperatorReport::new())?;
        if let (Some(join), Some(own)) = (&source.join, &mut own.join) {
            let rules = Rules::of_joined(pipeline, source, join, &zone, places, key)?;
            let spot = |file| FileSpot { source: position, file: joined::FIRST_FILE + file };
            let inputs = joined::inputs(source, position)?;
            own.files =
                write(folder, &format!("{position}-joined"), &inputs, &join.format, &rules, spot, how)?;
            own.format = as_written(&join.format);
        }
        let rules = Rules::new(pipeline, source, &zone, places, key, table.as_ref())?;
        let spot = |file| FileSpot { source: position, file };
        let inputs = files::of_source(source, position)?;
        own.files = write(folder, &position.to_string(), &inputs, &source.format, &rules, spot, how)?;
        own.format = as_written(&source.format);
    }
    Ok(again)
}

/// Writes every one of `inputs` into `folder`.
fn write<P: Places>(
    folder: &Path,
    name: &str,
    inputs: &[Input],
    format: &FileFormat,
    rules: &Rules<'_, P>,
    spot: impl Fn(usize) -> FileSpot,
    how: &Rewriting,
) -> Result<Vec<PathBuf>> {
    let mut paths = Vec::new();
    for (file, input) in inputs.iter().enumerate() {
        let bytes =
            whole(&input.path, format, rules, spot(file), how).map_err(|fault| fault.at(&input.place))?;
        // Under its own name, which may say when its rows are of.
        let path = folder.join(format!("{name}-{file}")).join(format!("{}.again", input.stem()));
        path.parent()
            .map_or(Ok(()), fs::create_dir_all)
            .and_then(|()| fs::write(&path, bytes))
            .map_err(|e| Problem::failed(format!("cannot write: {}", e.kind())).at("a temporary folder"))?;
        paths.push(path);
    }
    Ok(paths)
}

/// What files of a format are written as.
fn as_written(format: &FileFormat) -> FileFormat {
    if *format == FileFormat::Parquet {
        return FileFormat::Parquet;
    }
    let shape = shape(format, REWRITTEN_BLOCK);
    let super::csv::Shape { separator, encoding, skip_rows, title_rows, .. } = shape;
    FileFormat::Csv { separator, encoding, skip_rows, title_rows }
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
