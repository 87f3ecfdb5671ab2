# In Rust.
{ buildWithMaturin }: buildWithMaturin
