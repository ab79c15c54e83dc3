//! Conversions between whole pixels and the floating-point numbers that egui uses.

#[expect(
    clippy::cast_precision_loss,
    reason = "no screen lies sixteen million pixels away"
)]
pub(crate) fn coordinate(pixels: i32) -> f32 {
    pixels as f32
}

#[expect(
    clippy::cast_precision_loss,
    reason = "no screen has sixteen million pixels in a row"
)]
pub(crate) fn length(pixels: u32) -> f32 {
    pixels as f32
}

/// Rounds to the nearest whole number. A number outside the range of `i32` becomes the nearest limit.
#[expect(clippy::cast_possible_truncation, reason = "it was rounded")]
pub(crate) fn whole(number: f32) -> i32 {
    number.round() as i32
}
