//! A figure in a row of a portfolio as CSV. There are millions of them in a large one, and no processor foresees how
//! many digits one has, so its pieces are looked up and put one behind the other without asking for their lengths.

use crate::score::Points;

/// A comma and a figure with up to four decimals; nothing after the comma where it can't be had.
pub(super) fn figure(figure: Option<Points>, text: &mut Vec<u8>) {
    let Some(figure) = figure else {
        text.push(b',');
        return;
    };
    let signed = figure.ten_thousandths();
    let scaled = usize::try_from(signed.unsigned_abs()).unwrap_or(0);
    let (whole, decimals) = (scaled / DECIMALS.len(), scaled % DECIMALS.len());
    let pieces = [
        SIGNS[usize::from(signed < 0)],
        WHOLES[whole.min(WHOLES.len() - 1)],
        DECIMALS[decimals],
    ];
    let (mut bytes, mut length) = (0, 0);
    for piece in pieces {
        bytes |= u128::from(piece.bytes()) << (8 * length);
        length += piece.length();
    }
    let end = text.len() + length;
    text.extend_from_slice(&bytes.to_le_bytes());
    text.truncate(end);
}

/// Up to seven characters, and in the last byte how many.
#[derive(Clone, Copy)]
struct Piece([u8; 8]);

impl Piece {
    const fn bytes(self) -> u64 {
        u64::from_le_bytes(self.0) & (u64::MAX >> 8)
    }

    const fn length(self) -> usize {
        self.0[7] as usize
    }

    /// A whole number of up to three digits.
    const fn whole(number: usize) -> Self {
        let [tens, ones] = [digit(number / 10), digit(number)];
        Self(match number {
            0..10 => [ones, 0, 0, 0, 0, 0, 0, 1],
            10..100 => [tens, ones, 0, 0, 0, 0, 0, 2],
            _ => [digit(number / 100), tens, ones, 0, 0, 0, 0, 3],
        })
    }

    /// The point and the decimals of so many ten thousandths, without zeros at the end; nothing of none.
    const fn decimals(number: usize) -> Self {
        let [a, b] = [digit(number / 1000), digit(number / 100)];
        let [c, d] = [digit(number / 10), digit(number)];
        let length = match number {
            0 => 0,
            _ if number.is_multiple_of(1000) => 2,
            _ if number.is_multiple_of(100) => 3,
            _ if number.is_multiple_of(10) => 4,
            _ => 5,
        };
        Self([b'.', a, b, c, d, 0, 0, length])
    }
}

const fn digit(number: usize) -> u8 {
    b"0123456789"[number % 10]
}

/// What stands before a figure, by whether it is below 0.
const SIGNS: [Piece; 2] = [
    Piece([b',', 0, 0, 0, 0, 0, 0, 1]),
    Piece([b',', b'-', 0, 0, 0, 0, 0, 2]),
];

/// The whole numbers that a figure has.
static WHOLES: [Piece; 101] = {
    let mut wholes = [Piece::whole(0); 101];
    let mut number = 0;
    while number < wholes.len() {
        wholes[number] = Piece::whole(number);
        number += 1;
    }
    wholes
};

/// Its decimals, by ten thousandths.
static DECIMALS: [Piece; 10_000] = {
    let mut decimals = [Piece::decimals(0); 10_000];
    let mut number = 0;
    while number < decimals.len() {
        decimals[number] = Piece::decimals(number);
        number += 1;
    }
    decimals
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_have_up_to_four_decimals() {
        let of = |number: f64| {
            let mut text = Vec::new();
            figure(Some(Points::new(number)), &mut text);
            String::from_utf8(text).unwrap()
        };
        assert_eq!(of(100.0 / 3.0), ",33.3333");
        assert_eq!(of(-24.0), ",-24");
        assert_eq!(of(0.05), ",0.05");
        assert_eq!(of(-0.000_01), ",0");
        assert_eq!(of(99.99995), ",100");
        for number in (-1_000_000..=1_000_000).step_by(7) {
            let number = f64::from(number) / 1e4;
            assert_eq!(of(number), format!(",{number}"));
        }
    }
}
