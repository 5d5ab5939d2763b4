//! Figures as people see them.

use crate::score::{Points, Share};

/// A figure in whole points, a dash where there is none.
pub(super) fn whole(figure: Option<Points>) -> String {
    figure.map_or("–".to_owned(), |figure| figure.to_string())
}

/// A figure that is held against a line, told from it; a dash where there is none.
pub(super) fn beside(figure: Option<Points>, line: f64) -> String {
    figure.map_or("–".to_owned(), |figure| {
        figure.beside(&[line]).to_string()
    })
}

/// What people see as the first figure minus the second, where both are shown beside a line.
pub(super) fn gap(sides: [Option<Points>; 2], line: f64) -> String {
    match sides.map(|figure| figure.map(|figure| figure.beside(&[line]))) {
        [Some(first), Some(second)] => first.minus(second).to_string(),
        _ => "–".to_owned(),
    }
}

/// A share in percent, told from the lines that decide the words for it; nothing is ever quite certain.
pub(super) fn percent(share: Option<Share>) -> String {
    let Some(share) = share else {
        return "–".to_owned();
    };
    match Points::new(100.0 * share.get()) {
        percent if percent.whole() < 1.0 => "<1 %".to_owned(),
        percent if percent.whole() > 99.0 => ">99 %".to_owned(),
        percent => format!("{} %", percent.beside(&[60.0, 90.0])),
    }
}

/// A change in whole points, with its sign.
pub(super) fn signed(change: Option<Points>) -> String {
    match change {
        Some(change) if change.whole() > 0.0 => format!("+{change}"),
        _ => whole(change),
    }
}

/// What people see as the change from one figure in whole points to another, with its sign.
pub(super) fn change(old: Option<Points>, new: Option<Points>) -> String {
    let whole = |figure: Option<Points>| figure.map(Points::whole);
    signed(
        whole(old)
            .zip(whole(new))
            .map(|(old, new)| Points::new(new - old)),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_never_quite_certain_nor_on_a_line_that_it_is_not_on() {
        let shown = |share| percent(Some(Share::new(share)));
        assert_eq!(
            [1.0, 0.996, 0.9, 0.8996].map(shown),
            [">99 %", ">99 %", "90 %", "89.96 %"]
        );
        assert_eq!([0.0, 0.004, 0.5999].map(shown), ["<1 %", "<1 %", "59.99 %"]);
        assert_eq!(percent(None), "–");
    }
}
