//! Greets.

fn main() {
    println!("{}", greet::greeting(7));
}
