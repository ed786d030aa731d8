//! evenhand
fn main() {}
