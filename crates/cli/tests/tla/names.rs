//! The grammar of a module, and what TLC's parser asks of its names: that one is defined before it is used, and
//! none twice where both would be seen.

use tree_sitter::{Node, Parser};

/// What the standard modules define of what is used here.
const STANDARD: &[&str] = &["Head", "Len", "Nat", "Tail"];

/// A reader of TLA+.
pub struct Grammar(Parser);

impl Grammar {
    pub fn new() -> Self {
        let mut parser = Parser::new();
        parser.set_language(&tree_sitter_tlaplus::LANGUAGE.into()).expect("the versions fit");
        Grammar(parser)
    }

    /// What is wrong with a module.
    pub fn problems(&mut self, module: &str) -> Vec<String> {
        let tree = self.0.parse(module, None).expect("it is not told to stop");
        let mut names = Names { module, seen: Vec::new(), problems: Vec::new() };
        names.walk(tree.root_node());
        names.problems
    }
}

struct Names<'a> {
    module: &'a str,
    /// What is defined at this place, the parameters and bound names around it included.
    seen: Vec<&'a str>,
    problems: Vec<String>,
}

impl<'a> Names<'a> {
    fn walk(&mut self, node: Node<'_>) {
        if node.is_error() || node.is_missing() {
            self.complain(node, "is no TLA+");
        }
        match node.kind() {
            "identifier_ref" if !is_field(node) => self.used(node),
            "operator_definition" => self.definition(node),
            "variable_declaration" => self.each_child(node, |names, child| {
                if child.kind() == "identifier" {
                    names.defined(child);
                }
            }),
            "let_in" | "bounded_quantification" | "function_literal" => self.scope(node),
            _ => self.each_child(node, Names::walk),
        }
    }

    /// A definition is seen behind it, its parameters in it.
    fn definition(&mut self, node: Node<'_>) {
        let before = self.seen.len();
        self.each_child(node, |names, child| match child.kind() {
            "identifier" if Some(child) != node.child_by_field_name("name") => names.defined(child),
            "identifier" => {}
            _ => names.walk(child),
        });
        self.seen.truncate(before);
        self.defined(node.child_by_field_name("name").expect("a definition has a name"));
    }

    /// What is bound here is seen in it only.
    fn scope(&mut self, node: Node<'_>) {
        let before = self.seen.len();
        self.each_child(node, |names, child| {
            if child.kind() != "quantifier_bound" {
                return names.walk(child);
            }
            let bound = |child: Node<'_>| child.kind() == "identifier";
            names.each_child(child, |names, part| {
                if !bound(part) {
                    names.walk(part)
                }
            });
            names.each_child(child, |names, part| {
                if bound(part) {
                    names.defined(part)
                }
            });
        });
        self.seen.truncate(before);
    }

    fn defined(&mut self, node: Node<'_>) {
        let name = self.text(node);
        if self.seen.contains(&name) || STANDARD.contains(&name) {
            self.complain(node, "is defined twice");
        }
        self.seen.push(name);
    }

    fn used(&mut self, node: Node<'_>) {
        let name = self.text(node);
        if !self.seen.contains(&name) && !STANDARD.contains(&name) {
            self.complain(node, "is used before it is defined");
        }
    }

    fn complain(&mut self, node: Node<'_>, what: &str) {
        let line = node.start_position().row + 1;
        self.problems.push(format!("line {line}: {} {what}", self.text(node)));
    }

    fn text(&self, node: Node<'_>) -> &'a str {
        &self.module[node.byte_range()]
    }

    fn each_child(&mut self, node: Node<'_>, mut act: impl FnMut(&mut Self, Node<'_>)) {
        let mut cursor = node.walk();
        for child in node.children(&mut cursor) {
            act(self, child);
        }
    }
}

/// The name of a field, or of a module.
fn is_field(node: Node<'_>) -> bool {
    let Some(parent) = node.parent() else { return false };
    match parent.kind() {
        "record_value" => parent.child(0) != Some(node),
        "except_update_record_field" | "extends" => true,
        _ => false,
    }
}
