//! The format of <https://huggingface.co/docs/safetensors>: eight bytes with the length of a JSON
//! header, the header, and the numbers of all tensors without gaps.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::{DType, Error, Tensor, byte_length};

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

#[derive(Deserialize)]
struct Header {
    #[serde(default, rename = "__metadata__")]
    metadata: BTreeMap<String, String>,
    #[serde(flatten)]
    tensors: BTreeMap<String, Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    dtype: String,
    shape: Vec<usize>,
    data_offsets: (usize, usize),
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
    let (length, rest) = file
        .split_first_chunk()
        .ok_or(Error::WrongFormat("safetensors"))?;
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
    let mut entries: Vec<(String, Entry)> = header.tensors.into_iter().collect();
    entries.sort_by_key(|(_, entry)| entry.data_offsets);
    Ok(SafeTensors {
        metadata: header.metadata,
        tensors: place(entries, data)?,
    })
}

/// The tensors, which follow each other and take all of the data.
fn place(entries: Vec<(String, Entry)>, data: &[u8]) -> Result<Vec<Tensor<'_>>, Error> {
    let mut position = 0;
    let mut tensors = Vec::with_capacity(entries.len());
    for (name, entry) in entries {
        let Some(dtype) = DType::from_safetensors(&entry.dtype) else {
            return Err(Error::DType {
                tensor: name,
                dtype: entry.dtype,
            });
        };
        let (begin, end) = entry.data_offsets;
        let length = byte_length(dtype, &entry.shape);
        if begin != position || length != end.checked_sub(begin) {
            return Err(Error::Place(name));
        }
        let Some(bytes) = data.get(begin..end) else {
            return Err(Error::Truncated("the numbers"));
        };
        position = end;
        tensors.push(Tensor {
            name,
            dtype,
            shape: entry.shape,
            data: bytes,
        });
    }
    if position == data.len() {
        Ok(tensors)
    } else {
        Err(Error::Header("there is more data than tensors".to_owned()))
    }
}

/// The bytes of a file with these tensors of `F32`, for tests and small models.
pub fn write(tensors: &[(&str, &[usize], &[f32])]) -> Vec<u8> {
    let mut header = serde_json::Map::new();
    let mut data = Vec::new();
    for (name, shape, numbers) in tensors {
        let begin = data.len();
        data.extend(numbers.iter().flat_map(|number| number.to_le_bytes()));
        let entry = serde_json::json!({
            "dtype": "F32",
            "shape": shape,
            "data_offsets": [begin, data.len()],
        });
        header.insert((*name).to_owned(), entry);
    }
    let mut header = serde_json::Value::Object(header).to_string().into_bytes();
    // Spaces align the numbers, as the format wants it.
    header.resize(header.len().next_multiple_of(8), b' ');
    let mut file = (header.len() as u64).to_le_bytes().to_vec();
    file.extend(header);
    file.extend(data);
    file
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn file(header: &str, data: &[u8]) -> Vec<u8> {
        let mut file = (header.len() as u64).to_le_bytes().to_vec();
        file.extend(header.as_bytes());
        file.extend(data);
        file
    }

    fn error(header: &str, data: &[u8]) -> Error {
        read(&file(header, data)).expect_err("it is wrong")
    }

    #[test]
    fn reads_what_it_writes() {
        let file = write(&[("b", &[2, 1], &[1.0, 2.0]), ("a", &[], &[3.0])]);
        let read = read(&file).expect("it is right");
        let names: Vec<_> = read
            .tensors
            .iter()
            .map(|tensor| tensor.name.as_str())
            .collect();
        assert_eq!(names, ["b", "a"]);
        assert_eq!(read.tensors[0].shape, [2, 1]);
        assert_eq!(read.tensors[1].to_f32(), [3.0]);
    }

    #[test]
    fn reads_metadata() {
        let read = file(r#"{"__metadata__":{"format":"pt"}}"#, &[]);
        assert_eq!(
            super::read(&read).expect("it is right").metadata["format"],
            "pt"
        );
    }

    #[test]
    fn refuses_what_is_cut_off() {
        assert_eq!(
            read(b"1234").expect_err("short"),
            Error::WrongFormat("safetensors")
        );
        let long = 9_u64.to_le_bytes();
        assert_eq!(
            read(&long).expect_err("short"),
            Error::Truncated("the header")
        );
        let huge = u64::MAX.to_le_bytes();
        assert_eq!(
            read(&huge).expect_err("huge"),
            Error::WrongFormat("safetensors")
        );
        let header = r#"{"x":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}"#;
        assert_eq!(error(header, &[0; 3]), Error::Truncated("the numbers"));
    }

    #[test]
    fn refuses_places_that_do_not_fit() {
        for entry in [
            r#""shape":[2],"data_offsets":[0,4]"#,
            r#""shape":[1],"data_offsets":[4,8]"#,
            r#""shape":[1],"data_offsets":[4,0]"#,
            r#""shape":[18446744073709551615,2],"data_offsets":[0,4]"#,
        ] {
            let header = format!(r#"{{"x":{{"dtype":"F32",{entry}}}}}"#);
            assert_eq!(
                error(&header, &[0; 8]),
                Error::Place("x".to_owned()),
                "{entry}"
            );
        }
        let overlap = r#"{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"b":{"dtype":"F32","shape":[1],"data_offsets":[2,6]}}"#;
        assert_eq!(error(overlap, &[0; 6]), Error::Place("b".to_owned()));
    }

    #[test]
    fn names_what_it_does_not_know() {
        let header = r#"{"x":{"dtype":"I8","shape":[1],"data_offsets":[0,1]}}"#;
        let message = error(header, &[0]).to_string();
        assert_eq!(message, "the tensor x has the type I8, which is not known");
        assert!(matches!(error("{", &[]), Error::Header(_)));
        assert!(matches!(error("{}", &[1]), Error::Header(_)));
    }

    proptest! {
        #[test]
        fn never_panics(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            let _ = read(&bytes);
            let _ = read(&file(&String::from_utf8_lossy(&bytes), &bytes));
        }
    }
}
