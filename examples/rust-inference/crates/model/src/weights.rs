use tensors::gguf::{Gguf, Value};

use crate::Error;

/// The characters in the order of the embedding, as metadata.
pub const CHARACTERS_KEY: &str = "tokenizer.characters";

/// All numbers of a model; without a compute path nothing reads them.
#[cfg_attr(not(feature = "cpu"), expect(dead_code))]
#[derive(Debug)]
pub struct Weights {
    /// The characters it knows.
    pub characters: Vec<char>,
    /// How many numbers the state has.
    pub state_size: usize,
    pub(crate) embedding: Matrix,
    pub(crate) input: Matrix,
    pub(crate) state: Matrix,
    pub(crate) bias: Vec<f32>,
    pub(crate) output: Matrix,
}

impl Weights {
    /// Takes the weights out of a file, and checks that they fit each other.
    pub(crate) fn from_gguf(file: &Gguf<'_>) -> Result<Self, Error> {
        let characters = file.metadata.get(CHARACTERS_KEY).and_then(Value::as_text);
        let characters: Vec<char> = characters
            .ok_or(Error::Shape(CHARACTERS_KEY))?
            .chars()
            .collect();
        let embedding = Matrix::find(file, "embedding", Some(characters.len()), None)?;
        let input = Matrix::find(file, "input", None, Some(embedding.columns))?;
        let size = input.row_count();
        let state = Matrix::find(file, "state", Some(size), Some(size))?;
        let bias = Matrix::find(file, "bias", Some(1), Some(size))?;
        let output = Matrix::find(file, "output", Some(characters.len()), Some(size))?;
        Ok(Self {
            characters,
            state_size: size,
            embedding,
            input,
            state,
            bias: bias.numbers,
            output,
        })
    }
}

/// Numbers in rows of the same length.
#[derive(Debug)]
pub(crate) struct Matrix {
    columns: usize,
    numbers: Vec<f32>,
}

impl Matrix {
    /// The tensor of that name; a vector counts as one row.
    fn find(
        file: &Gguf<'_>,
        name: &'static str,
        rows: Option<usize>,
        columns: Option<usize>,
    ) -> Result<Self, Error> {
        let tensor = file.tensors.iter().find(|tensor| tensor.name == name);
        let tensor = tensor.ok_or(Error::Shape(name))?;
        let (found_rows, found_columns) = match tensor.shape[..] {
            [columns] => (1, columns),
            [rows, columns] => (rows, columns),
            _ => return Err(Error::Shape(name)),
        };
        let fits = rows.is_none_or(|rows| rows == found_rows)
            && columns.is_none_or(|columns| columns == found_columns)
            && found_rows > 0
            && found_columns > 0;
        if !fits {
            return Err(Error::Shape(name));
        }
        Ok(Self {
            columns: found_columns,
            numbers: tensor.to_f32(),
        })
    }

    fn row_count(&self) -> usize {
        self.numbers.len() / self.columns
    }

    #[cfg(feature = "cpu")]
    pub(crate) fn rows(&self) -> impl Iterator<Item = &[f32]> {
        self.numbers.chunks_exact(self.columns)
    }

    #[cfg(feature = "cpu")]
    pub(crate) fn row(&self, index: usize) -> &[f32] {
        &self.numbers[index * self.columns..][..self.columns]
    }
}
