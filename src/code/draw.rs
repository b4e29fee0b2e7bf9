//! A code as rows of squares.

use qrcodegen::{QrCode, QrCodeEcc};

/// The squares of a code, without the quiet margin of four squares that readers ask for around it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Squares {
    /// Squares a side.
    pub side: usize,
    /// Row by row from the top left; true is black.
    pub black: Vec<bool>,
}

/// The code for some bytes, with as much protection against damage as the smallest size that holds them allows, and at
/// least that of level M; `None` for more than 2,331 bytes, which no code holds so protected.
pub fn draw(bytes: &[u8]) -> Option<Squares> {
    squares(bytes, QrCodeEcc::Medium)
}

/// The same with the least protection (level L, up to 2,953 bytes): where the next code tells what this one did not,
/// larger squares serve better.
pub fn draw_bare(bytes: &[u8]) -> Option<Squares> {
    squares(bytes, QrCodeEcc::Low)
}

fn squares(bytes: &[u8], least: QrCodeEcc) -> Option<Squares> {
    let code = QrCode::encode_binary(bytes, least).ok()?;
    let side = usize::try_from(code.size()).ok()?;
    let black = (0..code.size()).flat_map(|y| (0..code.size()).map(move |x| (x, y)));
    Some(Squares { side, black: black.map(|(x, y)| code.get_module(x, y)).collect() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::code::{
        read::{Shades, read},
        testing::shown,
    };

    #[test]
    fn what_is_drawn_is_read() {
        for said in [b"a".to_vec(), "Zoé\u{a0}; 😀".into(), (0..=255).collect(), vec![0; 2_331]] {
            let (width, shades) = shown(&draw(&said).unwrap(), 4);
            assert_eq!(read(Shades { width, shades: &shades }), [said]);
        }
        assert_eq!(draw(&[0; 2_332]), None);
        assert_eq!(draw_bare(&[7; 520]).map(|code| code.side), Some(77));
    }

    #[test]
    fn a_picture_without_a_code_says_nothing() {
        assert_eq!(read(Shades { width: 40, shades: &[255; 1_600] }), Vec::<Vec<u8>>::new());
        assert_eq!(read(Shades { width: 0, shades: &[] }), Vec::<Vec<u8>>::new());
    }
}
