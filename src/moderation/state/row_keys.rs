//! A small sorted set of row keys.

use crate::moderation::state::row::RowKey;

/// A sorted set of row keys. Nearly every set holds a single key.
///
/// A `BTreeSet` allocates room for eleven keys, which would waste a megabyte in a call with a
/// thousand people.
#[derive(Debug, Default)]
pub(crate) struct RowKeys(Vec<RowKey>);

impl RowKeys {
    pub(crate) fn insert(&mut self, key: RowKey) {
        if let Err(place) = self.0.binary_search(&key) {
            if self.0.is_empty() {
                self.0.reserve_exact(1);
            }
            self.0.insert(place, key);
        }
    }

    pub(crate) fn remove(&mut self, key: &RowKey) {
        if let Ok(place) = self.0.binary_search(key) {
            self.0.remove(place);
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(crate) fn iter(&self) -> std::slice::Iter<'_, RowKey> {
        self.0.iter()
    }
}

impl<'a> IntoIterator for &'a RowKeys {
    type Item = &'a RowKey;
    type IntoIter = std::slice::Iter<'a, RowKey>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn they_keep_their_order_whichever_came_first_and_each_is_there_once() {
        let key = |id: &str| RowKey::Participant(id.into());
        let mut keys = RowKeys::default();
        for id in ["c", "a", "b", "a", "c"] {
            keys.insert(key(id));
        }
        keys.remove(&key("b"));
        keys.remove(&key("nobody"));
        let left: Vec<&RowKey> = keys.iter().collect();
        assert_eq!(left, [&key("a"), &key("c")]);
    }
}
