//! Things that stand once and are named by their number.

use std::collections::BTreeMap;

use serde_json::Value;

/// Distinct JSON values in the order in which they came.
#[derive(Debug, Default)]
pub(super) struct Pool {
    numbers: BTreeMap<String, usize>,
    values: Vec<Value>,
}

impl Pool {
    /// The number of a value.
    pub(super) fn number(&mut self, value: impl Into<Value>) -> usize {
        let value = value.into();
        let next = self.values.len();
        *self.numbers.entry(value.to_string()).or_insert_with(|| {
            self.values.push(value);
            next
        })
    }

    /// All values.
    pub(super) fn into_values(self) -> Vec<Value> {
        self.values
    }
}
