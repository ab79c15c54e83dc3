//! Reads one file: names in its modules, and paths in its code.

use std::collections::{BTreeMap, BTreeSet};
use std::mem;

use syn::punctuated::Punctuated;
use syn::visit::{self, Visit};
use syn::{
    Attribute, File, ImplItem, Item, ItemMod, Macro, Meta, Path, Token, TraitItem, UseTree,
    Visibility,
};

use super::tokens;

/// A `use`, or a path in code.
pub(super) struct UsePath {
    pub(super) path: Vec<String>,
    /// Whether the step is a private `use`. Such a `use` of a module creates no edge by itself, but
    /// paths through it do.
    pub(super) private_use: bool,
}

/// The import of a `use`: one name or, with `*`, many.
pub(super) struct Import {
    pub(super) path: Vec<String>,
    /// Whether other modules may use the name from here.
    pub(super) shared: bool,
}

/// A module: a whole file, or one in braces.
#[derive(Default)]
pub(super) struct Module {
    pub(super) file: String,
    /// Names that the module itself defines.
    pub(super) said: BTreeSet<String>,
    /// Names in `said` that belong to types, aliases and traits.
    pub(super) types: BTreeSet<String>,
    /// Imported names. Several per name if a module and a function share it.
    pub(super) imports: BTreeMap<String, Vec<Import>>,
    pub(super) globs: Vec<Import>,
    pub(super) steps: Vec<UsePath>,
}

/// The modules found in a file.
#[derive(Default)]
pub(super) struct Reading {
    pub(super) modules: BTreeMap<String, Module>,
    /// Test-only modules, whose files are ignored like test code in braces.
    pub(super) for_tests: Vec<String>,
}

/// Reads the file of module `name`, and the modules in braces within it.
pub(super) fn read(file: &str, name: &str, parsed: &File) -> Reading {
    let mut reader = Reader {
        file,
        at: name.to_owned(),
        reading: Reading::default(),
    };
    reader.module();
    if test_only(&parsed.attrs) {
        reader.reading.for_tests.push(name.to_owned());
    } else {
        reader.visit_file(parsed);
    }
    reader.reading
}

struct Reader<'a> {
    file: &'a str,
    /// The module being read.
    at: String,
    reading: Reading,
}

impl Reader<'_> {
    fn module(&mut self) -> &mut Module {
        let new = || Module {
            file: self.file.to_owned(),
            ..Module::default()
        };
        let modules = &mut self.reading.modules;
        modules.entry(self.at.clone()).or_insert_with(new)
    }

    fn step(&mut self, path: Vec<String>) {
        if path.len() > 1 {
            let private_use = false;
            self.module().steps.push(UsePath { path, private_use });
        }
    }

    /// Splits a `use` into single names.
    fn import(&mut self, tree: &UseTree, mut path: Vec<String>, shared: bool) {
        match tree {
            UseTree::Path(inner) => {
                path.push(inner.ident.to_string());
                self.import(&inner.tree, path, shared);
            }
            UseTree::Group(group) => {
                for tree in &group.items {
                    self.import(tree, path.clone(), shared);
                }
            }
            UseTree::Name(name) => {
                if name.ident != "self" {
                    path.push(name.ident.to_string());
                }
                let name = path.last().cloned().unwrap_or_default();
                self.imported(name, path, shared);
            }
            UseTree::Rename(renamed) => {
                if renamed.ident != "self" {
                    path.push(renamed.ident.to_string());
                }
                self.imported(renamed.rename.to_string(), path, shared);
            }
            UseTree::Glob(_) => {
                let module = self.module();
                module.steps.push(UsePath {
                    path: path.clone(),
                    private_use: false,
                });
                module.globs.push(Import { path, shared });
            }
        }
    }

    fn imported(&mut self, name: String, path: Vec<String>, shared: bool) {
        let module = self.module();
        module.steps.push(UsePath {
            path: path.clone(),
            private_use: !shared,
        });
        let import = Import { path, shared };
        module.imports.entry(name).or_default().push(import);
    }
}

impl<'ast> Visit<'ast> for Reader<'_> {
    fn visit_item(&mut self, item: &'ast Item) {
        let (attributes, name) = head(item);
        if !test_only(attributes) {
            if let Some(name) = name {
                if is_type(item) {
                    self.module().types.insert(name.clone());
                }
                self.module().said.insert(name);
            }
            visit::visit_item(self, item);
        } else if let Item::Mod(module) = item {
            let name = format!("{}::{}", self.at, module.ident);
            self.reading.for_tests.push(name);
        }
    }

    fn visit_item_mod(&mut self, module: &'ast ItemMod) {
        if module.content.is_some() {
            let inner = format!("{}::{}", self.at, module.ident);
            let outer = mem::replace(&mut self.at, inner);
            self.module();
            visit::visit_item_mod(self, module);
            self.at = outer;
        }
    }

    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        if item.leading_colon.is_none() {
            let shared = !matches!(item.vis, Visibility::Inherited);
            self.import(&item.tree, Vec::new(), shared);
        }
    }

    fn visit_impl_item(&mut self, item: &'ast ImplItem) {
        let attributes: &[Attribute] = match item {
            ImplItem::Const(item) => &item.attrs,
            ImplItem::Fn(item) => &item.attrs,
            ImplItem::Type(item) => &item.attrs,
            ImplItem::Macro(item) => &item.attrs,
            _ => &[],
        };
        if !test_only(attributes) {
            visit::visit_impl_item(self, item);
        }
    }

    fn visit_trait_item(&mut self, item: &'ast TraitItem) {
        let attributes: &[Attribute] = match item {
            TraitItem::Fn(item) => &item.attrs,
            _ => &[],
        };
        if !test_only(attributes) {
            visit::visit_trait_item(self, item);
        }
    }

    fn visit_path(&mut self, path: &'ast Path) {
        if path.leading_colon.is_none() {
            let names = path.segments.iter().map(|part| part.ident.to_string());
            self.step(names.collect());
        }
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, called: &'ast Macro) {
        self.visit_path(&called.path);
        for path in tokens::in_macro(called) {
            self.step(path);
        }
    }

    fn visit_attribute(&mut self, attribute: &'ast Attribute) {
        self.visit_path(attribute.path());
        for path in tokens::in_attribute(attribute) {
            self.step(path);
        }
    }

    /// Ignores `pub(in crate::app)`, which uses nothing.
    fn visit_visibility(&mut self, _: &'ast Visibility) {}
}

/// Returns the attributes of an item, and the name it defines. Modules are found separately.
fn head(item: &Item) -> (&[Attribute], Option<String>) {
    let (attributes, name) = match item {
        Item::Const(item) => (&item.attrs, Some(&item.ident)),
        Item::Enum(item) => (&item.attrs, Some(&item.ident)),
        Item::Fn(item) => (&item.attrs, Some(&item.sig.ident)),
        Item::Impl(item) => (&item.attrs, None),
        Item::Macro(item) => (&item.attrs, item.ident.as_ref()),
        Item::Mod(item) => (&item.attrs, None),
        Item::Static(item) => (&item.attrs, Some(&item.ident)),
        Item::Struct(item) => (&item.attrs, Some(&item.ident)),
        Item::Trait(item) => (&item.attrs, Some(&item.ident)),
        Item::TraitAlias(item) => (&item.attrs, Some(&item.ident)),
        Item::Type(item) => (&item.attrs, Some(&item.ident)),
        Item::Union(item) => (&item.attrs, Some(&item.ident)),
        Item::Use(item) => (&item.attrs, None),
        _ => return (&[], None),
    };
    (attributes, name.map(ToString::to_string))
}

fn is_type(item: &Item) -> bool {
    matches!(
        item,
        Item::Enum(_)
            | Item::Struct(_)
            | Item::Trait(_)
            | Item::TraitAlias(_)
            | Item::Type(_)
            | Item::Union(_)
    )
}

/// Whether code with these attributes is left out of the program.
fn test_only(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        let condition = attribute.parse_args::<Meta>();
        attribute.path().is_ident("test")
            || (attribute.path().is_ident("cfg") && condition.is_ok_and(|meta| needs_test(&meta)))
    })
}

fn needs_test(condition: &Meta) -> bool {
    let parts = |meta: &Meta| {
        let parse = Punctuated::<Meta, Token![,]>::parse_terminated;
        let list = meta.require_list().ok();
        list.and_then(|list| list.parse_args_with(parse).ok())
            .unwrap_or_default()
    };
    if condition.path().is_ident("all") {
        parts(condition).iter().any(needs_test)
    } else if condition.path().is_ident("any") {
        parts(condition).iter().all(needs_test)
    } else {
        condition.path().is_ident("test")
    }
}
