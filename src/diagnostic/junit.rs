//! Diagnostics as the test results that CI servers show: a `JUnit` report, a test case an error.

use std::io;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

use super::message::{Diagnostic, Place};
use super::render::plain;
use crate::sanitise::visible;

/// The report on a run that told this. Where nothing is wrong, it has one case, which passes: servers take a report without
/// cases for a mistake.
pub fn junit(diagnostics: &[Diagnostic]) -> String {
    let mut writer = Writer::new_with_indent(Vec::new(), b' ', 2);
    // A text in memory takes everything.
    let _ = write(&mut writer, diagnostics);
    String::from_utf8_lossy(&writer.into_inner()).into_owned() + "\n"
}

fn write(writer: &mut Writer<Vec<u8>>, diagnostics: &[Diagnostic]) -> io::Result<()> {
    let errors: Vec<&Diagnostic> = diagnostics.iter().filter(|one| one.is_error()).collect();
    let failures = errors.len().to_string();
    let tests = errors.len().max(1).to_string();
    let counts = [
        ("name", "detente"),
        ("tests", &tests),
        ("failures", &failures),
    ];
    writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    writer
        .create_element("testsuite")
        .with_attributes(counts)
        .write_inner_content(|writer| {
            if errors.is_empty() {
                let case = [("classname", "detente"), ("name", "nothing is wrong")];
                let passed = writer.create_element("testcase");
                passed.with_attributes(case).write_empty()?;
            }
            for error in &errors {
                failure(writer, error)?;
            }
            let others = diagnostics.iter().filter(|one| !one.is_error());
            let others: Vec<String> = others.map(plain).collect();
            if !others.is_empty() {
                let text = others.join("\n");
                let said = writer.create_element("system-err");
                said.write_text_content(BytesText::new(&text))?;
            }
            Ok(())
        })?;
    Ok(())
}

fn failure(writer: &mut Writer<Vec<u8>>, error: &Diagnostic) -> io::Result<()> {
    let place = error.place.as_ref().map(Place::name);
    let (place, message) = (visible(place.unwrap_or("detente")), visible(&error.message));
    let case = [("classname", place.as_str()), ("name", &message)];
    writer
        .create_element("testcase")
        .with_attributes(case)
        .write_inner_content(|writer| {
            let failure = writer
                .create_element("failure")
                .with_attributes([("type", error.code), ("message", &message)]);
            failure.write_text_content(BytesText::new(&plain(error)))?;
            Ok(())
        })?;
    Ok(())
}
