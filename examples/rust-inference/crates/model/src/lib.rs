//! A recurrent language model over single characters, small enough to read.
//!
//! With the character *c* and the state *h* of the characters before it, the next state is
//! `tanh(W_input · e(c) + W_state · h + b)`, and the next character is the one with the greatest
//! entry of `W_output · state`.

#[cfg(feature = "cpu")]
mod cpu;
pub mod demo;
mod error;
mod weights;

pub use error::Error;
pub use weights::{CHARACTERS_KEY, Weights};

/// What the model remembers of the characters so far.
pub type State = Vec<f32>;

/// A model that answers.
#[derive(Debug)]
pub struct Model {
    weights: Weights,
}

impl Model {
    /// Takes the weights from a GGUF file.
    ///
    /// # Errors
    ///
    /// When the file cannot be read, or is not such a model.
    pub fn from_gguf(file: &[u8]) -> Result<Self, Error> {
        let weights = Weights::from_gguf(&tensors::gguf::read(file)?)?;
        Ok(Self { weights })
    }

    /// The weights.
    pub fn weights(&self) -> &Weights {
        &self.weights
    }

    /// The state before the first character.
    pub fn start(&self) -> State {
        vec![0.0; self.weights.state_size]
    }

    /// The state after one more character.
    ///
    /// # Errors
    ///
    /// For a character that the model does not know, and when it was built without a compute path.
    pub fn advance(&self, state: &State, character: char) -> Result<State, Error> {
        let known = self.weights.characters.iter().position(|&c| c == character);
        let index = known.ok_or(Error::Character(character))?;
        self.step(state, index)
    }

    /// The character that follows.
    ///
    /// # Errors
    ///
    /// When it was built without a compute path.
    pub fn predict(&self, state: &State) -> Result<char, Error> {
        let scores = self.scores(state)?;
        let best = scores
            .iter()
            .enumerate()
            .max_by(|(_, a), (_, b)| a.total_cmp(b));
        best.and_then(|(index, _)| self.weights.characters.get(index))
            .copied()
            .ok_or(Error::Shape(CHARACTERS_KEY))
    }

    #[cfg(feature = "cpu")]
    fn step(&self, state: &State, index: usize) -> Result<State, Error> {
        Ok(cpu::step(&self.weights, state, index))
    }

    #[cfg(feature = "cpu")]
    fn scores(&self, state: &State) -> Result<Vec<f32>, Error> {
        Ok(cpu::multiply(&self.weights.output, state))
    }

    #[cfg(not(feature = "cpu"))]
    fn step(&self, _: &State, _: usize) -> Result<State, Error> {
        Err(Error::NoComputePath)
    }

    #[cfg(not(feature = "cpu"))]
    fn scores(&self, _: &State) -> Result<Vec<f32>, Error> {
        Err(Error::NoComputePath)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn model() -> Model {
        Model::from_gguf(&demo::gguf().expect("it can be written")).expect("it is a model")
    }

    #[cfg(feature = "cpu")]
    #[test]
    fn goes_on_with_the_alphabet() {
        let model = model();
        let mut state = model.start();
        for character in "abc".chars() {
            state = model.advance(&state, character).expect("a letter");
        }
        assert_eq!(model.predict(&state), Ok('d'));
    }

    #[cfg(feature = "cpu")]
    #[test]
    fn names_a_character_that_it_does_not_know() {
        let model = model();
        let error = model.advance(&model.start(), '7');
        assert_eq!(error, Err(Error::Character('7')));
    }

    #[cfg(not(feature = "cpu"))]
    #[test]
    fn says_that_it_cannot_compute() {
        let model = model();
        let error = model.advance(&model.start(), 'a');
        assert_eq!(error, Err(Error::NoComputePath));
    }

    #[test]
    fn refuses_files_that_are_no_model() {
        let empty = tensors::gguf::write(&Default::default(), &[]).expect("it is small");
        let error = Model::from_gguf(&empty).expect_err("there are no weights");
        assert_eq!(error, Error::Shape(CHARACTERS_KEY));
        assert!(matches!(Model::from_gguf(b"x"), Err(Error::File(_))));
    }
}
