import os
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from coprod_desktop.errors import StoreError
from coprod_desktop.store.folder import FolderLock, folder_warning, whole_file
from coprod_desktop.store.keys import unlock_with_passphrase
from coprod_desktop.store.vault import Store, open_store

HOLDER = """
import sys, time
from pathlib import Path
from coprod_desktop.store.folder import FolderLock
lock = FolderLock(Path(sys.argv[1]))
print("held", flush=True)
time.sleep(60)
"""


def test_only_one_opening_at_a_time(tmp_path: Path) -> None:
    with FolderLock(tmp_path), pytest.raises(StoreError, match="already open in another window"):
        FolderLock(tmp_path)
    FolderLock(tmp_path).free()


def test_another_process_keeps_us_out_until_it_is_killed(tmp_path: Path) -> None:
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(tmp_path)], stdout=subprocess.PIPE, text=True
    )
    with holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(StoreError, match="already open in another window"):
            FolderLock(tmp_path)
        holder.send_signal(getattr(signal, "SIGKILL", signal.SIGTERM))
        holder.wait()
    FolderLock(tmp_path).free()


def test_a_folder_that_is_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="can't be written to"):
        FolderLock(tmp_path / "gone")


def test_a_file_that_fails_half_way_leaves_the_old_one(tmp_path: Path) -> None:
    file = tmp_path / "kept"
    with whole_file(file) as out:
        out.write(b"old")
    with pytest.raises(OSError, match="disk full"), whole_file(file) as out:
        out.write(b"new")
        raise OSError("disk full")
    assert file.read_bytes() == b"old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["kept"]
    assert os.name == "nt" or file.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    ("place", "carrier"),
    [
        ("OneDrive/store", "OneDrive"),
        ("OneDrive - County Council/store", "OneDrive"),
        ("Dropbox (Personal)/store", "Dropbox"),
        ("Library/Mobile Documents/store", "iCloud"),
        ("Library/CloudStorage/GoogleDrive-me/store", "a cloud service"),
        ("iCloudDrive/store", "iCloud"),
        ("Google Drive/My Drive/store", "Google Drive"),
        ("Nextcloud/store", "Nextcloud"),
    ],
)
def test_folders_that_travel_are_named(tmp_path: Path, place: str, carrier: str) -> None:
    warning = folder_warning(tmp_path / place)
    assert f"copied by {carrier}." in warning
    assert "Choose a folder that stays on this laptop" in warning


def test_a_link_into_such_a_folder_is_seen_through(tmp_path: Path) -> None:
    (tmp_path / "Dropbox" / "store").mkdir(parents=True)
    (tmp_path / "here").symlink_to(tmp_path / "Dropbox" / "store", target_is_directory=True)
    assert "Dropbox" in folder_warning(tmp_path / "here")


def test_network_names_are_seen() -> None:
    assert "the network" in folder_warning(Path("//server/families/store"))
    assert "the network" in folder_warning(Path("\\\\server\\families\\store"))


@pytest.mark.parametrize("place", ["store", "boxes/store", "my drives/store", "Documents/Coprod"])
def test_ordinary_folders_are_fine(tmp_path: Path, place: str) -> None:
    assert folder_warning(tmp_path / place) == ""


@pytest.mark.skipif(os.name == "nt", reason="Windows gives the rights of the folder round it")
def test_a_store_copied_from_elsewhere_is_its_owner_s_alone_again(store: Store, passphrase: str) -> None:
    folder = store.folder
    store.close()
    other = folder / "notes.txt"
    other.touch()
    for entry in (folder, *folder.iterdir()):
        entry.chmod(0o755)
    with open_store(folder, unlock_with_passphrase(folder, passphrase)):
        modes = {entry.name: stat.S_IMODE(entry.stat().st_mode) for entry in folder.iterdir()}
        assert modes.pop(other.name) == 0o755, "only what belongs to the store"
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        assert set(modes.values()) == {0o600}
