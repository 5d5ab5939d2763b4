//! `--plan`: what has become of what was planned.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::answers::Company;
use crate::calendar::Day;
use crate::cli::outcome::{Failure, unless};
use crate::cli::path;
use crate::diagnostic::{Diagnostic, list};
use crate::plan::{self, Followed, Plan, Plans, key};
use crate::reading::OtherNames;
use crate::source::{Found, Source, find, load_file};

/// What stands in the help above what is told of the time since then.
pub(super) const SINCE: &str = "Since last time";

/// Which plans are followed up.
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct PlanArgs {
    /// Say what has become of a plan that `-f plan` wrote and people went on with: its file, or a folder of plans
    #[arg(long, value_name = "PATH", value_parser = path::as_text(), requires = "since", help_heading = SINCE)]
    plan: Option<String>,
    /// The day to look at the plan on, as in 2027-01-15: what isn't done by then and was due is late
    #[arg(long, value_name = "DATE", requires = "plan", help_heading = SINCE)]
    today: Option<Day>,
}

/// The plans of companies that there are answers of.
#[derive(Debug, Default)]
pub(in crate::cli) struct FoundPlans {
    pub(in crate::cli) plans: Plans,
    /// Mistakes in them.
    pub(in crate::cli) problems: Vec<Diagnostic>,
    /// Whose there is none.
    without: Vec<String>,
    /// Of whom there are no answers.
    others: Vec<String>,
}

/// A plan, and the file that it stands in.
type Stored = (Plan, Arc<Source>);

impl PlanArgs {
    /// Finds the files, which nothing is to be written over.
    pub(in crate::cli) fn find(&self) -> Option<Found> {
        let path = self.plan.as_ref()?;
        Some(find(std::slice::from_ref(path)))
    }

    /// Reads the plans, and picks each company's: of several, the one that follows from the earlier wave.
    pub(in crate::cli) fn open<'w>(
        &self,
        (found, names): (&Found, &OtherNames),
        companies: &[Company],
        earlier: impl Fn(&Company) -> Option<&'w str>,
        leaves_out_words: bool,
    ) -> FoundPlans {
        let mut result = FoundPlans {
            problems: found.diagnostics.clone(),
            ..FoundPlans::default()
        };
        // That a folder holds no answers is as it should be.
        let problems = &mut result.problems;
        problems.retain(|problem| problem.is_error() && problem.code != "no-files");
        let mut stored = self.read(found, names, &mut result.problems);
        for company in companies {
            let mut plans = stored.remove(&key(company.name)).unwrap_or_default();
            plans.retain(|(plan, source)| self.is_named(&source.name) || !is_of_now(plan, company));
            if plans.is_empty() {
                result.without.push(company.name.to_owned());
                continue;
            }
            match one(company, plans, earlier(company)) {
                Ok(plan) => {
                    let followed = Followed::new(plan, self.today, leaves_out_words);
                    result.plans.add(company.name, followed);
                }
                Err(problems) => result.problems.extend(problems),
            }
        }
        let others = stored.into_values().flatten();
        result.others = others.map(|(plan, _)| plan.company).collect();
        result.others.dedup();
        result
    }

    fn read(
        &self,
        found: &Found,
        names: &OtherNames,
        problems: &mut Vec<Diagnostic>,
    ) -> BTreeMap<String, Vec<Stored>> {
        let mut stored: BTreeMap<String, Vec<Stored>> = BTreeMap::new();
        for file in found.files() {
            let source = match load_file(file) {
                Ok(source) => source,
                Err(problem) => {
                    problems.push(*problem);
                    continue;
                }
            };
            // A folder may hold reports and more beside its plans.
            if !self.is_named(file) && !plan::is_plan(&source) {
                continue;
            }
            match plan::read(&source) {
                Ok(mut plan) => {
                    names.put(&mut plan.company, &mut plan.wave);
                    let plans = stored.entry(key(&plan.company)).or_default();
                    plans.push((plan, source));
                }
                Err(mistakes) => problems.extend(mistakes),
            }
        }
        stored
    }

    /// Whether a file was named, and not found in a folder.
    fn is_named(&self, file: &str) -> bool {
        self.plan.as_deref() == Some(file)
    }
}

/// Whether a plan follows from the answers that are reported on, as one does that this run or the last has begun.
fn is_of_now(plan: &Plan, company: &Company) -> bool {
    plan.wave.is_some() && plan.wave.as_deref() == company.wave
}

impl FoundPlans {
    /// What one company's report needs: its plan, or what is wrong.
    pub(in crate::cli) fn of_one(mut self, company: &Company) -> Result<Plans, Failure> {
        // What is wrong with the plans of others is theirs.
        if self.plans.of(company.name).is_some() {
            return Ok(self.plans);
        }
        if self.problems.is_empty() && !self.without.is_empty() {
            let message = format!("there is no plan of {}", company.name);
            let problem = Diagnostic::error("no-plan", message);
            self.problems.push(match &self.others[..] {
                [] => problem.help("`detente report -f plan -o FILE` begins one"),
                others => problem.help(format!("plans were found of {}", named(others))),
            });
        }
        unless(self.problems, self.plans)
    }

    /// Whose plans are missing, and whose nobody asked for.
    pub(in crate::cli) fn remarks(&self, is_filtered: bool) -> Vec<Diagnostic> {
        let remark = |names: &[String], message: &str| {
            let warning = Diagnostic::warning("no-plan", format!("{message} {}", named(names)));
            (!names.is_empty()).then_some(warning)
        };
        let none = "no plan that can be followed up was found of";
        let without = remark(&self.without, none);
        let others = remark(&self.others, "not used: plans of").filter(|_| !is_filtered);
        let spelling =
            "this run has no answers of theirs; a plan's `company` is spelt as in the answers";
        let others = others.map(|warning| warning.help(spelling));
        without.into_iter().chain(others).collect()
    }
}

/// So many companies are named.
const NAMED: usize = 10;

fn named(names: &[String]) -> String {
    list::some(names, NAMED)
}

/// The one of a company's plans that is followed up.
fn one(company: &Company, mut plans: Vec<Stored>, earlier: Option<&str>) -> Result<Plan, Failure> {
    if plans.len() > 1 {
        let waves = plans.iter().map(|(plan, _)| plan.wave.as_deref());
        let waves = list::plain(waves.map(|wave| wave.unwrap_or("no wave")));
        let (count, name) = (plans.len(), company.name);
        let message = format!("there are {count} plans of {name}, of {waves}");
        let files = list::plain(plans.iter().map(|(_, source)| &source.name));
        let problem = Diagnostic::error("several-plans", message)
            .help(format!("they are {files}"))
            .help("name the one with `--plan`, or leave one alone whose `wave` is that of the earlier answers");
        plans.retain(|(plan, _)| earlier.is_some() && plan.wave.as_deref() == earlier);
        if plans.len() != 1 {
            return Err(vec![problem]);
        }
    }
    let (plan, source) = plans.swap_remove(0);
    if is_of_now(&plan, company) {
        let message =
            "this plan follows from the answers of now, and nothing can have become of it";
        let problem = Diagnostic::error("same-wave", message).in_file(&source.name);
        let help = "name the plan that followed from the earlier answers";
        return Err(vec![problem.help(help)]);
    }
    Ok(plan)
}
