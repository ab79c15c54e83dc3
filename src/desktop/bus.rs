//! Notifications on Linux desktops: `org.freedesktop.Notifications` on the session bus.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use futures_util::{FutureExt as _, StreamExt as _};
use zbus::names::MemberName;
use zbus::proxy::SignalStream;
use zbus::zvariant::Value;
use zbus::{Connection, Message, Proxy, Result};

use crate::desktop::desktop_request::{DesktopRequest, DesktopRequests};
use crate::desktop::notification::{Notification, Orders, Refused};

/// The name of the service, and of its interface.
const SERVICE: &str = "org.freedesktop.Notifications";
const PATH: &str = "/org/freedesktop/Notifications";
/// The program's name as the desktop shows it.
const NAME: &str = "Moderato";
/// Id of the action for a press on the text itself, for which desktops draw no button.
const TEXT: &str = "default";
const BUTTON: &str = "show";
/// Sound of a notification, from the freedesktop.org sound naming specification.
const SOUND: &str = "message-new-instant";
/// How long to wait for the service, which the bus may have to start. After that, the service is called again only for
/// the next notification.
const PATIENCE: Duration = Duration::from_secs(10);

pub(crate) async fn run(
    mut orders: Orders,
    app_id: &'static str,
    requests: DesktopRequests,
    refused: Refused,
) {
    let mut desktop: Option<NotificationService> = None;
    loop {
        tokio::select! {
            changed = orders.changed() => {
                let order = orders.borrow_and_update().clone().filter(|_| changed.is_ok());
                let shown = show_or_withdraw(&mut desktop, order, app_id, &requests);
                let shown = tokio::time::timeout(PATIENCE, shown).await;
                let is_refused = !matches!(shown, Ok(Ok(())));
                refused.note(is_refused);
                if is_refused {
                    tracing::info!("the desktop shows no notification");
                    desktop = None;
                }
                if changed.is_err() {
                    return;
                }
            }
            signal = heard(&mut desktop) => match (signal, &mut desktop) {
                (Some(signal), Some(desktop)) => desktop.handle(&signal, &requests),
                // The bus is gone.
                (None, _) | (_, None) => desktop = None,
            },
        }
    }
}

/// Waits for the service's next signal; forever without a service. `None` once the bus is gone.
async fn heard(desktop: &mut Option<NotificationService>) -> Option<Message> {
    match desktop {
        Some(desktop) => desktop.signals.next().await,
        None => std::future::pending().await,
    }
}

async fn show_or_withdraw(
    desktop: &mut Option<NotificationService>,
    order: Option<Arc<Notification>>,
    app_id: &str,
    requests: &DesktopRequests,
) -> Result<()> {
    match (order, desktop.as_mut()) {
        (Some(order), Some(desktop)) => desktop.show(order, app_id, requests).await,
        (Some(order), None) => {
            let reached = desktop.insert(NotificationService::reach().await?);
            reached.show(order, app_id, requests).await
        }
        (None, Some(desktop)) => desktop.withdraw().await,
        (None, None) => Ok(()),
    }
}

struct NotificationService {
    service: Proxy<'static>,
    signals: SignalStream<'static>,
    /// Whether the service shows buttons.
    has_actions: bool,
    /// Whether the service interprets text as markup.
    reads_markup: bool,
    /// The notification on screen, with the id that the service gave it.
    shown: Option<(u32, Arc<Notification>)>,
}

impl NotificationService {
    async fn reach() -> Result<Self> {
        let bus = Connection::session().await?;
        let service = Proxy::new(&bus, SERVICE, PATH, SERVICE).await?;
        // Subscribes before showing anything, so that no press is missed.
        let signals = service.receive_all_signals().await?;
        let able: Vec<String> = service.call("GetCapabilities", &()).await?;
        let can = |what: &str| able.iter().any(|it| it == what);
        Ok(Self {
            has_actions: can("actions"),
            reads_markup: can("body-markup"),
            service,
            signals,
            shown: None,
        })
    }

    async fn show(
        &mut self,
        order: Arc<Notification>,
        app_id: &str,
        requests: &DesktopRequests,
    ) -> Result<()> {
        let replaced = self.shown.as_ref().map_or(0, |(number, _)| *number);
        let text = if self.reads_markup {
            escaped(&order.text)
        } else {
            order.text.clone()
        };
        let actions = if self.has_actions {
            vec![TEXT, &*order.show, BUTTON, &*order.show]
        } else {
            Vec::new()
        };
        let sound = if order.has_sound {
            ("sound-name", Value::from(SOUND))
        } else {
            ("suppress-sound", Value::from(true))
        };
        let hints = HashMap::from([("desktop-entry", Value::from(app_id)), sound]);
        let as_usual = -1_i32;
        let order_of_desktop = (
            NAME, replaced, app_id, &*order.title, text, actions, hints, as_usual,
        );
        let number: u32 = self.service.call("Notify", &order_of_desktop).await?;
        // A close signal that arrived before the reply belongs to the previous notification, which may have the same id.
        while let Some(Some(signal)) = self.signals.next().now_or_never() {
            self.shown = Some((number, order.clone()));
            self.handle(&signal, requests);
        }
        self.shown = Some((number, order));
        Ok(())
    }

    async fn withdraw(&mut self) -> Result<()> {
        match self.shown.take() {
            // The notification may be closed already, which some desktops report as an error.
            Some((number, _)) => match self.service.call("CloseNotification", &(number,)).await {
                Err(zbus::Error::MethodError(..)) => Ok(()),
                called => called,
            },
            None => Ok(()),
        }
    }

    /// Handles a press on the notification, or its end.
    fn handle(&mut self, signal: &Message, requests: &DesktopRequests) {
        let Some((shown, order)) = &self.shown else {
            return;
        };
        let header = signal.header();
        let body = signal.body();
        let member = header.member();
        match member.map(MemberName::as_str) {
            Some("ActionInvoked") => {
                let read = body.deserialize::<(u32, &str)>();
                if read.is_ok_and(|(it, key)| it == *shown && [TEXT, BUTTON].contains(&key)) {
                    requests.leave(DesktopRequest::Show(order.call.clone()));
                }
            }
            Some("NotificationClosed") => {
                let read = body.deserialize::<(u32, u32)>();
                if read.is_ok_and(|(it, _)| it == *shown) {
                    self.shown = None;
                }
            }
            _ => {}
        }
    }
}

/// Escapes markup, because a desktop could show the name of a person as a link or picture.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_no_markup() {
        assert_eq!(
            escaped("<img src=\"http://a\">&lt;"),
            "&lt;img src=\"http://a\"&gt;&amp;lt;"
        );
    }
}
