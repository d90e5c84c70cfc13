//! The pages are carried inside the program: built anew, they are taken anew.

fn main() {
    println!("cargo:rerun-if-changed=../../frontend/dist");
}
