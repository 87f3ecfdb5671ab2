//! A model whose answers are known: it goes on with the alphabet, and begins again after `z`.

use std::collections::BTreeMap;

use tensors::gguf::Value;
use tensors::safetensors;

use crate::CHARACTERS_KEY;

/// The characters that it knows.
pub const CHARACTERS: &str = "abcdefghijklmnopqrstuvwxyz";

/// The model as a safetensors file.
pub fn safetensors() -> Vec<u8> {
    let size = CHARACTERS.len();
    let identity = matrix(size, |row, column| row == column);
    // A letter's own number lights up the next one's place in the state.
    let successor = matrix(size, |row, column| row == (column + 1) % size);
    let zeros = vec![0.0; size * size];
    safetensors::write(&[
        ("embedding", &[size, size], &identity),
        ("input", &[size, size], &successor),
        ("state", &[size, size], &zeros),
        ("bias", &[size], &zeros[..size]),
        ("output", &[size, size], &identity),
    ])
}

/// The metadata that makes a model of it.
pub fn metadata() -> BTreeMap<String, Value> {
    BTreeMap::from([
        (
            "general.architecture".to_owned(),
            Value::Text("elman".to_owned()),
        ),
        (
            CHARACTERS_KEY.to_owned(),
            Value::Text(CHARACTERS.to_owned()),
        ),
    ])
}

/// The model as a GGUF file.
///
/// # Errors
///
/// Not for this model.
pub fn gguf() -> Result<Vec<u8>, tensors::Error> {
    let file = safetensors();
    tensors::gguf::write(&metadata(), &safetensors::read(&file)?.tensors)
}

fn matrix(size: usize, is_one: impl Fn(usize, usize) -> bool) -> Vec<f32> {
    (0..size * size)
        .map(|index| f32::from(u8::from(is_one(index / size, index % size))))
        .collect()
}
