use std::collections::{BTreeMap, BTreeSet};

use super::{ALIGNMENT, DIMENSION_LIMIT, MAGIC, NAME_LIMIT, VERSION, Value};
use crate::{Error, Tensor, byte_length};

/// The bytes of a file with this metadata and these tensors.
///
/// # Errors
///
/// When a tensor has a name, dimensions or numbers that the format does not allow.
pub fn write(metadata: &BTreeMap<String, Value>, tensors: &[Tensor<'_>]) -> Result<Vec<u8>, Error> {
    let mut names = BTreeSet::new();
    for tensor in tensors {
        check(tensor)?;
        if !names.insert(&tensor.name) {
            return Err(Error::Name(tensor.name.clone()));
        }
    }
    let mut file = MAGIC.to_vec();
    file.extend(VERSION.to_le_bytes());
    file.extend((tensors.len() as u64).to_le_bytes());
    file.extend((metadata.len() as u64).to_le_bytes());
    for (key, value) in metadata {
        write_text(&mut file, key);
        file.extend(value.type_id().to_le_bytes());
        write_value(&mut file, value);
    }
    let mut offset = 0_usize;
    for tensor in tensors {
        write_text(&mut file, &tensor.name);
        file.extend((tensor.shape.len() as u32).to_le_bytes());
        for &length in tensor.shape.iter().rev() {
            file.extend((length as u64).to_le_bytes());
        }
        file.extend(tensor.dtype.gguf_id().to_le_bytes());
        file.extend((offset as u64).to_le_bytes());
        offset = (offset + tensor.data.len()).next_multiple_of(ALIGNMENT);
    }
    pad(&mut file);
    for tensor in tensors {
        file.extend(tensor.data);
        pad(&mut file);
    }
    Ok(file)
}

fn check(tensor: &Tensor<'_>) -> Result<(), Error> {
    if tensor.name.len() > NAME_LIMIT {
        Err(Error::Name(tensor.name.clone()))
    } else if tensor.shape.len() > DIMENSION_LIMIT {
        Err(Error::Dimensions(tensor.name.clone()))
    } else if byte_length(tensor.dtype, &tensor.shape) != Some(tensor.data.len()) {
        Err(Error::Place(tensor.name.clone()))
    } else {
        Ok(())
    }
}

fn write_text(file: &mut Vec<u8>, text: &str) {
    file.extend((text.len() as u64).to_le_bytes());
    file.extend(text.as_bytes());
}

fn write_value(file: &mut Vec<u8>, value: &Value) {
    match value {
        Value::U32(number) => file.extend(number.to_le_bytes()),
        Value::F32(number) => file.extend(number.to_le_bytes()),
        Value::Bool(yes) => file.push(u8::from(*yes)),
        Value::Text(text) => write_text(file, text),
        Value::U64(number) => file.extend(number.to_le_bytes()),
    }
}

fn pad(file: &mut Vec<u8>) {
    file.resize(file.len().next_multiple_of(ALIGNMENT), 0);
}
