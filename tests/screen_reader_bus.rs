//! The other side of the accessibility bus: the parts that a screen reader reads, presses and
//! speaks.

#![cfg(target_os = "linux")]

use std::collections::HashMap;
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

use atspi::proxy::accessible::{AccessibleProxy, ObjectRefExt as _};
use atspi::proxy::action::ActionProxy;
use atspi::proxy::bus::{BusProxy, StatusProxy};
use atspi::proxy::component::ComponentProxy;
use atspi::{ObjectRefOwned, Role, State, StateSet};
use futures_util::StreamExt as _;
use zbus::message::Type;
use zbus::zvariant::OwnedValue;
use zbus::{Connection, MatchRule, Message, MessageStream, connection};

use crate::display::PATIENCE;
use crate::keyring::is_installed;

/// Delay before looking again.
const AGAIN: Duration = Duration::from_millis(50);

/// Returns the first missing tool that this test needs, if any.
pub(crate) fn missing() -> Option<&'static str> {
    let programs = ["Xvfb", "xdotool", "dbus-run-session"];
    let program = programs.into_iter().find(|program| !is_installed(program));
    let bus = "/usr/share/dbus-1/services/org.a11y.Bus.service";
    program.or_else(|| (!Path::new(bus).exists()).then_some("at-spi2-core"))
}

/// An element of the tree, as a screen reader reads it.
#[derive(Debug, Clone)]
pub(crate) struct Node {
    object: ObjectRefOwned,
    /// Depth below the program.
    pub(crate) depth: usize,
    pub(crate) role: Role,
    pub(crate) name: String,
    pub(crate) description: String,
    pub(crate) attributes: HashMap<String, String>,
    pub(crate) states: StateSet,
}

impl Node {
    pub(crate) fn is(&self, role: Role, name: &str) -> bool {
        self.role == role && self.name.contains(name)
    }
}

/// Contents of a signal: detail, two numbers, data, properties.
type Event = (String, i32, i32, OwnedValue, HashMap<String, OwnedValue>);

/// The words that a screen reader has spoken by itself since it started.
#[derive(Debug, Default)]
pub(crate) struct Spoken {
    /// The focused object.
    focused: Option<String>,
    /// New text of the focused object. Orca 43 speaks this text, but no announcements.
    pub(crate) of_the_focused: Vec<String>,
    /// Announcements, which later versions speak too.
    pub(crate) announced: Vec<String>,
}

impl Spoken {
    /// Handles a signal of the bus.
    fn hear(&mut self, message: &Message) -> Option<()> {
        let header = message.header();
        let path = header.path()?.to_string();
        let body = message.body();
        let (detail, is_on, _, data, _) = body.deserialize::<Event>().ok()?;
        let words = || String::try_from(data.try_clone().ok()?).ok();
        match (header.member()?.as_str(), detail.as_str()) {
            ("StateChanged", "focused") if is_on == 1 => self.focused = Some(path),
            ("PropertyChange", "accessible-name") if self.focused.as_ref() == Some(&path) => {
                self.of_the_focused.push(words()?);
            }
            ("Announcement", _) => self.announced.push(words()?),
            _ => {}
        }
        Some(())
    }
}

/// A screen reader on the accessibility bus, which records what it speaks.
pub(crate) struct Reader {
    bus: Connection,
    spoken: Arc<Mutex<Spoken>>,
}

impl Reader {
    /// Announces a screen reader on the session bus, and listens on the accessibility bus.
    pub(crate) async fn start() -> Self {
        let session = Connection::session().await.unwrap();
        let status = StatusProxy::new(&session).await.unwrap();
        status.set_screen_reader_enabled(true).await.unwrap();
        let address = BusProxy::new(&session).await.unwrap();
        let address = address.get_address().await.unwrap();
        let bus = connection::Builder::address(address.as_str()).unwrap();
        let bus = bus.build().await.unwrap();
        let spoken = Arc::new(Mutex::new(Spoken::default()));
        let rule = MatchRule::builder()
            .msg_type(Type::Signal)
            .interface("org.a11y.atspi.Event.Object")
            .unwrap()
            .build();
        let mut signals = MessageStream::for_match_rule(rule, &bus, Some(4_096))
            .await
            .unwrap();
        let heard = spoken.clone();
        tokio::spawn(async move {
            while let Some(Ok(message)) = signals.next().await {
                heard.lock().unwrap().hear(&message);
            }
        });
        Self { bus, spoken }
    }

    pub(crate) fn spoken(&self) -> MutexGuard<'_, Spoken> {
        self.spoken.lock().unwrap()
    }

    /// Returns the program's whole tree in reading order; empty before the program exists.
    pub(crate) async fn tree(&self) -> Vec<Node> {
        let Some(program) = self.program().await else {
            return Vec::new();
        };
        let mut tree = Vec::new();
        let mut open = vec![(program, 0)];
        while let Some((object, depth)) = open.pop() {
            // Elements that vanished meanwhile do not answer.
            let Some((node, children)) = self.read(object, depth).await else {
                continue;
            };
            tree.push(node);
            let below = children.into_iter().rev();
            open.extend(below.map(|child| (child, depth + 1)));
        }
        tree
    }

    async fn program(&self) -> Option<ObjectRefOwned> {
        let desktop = AccessibleProxy::builder(&self.bus)
            .destination("org.a11y.atspi.Registry")
            .ok()?
            .path("/org/a11y/atspi/accessible/root")
            .ok()?
            .build()
            .await
            .ok()?;
        for program in desktop.get_children().await.ok()? {
            let at = program.as_accessible_proxy(&self.bus).await.ok()?;
            if at.name().await.is_ok_and(|name| name == "moderato") {
                return Some(program);
            }
        }
        None
    }

    async fn read(
        &self,
        object: ObjectRefOwned,
        depth: usize,
    ) -> Option<(Node, Vec<ObjectRefOwned>)> {
        let at = object.as_accessible_proxy(&self.bus).await.ok()?;
        let children = at.get_children().await.ok()?;
        let node = Node {
            depth,
            role: at.get_role().await.ok()?,
            name: at.name().await.ok()?,
            description: at.description().await.ok()?,
            attributes: at.get_attributes().await.unwrap_or_default(),
            states: at.get_state().await.ok()?,
            object: object.clone(),
        };
        Some((node, children))
    }

    /// Waits until `find` finds something in the tree, and returns it.
    pub(crate) async fn until<T>(&self, what: &str, find: impl Fn(&[Node]) -> Option<T>) -> T {
        let found = tokio::time::timeout(PATIENCE, async {
            loop {
                if let Some(found) = find(&self.tree().await) {
                    return found;
                }
                tokio::time::sleep(AGAIN).await;
            }
        });
        if let Ok(found) = found.await {
            return found;
        }
        panic!("waited in vain for {what}\n{}", told(&self.tree().await))
    }

    /// Waits for an element of this role whose name contains this text, and returns it.
    pub(crate) async fn find(&self, role: Role, name: &str) -> Node {
        let is_it = |tree: &[Node]| tree.iter().find(|node| node.is(role, name)).cloned();
        self.until(name, is_it).await
    }

    /// Presses a button until that has an effect, because early presses may be ignored.
    pub(crate) async fn press_until(&self, name: &str, worked: impl Fn(&[Node]) -> bool) {
        let pressed = tokio::time::timeout(PATIENCE, async {
            loop {
                let tree = self.tree().await;
                if worked(&tree) {
                    return;
                }
                if let Some(button) = tree.iter().find(|node| node.is(Role::Button, name)) {
                    self.press(button).await;
                }
                tokio::time::sleep(AGAIN * 10).await;
            }
        });
        if pressed.await.is_ok() {
            return;
        }
        panic!("pressed in vain: {name}\n{}", told(&self.tree().await))
    }

    async fn press(&self, node: &Node) {
        let Some(name) = node.object.name().cloned() else {
            return;
        };
        let action = ActionProxy::builder(&self.bus)
            .destination(name)
            .unwrap()
            .path(node.object.path())
            .unwrap();
        let action = action.build().await.unwrap();
        // The element may have vanished since the tree was read.
        drop(action.do_action(0).await);
    }

    /// Moves the focus to an element.
    pub(crate) async fn focus(&self, role: Role, name: &str) {
        let node = self.find(role, name).await;
        let component = ComponentProxy::builder(&self.bus)
            .destination(node.object.name().cloned().unwrap())
            .unwrap()
            .path(node.object.path())
            .unwrap();
        component.build().await.unwrap().grab_focus().await.unwrap();
        let has_it = |tree: &[Node]| {
            let mut all = tree.iter();
            let node = all.find(|node| node.is(role, name))?;
            node.states.contains(State::Focused).then_some(())
        };
        self.until("the keyboard", has_it).await;
    }
}

/// Returns the tree as text.
pub(crate) fn told(tree: &[Node]) -> String {
    let line = |node: &Node| {
        let indent = "  ".repeat(node.depth);
        format!(
            "{indent}{:?} {:?} {:?} {:?}",
            node.role, node.name, node.description, node.attributes
        )
    };
    tree.iter().map(line).collect::<Vec<_>>().join("\n")
}
