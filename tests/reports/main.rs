//! Reports as their readers get them: formats, bytes, gates, schemas, pages.

mod any;
mod bounds;
#[path = "../browser/mod.rs"]
mod browser;
mod calm;
mod carried;
mod divided;
mod far_apart;
mod figures;
mod first_screen;
mod gates;
mod golden;
mod half_heard;
mod hostile;
#[cfg(unix)]
mod output;
mod page;
mod run;
mod schemas;
mod shell;
mod stable;
mod templates;
mod voices;
mod word;
