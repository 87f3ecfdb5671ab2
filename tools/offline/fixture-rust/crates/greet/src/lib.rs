//! Greetings with numbers.

/// Says the number.
///
/// ```
/// assert_eq!(greet::greeting(3), "hello 3");
/// ```
pub fn greeting(number: u32) -> String {
    format!("hello {}", itoa::Buffer::new().format(number))
}

#[cfg(test)]
mod tests {
    #[test]
    fn says_the_number() {
        assert_eq!(super::greeting(42), "hello 42");
    }
}
