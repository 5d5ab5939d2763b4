//! What stands on the screen, laid out for a size: pure, so that it can be drawn again when the size changes.

use super::field::FieldScreen;
use super::lines::{ScreenLayout, Size};
use super::list_screen::ListScreen;
use super::page_screen::PageScreen;
use super::question_screen::QuestionScreen;

/// Anything that fills the screen.
#[derive(Clone, Debug)]
pub enum Screen {
    Question(QuestionScreen),
    Page(PageScreen),
    Field(FieldScreen),
    List(ListScreen),
}

impl Screen {
    /// Lays the screen out. It has no more rows than the size.
    pub fn lay_out(&self, size: Size) -> ScreenLayout {
        let lines = match self {
            Self::Question(screen) => screen.lines(size),
            Self::Page(screen) => screen.lines(size),
            Self::Field(screen) => return screen.lay_out(size),
            Self::List(screen) => screen.lines(size),
        };
        ScreenLayout {
            lines,
            cursor: None,
        }
    }
}
