"""The names in a folder and in all folders below it: as they are now, and as a power cut may leave them.

A name is safe once the folder it stands in was synced; what is moved from one folder to another needs both. Until
then the state before or the state after may be found, never half of each. That is the least POSIX promises.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tests.faults.harness.cuts import Body, Keep


@dataclass(eq=False)
class Folder:
    """What stands in a folder, now and safely. It has no name of its own, so it is the same one when renamed."""

    now: dict[str, "Node"] = field(default_factory=dict)
    safe: dict[str, "Node"] = field(default_factory=dict)


Node = Body | Folder
Spot = tuple[Folder, str]
"""A name in a folder."""


@dataclass(eq=False)
class Change:
    """A name that comes, goes or moves, with all that this needs: kept whole or not at all.

    `made` is the folder that it makes. `rests_on`: if one of these went, this went too.
    """

    names: Mapping[Spot, Node | None]
    made: frozenset[Folder]
    rests_on: frozenset[Folder | Spot]
    unsynced: set[Folder]

    def on(self, folders: Mapping[Folder, dict[str, Node]]) -> None:
        """Let it happen to these names."""
        for (folder, name), node in self.names.items():
            folders[folder].pop(name, None)
            if node is not None:
                folders[folder][name] = node


class Tree:
    """All names under one folder."""

    def __init__(self) -> None:
        """With nothing in it."""
        self.root = Folder()
        self._folders = [self.root]
        self._waiting: list[Change] = []

    def lay(self, before: Path) -> None:
        """All that is in a folder is here, and safe."""
        for path in sorted(before.rglob("*")):
            node = self._new_folder() if path.is_dir() else Body(path.read_bytes())
            folder, name = self.spot(path.relative_to(before))
            folder.now[name] = folder.safe[name] = node

    def spot(self, path: Path) -> Spot:
        """The folder and the name that a path leads to."""
        folder = self.at(path.parent)
        assert isinstance(folder, Folder)
        return folder, path.name

    def at(self, path: Path) -> Node | None:
        """What stands there now."""
        node: Node | None = self.root
        for part in path.parts:
            node = node.now.get(part) if isinstance(node, Folder) else None
        return node

    def make_folder(self, path: Path) -> None:
        """A new folder."""
        folder = self._new_folder()
        self._change({self.spot(path): folder}, made=frozenset({folder}))

    def make_file(self, path: Path) -> Body:
        """A new file."""
        body = Body()
        self._change({self.spot(path): body})
        return body

    def move(self, path: Path, to: Path) -> None:
        """One name goes and the other comes, together; a folder takes along what is in it."""
        self._change({self.spot(path): None, self.spot(to): self.at(path)})

    def remove(self, path: Path) -> None:
        """A name goes; what has the file open goes on with it."""
        self._change({self.spot(path): None})

    def sync(self, folder: Folder) -> None:
        """The names in a folder are on disk, and so is every earlier change of a name that has become safe."""
        safe: set[Spot] = set()
        for change in reversed(self._waiting):
            change.unsynced.discard(folder)
            if not change.unsynced or safe & change.names.keys():
                change.unsynced.clear()
                safe |= change.names.keys()
        names = {one: one.safe for one in self._folders}
        for change in self._waiting:
            if not change.unsynced:
                change.on(names)
        self._waiting = [change for change in self._waiting if change.unsynced]

    def after(self, keep: Keep) -> Iterator[tuple[Path, Node]]:
        """What a cut at this moment leaves, by its path."""
        names = {folder: dict(folder.safe) for folder in self._folders}
        for change in self._kept(keep):
            change.on(names)
        under_way: list[tuple[Path, Node]] = [(Path(), self.root)]
        while under_way:
            path, node = under_way.pop()
            yield path, node
            if isinstance(node, Folder):
                under_way += [(path / name, inside) for name, inside in names[node].items()]

    def _kept(self, keep: Keep) -> Iterator[Change]:
        """What stays of changes that aren't safe: none that rests on one that went."""
        gone: set[Folder | Spot] = set()
        for change in self._waiting:
            if (change.rests_on & gone) or not keep():
                gone |= change.names.keys() | change.made
            else:
                yield change

    def _new_folder(self) -> Folder:
        self._folders.append(Folder())
        return self._folders[-1]

    def _change(self, names: Mapping[Spot, Node | None], made: frozenset[Folder] = frozenset()) -> None:
        """What it rests on: earlier changes of the same names, the folders they stand in, an emptied folder's names."""
        folders = {folder for folder, _ in names}
        emptied = {
            node
            for (folder, name), now in names.items()
            if now is None
            if isinstance(node := folder.now.get(name), Folder)
            if node not in names.values()
        }
        within = {spot for change in self._waiting for spot in change.names if spot[0] in emptied}
        change = Change(names, made, frozenset(names.keys() | folders | within), folders)
        self._waiting.append(change)
        change.on({folder: folder.now for folder in folders})
