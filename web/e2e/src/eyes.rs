//! How the tests look at the page: one script, a few questions.

use serde_json::Value;

use crate::page::Page;

const EYES: &str = include_str!("eyes.js");

impl Page {
    /// Asks one of the questions of `eyes.js`.
    pub(crate) async fn look(&self, question: &str, about: &[Value]) -> Value {
        let mut arguments = vec![Value::from(question)];
        arguments.extend_from_slice(about);
        match self.client.execute(EYES, arguments).await {
            Ok(answer) => answer,
            Err(error) => panic!("The page cannot be looked at ({question}): {error}"),
        }
    }
}
