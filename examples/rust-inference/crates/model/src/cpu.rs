use crate::State;
use crate::weights::{Matrix, Weights};

/// The next state: `tanh(W_input · e(index) + W_state · state + b)`.
pub fn step(weights: &Weights, state: &State, index: usize) -> State {
    let input = multiply(&weights.input, weights.embedding.row(index));
    let before = multiply(&weights.state, state);
    input
        .iter()
        .zip(before)
        .zip(&weights.bias)
        .map(|((input, before), bias)| (input + before + bias).tanh())
        .collect()
}

/// A matrix times a vector.
pub fn multiply(matrix: &Matrix, vector: &[f32]) -> Vec<f32> {
    matrix
        .rows()
        .map(|row| row.iter().zip(vector).map(|(a, b)| a * b).sum())
        .collect()
}
