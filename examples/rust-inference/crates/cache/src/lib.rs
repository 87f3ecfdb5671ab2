//! Keeps what was computed for the beginnings of texts, in blocks, within a budget of bytes.
//!
//! A session asks for the states of its text so far and gets those that are still there. When a new
//! block does not fit, the block that was not used for longest goes, and a [`Receipt`] says so.

mod receipt;

use std::collections::VecDeque;

pub use receipt::Receipt;

/// How many states one block holds.
pub const BLOCK_LENGTH: usize = 4;

/// The states after each of a block's characters.
#[derive(Clone, Debug)]
struct Block {
    session: String,
    /// The position of its first character in the session's text.
    offset: usize,
    characters: Vec<char>,
    states: Vec<Vec<f32>>,
}

impl Block {
    fn bytes(&self) -> usize {
        let numbers: usize = self.states.iter().map(Vec::len).sum();
        numbers * size_of::<f32>() + self.characters.len() * size_of::<char>()
    }
}

/// The cache of all sessions.
#[derive(Debug)]
pub struct Cache {
    budget: usize,
    /// The one that was not used for longest comes first.
    blocks: VecDeque<Block>,
}

impl Cache {
    /// An empty cache that takes at most `budget` bytes of states.
    pub fn new(budget: usize) -> Self {
        Self {
            budget,
            blocks: VecDeque::new(),
        }
    }

    /// The bytes that are in use.
    pub fn bytes(&self) -> usize {
        self.blocks.iter().map(Block::bytes).sum()
    }

    /// The states of the longest beginning of `text` that the session has whole blocks of.
    pub fn find(&mut self, session: &str, text: &[char]) -> Vec<Vec<f32>> {
        let mut found = Vec::new();
        for (number, characters) in text.chunks_exact(BLOCK_LENGTH).enumerate() {
            let offset = number * BLOCK_LENGTH;
            let place = self.blocks.iter().position(|block| {
                block.session == session && block.offset == offset && block.characters == characters
            });
            let Some(block) = place.and_then(|place| self.blocks.remove(place)) else {
                break;
            };
            found.extend(block.states.iter().cloned());
            self.blocks.push_back(block);
        }
        found
    }

    /// Keeps the states after each character of `text`, as far as they fill blocks. Returns a
    /// receipt for each block that had to go.
    pub fn keep(&mut self, session: &str, text: &[char], states: &[Vec<f32>]) -> Vec<Receipt> {
        let mut receipts = Vec::new();
        let chunks = text
            .chunks_exact(BLOCK_LENGTH)
            .zip(states.chunks_exact(BLOCK_LENGTH));
        for (number, (characters, states)) in chunks.enumerate() {
            let block = Block {
                session: session.to_owned(),
                offset: number * BLOCK_LENGTH,
                characters: characters.to_vec(),
                states: states.to_vec(),
            };
            receipts.extend(self.insert(block));
        }
        receipts
    }

    fn insert(&mut self, block: Block) -> Vec<Receipt> {
        let mut receipts = Vec::new();
        let same = |other: &Block| other.session == block.session && other.offset == block.offset;
        self.blocks.retain(|other| !same(other));
        if block.bytes() > self.budget {
            return receipts;
        }
        while self.bytes() + block.bytes() > self.budget {
            let before = self.bytes();
            let Some(evicted) = self.blocks.pop_front() else {
                break;
            };
            receipts.push(Receipt {
                session_id: evicted.session.clone(),
                block_offset: evicted.offset,
                block_size_bytes: evicted.bytes(),
                before,
                after: self.bytes(),
            });
        }
        self.blocks.push_back(block);
        receipts
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn states(count: usize) -> Vec<Vec<f32>> {
        (0..count).map(|index| vec![index as f32; 3]).collect()
    }

    fn characters(text: &str) -> Vec<char> {
        text.chars().collect()
    }

    /// What one block of the states above takes.
    const BLOCK_BYTES: usize = BLOCK_LENGTH * (3 * 4 + 4);

    #[test]
    fn gives_back_whole_blocks_of_the_same_text() {
        let mut cache = Cache::new(10 * BLOCK_BYTES);
        assert_eq!(cache.keep("s", &characters("abcdefghi"), &states(9)), []);
        assert_eq!(cache.find("s", &characters("abcdefgh")), states(8));
        assert_eq!(cache.find("s", &characters("abcdxxxx")), states(4));
        assert_eq!(cache.find("s", &characters("abc")), states(0));
        assert_eq!(cache.find("other", &characters("abcd")), states(0));
    }

    #[test]
    fn evicts_the_block_that_was_not_used_for_longest() {
        let mut cache = Cache::new(2 * BLOCK_BYTES);
        cache.keep("one", &characters("abcd"), &states(4));
        cache.keep("two", &characters("abcd"), &states(4));
        cache.find("one", &characters("abcd"));
        let expected = Receipt {
            session_id: "two".to_owned(),
            block_offset: 0,
            block_size_bytes: BLOCK_BYTES,
            before: 2 * BLOCK_BYTES,
            after: BLOCK_BYTES,
        };
        assert_eq!(
            cache.keep("three", &characters("abcd"), &states(4)),
            [expected]
        );
        assert_eq!(cache.find("one", &characters("abcd")), states(4));
        assert_eq!(cache.find("two", &characters("abcd")), states(0));
    }

    #[test]
    fn keeps_nothing_that_is_larger_than_the_budget() {
        let mut cache = Cache::new(BLOCK_BYTES - 1);
        assert_eq!(cache.keep("s", &characters("abcd"), &states(4)), []);
        assert_eq!(cache.bytes(), 0);
    }

    proptest! {
        #[test]
        fn never_takes_more_than_its_budget(
            budget in 0..5 * BLOCK_BYTES,
            texts in proptest::collection::vec(("[ab]", "[ab]{0,20}"), 1..20),
        ) {
            let mut cache = Cache::new(budget);
            for (session, text) in texts {
                let text = characters(&text);
                for receipt in cache.keep(&session, &text, &states(text.len())) {
                    prop_assert_eq!(receipt.before - receipt.after, receipt.block_size_bytes);
                }
                prop_assert!(cache.bytes() <= budget);
            }
        }
    }
}
