//! The program `portico`.

use std::process::ExitCode;

fn main() -> ExitCode {
    server::main()
}
