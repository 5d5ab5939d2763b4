//! The form as a table for a spreadsheet.
