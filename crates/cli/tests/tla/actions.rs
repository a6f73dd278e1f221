//! The actions of a module as lists of conditions and assignments, which tla-eval can evaluate one by one: it says
//! what an expression is in a state, and not which states come next.

use std::collections::BTreeMap;

use tla_eval::{Evaluator, Spec, State, Value};
use tla_syntax::token::Op;
use tla_syntax::{Def, Expr, Module, Param, QuantKind};

/// A module that has been read. What is made of it lives as long as the tests.
pub struct Model {
    pub evaluator: Evaluator<'static>,
    pub first: Vec<Action>,
    pub next: Vec<Action>,
}

/// Everything that has to be so for one kind of step, in its order.
pub type Action = Vec<Part>;

#[derive(Clone, Copy)]
pub enum Part {
    /// It is only possible if this is so.
    If(&'static Expr),
    /// What a variable becomes.
    Becomes(&'static str, &'static Expr),
}

impl Model {
    pub fn read(module: &str) -> Self {
        let spec: &Spec = Box::leak(Box::new(Spec::parse(module).expect("tla-eval reads it")));
        let read = tla_syntax::parse_module(module).expect("tla-syntax reads it");
        let evaluator = Evaluator::new(spec, BTreeMap::new()).expect("there are no constants");
        let mut reader =
            Reader { module: Box::leak(Box::new(read)), evaluator: &evaluator, names: 0 };
        let first = reader.read("Init", false);
        let next = reader.read("Next", true);
        Model { evaluator, first, next }
    }
}

/// The values of what is bound around an expression, from the outside to the inside.
type Around = Vec<Vec<Def>>;

struct Reader<'a> {
    module: &'static Module,
    evaluator: &'a Evaluator<'static>,
    /// How many names were made up.
    names: usize,
}

impl Reader<'_> {
    fn read(&mut self, name: &str, primed: bool) -> Vec<Action> {
        let definition = self.module.definition(name).expect("the module defines it");
        self.actions(&definition.body, &Vec::new(), primed)
    }

    /// The disjuncts of an action, each with its conjuncts. The assignments of an initial state are not primed.
    fn actions(&mut self, expr: &'static Expr, around: &Around, primed: bool) -> Vec<Action> {
        match expr {
            Expr::Binary(Op::Or, left, right) if self.acts(expr, primed) => {
                let mut all = self.actions(left, around, primed);
                all.extend(self.actions(right, around, primed));
                all
            }
            Expr::Binary(Op::And, left, right) => {
                let firsts = self.actions(left, around, primed);
                let seconds = self.actions(right, around, primed);
                let with = |first: &Action| {
                    seconds.iter().map(|second| [&first[..], second].concat()).collect::<Vec<_>>()
                };
                firsts.iter().flat_map(with).collect()
            }
            Expr::Quant { kind: QuantKind::Exists, bounds, body } if self.acts(body, primed) => {
                let [bound] = &bounds[..] else { panic!("one thing is bound at a time") };
                let domain = bound.domain.as_ref().expect("it is bound by a set");
                let elements = self.elements(domain);
                let inner = |value| {
                    let name = vec![constant(&bound.names[0], value)];
                    self.actions(body, &[&around[..], &[name]].concat(), primed)
                };
                elements.into_iter().flat_map(inner).collect()
            }
            Expr::Ident(name) if self.acts(expr, primed) => self.read(name, primed),
            Expr::Apply(head, arguments) if self.acts(expr, primed) => {
                let definition = self.definition(head).expect("the module defines it");
                let around = self.called(definition, arguments, around);
                self.actions(&definition.body, &around, primed)
            }
            Expr::Binary(Op::Eq, variable, value) if self.acts(expr, primed) => {
                vec![vec![Part::Becomes(variable_of(variable, primed), within(value, around))]]
            }
            Expr::Unary(Op::Unchanged, variable) => {
                vec![vec![Part::Becomes(
                    variable_of(variable, false),
                    leaked((**variable).clone()),
                )]]
            }
            _ => {
                assert!(!expr.mentions_next_state(), "no condition and no assignment: {expr}");
                vec![vec![Part::If(within(expr, around))]]
            }
        }
    }

    /// Whether it says what becomes of a variable.
    fn acts(&self, expr: &Expr, primed: bool) -> bool {
        match expr {
            _ if expr.mentions_next_state() => true,
            Expr::Binary(Op::Eq, variable, _) if !primed => matches!(**variable, Expr::Ident(_)),
            Expr::Binary(Op::And | Op::Or, left, right) => {
                self.acts(left, primed) || self.acts(right, primed)
            }
            Expr::Quant { body, .. } => self.acts(body, primed),
            Expr::Ident(_) => {
                self.definition(expr).is_some_and(|known| self.acts(&known.body, primed))
            }
            Expr::Apply(head, _) => {
                self.definition(head).is_some_and(|known| self.acts(&known.body, primed))
            }
            _ => false,
        }
    }

    fn definition(&self, name: &Expr) -> Option<&'static Def> {
        let Expr::Ident(name) = name else { return None };
        self.module.definition(name)
    }

    /// The parameters of a definition that is called, under names that nothing else has in between: an argument may
    /// speak of another thing by the name of the parameter.
    fn called(&mut self, definition: &Def, arguments: &[Expr], around: &Around) -> Around {
        let mut passed = Vec::new();
        let mut bound = Vec::new();
        for (Param { name, .. }, argument) in definition.params.iter().zip(arguments) {
            self.names += 1;
            let between = format!("argument {}", self.names);
            passed.push(named(&between, argument.clone()));
            bound.push(named(name, Expr::Ident(between)));
        }
        [&around[..], &[passed, bound]].concat()
    }

    fn elements(&self, domain: &'static Expr) -> Vec<Value> {
        let Ok(Value::Set(elements)) = self.evaluator.eval_at(domain, &State::new(), None) else {
            panic!("{domain} is no set that is known beforehand")
        };
        elements.into_iter().collect()
    }
}

fn variable_of(expr: &'static Expr, primed: bool) -> &'static str {
    match expr {
        Expr::Prime(inner) if primed => variable_of(inner, false),
        Expr::Ident(name) if !primed => name,
        _ => panic!("{expr} is no variable"),
    }
}

fn within(expr: &Expr, around: &Around) -> &'static Expr {
    let wrap = |body, defs: &Vec<Def>| Expr::Let {
        defs: defs.clone(),
        instances: Vec::new(),
        body: Box::new(body),
    };
    leaked(around.iter().rev().fold(expr.clone(), wrap))
}

fn constant(name: &str, value: Value) -> Def {
    let Value::Str(text) = value else { panic!("{value} is no text") };
    named(name, Expr::Str(text))
}

fn named(name: &str, body: Expr) -> Def {
    Def { name: name.to_owned(), params: Vec::new(), body, local: false }
}

fn leaked(expr: Expr) -> &'static Expr {
    Box::leak(Box::new(expr))
}
