//! Notifications on Windows and macOS. These systems can't withdraw a notification. Each notification therefore waits
//! until the previous one is gone.

use notify_rust::NotificationResponse;
use notify_rust::error::Result;

use crate::desktop::desktop_request::{DesktopRequest, DesktopRequests};
use crate::desktop::notification::{Notification, Orders, Refused};

/// The sound's name on each system.
const SOUND: &str = if cfg!(windows) { "IM" } else { "Ping" };

pub(crate) async fn run(
    mut orders: Orders,
    app_id: &'static str,
    requests: DesktopRequests,
    refused: Refused,
) {
    while orders.changed().await.is_ok() {
        let order = orders.borrow_and_update().clone();
        let Some(order) = order else {
            continue;
        };
        let showing = order.clone();
        let shown = tokio::task::spawn_blocking(move || show(&showing, app_id)).await;
        refused.note(!matches!(shown, Ok(Ok(_))));
        if let Ok(Ok(true)) = shown {
            requests.leave(DesktopRequest::Show(order.call.clone()));
        }
    }
}

/// Shows the notification until it is gone; returns whether it was pressed.
fn show(order: &Notification, app_id: &str) -> Result<bool> {
    let mut notification = notify_rust::Notification::new();
    notification
        .appname("Moderato")
        .summary(&order.title)
        .body(&order.text)
        .action("show", &order.show);
    if order.has_sound {
        notification.sound_name(SOUND);
    }
    #[cfg(windows)]
    notification.app_id(app_id);
    #[cfg(not(windows))]
    let _unused = app_id;
    let mut is_pressed = false;
    notification
        .show()?
        .wait_for_response(|response: &NotificationResponse| {
            is_pressed = !matches!(response, NotificationResponse::Closed(_));
        })?;
    Ok(is_pressed)
}
