//! Rows that keep their place on the screen: a fresh list draws each row over the one of the same key and moves it, so that a
//! tick, a focus and a press stay with what they were meant for. A plain list would draw the second row over the first.
//! Rows of all lists are one type here, because each type of a list would come to the browser as code of its own.

use leptos::{
    attr::{Attribute, any_attribute::AnyAttribute},
    prelude::*,
    tachys::{
        hydration::Cursor,
        renderer::{Rndr, types},
        ssr::StreamBuilder,
        view::{Position, PositionState, any_view::AnyViewState},
    },
};
use std::mem;

/// Rows by their keys, which differ from each other.
#[derive(Debug)]
pub struct Rows(Vec<(String, AnyView)>);

impl Rows {
    fn views(self) -> Vec<AnyView> {
        self.0.into_iter().map(|(_, view)| view).collect()
    }
}

impl FromIterator<(String, AnyView)> for Rows {
    fn from_iter<T: IntoIterator<Item = (String, AnyView)>>(rows: T) -> Self {
        Self(rows.into_iter().collect())
    }
}

/// The rows on the screen, and what stands after the last.
#[derive(Debug)]
pub struct RowsState {
    rows: Vec<(String, AnyViewState)>,
    end: types::Placeholder,
}

impl Render for Rows {
    type State = RowsState;

    fn build(self) -> Self::State {
        RowsState { rows: self.0.into_iter().map(|(key, view)| (key, view.build())).collect(), end: Rndr::create_placeholder() }
    }

    fn rebuild(self, state: &mut Self::State) {
        let mut old: Vec<Option<(String, AnyViewState)>> = mem::take(&mut state.rows).into_iter().map(Some).collect();
        // where the next row most likely stood, and up to which of the old ones the order is as it was
        let (mut near, mut upto) = (0, 0);
        let mut stays = Vec::with_capacity(self.0.len());
        for (key, view) in self.0 {
            let is = |row: &Option<(String, AnyViewState)>| row.as_ref().is_some_and(|(other, _)| *other == key);
            let at = old[near..].iter().position(is).map(|at| near + at).or_else(|| old[..near].iter().position(is));
            let row = match at.and_then(|at| old[at].take()) {
                Some((_, mut row)) => {
                    view.rebuild(&mut row);
                    near = at.map_or(near, |at| at + 1);
                    row
                }
                None => view.build(),
            };
            stays.push(at.is_some_and(|at| at >= upto));
            upto = at.map_or(upto, |at| upto.max(at));
            state.rows.push((key, row));
        }
        for (_, mut gone) in old.into_iter().flatten() {
            gone.unmount();
        }
        // from the last to the first, so that what comes after a row is in its place
        for at in (0..stays.len()).rev().filter(|at| !stays[*at]) {
            let (before, after) = state.rows.split_at_mut(at + 1);
            let Some((_, row)) = before.last_mut() else { continue };
            if !after.first().is_some_and(|(_, next)| next.insert_before_this(row)) {
                Rndr::try_mount_before(row, state.end.as_ref());
            }
        }
    }
}

impl Mountable for RowsState {
    fn unmount(&mut self) {
        self.rows.iter_mut().for_each(|(_, row)| row.unmount());
        self.end.unmount();
    }

    fn mount(&mut self, parent: &types::Element, marker: Option<&types::Node>) {
        self.rows.iter_mut().for_each(|(_, row)| row.mount(parent, marker));
        self.end.mount(parent, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        self.rows.iter().any(|(_, row)| row.insert_before_this(child)) || self.end.insert_before_this(child)
    }

    fn elements(&self) -> Vec<types::Element> {
        self.rows.iter().flat_map(|(_, row)| row.elements()).collect()
    }
}

impl AddAnyAttr for Rows {
    type Output<SomeNewAttr: Attribute> = Self;

    /// Nobody gives all rows an attribute from outside.
    fn add_any_attr<NewAttr: Attribute>(self, _: NewAttr) -> Self {
        self
    }
}

/// On the server rows are a plain list; the browser finds them in the same places.
impl RenderHtml for Rows {
    type AsyncOutput = Self;
    type Owned = Self;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {
        self.0.iter_mut().for_each(|(_, view)| view.dry_resolve());
    }

    async fn resolve(self) -> Self {
        let mut rows = Vec::with_capacity(self.0.len());
        for (key, view) in self.0 {
            rows.push((key, view.resolve().await));
        }
        Self(rows)
    }

    fn html_len(&self) -> usize {
        self.0.iter().map(|(_, view)| view.html_len()).sum()
    }

    fn to_html_with_buf(self, buf: &mut String, position: &mut Position, escape: bool, mark_branches: bool, attrs: Vec<AnyAttribute>) {
        self.views().to_html_with_buf(buf, position, escape, mark_branches, attrs);
    }

    fn to_html_async_with_buf<const OUT_OF_ORDER: bool>(
        self,
        buf: &mut StreamBuilder,
        position: &mut Position,
        escape: bool,
        mark_branches: bool,
        attrs: Vec<AnyAttribute>,
    ) {
        self.views().to_html_async_with_buf::<OUT_OF_ORDER>(buf, position, escape, mark_branches, attrs);
    }

    fn hydrate<const FROM_SERVER: bool>(self, cursor: &Cursor, position: &PositionState) -> Self::State {
        let rows = self.0.into_iter().map(|(key, view)| (key, view.hydrate::<FROM_SERVER>(cursor, position))).collect();
        let end = cursor.next_placeholder(position);
        position.set(Position::NextChild);
        RowsState { rows, end }
    }

    async fn hydrate_async(self, cursor: &Cursor, position: &PositionState) -> Self::State {
        let mut rows = Vec::with_capacity(self.0.len());
        for (key, view) in self.0 {
            rows.push((key, view.hydrate_async(cursor, position).await));
        }
        let end = cursor.next_placeholder(position);
        position.set(Position::NextChild);
        RowsState { rows, end }
    }

    fn into_owned(self) -> Self {
        self
    }
}
