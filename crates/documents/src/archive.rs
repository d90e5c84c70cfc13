//! Several files as one ZIP archive.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::result::ZipError;
use zip::write::SimpleFileOptions;

/// One file of an archive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its name, without folders.
    pub name: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// Packs files, in their order. The same files make the same bytes.
///
/// # Errors
/// [`ZipError`] for two files of one name, or more than 4 GiB.
pub fn pack(files: &[Entry]) -> Result<Vec<u8>, ZipError> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for file in files {
        zip.start_file(&file.name, SimpleFileOptions::default())?;
        zip.write_all(&file.bytes)?;
    }
    Ok(zip.finish()?.into_inner())
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    fn entry(name: &str, text: &str) -> Entry {
        Entry {
            name: name.to_owned(),
            bytes: text.as_bytes().to_vec(),
        }
    }

    #[test]
    fn what_was_packed_is_unpacked_and_two_files_of_one_name_are_refused() {
        let files = [entry("読んでください.txt", "一覧"), entry("empty.json", "")];
        let bytes = pack(&files).unwrap();
        assert_eq!(bytes, pack(&files).unwrap());

        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        for file in &files {
            let mut held = Vec::new();
            let mut found = archive.by_name(&file.name).unwrap();
            found.read_to_end(&mut held).unwrap();
            assert_eq!(held, file.bytes);
        }
        assert!(pack(&[entry("a", "1"), entry("a", "2")]).is_err());
    }
}
