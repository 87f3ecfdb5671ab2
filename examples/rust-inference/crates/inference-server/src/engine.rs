#[cfg(feature = "tuning")]
use std::time::Instant;

use cache::Cache;
#[cfg(feature = "receipts")]
use cache::Receipt;
use model::{Error, Model};
use serde::Serialize;

/// The text with what was added, and how much of it did not have to be computed again.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct Answer {
    /// The prompt and what follows it.
    pub text: String,
    /// How many characters of the prompt the cache had.
    pub cached: usize,
}

/// A block that left the cache, as GET /receipts lists it.
#[cfg(feature = "receipts")]
#[derive(Clone, Debug, Serialize)]
pub struct Eviction {
    /// What left.
    #[serde(flatten)]
    pub receipt: Receipt,
    /// How long the request took up to then.
    #[cfg(feature = "tuning")]
    pub performance: Performance,
}

/// Measurements, which differ from run to run.
#[cfg(feature = "tuning")]
#[derive(Clone, Debug, Serialize)]
pub struct Performance {
    /// Millionths of a second.
    pub microseconds: u128,
}

/// A model with a cache.
pub struct Engine {
    model: Model,
    cache: Cache,
    #[cfg(feature = "receipts")]
    receipts: Vec<Eviction>,
}

impl Engine {
    /// An engine with nothing in its cache.
    pub fn new(model: Model, cache_bytes: usize) -> Self {
        Self {
            model,
            cache: Cache::new(cache_bytes),
            #[cfg(feature = "receipts")]
            receipts: Vec::new(),
        }
    }

    /// Goes on with a text.
    ///
    /// # Errors
    ///
    /// For a character that the model does not know, or when there is no compute path.
    pub fn generate(
        &mut self,
        session: &str,
        prompt: &str,
        length: usize,
    ) -> Result<Answer, Error> {
        #[cfg(feature = "tuning")]
        let begin = Instant::now();
        let mut text: Vec<char> = prompt.chars().collect();
        let mut states = self.cache.find(session, &text);
        let cached = states.len();
        let mut state = states.last().cloned().unwrap_or_else(|| self.model.start());
        for &character in &text[cached..] {
            state = self.model.advance(&state, character)?;
            states.push(state.clone());
        }
        for _ in 0..length {
            let character = self.model.predict(&state)?;
            state = self.model.advance(&state, character)?;
            text.push(character);
            states.push(state.clone());
        }
        let evicted = self.cache.keep(session, &text, &states);
        #[cfg(feature = "receipts")]
        self.receipts
            .extend(evicted.into_iter().map(|receipt| Eviction {
                receipt,
                #[cfg(feature = "tuning")]
                performance: Performance {
                    microseconds: begin.elapsed().as_micros(),
                },
            }));
        #[cfg(not(feature = "receipts"))]
        drop(evicted);
        Ok(Answer {
            text: text.into_iter().collect(),
            cached,
        })
    }

    /// Every block that has left the cache.
    #[cfg(feature = "receipts")]
    pub fn receipts(&self) -> &[Eviction] {
        &self.receipts
    }
}
