"""How every command answers: text or JSON on stdout, refusals in words, and one exit code for each way it can end."""

from __future__ import annotations

import json
import sys
import unicodedata
from collections.abc import Callable, Sequence
from typing import Any

import typer
from typer.core import TyperGroup

from section75.cli.fault import is_of_the_database, write_down
from section75.cli.refusals import NotKept
from section75.core.refusals import Refusal, Refusals

DONE, REFUSED, MISUSED, OUR_FAULT, INTERRUPTED = 0, 1, 2, 3, 130


class Answering(TyperGroup):
    """The whole command: whatever happens in it ends here, as an answer and an exit code."""

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        windows_expand_args: bool = True,
        **extra: Any,
    ) -> Any:
        """Run the command and leave with its exit code."""
        given = sys.argv[1:] if args is None else list(args)
        run = super().main
        code = exit_code_of(
            lambda: run(given, prog_name, complete_var, False, windows_expand_args, **extra), as_json="--json" in given
        )
        if standalone_mode:
            sys.exit(code)
        return code


def exit_code_of(run: Callable[[], object], *, as_json: bool) -> int:
    """Do it, and answer for how it ended."""
    try:
        code = run()
        sys.stdout.flush()
    except Refusal as refusal:
        return _say_no(refusal, REFUSED, as_json=as_json)
    except typer.TyperException as misuse:
        return _misused(misuse, as_json=as_json)
    except (KeyboardInterrupt, typer.Abort):
        return INTERRUPTED
    except Exception as error:
        if is_of_the_database(error):
            return _say_no(NotKept(" ".join(str(error).split())), REFUSED, as_json=as_json)
        return _say_no(write_down(error), OUR_FAULT, as_json=as_json)
    return code if isinstance(code, int) else DONE


def answer(data: object, text: str, *, as_json: bool) -> None:
    """Give the answer: as one JSON document, or as text."""
    if as_json:
        print_json(data)
    else:
        print_text(text)


def print_json(data: object) -> None:
    """One JSON document on stdout; amounts in it are whole pence."""
    print(json.dumps(data, indent=2, ensure_ascii=False, allow_nan=False), flush=True)  # noqa: T201 - it is the answer


def print_text(text: str, *, to_stderr: bool = False) -> None:
    """Text for a terminal, without characters that would steer it; each is shown as "�"."""
    safe = "".join("\N{REPLACEMENT CHARACTER}" if _steers(letter) else letter for letter in text)
    print(safe, file=sys.stderr if to_stderr else sys.stdout, flush=True)


def _steers(letter: str) -> bool:
    return letter != "\n" and unicodedata.category(letter) in ("Cc", "Cf", "Cs")


def _misused(misuse: typer.TyperException, *, as_json: bool) -> int:
    """A command that was not written as it must be; what a parser refused keeps its own name."""
    context = getattr(misuse, "ctx", None)
    command = context.command_path if context else "section75"
    cause = misuse.__cause__
    name = cause.name if isinstance(cause, Refusal) else "Misuse"
    says = misuse.format_message()
    if as_json:
        print_json({"refusal": name, "says": says, "clause": ""})
    is_help = "\n" in says
    print_text(says if is_help else f"{command}: {says}\nTry `{command} --help`.", to_stderr=True)
    return MISUSED


def _say_no(refusal: Refusal, code: int, *, as_json: bool) -> int:
    """A refusal in words on stderr, every one of several on its own line; or in JSON on stdout."""
    if as_json:
        print_json(refusal.as_data())
        return code
    for each in refusal.each if isinstance(refusal, Refusals) else (refusal,):
        print_text(each.says, to_stderr=True)
    return code
