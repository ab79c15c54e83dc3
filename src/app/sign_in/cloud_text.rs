//! The names of the clouds.

use crate::app::language::text::tr;
use crate::worker::Cloud;

pub(crate) fn cloud_name(cloud: Cloud) -> String {
    match cloud {
        Cloud::Global => tr("cloud-global"),
        Cloud::UsGovL4 => tr("cloud-us-l4"),
        Cloud::UsGovL5 => tr("cloud-us-l5"),
        Cloud::Custom => tr("cloud-custom"),
    }
}
