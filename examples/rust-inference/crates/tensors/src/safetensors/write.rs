use serde_json::{Map, Value, json};

use crate::Tensor;

/// The bytes of a file with these tensors, which have distinct names, and this metadata.
///
/// ```
/// use tensors::{DType, Tensor, safetensors};
///
/// let data = 2.0_f32.to_le_bytes();
/// let tensor = Tensor { name: "x".into(), dtype: DType::F32, shape: vec![1], data: &data };
/// let file = safetensors::write(&[], &[tensor.clone()]);
/// assert_eq!(safetensors::read(&file)?.tensors, [tensor]);
/// # Ok::<(), tensors::Error>(())
/// ```
pub fn write(metadata: &[(&str, &str)], tensors: &[Tensor<'_>]) -> Vec<u8> {
    let mut header = Map::new();
    if !metadata.is_empty() {
        let metadata = metadata.iter().map(|&(key, text)| (key.to_owned(), text.into()));
        header.insert("__metadata__".to_owned(), Value::Object(metadata.collect()));
    }
    let mut data = Vec::new();
    for tensor in tensors {
        let begin = data.len();
        data.extend(tensor.data);
        let entry = json!({
            "dtype": tensor.dtype.safetensors_name(),
            "shape": tensor.shape,
            "data_offsets": [begin, data.len()],
        });
        header.insert(tensor.name.clone(), entry);
    }
    let mut header = Value::Object(header).to_string().into_bytes();
    // Spaces align the numbers, as the format wants it.
    header.resize(header.len().next_multiple_of(8), b' ');
    let mut file = (header.len() as u64).to_le_bytes().to_vec();
    file.extend(header);
    file.extend(data);
    file
}
