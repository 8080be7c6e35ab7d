//! The tree of folders and how it may be changed: no folder in itself, none deeper than 16, no two siblings of one name
//! (spec D21).

use super::{DEPTH_MAX, Error, Left, WhyLeft};
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

/// A folder, and the folder it is put into; `None` is the top.
pub type Move = (FolderId, Option<FolderId>);

/// What stands in the way of moves that are done all at once (spec D21): first rings, then depth, then names. Folders that the
/// tree does not hold are passed over.
fn obstacles(tree: &[Node], moves: &[Move]) -> Vec<(FolderId, WhyLeft)> {
    let moved: HashMap<FolderId, Option<FolderId>> = moves.iter().copied().collect();
    let parents: HashMap<FolderId, Option<FolderId>> =
        tree.iter().map(|node| (node.id, moved.get(&node.id).copied().unwrap_or(node.parent))).collect();
    let above = |folder: FolderId| parents.get(&folder).copied().flatten();
    // none: in a ring, or below one
    let mut depths: HashMap<FolderId, Option<i64>> = HashMap::new();
    let mut rings: HashSet<FolderId> = HashSet::new();
    for node in tree {
        let (mut way, mut known) = (Vec::new(), HashSet::new());
        let mut at = node.id;
        let mut depth = loop {
            if let Some(depth) = depths.get(&at) {
                break *depth;
            }
            if !known.insert(at) {
                rings.extend(way.iter().skip_while(|folder| **folder != at));
                break None;
            }
            way.push(at);
            match above(at) {
                Some(parent) => at = parent,
                None => break Some(-1),
            }
        };
        while let Some(folder) = way.pop() {
            depth = depth.map(|depth| depth + 1);
            depths.insert(folder, depth);
        }
    }
    let going = || tree.iter().filter(|node| moved.contains_key(&node.id));
    if !rings.is_empty() {
        return going().filter(|node| rings.contains(&node.id)).map(|node| (node.id, WhyLeft::IntoItself)).collect();
    }
    let mut deep: HashSet<FolderId> = HashSet::new();
    for node in tree.iter().filter(|node| depths.get(&node.id) == Some(&Some(DEPTH_MAX))) {
        let mut at = Some(node.id);
        while let Some(folder) = at.filter(|folder| !moved.contains_key(folder)) {
            at = above(folder);
        }
        deep.extend(at);
    }
    if !deep.is_empty() {
        return going().filter(|node| deep.contains(&node.id)).map(|node| (node.id, WhyLeft::TooDeep)).collect();
    }
    // those that stay come first: they keep their names
    let staying = tree.iter().filter(|node| !moved.contains_key(&node.id));
    let mut names: HashSet<(Option<FolderId>, &str)> = staying.map(|node| (above(node.id), node.name_key.as_str())).collect();
    going().filter(|node| !names.insert((above(node.id), &node.name_key))).map(|node| (node.id, WhyLeft::NameTaken)).collect()
}

/// Whether folders may be put into others, all at once or not at all (spec D21).
///
/// # Errors
/// `IntoItself`, `TooDeep`; `Clash` with the name that would stand there twice.
pub fn may_move(tree: &[Node], moves: &[Move]) -> Result<(), Error> {
    let Some((folder, why)) = obstacles(tree, moves).into_iter().next() else { return Ok(()) };
    let name = || tree.iter().find(|node| node.id == folder).map(|node| node.name.clone()).unwrap_or_default();
    Err(match why {
        WhyLeft::TooDeep => Error::TooDeep,
        WhyLeft::NameTaken => Error::Clash(name()),
        _ => Error::IntoItself,
    })
}

/// Which of these moves can be done together, and what stands in the way of the others (spec D21, experience 17). One that
/// stays may be in the way of another, so that it is asked again until nothing is.
#[must_use]
pub fn sort_out(tree: &[Node], moves: &[Move]) -> (Vec<Move>, Vec<Left>) {
    let names: HashMap<FolderId, &str> = tree.iter().map(|node| (node.id, node.name.as_str())).collect();
    let (mut going, mut left) = (moves.to_vec(), Vec::new());
    loop {
        let found: HashMap<FolderId, WhyLeft> = obstacles(tree, &going).into_iter().collect();
        if found.is_empty() {
            return (going, left);
        }
        for (folder, _) in &going {
            if let Some(why) = found.get(folder) {
                left.push(Left { name: names.get(folder).map(|name| (*name).to_owned()).unwrap_or_default(), why: *why });
            }
        }
        going.retain(|(folder, _)| !found.contains_key(folder));
    }
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

    #[test]
    fn d21_of_many_moves_those_are_done_that_can_be() {
        use WhyLeft::{IntoItself, NameTaken};
        let tree = [
            node(1, None, "A"),
            node(2, Some(1), "B"),
            node(3, Some(2), "C"),
            node(4, None, "b"),
            node(5, Some(4), "A"),
            node(6, None, "D"),
        ];
        for (moves, done, left) in [
            // into one place: the place itself and what holds it stay, the others go
            (vec![(1, Some(3)), (3, Some(3)), (6, Some(3)), (4, Some(3))], vec![6, 4], vec![("C", IntoItself), ("A", IntoItself)]),
            (vec![(2, None), (3, None), (5, None)], vec![3], vec![("B", NameTaken), ("A", NameTaken)]),
            // what stays is in the way of what would have taken its place
            (vec![(1, Some(6)), (6, Some(1)), (5, None)], vec![], vec![("A", IntoItself), ("D", IntoItself), ("A", NameTaken)]),
            (vec![(4, Some(6)), (2, Some(6))], vec![2], vec![("b", NameTaken)]),
            (vec![(9, Some(1)), (3, None)], vec![9, 3], vec![]),
        ] {
            let moves: Vec<Move> = moves.iter().map(|(folder, to): &(u128, Option<u128>)| (id(*folder), to.map(id))).collect();
            let (going, stays) = sort_out(&tree, &moves);
            assert_eq!(going.iter().map(|(folder, _)| *folder).collect::<Vec<_>>(), done.into_iter().map(id).collect::<Vec<_>>());
            assert_eq!(stays.iter().map(|left| (left.name.as_str(), left.why)).collect::<Vec<_>>(), left, "{moves:?}");
        }
        let deep: Vec<Node> = (1..=16).map(|n| node(n, (n > 1).then(|| n - 1), &format!("F{n}"))).chain([node(90, None, "X")]).collect();
        let (going, left) = sort_out(&deep, &[(id(90), Some(id(16)))]);
        assert_eq!((going, left), (Vec::new(), vec![Left { name: "X".to_owned(), why: WhyLeft::TooDeep }]));
    }
}
