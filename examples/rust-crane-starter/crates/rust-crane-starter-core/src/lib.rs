//! Code that the programs share.

/// Greets somebody.
///
/// ```
/// assert_eq!(rust_crane_starter_core::greeting("Nix"), "Hello, Nix!");
/// ```
pub fn greeting(name: &str) -> String {
    format!("Hello, {name}!")
}

/// The receipt of a greeting: one line of JSON.
#[cfg(feature = "receipts")]
pub fn receipt(greeting: &str) -> String {
    format!("{{\"characters\":{}}}", greeting.chars().count())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn greets_by_name() {
        assert_eq!(greeting("Ferris"), "Hello, Ferris!");
    }

    #[cfg(feature = "receipts")]
    #[test]
    fn counts_characters() {
        assert_eq!(receipt("Hi!"), "{\"characters\":3}");
    }
}
