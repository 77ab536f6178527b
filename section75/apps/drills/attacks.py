"""The attacks, each as somebody with the database's password would make it; each says which line it was on.

Twelve are on the log, and what a partner holds outside gives them away. Two are on what stands beside it, and the log
itself tells of them: `evidence verify` notices those without any copy.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from section75.apps.accounts.models import User
from section75.apps.agreements import store as agreements
from section75.apps.drills import rewriting
from section75.apps.drills.rewriting import sql
from section75.apps.drills.scene import FILE, HALF, Scene
from section75.apps.evidence import witnessing
from section75.apps.evidence.checkpoints import make_checkpoint
from section75.apps.evidence.models import Checkpoint, CounterSignature
from section75.apps.ledger.log import add_act, head
from section75.core.evidence import sha256_of

_ENTRY = f"UPDATE ledger_journalentry SET {{}} WHERE {rewriting.ITS_HEAD} AND seq = %s"  # noqa: S608 - ours
_FAR = 1_000_000_000


@dataclass(frozen=True, slots=True)
class Attack:
    """An attack: in words, how it is made, and the line it was on as it says itself; 0 where it was on a file."""

    words: str
    make: Callable[[Scene], int]


def _edit(scene: Scene, change: str, seq: int) -> int:
    sql(_ENTRY.format(change), scene.ledger.partnership, scene.ledger.fund, seq)
    return scene.line_of(seq)


def edit_amount(scene: Scene) -> int:
    """A payment is larger than it was."""
    return _edit(scene, "pence = pence + 100000", scene.first_seq + 4)


def edit_date(scene: Scene) -> int:
    """A payment took effect on another day."""
    return _edit(scene, "effective_on = '2024-04-30'", scene.first_seq + 7)


def swap_two(scene: Scene) -> int:
    """Two entries exchange places, with their salts and hashes."""
    one, other = (scene.ledger.rows().get(seq=scene.first_seq + place) for place in (10, 15))
    names = ("pence", "narrative", "effective_on", "salt", "leaf", "chain")
    for row, to in ((one, other), (other, one)):
        values = {name: getattr(row, name) for name in names}
        scene.ledger.rows().filter(pk=to.pk).update(**values)
    return one.log_number


def delete_one(scene: Scene) -> int:
    """An entry is gone."""
    row = scene.ledger.rows().get(seq=scene.first_seq + 12)
    scene.ledger.rows().filter(pk=row.pk).delete()
    return row.log_number


def delete_last_ten(scene: Scene) -> int:
    """The last ten lines are gone, and the head and the checkpoints with them, so that nothing shows a gap."""
    first = scene.later.size - 9
    rewriting.cut(scene.ledger, after=first - 1)
    return first


def insert_in_the_past(scene: Scene) -> int:
    """A copy of an entry is put in before it, and everything after it numbered on."""
    line = scene.line_of(scene.first_seq + 20)
    place = (scene.ledger.partnership, scene.ledger.fund)
    own = scene.ledger.rows().get(log_number=line)
    for table, columns in (("ledger_journalentry", ("seq", "log_number")), ("ledger_logact", ("log_number",))):
        for move in (f"+ {_FAR}", f"- {_FAR - 1}"):
            changes = ", ".join(f"{name} = {name} {move}" for name in columns)
            where = f"{rewriting.LINES[table]} AND log_number >= %s"
            sql(f"UPDATE {table} SET {changes} WHERE {where}", *place, line)  # noqa: S608 - fixed text
    own.pk, own.file, own.file_row, own.reason = None, None, None, "Put in"
    own.save(force_insert=True)
    return line


def edit_file(_scene: Scene) -> int:
    """The file that entries came from says something else."""
    sql("UPDATE ledger_keptfile SET content = %s WHERE sha256 = %s", FILE.replace(b"101", b"901"), sha256_of(FILE))
    return 0


def edit_report(scene: Scene) -> int:
    """An issued report's text says something else, under its new hash."""
    content = b"An invented report\n\nSpent: 4,000.00\n"
    sql(
        "UPDATE returns_rendering SET content = %s, sha256 = %s WHERE issued_id = (SELECT id FROM returns_issuedreturn "
        "WHERE partnership_id = %s AND fund = %s AND edition = 'drill')",
        content,
        sha256_of(content),
        scene.ledger.partnership,
        scene.ledger.fund,
    )
    return 0


def rewrite_all(scene: Scene) -> int:
    """An amount is changed, and every line hashed, chained and signed again with the host's own key."""
    line = edit_amount(scene)
    rewriting.hash_again(scene.ledger)
    rewriting.sign_again(scene.ledger)
    return line


def fork(scene: Scene) -> int:
    """From the earlier checkpoint on, another partner is shown another log, signed as well."""
    rewriting.cut(scene.ledger, after=scene.earlier.size)
    for number in range(scene.later.size - scene.earlier.size + 5):
        add_act(scene.ledger, "invented", {"number": number}, at=scene.later.made_at)
    make_checkpoint(scene.ledger, because="drill", at=scene.later.made_at)
    return scene.earlier.size + 1


def restore_old(scene: Scene) -> int:
    """The database is put back as it was at the earlier checkpoint."""
    rewriting.cut(scene.ledger, after=scene.earlier.size)
    return scene.earlier.size + 1


def behind_the_guards(scene: Scene) -> int:
    """As superuser, with the triggers off, an entry is changed with its own hashes, and the triggers put back."""
    seq = scene.first_seq + HALF + 2
    line = _edit(scene, "pence = pence - 5000", seq)
    rewriting.hash_again(scene.ledger)
    return line


def delete_last_checkpoint(scene: Scene) -> int:
    """The last checkpoint is gone, as if nothing had been signed since the one before it."""
    Checkpoint.objects.filter(pk=scene.later.pk).delete()
    return scene.later.size


def delete_counter_signature(scene: Scene) -> int:
    """A partner stood witness, and nothing says so any more."""
    by, at = User.objects.order_by("pk")[0], scene.later.made_at
    party = agreements.latest(scene.ledger.partnership).parties[0].id
    witnessing.keep(scene.ledger, scene.later, party=party, key=None, line="", by=by, at=at, proved_at=at)
    CounterSignature.objects.filter(checkpoint=scene.later).delete()
    return head(scene.ledger).size


ATTACKS = (
    Attack("Edit an amount", edit_amount),
    Attack("Edit a date", edit_date),
    Attack("Swap two entries", swap_two),
    Attack("Delete one entry", delete_one),
    Attack("Delete the last ten lines", delete_last_ten),
    Attack("Insert in the past", insert_in_the_past),
    Attack("Edit a file entries came from", edit_file),
    Attack("Edit an issued report", edit_report),
    Attack("Rewrite and sign everything again", rewrite_all),
    Attack("Fork the log", fork),
    Attack("Restore an old backup", restore_old),
    Attack("Edit with the triggers off, as superuser", behind_the_guards),
)
INSIDE = (
    Attack("Delete the last checkpoint", delete_last_checkpoint),
    Attack("Delete a counter-signature", delete_counter_signature),
)
