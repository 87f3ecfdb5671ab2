use std::collections::HashSet;
use std::io::{self, Write};

use thiserror::Error;

use super::value::write_text;
use super::{ALIGNMENT, ALIGNMENT_KEY, DIMENSIONS, MAGIC, NAME_LIMIT, VERSION, Value};
use crate::tensor::byte_length;
use crate::{Error, Tensor};

/// Why a file was not written.
#[derive(Debug, Error)]
pub enum WriteError {
    /// GGUF cannot hold what it was to hold; nothing was written.
    #[error(transparent)]
    Content(#[from] Error),
    /// Writing went wrong.
    #[error(transparent)]
    Io(#[from] io::Error),
}

/// Writes a whole file. The alignment becomes part of the metadata.
///
/// # Errors
///
/// When GGUF cannot hold this, in which case nothing is written, or when writing goes wrong.
///
/// ```
/// use tensors::{DType, Tensor, gguf};
///
/// let data = [1.0_f32, 2.0].map(f32::to_le_bytes).concat();
/// let tensor = Tensor { name: "x".into(), dtype: DType::F32, shape: vec![1, 2], data: &data };
/// let mut file = Vec::new();
/// gguf::write(&mut file, &[], &[tensor.clone()])?;
/// assert_eq!(gguf::read(&file)?.tensors, [tensor]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn write(
    out: &mut impl Write,
    metadata: &[(&str, Value<'_>)],
    tensors: &[Tensor<'_>],
) -> Result<(), WriteError> {
    let mut header = MAGIC.to_vec();
    header.extend(VERSION.to_le_bytes());
    header.extend((tensors.len() as u64).to_le_bytes());
    header.extend((metadata.len() as u64 + 1).to_le_bytes());
    write_metadata(metadata, &mut header)?;
    write_places(tensors, &mut header)?;
    out.write_all(&header)?;
    out.write_all(padding(header.len()))?;
    for tensor in tensors {
        out.write_all(tensor.data)?;
        out.write_all(padding(tensor.data.len()))?;
    }
    Ok(())
}

fn write_metadata(metadata: &[(&str, Value<'_>)], header: &mut Vec<u8>) -> Result<(), Error> {
    let alignment = (ALIGNMENT_KEY, Value::U32(ALIGNMENT));
    let mut keys = HashSet::new();
    for (key, value) in [&alignment].into_iter().chain(metadata) {
        if !keys.insert(*key) {
            return Err(Error::Twice((*key).to_owned()));
        }
        write_text(key, header);
        value.write(key, header)?;
    }
    Ok(())
}

/// Writes what the tensors are called, their shapes, and where they will be.
fn write_places(tensors: &[Tensor<'_>], header: &mut Vec<u8>) -> Result<(), Error> {
    let mut names = HashSet::new();
    let mut offset = 0;
    for tensor in tensors {
        check(tensor)?;
        if !names.insert(&tensor.name) {
            return Err(Error::Twice(tensor.name.clone()));
        }
        // Readers take a tensor without dimensions for none at all.
        let shape = if tensor.shape.is_empty() { &[1][..] } else { &tensor.shape };
        write_text(&tensor.name, header);
        header.extend((shape.len() as u32).to_le_bytes());
        shape.iter().rev().for_each(|&length| header.extend((length as u64).to_le_bytes()));
        header.extend(tensor.dtype.gguf_id().to_le_bytes());
        header.extend((offset as u64).to_le_bytes());
        offset += tensor.data.len() + padding(tensor.data.len()).len();
    }
    Ok(())
}

/// Whether GGUF can hold this tensor.
fn check(tensor: &Tensor<'_>) -> Result<(), Error> {
    let name = || tensor.name.clone();
    if tensor.name.len() > NAME_LIMIT {
        Err(Error::LongName(name()))
    } else if tensor.shape.len() > DIMENSIONS {
        Err(Error::Dimensions(name()))
    } else if tensor.shape.contains(&0) {
        Err(Error::Empty(name()))
    } else if byte_length(tensor.dtype, &tensor.shape) == Some(tensor.data.len()) {
        Ok(())
    } else {
        Err(Error::Place(name()))
    }
}

/// The zeros up to the next multiple of the alignment.
fn padding(length: usize) -> &'static [u8] {
    const ZEROS: [u8; ALIGNMENT as usize] = [0; ALIGNMENT as usize];
    let after = length % ZEROS.len();
    if after == 0 { &[] } else { &ZEROS[after..] }
}
