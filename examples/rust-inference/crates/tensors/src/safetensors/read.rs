use std::collections::BTreeMap;

use super::header::{Entry, Header};
use crate::tensor::byte_length;
use crate::{DType, Error, Tensor};

/// The format allows no longer header.
const HEADER_LIMIT: u64 = 100_000_000;

/// A file that was read and checked.
#[derive(Debug)]
pub struct SafeTensors<'data> {
    /// Free text by its key.
    pub metadata: BTreeMap<String, String>,
    /// All tensors, in the order of their numbers.
    pub tensors: Vec<Tensor<'data>>,
}

/// Reads a whole file.
///
/// # Errors
///
/// When it is not a valid safetensors file, or has a type of numbers that is not known.
///
/// ```
/// let header = br#"{"x":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}"#;
/// let mut file = (header.len() as u64).to_le_bytes().to_vec();
/// file.extend(header);
/// file.extend(2.0_f32.to_le_bytes());
/// let read = tensors::safetensors::read(&file)?;
/// assert_eq!(read.tensors[0].to_f32(), [2.0]);
/// # Ok::<(), tensors::Error>(())
/// ```
pub fn read(file: &[u8]) -> Result<SafeTensors<'_>, Error> {
    let (length, rest) = file.split_first_chunk().ok_or(Error::WrongFormat("safetensors"))?;
    let length = u64::from_le_bytes(*length);
    if length > HEADER_LIMIT {
        return Err(Error::WrongFormat("safetensors"));
    }
    let (header, data) = usize::try_from(length)
        .ok()
        .and_then(|length| rest.split_at_checked(length))
        .ok_or(Error::Truncated("the header"))?;
    let header: Header =
        serde_json::from_slice(header).map_err(|error| Error::Header(error.to_string()))?;
    let mut entries: Vec<(String, Entry)> = header.entries.into_iter().collect();
    entries.sort_by_key(|(_, entry)| entry.data_offsets);
    Ok(SafeTensors { metadata: header.metadata, tensors: place(entries, data)? })
}

/// The tensors, which follow each other and take all of the data.
fn place(entries: Vec<(String, Entry)>, data: &[u8]) -> Result<Vec<Tensor<'_>>, Error> {
    let mut position = 0;
    let mut tensors = Vec::with_capacity(entries.len());
    for (name, Entry { dtype, shape, data_offsets: (begin, end) }) in entries {
        let Some(dtype) = DType::from_safetensors(&dtype) else {
            return Err(Error::DType { tensor: name, dtype });
        };
        let length = byte_length(dtype, &shape);
        if begin != position || length.is_none() || length != end.checked_sub(begin) {
            return Err(Error::Place(name));
        }
        let data = data.get(begin..end).ok_or(Error::Truncated("the last tensor"))?;
        position = end;
        tensors.push(Tensor { name, dtype, shape, data });
    }
    if position == data.len() { Ok(tensors) } else { Err(Error::TooLong) }
}
