//! Place of the window when it was last open, sizes of its panels, and zoom.
//!
//! The window saves these values by itself. An impossible value does not make the whole file
//! invalid, but counts as never saved.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;

/// Largest plausible coordinate or size, beyond any screen. A larger value in the file is damage.
const MOST: u32 = 32_767;

/// Place of the window, and sizes of its panels.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct WindowPlace {
    /// Upper left corner of the frame, in pixels, in coordinates that all screens share. `None` if never saved. Wayland
    /// desktops do not report it.
    #[serde(deserialize_with = "or_default")]
    pub at: Option<[i32; 2]>,
    /// Width and height without the frame, in points at 100 %; `None` if never saved.
    #[serde(deserialize_with = "or_default")]
    pub size: Option<[u32; 2]>,
    /// Whether the window was maximized. If so, `at` and `size` are those from before it was maximized.
    #[serde(deserialize_with = "or_default")]
    pub maximized: bool,
    /// Width of the list of calls, in points, if the user has changed it.
    #[serde(deserialize_with = "or_default")]
    pub calls: Option<u16>,
    /// Height of the activity panel, in points, if the user has changed it.
    #[serde(deserialize_with = "or_default")]
    pub activity: Option<u16>,
    /// Width of the panel about a person, in points, if the user has changed it.
    #[serde(deserialize_with = "or_default")]
    pub person: Option<u16>,
}

impl WindowPlace {
    /// Drops a size or a place that no screen has.
    #[must_use]
    fn plausible(mut self) -> Self {
        let can_be =
            |[width, height]: &[u32; 2]| (1..=MOST).contains(width) && (1..=MOST).contains(height);
        let is_near = |place: &[i32; 2]| place.iter().all(|it| it.unsigned_abs() <= MOST);
        self.size = self.size.filter(can_be);
        self.at = self.at.filter(is_near);
        self
    }
}

/// Zoom of the whole window, in percent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "u16", into = "u16")]
pub struct Zoom(u16);

impl Zoom {
    /// Smallest zoom, in percent. Below it, texts would be unreadable.
    pub const SMALLEST: u16 = 50;
    /// Largest zoom, in percent. Above it, the panels would not fit.
    pub const LARGEST: u16 = 200;
    const STEP: u16 = 10;

    /// Returns the zoom nearest to this factor.
    pub fn of_factor(factor: f32) -> Self {
        let range = f32::from(Self::SMALLEST)..=f32::from(Self::LARGEST);
        let percent = (factor * 100.0).round().clamp(*range.start(), *range.end());
        // Converts by search, because the range is small. Only NaN finds no percentage.
        let near = (Self::SMALLEST..=Self::LARGEST).find(|it| f32::from(*it) >= percent);
        near.map_or_else(Self::default, Self)
    }

    /// Returns the factor by which the window scales everything.
    pub fn factor(self) -> f32 {
        f32::from(self.0) / 100.0
    }

    /// Returns the zoom in percent, from [`Self::SMALLEST`] to [`Self::LARGEST`].
    pub fn percent(self) -> u16 {
        self.0
    }

    /// Returns the next larger zoom. `None` at the largest.
    pub fn larger(self) -> Option<Self> {
        let next = (self.0 / Self::STEP + 1) * Self::STEP;
        Self::try_from(next).ok()
    }

    /// Returns the next smaller zoom. `None` at the smallest.
    pub fn smaller(self) -> Option<Self> {
        let next = self.0.div_ceil(Self::STEP).saturating_sub(1) * Self::STEP;
        Self::try_from(next).ok()
    }
}

impl Default for Zoom {
    fn default() -> Self {
        Self(100)
    }
}

impl TryFrom<u16> for Zoom {
    type Error = String;

    fn try_from(percent: u16) -> Result<Self, String> {
        if (Self::SMALLEST..=Self::LARGEST).contains(&percent) {
            Ok(Self(percent))
        } else {
            let (from, to) = (Self::SMALLEST, Self::LARGEST);
            Err(format!("{percent} is not from {from} to {to}"))
        }
    }
}

impl From<Zoom> for u16 {
    fn from(zoom: Zoom) -> Self {
        zoom.0
    }
}

/// Reads a place. Damaged parts count as never saved.
pub(crate) fn place<'de, D: Deserializer<'de>>(deserializer: D) -> Result<WindowPlace, D::Error> {
    or_default(deserializer).map(WindowPlace::plausible)
}

/// Reads a value. A damaged value counts as never saved.
pub(crate) fn or_default<'de, D, T>(deserializer: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: Default + DeserializeOwned,
{
    let value = Value::deserialize(deserializer)?;
    Ok(serde_json::from_value(value).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::preferences::{Preferences, PreferencesFile, Theme};

    #[test]
    fn a_damaged_place_costs_nothing_but_itself() {
        let folder = tempfile::tempdir().unwrap();
        let file = PreferencesFile::new(folder.path());
        let kept = WindowPlace {
            at: Some([-1280, 40]),
            size: Some([900, 600]),
            maximized: true,
            calls: Some(240),
            activity: None,
            person: Some(300),
        };
        for (window, zoom, read) in [
            (
                r#"{"at":[-1280,40],"size":[900,600],"maximized":true,"calls":240,"person":300}"#,
                "110",
                (kept, 110),
            ),
            (r#""wide""#, "\"large\"", (WindowPlace::default(), 100)),
            ("null", "null", (WindowPlace::default(), 100)),
            (
                r#"{"at":[0],"size":[-5,10],"maximized":7,"calls":-1,"person":300,"new":1}"#,
                "0",
                (
                    WindowPlace {
                        person: Some(300),
                        ..WindowPlace::default()
                    },
                    100,
                ),
            ),
            (
                r#"{"at":[2147483647,-2147483648],"size":[0,4294967295],"calls":200}"#,
                "65535",
                (
                    WindowPlace {
                        calls: Some(200),
                        ..WindowPlace::default()
                    },
                    100,
                ),
            ),
        ] {
            let text = format!(r#"{{"theme":"dark","window":{window},"zoom":{zoom}}}"#);
            let path = folder.path().join("settings.json");
            std::fs::write(&path, &text).unwrap();
            let Preferences {
                theme,
                window,
                zoom,
                ..
            } = file.load().unwrap();
            assert_eq!(theme, Theme::Dark, "{text}");
            assert_eq!((window, zoom.percent()), read, "{text}");
        }
    }

    #[test]
    fn zoom_goes_in_steps_and_to_an_end() {
        let mut zoom = Zoom::default();
        let mut seen = vec![zoom.percent()];
        while let Some(larger) = zoom.larger() {
            zoom = larger;
            seen.push(zoom.percent());
        }
        assert_eq!(seen.first_chunk(), Some(&[100, 110, 120]));
        assert_eq!(zoom.percent(), 200);
        while let Some(smaller) = zoom.smaller() {
            zoom = smaller;
        }
        assert_eq!(zoom.percent(), 50);
        // A value between two steps, as another screen may have left it.
        let odd = Zoom::of_factor(1.25);
        assert_eq!(odd.percent(), 125);
        assert_eq!(odd.larger().map(Zoom::percent), Some(130));
        assert_eq!(odd.smaller().map(Zoom::percent), Some(120));
        for (factor, percent) in [(f32::NAN, 100), (0.0, 50), (9.0, 200), (1.1, 110)] {
            assert_eq!(Zoom::of_factor(factor).percent(), percent, "{factor}");
        }
    }
}
