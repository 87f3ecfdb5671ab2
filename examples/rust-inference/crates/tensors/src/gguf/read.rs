use std::collections::BTreeMap;

use super::{ALIGNMENT, ALIGNMENT_KEY, DIMENSION_LIMIT, MAGIC, VERSION, Value};
use crate::{DType, Error, Tensor, byte_length};

/// A file that was read and checked.
#[derive(Debug, PartialEq)]
pub struct Gguf<'data> {
    /// Values by their key.
    pub metadata: BTreeMap<String, Value>,
    /// All tensors, in the order of the file.
    pub tensors: Vec<Tensor<'data>>,
}

/// What the file says about a tensor before its numbers.
struct Description {
    name: String,
    dtype: DType,
    shape: Vec<usize>,
    offset: usize,
}

/// Reads a whole file.
///
/// # Errors
///
/// When it is no valid GGUF file of version 3, or has types that are not known.
pub fn read(file: &[u8]) -> Result<Gguf<'_>, Error> {
    let mut cursor = Cursor { file, position: 0 };
    if file.get(..MAGIC.len()) != Some(MAGIC) {
        return Err(Error::WrongFormat("GGUF"));
    }
    cursor.position = MAGIC.len();
    let version = cursor.u32("the version")?;
    if version != VERSION {
        return Err(Error::WrongVersion(version));
    }
    let tensor_count = cursor.u64("the number of tensors")?;
    let value_count = cursor.u64("the number of values")?;
    let mut metadata = BTreeMap::new();
    for _ in 0..value_count {
        let (key, value) = cursor.entry()?;
        if metadata.insert(key.clone(), value).is_some() {
            return Err(Error::Name(key));
        }
    }
    let mut descriptions: Vec<Description> = Vec::new();
    for _ in 0..tensor_count {
        let description = cursor.description()?;
        if descriptions
            .iter()
            .any(|other| other.name == description.name)
        {
            return Err(Error::Name(description.name));
        }
        descriptions.push(description);
    }
    let alignment = match metadata.get(ALIGNMENT_KEY) {
        None => ALIGNMENT,
        Some(&Value::U32(length)) if length > 0 && length % 8 == 0 => length as usize,
        Some(_) => return Err(Error::Metadata(ALIGNMENT_KEY.to_owned())),
    };
    let begin = cursor.position.next_multiple_of(alignment);
    let data = file.get(begin..).ok_or(Error::Truncated("the numbers"))?;
    let tensors = descriptions
        .into_iter()
        .map(|description| place(description, data, alignment))
        .collect::<Result<_, _>>()?;
    Ok(Gguf { metadata, tensors })
}

fn place(description: Description, data: &[u8], alignment: usize) -> Result<Tensor<'_>, Error> {
    let Description {
        name,
        dtype,
        shape,
        offset,
    } = description;
    let end = byte_length(dtype, &shape).and_then(|length| offset.checked_add(length));
    let Some(end) = end.filter(|_| offset % alignment == 0) else {
        return Err(Error::Place(name));
    };
    // The padding after the last tensor belongs to the file as well.
    let padded = end.checked_next_multiple_of(alignment);
    if padded.is_none_or(|padded| padded > data.len()) {
        return Err(Error::Truncated("the numbers"));
    }
    Ok(Tensor {
        name,
        dtype,
        shape,
        data: &data[offset..end],
    })
}

struct Cursor<'data> {
    file: &'data [u8],
    position: usize,
}

impl<'data> Cursor<'data> {
    fn take(&mut self, length: usize, what: &'static str) -> Result<&'data [u8], Error> {
        let end = self.position.checked_add(length);
        let bytes = end.and_then(|end| self.file.get(self.position..end));
        let bytes = bytes.ok_or(Error::Truncated(what))?;
        self.position += length;
        Ok(bytes)
    }

    fn array<const SIZE: usize>(&mut self, what: &'static str) -> Result<[u8; SIZE], Error> {
        let bytes = self.take(SIZE, what)?;
        bytes.try_into().map_err(|_| Error::Truncated(what))
    }

    fn u32(&mut self, what: &'static str) -> Result<u32, Error> {
        self.array(what).map(u32::from_le_bytes)
    }

    fn u64(&mut self, what: &'static str) -> Result<u64, Error> {
        self.array(what).map(u64::from_le_bytes)
    }

    fn length(&mut self, what: &'static str) -> Result<usize, Error> {
        usize::try_from(self.u64(what)?).map_err(|_| Error::Truncated(what))
    }

    fn text(&mut self, what: &'static str) -> Result<String, Error> {
        let length = self.length(what)?;
        let bytes = self.take(length, what)?;
        String::from_utf8(bytes.to_vec()).map_err(|_| Error::WrongFormat("GGUF"))
    }

    fn entry(&mut self) -> Result<(String, Value), Error> {
        let what = "the metadata";
        let key = self.text(what)?;
        let value = match self.u32(what)? {
            4 => Value::U32(self.u32(what)?),
            6 => Value::F32(f32::from_bits(self.u32(what)?)),
            7 => Value::Bool(self.array::<1>(what)? != [0]),
            8 => Value::Text(self.text(what)?),
            10 => Value::U64(self.u64(what)?),
            _ => return Err(Error::Metadata(key)),
        };
        Ok((key, value))
    }

    fn description(&mut self) -> Result<Description, Error> {
        let what = "the tensors";
        let name = self.text(what)?;
        let dimensions = self.u32(what)? as usize;
        if dimensions > DIMENSION_LIMIT {
            return Err(Error::Dimensions(name));
        }
        let mut shape = Vec::with_capacity(dimensions);
        for _ in 0..dimensions {
            shape.push(self.length(what)?);
        }
        // The fastest dimension comes first.
        shape.reverse();
        let id = self.u32(what)?;
        let Some(dtype) = DType::from_gguf(id) else {
            return Err(Error::DType {
                tensor: name,
                dtype: format!("number {id}"),
            });
        };
        let offset = self.length(what)?;
        Ok(Description {
            name,
            dtype,
            shape,
            offset,
        })
    }
}
