//! The form as a page, in a real browser.
