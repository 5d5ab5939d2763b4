//! The plans of many companies.

use std::collections::HashMap;

use super::Followed;
use crate::answers::normalize::with_folded;

/// What has become of each company's plan.
#[derive(Debug, Default)]
pub struct Plans(HashMap<String, Followed>);

impl Plans {
    /// Adds a company's.
    pub fn add(&mut self, company: &str, plan: Followed) {
        self.0.insert(key(company), plan);
    }

    /// A company's, however its name is spelt.
    pub fn of(&self, company: &str) -> Option<&Followed> {
        with_folded(company, |name| self.0.get(name))
    }
}

/// A company's name as it is compared.
pub fn key(company: &str) -> String {
    with_folded(company, str::to_owned)
}
