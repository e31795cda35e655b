//! The rooms of the house may use only what `ARCHITECTURE.md` says.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// Room to the rooms that it may use, from the table in `ARCHITECTURE.md`.
fn table() -> BTreeMap<String, BTreeSet<String>> {
    let text = fs::read_to_string(Path::new(ROOT).join("ARCHITECTURE.md")).expect("ARCHITECTURE.md");
    text.lines()
        .filter(|line| line.starts_with("| `"))
        .map(|line| {
            let cells: Vec<&str> = line.trim_matches('|').split('|').collect();
            (words(cells[0])[0].clone(), words(cells[2]).into_iter().collect())
        })
        .collect()
}

/// The words in back-ticks.
fn words(cell: &str) -> Vec<String> {
    cell.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

fn files(room: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![Path::new(ROOT).join("src").join(room)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
            if entry.path().is_dir() { folders.push(entry.path()) } else { found.push(entry.path()) }
        }
    }
    found.extend(Some(Path::new(ROOT).join("src").join(format!("{room}.rs"))).filter(|path| path.is_file()));
    found
}

/// The rooms that a file uses: what stands after `crate::`, tests and documentation left out.
fn uses(path: &Path) -> BTreeSet<String> {
    let text = fs::read_to_string(path).expect("a source file");
    let code = text.split("#[cfg(test)]").next().unwrap_or_default();
    let code = code.lines().filter(|line| !line.trim_start().starts_with("//"));
    let code = code.collect::<Vec<_>>().join("\n");
    let after = code.split("crate::").skip(1);
    let mut rooms = BTreeSet::new();
    for rest in after {
        let inside = rest.strip_prefix('{').map(|group| group.split('}').next().unwrap_or_default());
        for part in inside.unwrap_or(rest).split(',') {
            let name: String = part.trim().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            rooms.extend(Some(name).filter(|name| !name.is_empty()));
            if inside.is_none() {
                break;
            }
        }
    }
    rooms
}

#[test]
fn every_module_is_a_room_of_the_table() {
    let rooms: BTreeSet<String> = table().into_keys().collect();
    let lib = fs::read_to_string(Path::new(ROOT).join("src/lib.rs")).expect("lib.rs");
    let modules = lib.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';'));
    let mut modules: BTreeSet<String> = modules.map(str::to_owned).collect();
    modules.insert("cli".into());
    assert_eq!(rooms, modules);
}

#[test]
fn no_room_uses_another_that_the_table_does_not_allow() {
    let table = table();
    let mut broken = Vec::new();
    for (room, allowed) in table.iter().filter(|(room, _)| *room != "cli") {
        for file in files(room) {
            let used = uses(&file);
            let rooms = used.iter().filter(|used| table.contains_key(*used) && *used != room);
            broken.extend(
                rooms
                    .filter(|used| !allowed.contains(*used))
                    .map(|used| format!("{} uses `{used}`, which `{room}` may not", file.display())),
            );
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn the_tessellation_never_sees_control() {
    for file in ["tessellation.rs", "rim.rs", "slice.rs", "dissolve.rs"] {
        let used = uses(&Path::new(ROOT).join("src/surface").join(file));
        assert!(!used.contains("control") && !used.contains("events"), "{file} knows too much: {used:?}");
    }
}

#[test]
fn the_check_would_see_a_forbidden_use() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("planted.rs");
    fs::write(
        &file,
        "use crate::{\n    render::svg,\n    ground::Km,\n};\n// crate::cli\nfn f() { crate::sheet::g() }\n",
    )
    .expect("a file");
    let used: Vec<String> = uses(&file).into_iter().collect();
    assert_eq!(used, ["ground", "render", "sheet"]);
}
