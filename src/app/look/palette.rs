//! Every color of the window, named by its meaning, for a light and a dark theme.
//!
//! No other file defines a color. Tests below check the contrast of each text color, except that of disabled
//! controls, with the backgrounds on which it may be drawn.

use egui::Color32;

/// The colors of one theme.
#[derive(Debug, Clone, Copy)]
#[expect(
    missing_docs,
    reason = "the groups below say what their members are for"
)]
pub struct Palette {
    // Surfaces, in this order: the list of calls, side panels, the call, popups, text fields, rows under the pointer,
    // selected rows.
    pub ground: Color32,
    pub panel: Color32,
    pub canvas: Color32,
    pub popup: Color32,
    pub field: Color32,
    pub hover: Color32,
    pub selected: Color32,
    // Text by importance: sentences, labels, identity lines; and the labels of disabled controls.
    pub text: Color32,
    pub text_2: Color32,
    pub text_3: Color32,
    pub disabled: Color32,
    // Lines: hairlines, edges of resting buttons, controls that must be visible without a label, the focus ring.
    pub line: Color32,
    pub edge: Color32,
    pub control: Color32,
    pub focus: Color32,
    // Links, selections and main buttons.
    pub accent: Color32,
    pub accent_tint: Color32,
    pub accent_line: Color32,
    pub accent_solid: Color32,
    // Buttons that remove people, and failures.
    pub danger: Color32,
    pub danger_tint: Color32,
    pub danger_line: Color32,
    pub danger_solid: Color32,
    pub danger_solid_hover: Color32,
    // Warnings.
    pub warning: Color32,
    pub warning_tint: Color32,
    pub warning_line: Color32,
    pub warning_solid: Color32,
    // Successes such as proved removals, and live calls.
    pub success: Color32,
    pub success_tint: Color32,
    // People in the lobby, and neutral notices.
    pub info: Color32,
    pub info_tint: Color32,
    // Invitations.
    pub ringing: Color32,
    // Kinds of people and things.
    pub guest: Color32,
    pub guest_tint: Color32,
    pub external: Color32,
    pub external_tint: Color32,
    pub phone: Color32,
    pub phone_tint: Color32,
    pub app: Color32,
    pub app_tint: Color32,
    // Text on solid fills.
    pub on_solid: Color32,
    pub on_warning: Color32,
    /// The shadow under popups.
    pub shadow: Color32,
}

#[expect(
    clippy::disallowed_methods,
    reason = "this is where colors get their names"
)]
const fn hex(rgb: u32) -> Color32 {
    let [_, red, green, blue] = rgb.to_be_bytes();
    Color32::from_rgb(red, green, blue)
}

pub(crate) static LIGHT: Palette = Palette {
    ground: hex(0xEC_EFF3),
    panel: hex(0xF6_F8FA),
    canvas: hex(0xFF_FFFF),
    popup: hex(0xFF_FFFF),
    field: hex(0xFF_FFFF),
    hover: hex(0xF1_F4F8),
    selected: hex(0xE4_ECFA),
    text: hex(0x17_202B),
    text_2: hex(0x44_5161),
    text_3: hex(0x5A_6675),
    disabled: hex(0x83_8E9B),
    line: hex(0xDF_E4EA),
    edge: hex(0xC3_CBD4),
    control: hex(0x7B_8795),
    focus: hex(0x24_57C5),
    accent: hex(0x21_53BD),
    accent_tint: hex(0xE4_ECFA),
    accent_line: hex(0x24_57C5),
    accent_solid: hex(0x24_57C5),
    danger: hex(0xB0_1E2C),
    danger_tint: hex(0xFC_EBEC),
    danger_line: hex(0xC9_444F),
    danger_solid: hex(0xB8_202F),
    danger_solid_hover: hex(0x9A_1826),
    warning: hex(0x84_4700),
    warning_tint: hex(0xFF_F2DA),
    warning_line: hex(0xB8_6E00),
    warning_solid: hex(0xF0_A92E),
    success: hex(0x1A_7041),
    success_tint: hex(0xE3_F4E9),
    info: hex(0x0B_5A73),
    info_tint: hex(0xE0_F2F7),
    ringing: hex(0x64_38AE),
    guest: hex(0x86_2A68),
    guest_tint: hex(0xF8_E8F2),
    external: hex(0x1F_4FB0),
    external_tint: hex(0xE5_EDFB),
    phone: hex(0x0B_5A73),
    phone_tint: hex(0xE0_F2F7),
    app: hex(0x44_5161),
    app_tint: hex(0xE9_EDF1),
    on_solid: hex(0xFF_FFFF),
    on_warning: hex(0x2A_1900),
    shadow: Color32::from_black_alpha(61),
};

pub(crate) static DARK: Palette = Palette {
    ground: hex(0x11_151A),
    panel: hex(0x17_1C22),
    canvas: hex(0x1C_2229),
    popup: hex(0x26_2D36),
    field: hex(0x12_171C),
    hover: hex(0x24_2B34),
    selected: hex(0x20_324F),
    text: hex(0xE8_EDF2),
    text_2: hex(0xBA_C4CF),
    text_3: hex(0xA0_ABB8),
    disabled: hex(0x70_7C8A),
    line: hex(0x2D_353F),
    edge: hex(0x46_515E),
    control: hex(0x7F_8B99),
    focus: hex(0x8F_B4FF),
    accent: hex(0x9B_BCFF),
    accent_tint: hex(0x20_324F),
    accent_line: hex(0x7F_A5F5),
    accent_solid: hex(0x3A_6BDB),
    danger: hex(0xFF_938B),
    danger_tint: hex(0x3D_2023),
    danger_line: hex(0xE0_6A6A),
    danger_solid: hex(0xCC_3540),
    danger_solid_hover: hex(0xB5_2A35),
    warning: hex(0xF5_C066),
    warning_tint: hex(0x37_2B12),
    warning_line: hex(0xD9_992E),
    warning_solid: hex(0xF0_B040),
    success: hex(0x97_E3B2),
    success_tint: hex(0x18_311F),
    info: hex(0x80_CDE2),
    info_tint: hex(0x13_313B),
    ringing: hex(0xC9_B0FF),
    guest: hex(0xF2_A6D4),
    guest_tint: hex(0x3B_2032),
    external: hex(0xA3_C1FF),
    external_tint: hex(0x20_304F),
    phone: hex(0x80_CDE2),
    phone_tint: hex(0x13_313B),
    app: hex(0xBA_C4CF),
    app_tint: hex(0x2C_343E),
    on_solid: hex(0xFF_FFFF),
    on_warning: hex(0x2A_1900),
    shadow: Color32::from_black_alpha(140),
};

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns the contrast ratio as WCAG 2.2 defines it.
    fn contrast(one: Color32, other: Color32) -> f64 {
        let luminance = |color: Color32| {
            let channel = |value: u8| {
                let value = f64::from(value) / 255.0;
                if value <= 0.040_45 {
                    value / 12.92
                } else {
                    ((value + 0.055) / 1.055).powf(2.4)
                }
            };
            0.2126 * channel(color.r()) + 0.7152 * channel(color.g()) + 0.0722 * channel(color.b())
        };
        let (one, other) = (luminance(one), luminance(other));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    fn assert_at_least(floor: f64, what: &str, ink: Color32, paper: Color32) {
        let found = contrast(ink, paper);
        assert!(found >= floor, "{what}: {found:.2} on {paper:?}");
    }

    #[test]
    fn every_text_can_be_read_on_every_surface_in_both_themes() {
        for p in [&LIGHT, &DARK] {
            let surfaces = [p.ground, p.panel, p.canvas, p.popup, p.hover, p.selected];
            for (what, ink) in [
                ("text", p.text),
                ("text_2", p.text_2),
                ("text_3", p.text_3),
                ("accent", p.accent),
                ("danger", p.danger),
                ("warning", p.warning),
                ("success", p.success),
                ("info", p.info),
                ("ringing", p.ringing),
                ("guest", p.guest),
                ("external", p.external),
            ] {
                for paper in surfaces {
                    assert_at_least(4.5, what, ink, paper);
                }
            }
        }
    }

    #[test]
    fn every_hue_can_be_read_on_its_own_tint_and_on_its_solid() {
        for p in [&LIGHT, &DARK] {
            for (what, ink, paper) in [
                ("accent", p.accent, p.accent_tint),
                ("danger", p.danger, p.danger_tint),
                ("warning", p.warning, p.warning_tint),
                ("success", p.success, p.success_tint),
                ("info", p.info, p.info_tint),
                ("guest", p.guest, p.guest_tint),
                ("external", p.external, p.external_tint),
                ("phone", p.phone, p.phone_tint),
                ("app", p.app, p.app_tint),
                ("text on danger", p.text, p.danger_tint),
                ("text_3 on danger", p.text_3, p.danger_tint),
                ("text on warning", p.text, p.warning_tint),
                ("on accent", p.on_solid, p.accent_solid),
                ("on danger", p.on_solid, p.danger_solid),
                ("on hovered danger", p.on_solid, p.danger_solid_hover),
                ("on warning", p.on_warning, p.warning_solid),
            ] {
                assert_at_least(4.5, what, ink, paper);
            }
        }
    }

    #[test]
    fn controls_and_bars_stand_out_from_what_they_lie_on() {
        for p in [&LIGHT, &DARK] {
            for paper in [p.ground, p.panel, p.canvas, p.popup, p.hover, p.selected] {
                for (what, ink) in [
                    ("control", p.control),
                    ("focus", p.focus),
                    ("accent_line", p.accent_line),
                    ("warning_line", p.warning_line),
                    ("danger_line", p.danger_line),
                ] {
                    assert_at_least(3.0, what, ink, paper);
                }
            }
        }
    }
}
