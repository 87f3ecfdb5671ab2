use std::collections::HashSet;

use super::{ALIGNMENT, ALIGNMENT_KEY, DIMENSIONS, MAGIC, NAME_LIMIT, VERSION, Value};
use crate::cursor::Cursor;
use crate::tensor::byte_length;
use crate::{DType, Error, Tensor};

const TENSORS: &str = "the list of tensors";

/// A file that was read and checked.
#[derive(Debug)]
pub struct Gguf<'data> {
    /// The metadata, in the order of the file.
    pub metadata: Vec<(&'data str, Value<'data>)>,
    /// A multiple of it is where the numbers of each tensor start.
    pub alignment: u32,
    /// All tensors, in the order of the file.
    pub tensors: Vec<Tensor<'data>>,
}

impl<'data> Gguf<'data> {
    /// The value below a key.
    pub fn get(&self, key: &str) -> Option<&Value<'data>> {
        self.metadata.iter().find(|(own, _)| *own == key).map(|(_, value)| value)
    }

    /// The tensor of this name.
    pub fn tensor(&self, name: &str) -> Option<&Tensor<'data>> {
        self.tensors.iter().find(|tensor| tensor.name == name)
    }
}

/// Reads a whole file.
///
/// # Errors
///
/// When it is not valid GGUF of version 3, or has a type of numbers that is not known.
pub fn read(file: &[u8]) -> Result<Gguf<'_>, Error> {
    let mut cursor = Cursor::new(file);
    if file.get(..MAGIC.len()) != Some(MAGIC) {
        return Err(Error::WrongFormat("GGUF"));
    }
    cursor.take(MAGIC.len() as u64, "its name")?;
    let version = cursor.u32("its version")?;
    if version != VERSION {
        return Err(Error::WrongVersion(version));
    }
    let tensor_count = cursor.u64("its counts")?;
    let metadata_count = cursor.u64("its counts")?;
    let metadata = read_metadata(&mut cursor, metadata_count)?;
    let alignment = alignment(&metadata)?;
    let places = read_places(&mut cursor, tensor_count)?;
    let tensors = match cursor.aligned_rest(alignment as usize) {
        Some(data) => place(places, data, alignment)?,
        None if places.is_empty() => Vec::new(),
        None => return Err(Error::Truncated("the first tensor")),
    };
    Ok(Gguf { metadata, alignment, tensors })
}

/// The metadata. Space is reserved for what is there, not for what the count says.
fn read_metadata<'data>(
    cursor: &mut Cursor<'data>,
    count: u64,
) -> Result<Vec<(&'data str, Value<'data>)>, Error> {
    let mut metadata = Vec::new();
    let mut keys = HashSet::new();
    for _ in 0..count {
        let key = cursor.text("the metadata")?;
        if !keys.insert(key) {
            return Err(Error::Twice(key.to_owned()));
        }
        metadata.push((key, Value::read(cursor, key)?));
    }
    Ok(metadata)
}

fn alignment(metadata: &[(&str, Value<'_>)]) -> Result<u32, Error> {
    match metadata.iter().find(|(key, _)| *key == ALIGNMENT_KEY) {
        None => Ok(ALIGNMENT),
        Some((_, Value::U32(alignment))) if alignment.is_power_of_two() => Ok(*alignment),
        Some((_, Value::U32(alignment))) => Err(Error::Alignment(*alignment)),
        Some(_) => Err(Error::Metadata(ALIGNMENT_KEY.to_owned())),
    }
}

/// A tensor, and where the file says that its numbers are.
type Place = (String, DType, Vec<usize>, u64);

fn read_places(cursor: &mut Cursor<'_>, count: u64) -> Result<Vec<Place>, Error> {
    let mut places = Vec::new();
    let mut names = HashSet::new();
    for _ in 0..count {
        let name = cursor.text(TENSORS)?;
        if name.len() > NAME_LIMIT {
            return Err(Error::LongName(name.to_owned()));
        }
        if !names.insert(name) {
            return Err(Error::Twice(name.to_owned()));
        }
        let dimensions = cursor.u32(TENSORS)?;
        if dimensions as usize > DIMENSIONS {
            return Err(Error::Dimensions(name.to_owned()));
        }
        let shape: Result<Vec<u64>, Error> = (0..dimensions).map(|_| cursor.u64(TENSORS)).collect();
        let shape: Result<Vec<usize>, _> = shape?.into_iter().rev().map(usize::try_from).collect();
        let shape = shape.map_err(|_| Error::Place(name.to_owned()))?;
        if shape.contains(&0) {
            return Err(Error::Empty(name.to_owned()));
        }
        let dtype = cursor.u32(TENSORS)?;
        let Some(dtype) = DType::from_gguf(dtype) else {
            return Err(Error::DType { tensor: name.to_owned(), dtype: dtype.to_string() });
        };
        places.push((name.to_owned(), dtype, shape, cursor.u64(TENSORS)?));
    }
    Ok(places)
}

/// The tensors, which follow each other with nothing but padding in between.
fn place(places: Vec<Place>, data: &[u8], alignment: u32) -> Result<Vec<Tensor<'_>>, Error> {
    let mut position: usize = 0;
    let mut tensors = Vec::with_capacity(places.len());
    for (name, dtype, shape, offset) in places {
        let begin = position.checked_next_multiple_of(alignment as usize);
        let length = byte_length(dtype, &shape);
        let (Some(begin), Some(length)) = (begin, length) else {
            return Err(Error::Place(name));
        };
        if offset != begin as u64 {
            return Err(Error::Place(name));
        }
        let bytes = begin.checked_add(length).and_then(|end| data.get(begin..end));
        let data = bytes.ok_or(Error::Truncated("the numbers of a tensor"))?;
        position = begin + length;
        tensors.push(Tensor { name, dtype, shape, data });
    }
    Ok(tensors)
}
