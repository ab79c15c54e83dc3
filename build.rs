//! Embeds icon, version and manifest into Windows executables; does nothing for other systems.

use std::env;
use std::io;

const ICON: &str = "packaging/windows/moderato.ico";
const MANIFEST: &str = "packaging/windows/moderato.manifest";

fn main() -> io::Result<()> {
    for file in [ICON, MANIFEST] {
        println!("cargo::rerun-if-changed={file}");
    }
    if env::var_os("CARGO_CFG_WINDOWS").is_none() {
        return Ok(());
    }
    winresource::WindowsResource::new()
        .set("ProductName", "Moderato")
        .set("FileDescription", "Moderato")
        .set_icon(ICON)
        .set_manifest_file(MANIFEST)
        .compile()
}
