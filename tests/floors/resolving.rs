//! Resolves each path to the file that defines it, as the compiler would.

use std::collections::{BTreeMap, BTreeSet};

use super::reading::{self, Import, Module};

/// The longest chain of re-exports that is followed. The limit ends circular chains.
const PATIENCE: u8 = 16;

/// The uses between files, as (user, used), with the paths that cause them.
pub(super) type Edges = BTreeMap<(String, String), BTreeSet<String>>;

/// The target of a path.
enum Place {
    Module(String),
    /// An item defined in this file. The rest of the path, such as a variant, is there too.
    File(String),
}

/// All modules below one folder, each by its full name (`crate::app::text`).
pub(super) struct Tree {
    modules: BTreeMap<String, Module>,
}

impl Tree {
    /// Reads the sources by relative path, leaving out test-only files.
    pub(super) fn read(sources: &BTreeMap<String, String>) -> Result<Self, String> {
        let mut modules = BTreeMap::new();
        let mut for_tests = Vec::new();
        for (file, source) in sources.iter().filter(|(file, _)| !is_for_tests(file)) {
            let parsed = syn::parse_file(source).map_err(|error| format!("src/{file}: {error}"))?;
            let reading = reading::read(file, &module_of(file), &parsed);
            modules.extend(reading.modules);
            for_tests.extend(reading.for_tests);
        }
        modules.retain(|name, _| !for_tests.iter().any(|outer| within(name, outer)));
        Ok(Self { modules })
    }

    /// Returns the files of all modules.
    pub(super) fn files(&self) -> BTreeSet<&str> {
        self.modules.values().map(|module| &*module.file).collect()
    }

    /// For each name of a type, returns the files that declare such a type, even within a function.
    pub(super) fn types(&self) -> BTreeMap<&str, BTreeSet<&str>> {
        let mut types: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for module in self.modules.values() {
            for name in &module.types {
                types.entry(name).or_default().insert(&module.file);
            }
        }
        types
    }

    /// Resolves every path of every file.
    pub(super) fn edges(&self) -> Edges {
        let mut edges = Edges::new();
        for (name, module) in &self.modules {
            for step in &module.steps {
                if self.follows_a_use(name, &step.path) {
                    continue;
                }
                let to = match self.resolve(name, &step.path, PATIENCE) {
                    Some(Place::Module(_)) if step.private_use => continue,
                    Some(Place::Module(to)) => self.modules[&to].file.clone(),
                    Some(Place::File(to)) => to,
                    None => continue,
                };
                if to != module.file {
                    let edge = (module.file.clone(), to);
                    edges.entry(edge).or_default().insert(step.path.join("::"));
                }
            }
        }
        edges
    }

    /// Whether a path continues from a name that a `use` imported, such as `Clock::Ahead`. The `use` already created
    /// the edge.
    fn follows_a_use(&self, module: &str, path: &[String]) -> bool {
        let Module { file, imports, .. } = &self.modules[module];
        let brought = || self.lookup(module, &path[0], false, file, PATIENCE);
        path.len() > 1
            && imports.contains_key(&path[0])
            && matches!(brought(), Some(Place::File(_)))
    }

    /// Resolves a path in module `from`; `None` if it leaves the crate.
    fn resolve(&self, from: &str, path: &[String], patience: u8) -> Option<Place> {
        let patience = patience.checked_sub(1)?;
        let reader = &self.modules.get(from)?.file;
        let (mut at, rest) = self.start(from, path, patience)?;
        for (index, name) in rest.iter().enumerate() {
            let Place::Module(module) = &at else { break };
            let last = index + 1 == rest.len();
            at = if name == "super" {
                Place::Module(parent(module)?.to_owned())
            } else {
                // A name that a macro created is not found, so it counts as defined in this module's file.
                self.lookup(module, name, last, reader, patience)
                    .unwrap_or_else(|| Place::File(self.modules[module].file.clone()))
            };
        }
        Some(at)
    }

    /// Resolves the first name of a path. The result decides where the following names are looked up.
    fn start<'p>(
        &self,
        from: &str,
        path: &'p [String],
        patience: u8,
    ) -> Option<(Place, &'p [String])> {
        let (first, rest) = path.split_first()?;
        let module = match first.as_str() {
            "crate" => from.split("::").next()?,
            "self" => from,
            "super" => parent(from)?,
            name => {
                let reader = &self.modules.get(from)?.file;
                let found = self.lookup(from, name, rest.is_empty(), reader, patience);
                // Within the library, the package's name is another crate. Only `main.rs` uses it
                // for the library.
                let library = || (name == env!("CARGO_PKG_NAME")).then(|| "crate".to_owned());
                let place = found.or_else(|| library().map(Place::Module))?;
                return Some((place, rest));
            }
        };
        let known = self.modules.contains_key(module);
        known.then(|| (Place::Module(module.to_owned()), rest))
    }

    /// Looks a name up in a module, for the file `reader`.
    fn lookup(
        &self,
        module: &str,
        name: &str,
        last: bool,
        reader: &str,
        patience: u8,
    ) -> Option<Place> {
        let patience = patience.checked_sub(1)?;
        let found = self.modules.get(module)?;
        let child = format!("{module}::{name}");
        let child = self.modules.contains_key(&child).then_some(child);
        if child.is_some() && !last {
            return child.map(Place::Module);
        }
        let said = found.said.contains(name);
        let here = || Place::File(found.file.clone());
        if said && last {
            return Some(here());
        }
        if let Some(place) = self.imported(module, name, last, reader, patience) {
            return Some(place);
        }
        if said {
            return Some(here());
        }
        child.map(Place::Module).or_else(|| {
            let place = found.globs.iter().find_map(|glob| {
                let Place::Module(inner) = self.resolve(module, &glob.path, patience)? else {
                    return None;
                };
                let place = self.lookup(&inner, name, last, &found.file, patience)?;
                Some((place, glob))
            });
            place.map(|(place, glob)| self.brought(module, place, glob, reader))
        })
    }

    /// Follows the `use` that imported a name. Prefers a module if the path continues.
    fn imported(
        &self,
        module: &str,
        name: &str,
        last: bool,
        reader: &str,
        patience: u8,
    ) -> Option<Place> {
        let imports = self.modules[module].imports.get(name)?.iter();
        // An import such as `use tracing;` would lead back to itself.
        let imports = imports.filter(|import| import.path != [name]);
        let mut places: Vec<(Place, &Import)> = imports
            .map(|import| {
                let place = self.resolve(module, &import.path, patience);
                let unknown = || Place::File(self.modules[module].file.clone());
                (place.unwrap_or_else(unknown), import)
            })
            .collect();
        places.sort_by_key(|(place, _)| !last && matches!(place, Place::File(_)));
        let (place, import) = places.into_iter().next()?;
        Some(self.brought(module, place, import, reader))
    }

    /// Returns the target of an imported name.
    ///
    /// Follows a re-export if the target or the reader is below the module, because the module then only
    /// passes the name on. For any other reader, the module itself counts as the target; its own uses
    /// connect it to its children.
    fn brought(&self, module: &str, place: Place, import: &Import, reader: &str) -> Place {
        let file = &self.modules[module].file;
        let inner = match &place {
            Place::Module(inner) => inner.clone(),
            Place::File(file) => module_of(file),
        };
        let door = within(&inner, module) || within(&module_of(reader), module);
        if file == reader || (import.shared && door) {
            place
        } else {
            Place::File(file.clone())
        }
    }
}

/// Whether a module is this one or below it.
fn within(module: &str, outer: &str) -> bool {
    let rest = module.strip_prefix(outer);
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
}

/// Returns the parent of a module.
fn parent(module: &str) -> Option<&str> {
    module.rsplit_once("::").map(|(parent, _)| parent)
}

/// Returns the full name of a file's module: `app/text.rs` and `app/text/mod.rs` are
/// `crate::app::text`.
fn module_of(file: &str) -> String {
    let name = file.strip_suffix(".rs").unwrap_or(file);
    match name.strip_suffix("/mod").unwrap_or(name) {
        "lib" => "crate".to_owned(),
        "main" => "main".to_owned(),
        inner => format!("crate::{}", inner.replace('/', "::")),
    }
}

/// Whether a file contains only tests, by its name.
fn is_for_tests(file: &str) -> bool {
    file.split('/')
        .any(|part| part == "tests" || part == "tests.rs")
}
