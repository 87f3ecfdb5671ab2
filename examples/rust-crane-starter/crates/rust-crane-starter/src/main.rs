//! Greets the given person.

use std::env;

use rust_crane_starter_core::greeting;

const HELP: &str = concat!(
    "Usage: ",
    env!("CARGO_PKG_NAME"),
    " [NAME]\n\nGreets NAME, or the world.\n\n  --help     this text\n  --version  the version"
);

fn main() {
    let argument = env::args().nth(1).unwrap_or_else(|| "world".to_owned());
    println!("{}", answer(&argument));
}

/// The output of the program.
fn answer(argument: &str) -> String {
    match argument {
        "--help" | "-h" => HELP.to_owned(),
        "--version" | "-V" => env!("CARGO_PKG_VERSION").to_owned(),
        name => with_receipt(greeting(name)),
    }
}

/// The greeting, and below it the receipt, when the program was built with it.
fn with_receipt(greeting: String) -> String {
    #[cfg(feature = "receipts")]
    {
        use rust_crane_starter_core::receipt;
        format!("{greeting}\n{}", receipt(&greeting))
    }
    #[cfg(not(feature = "receipts"))]
    greeting
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn greets_by_name() {
        assert!(answer("Ferris").starts_with("Hello, Ferris!"));
    }

    #[test]
    fn answers_to_help() {
        assert!(answer("--help").starts_with("Usage: "));
    }

    #[test]
    fn leaves_a_receipt_only_when_built_with_it() {
        let lines = answer("Ferris").lines().count();
        let with_receipt = cfg!(feature = "receipts");
        assert_eq!(lines, 1 + usize::from(with_receipt));
    }
}
