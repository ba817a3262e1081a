//! What the thing with the focus is: beside the items, or over the whole screen.

use ratatui::layout::Rect;

use super::{fold, wrap};
use crate::{
    tui::{canvas::Canvas, screen::Explanation, theme::Role},
    words,
};

/// The explanation beside the items; what does not fit ends in `…`.
pub(super) fn draw(canvas: &mut Canvas<'_>, area: Rect, explanation: &Explanation) {
    let mut lines = lines(explanation, area.width);
    if lines.len() > usize::from(area.height) && area.height > 0 {
        lines.truncate(usize::from(area.height) - 1);
        lines.push((Role::Dim, words::screen::more_explanation()));
    }
    for (y, (role, line)) in (area.y..).zip(&lines) {
        canvas.put(area.x, y, area.width, *role, line);
    }
}

/// The explanation, from its title to its rule.
pub(super) fn lines(explanation: &Explanation, width: u16) -> Vec<(Role, String)> {
    let mut lines: Vec<(Role, String)> = Vec::new();
    // Parts stand apart; one that is empty is not there.
    let mut part = |of_part: Vec<(Role, String)>| {
        if !of_part.is_empty() && !lines.is_empty() {
            lines.push((Role::Text, String::new()));
        }
        lines.extend(of_part);
    };
    let prose = |role: Role, text: &str| -> Vec<(Role, String)> {
        let wrapped = if text.is_empty() { Vec::new() } else { wrap(text, width) };
        wrapped.into_iter().map(|line| (role, line)).collect()
    };
    part(prose(Role::Title, &explanation.title));
    if let Some(place) = &explanation.place {
        let mut of_place = prose(Role::Dim, &words::cli_check::place(place.owner.as_str()));
        let roles = [Role::Value, Role::Bad].into_iter();
        of_place.extend(roles.zip(words::place::lines(place, width.into())));
        part(of_place);
    }
    part(prose(Role::Text, &explanation.body));
    if let Some((heading, value)) = &explanation.correction {
        let mut of_correction = prose(Role::Dim, heading);
        of_correction.extend(fold(value, width).into_iter().map(|line| (Role::Value, line)));
        part(of_correction);
    }
    part(prose(Role::Text, &explanation.hint));
    part(explanation.rule.map(|rule| (Role::Dim, rule.to_string())).into_iter().collect());
    lines
}
