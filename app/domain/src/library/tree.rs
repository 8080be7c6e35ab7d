//! The tree of folders and how it may be changed: no folder in itself, none deeper than 16, no two siblings of one name
//! (spec D21).

use super::{DEPTH_MAX, Error};
use crate::id::FolderId;
use std::collections::{HashMap, HashSet};

/// A folder of the tree.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Node {
    /// Its id.
    pub id: FolderId,
    /// The folder it stands in; `None` at the top.
    pub parent: Option<FolderId>,
    /// Its name.
    pub name: String,
    /// The key by which names are equal.
    pub name_key: String,
}

/// These folders and every folder below one of them.
#[must_use]
pub fn below(tree: &[Node], roots: &[FolderId]) -> HashSet<FolderId> {
    let mut children: HashMap<FolderId, Vec<FolderId>> = HashMap::new();
    for node in tree {
        if let Some(parent) = node.parent {
            children.entry(parent).or_default().push(node.id);
        }
    }
    let mut found: HashSet<FolderId> = HashSet::new();
    let mut open = roots.to_vec();
    while let Some(folder) = open.pop() {
        if found.insert(folder) {
            open.extend(children.get(&folder).into_iter().flatten());
        }
    }
    found
}

/// The names of the folders from the top, or from `root`, down to a folder, itself last.
#[must_use]
pub fn trail<'a>(tree: &HashMap<FolderId, &'a Node>, folder: FolderId, root: Option<FolderId>) -> Vec<&'a str> {
    let mut names = Vec::new();
    let mut at = Some(folder);
    while let Some(node) = at.and_then(|id| tree.get(&id)).filter(|_| names.len() < DEPTH_MAX as usize) {
        names.push(node.name.as_str());
        at = if Some(node.id) == root { None } else { node.parent };
    }
    names.reverse();
    names
}

/// Whether folders may be put into others, all at once (spec D21). Folders that the tree does not hold are passed over.
///
/// # Errors
/// `IntoItself`, `TooDeep`; `Clash` with the name that would stand there twice.
pub fn may_move(tree: &[Node], moves: &[(FolderId, Option<FolderId>)]) -> Result<(), Error> {
    let moved: HashMap<FolderId, Option<FolderId>> = moves.iter().copied().collect();
    let parents: HashMap<FolderId, Option<FolderId>> =
        tree.iter().map(|node| (node.id, moved.get(&node.id).copied().unwrap_or(node.parent))).collect();
    let mut depths: HashMap<FolderId, i64> = HashMap::new();
    for node in tree {
        let mut above = Vec::new();
        let mut at = node.id;
        let mut depth = loop {
            if let Some(depth) = depths.get(&at) {
                break *depth;
            }
            above.push(at);
            if above.len() > parents.len() {
                return Err(Error::IntoItself);
            }
            match parents.get(&at).copied().flatten() {
                Some(parent) => at = parent,
                None => break -1,
            }
        };
        while let Some(folder) = above.pop() {
            depth += 1;
            depths.insert(folder, depth);
        }
    }
    if depths.values().any(|depth| *depth >= DEPTH_MAX) {
        return Err(Error::TooDeep);
    }
    let mut names: HashSet<(Option<FolderId>, &str)> = HashSet::new();
    // those that stay come first, so that the name told is that of one that moves
    let (going, staying): (Vec<&Node>, Vec<&Node>) = tree.iter().partition(|node| moved.contains_key(&node.id));
    for node in staying.into_iter().chain(going) {
        if !names.insert((parents.get(&node.id).copied().flatten(), &node.name_key)) {
            return Err(Error::Clash(node.name.clone()));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn id(number: u128) -> FolderId {
        FolderId(Uuid::from_u128(number))
    }

    fn node(number: u128, parent: Option<u128>, name: &str) -> Node {
        Node { id: id(number), parent: parent.map(id), name: name.to_owned(), name_key: name.to_lowercase() }
    }

    #[test]
    fn d21_a_folder_goes_anywhere_but_into_itself_or_beside_its_own_name() {
        let tree = [node(1, None, "A"), node(2, Some(1), "B"), node(3, Some(2), "C"), node(4, None, "b"), node(5, Some(4), "A")];
        let clash = |name: &str| Err(Error::Clash(name.to_owned()));
        for (moves, answer) in [
            (vec![(2, None)], clash("B")),
            (vec![(3, None)], Ok(())),
            (vec![(1, Some(1))], Err(Error::IntoItself)),
            (vec![(1, Some(3))], Err(Error::IntoItself)),
            (vec![(1, Some(4))], clash("A")),
            (vec![(4, Some(1))], clash("b")),
            (vec![(4, Some(3))], Ok(())),
            (vec![(5, None), (1, Some(4))], Ok(())),
            (vec![(1, Some(4)), (4, Some(1))], Err(Error::IntoItself)),
            (vec![(9, Some(1))], Ok(())),
        ] {
            let moves: Vec<_> = moves.iter().map(|(folder, to): &(u128, Option<u128>)| (id(*folder), to.map(id))).collect();
            assert_eq!(may_move(&tree, &moves), answer, "{moves:?}");
        }
    }

    #[test]
    fn d21_a_moved_folder_takes_all_its_levels_with_it() {
        let chain = |first: u128, length: u128| -> Vec<Node> {
            (first..first + length).map(|n| node(n, (n > first).then(|| n - 1), &format!("F{n}"))).collect()
        };
        let mut tree = chain(1, 10);
        tree.extend(chain(101, 7));
        assert_eq!(may_move(&tree, &[(id(101), Some(id(9)))]), Ok(()), "9 and 7 are 16");
        assert_eq!(may_move(&tree, &[(id(101), Some(id(10)))]), Err(Error::TooDeep));
        assert_eq!(below(&tree, &[id(105)]), (105..108).map(id).collect());
        let known = tree.iter().map(|node| (node.id, node)).collect();
        assert_eq!(trail(&known, id(3), None), ["F1", "F2", "F3"]);
        assert_eq!(trail(&known, id(105), Some(id(104))), ["F104", "F105"]);
    }
}
