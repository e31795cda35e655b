//! The archive in which QGIS keeps a project inside a GeoPackage: a ZIP of one file, not compressed.

/// A ZIP archive (PKWARE APPNOTE 6.3) of one stored file, dated 1 January 1980.
pub(super) fn zipped(name: &str, bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len() + 200);
    out.extend(0x0403_4b50_u32.to_le_bytes());
    out.extend(described(name, bytes));
    out.extend(name.as_bytes());
    out.extend(bytes);
    let directory = out.len();
    out.extend(0x0201_4b50_u32.to_le_bytes());
    out.extend(20_u16.to_le_bytes());
    out.extend(described(name, bytes));
    // No comment, one disk, no attributes, and the file at the very beginning.
    out.extend([0; 14]);
    out.extend(name.as_bytes());
    let length = out.len() - directory;
    out.extend(0x0605_4b50_u32.to_le_bytes());
    out.extend([0; 4]);
    out.extend([1_u16, 1].iter().flat_map(|count| count.to_le_bytes()));
    out.extend(size(length));
    out.extend(size(directory));
    out.extend([0; 2]);
    out
}

/// What both the file's head and the directory say: version, flags, method, date, checksum, sizes and
/// the lengths of name and extra field.
fn described(name: &str, bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    for word in [20_u16, 0, 0, 0, 0x0021] {
        out.extend(word.to_le_bytes());
    }
    out.extend(crc32fast::hash(bytes).to_le_bytes());
    out.extend(size(bytes.len()));
    out.extend(size(bytes.len()));
    out.extend(u16::try_from(name.len()).unwrap_or(u16::MAX).to_le_bytes());
    out.extend(0_u16.to_le_bytes());
    out
}

fn size(bytes: usize) -> [u8; 4] {
    u32::try_from(bytes).unwrap_or(u32::MAX).to_le_bytes()
}
