//! The browser harness itself: it has to see what a page does wrong before its silence means anything.

mod browser;

use serde_json::json;

#[test]
fn the_harness_sees_requests_errors_dialogs_and_poor_contrast() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("bad page.html");
    let page = r#"<!doctype html><html><title>Bad</title><body style="width:3000px">
        <p style="color:#ccc">pale</p><img src="http://localhost:9/x.png">
        <script>alert("hello"); throw new Error("broken")</script></body></html>"#;
    std::fs::write(&file, page).expect("written");
    let Some(seen) = browser::look(&json!({"file": file})) else {
        return;
    };
    assert_eq!(seen["requests"], json!(["http://localhost:9/x.png"]));
    assert!(seen["errors"].to_string().contains("broken"), "{seen}");
    let view = &seen["views"][0];
    assert_eq!(view["dialogs"], json!(["hello"]));
    assert_eq!(view["overflow"], json!(1728));
    for rule in ["color-contrast", "html-has-lang", "image-alt"] {
        assert!(
            view["violations"].to_string().contains(rule),
            "{rule}: {view}"
        );
    }
}

#[test]
fn the_harness_is_content_with_a_page_that_forbids_scripts_and_is_sound() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("good.html");
    let page = r#"<!doctype html><html lang="en"><head><meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'">
        <meta name="viewport" content="width=device-width"><title>Good</title></head>
        <body><main><h1>Sound</h1></main></body></html>"#;
    std::fs::write(&file, page).expect("written");
    let pdf = folder.path().join("good.pdf");
    let request = json!({"file": file, "pdf": pdf, "out": folder.path()});
    let Some(seen) = browser::look(&request) else {
        return;
    };
    assert_eq!(seen["requests"], json!([]));
    assert_eq!(seen["errors"], json!([]));
    assert_eq!(seen["pdfPages"], json!(1));
    assert_eq!(seen["views"][0]["violations"], json!([]));
    assert_eq!(seen["views"][0]["text"], json!("Sound"));
    assert!(pdf.exists() && folder.path().join("desktop.png").exists());
}

#[test]
fn a_page_that_never_shows_what_is_waited_for_fails_however_often_it_is_looked_at() {
    let folder = tempfile::tempdir().expect("a folder");
    let (file, steps) = (
        folder.path().join("page.html"),
        folder.path().join("wait.mjs"),
    );
    let wait = r##"export default (page) => page.waitForSelector("#never", { timeout: 100 });"##;
    std::fs::write(&file, "<!doctype html><title>Empty</title>").expect("written");
    std::fs::write(&steps, wait).expect("written");
    let request = json!({"file": file, "steps": steps});
    match std::panic::catch_unwind(|| browser::look(&request)) {
        Ok(seen) => assert!(seen.is_none(), "{seen:?}"),
        Err(problem) => {
            let problem = problem.downcast::<String>().expect("a message");
            assert!(problem.contains("#never"), "{problem}");
        }
    }
}
