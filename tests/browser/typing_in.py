"""Somebody who types what should never run into every field there is, and listens whether any browser ran it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode, urlsplit

from playwright.sync_api import Browser, Dialog, Error, Page

from section75.apps.demonstration.cast import PASSWORD
from tests.browser.forms_found import Field, Form, forms_of
from tests.browser.payloads import MOST_IN_AN_ADDRESS
from tests.browser.serving import Server
from tests.browser.stop import Stop
from tests.browser.visiting import WIDE, Visitor

LAST = ("/accounts/", "/people/")  # what ends sign-ins and roles is sent when all else is done
PLAUSIBLE = {"username": "stranger", "organisation": "council", "email": "somebody@invented.example"}
LISTEN = """
window.addEventListener("securitypolicyviolation", (event) => {
  console.error("violation: " + event.violatedDirective + " " + event.blockedURI);
});
"""
LOOK = """() => ({
  canary: window.__executed !== undefined,
  markup: document.querySelectorAll("[data-payload], [onerror], [onload], [srcdoc]").length,
  links: [...document.querySelectorAll("a, form, iframe, [formaction]")].filter((each) =>
    /^(javascript|data|vbscript):/i.test(each.href || each.action || each.src || each.formAction || "")).length,
  template: document.body.innerText.includes("56325"),
})"""
# Fills in the form as a browser would send it; what is chosen is left as it stands, or the first there is to choose.
FILL = """([number, values]) => {
  const form = document.forms[number];
  for (const each of form.elements) {
    if (each.name in values && each.type !== "file") each.value = values[each.name];
    else if (each.tagName === "SELECT" && !each.value && each.options.length > 1) each.selectedIndex = 1;
    else if (each.type === "radio" && !form.querySelector(`[name="${each.name}"]:checked`)) each.checked = true;
  }
}"""
# Where the form stands by now: what was sent before may have ended what it was for.
FIND = """([action, names]) => [...document.forms].findIndex((form) =>
  new URL(form.getAttribute("action") || location.href, location.href).href === action &&
  names.every((name) => form.elements.namedItem(name)))"""
SUBMIT = "(number) => HTMLFormElement.prototype.submit.call(document.forms[number])"
# Which fields of a form that came back are said to be wrong, and what would do in each.
WRONG = """(number) => {
  const form = document.forms[number];
  if (!form) return {};
  const wrong = {};
  for (const group of form.querySelectorAll(".govuk-form-group--error")) {
    const each = group.querySelector("input, textarea");
    if (!each) continue;
    const example = group.innerText.match(/For example, ([^\\n]+)/);
    const isMoney = group.querySelector(".govuk-input__prefix") !== null;
    wrong[each.name] = isMoney ? "10.00" : example ? example[1] : "";
  }
  return wrong;
}"""


@dataclass(frozen=True)
class Found:
    """A form, where it was found, and by whom; and the same form elsewhere."""

    who: str
    path: str
    form: Form
    others: list[Found] = field(default_factory=list, compare=False)

    @property
    def is_post(self) -> bool:
        return self.form.method == "post"

    @property
    def key(self) -> tuple[str, str, tuple[str, ...]]:
        """What makes it another form than those found before: where it leads, leaving numbers aside, and its fields."""
        path = re.sub(r"\d+", "0", urlsplit(self.form.action).path)
        return self.form.method, path, tuple(each.name for each in self.form.of_text)


@dataclass
class Attacker:
    """Windows of the cast, what was sent at them, and what went wrong at any."""

    browser: Browser
    server: Server
    windows: dict[str, Visitor] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)
    sent: set[tuple[str, str, tuple[str, ...]]] = field(default_factory=set)
    texts: list[str] = field(default_factory=list)
    led_to: dict[str, str] = field(default_factory=dict)

    def at(self, who: str) -> Visitor:
        """Somebody's window; they have signed in and just proved who they are."""
        if who not in self.windows:
            context = self.browser.new_context(viewport={"width": WIDE, "height": 900})
            context.add_init_script(LISTEN)
            visitor = Visitor(context.new_page(), self.server.address, self.server.numbers, wrong=self.wrong)
            hear_dialogs(visitor.page, self.wrong.append)
            self.windows[who] = visitor
            if who:
                visitor.sign_in(who)
                visitor.go("/accounts/prove/")
                visitor.page.get_by_label("Password", exact=True).fill(PASSWORD)
                visitor.press("Prove by password")
        return self.windows[who]

    def read(self, who: str, path: str) -> tuple[str, str]:
        """The HTML at an address and the address it was found at in the end; fetched, not opened."""
        visitor = self.at(who)
        answer = visitor.page.context.request.get(self.server.address + visitor.place(path))
        is_page = answer.headers.get("content-type", "").startswith("text/html")
        return (answer.text() if is_page else ""), answer.url

    def send(self, found: Found, short: Sequence[str], long: Sequence[str], *, start: int) -> None:
        """Type something into each field of text and send it; what is said to be wrong is put right, and sent again."""
        values = {}
        for place, each in enumerate(found.form.of_text):
            choice = long if each.kind == "textarea" else short
            values[each.name] = choice[(start + place) % len(choice)]
        if not values:
            return
        if found.form.method == "get":
            self._ask(found, values)
        elif not any(self._post(each, values) for each in (found, *found.others)):
            return
        self.sent.add(found.key)

    def _ask(self, found: Found, values: dict[str, str]) -> None:
        cut = {name: value[:MOST_IN_AN_ADDRESS] for name, value in values.items()}
        self.texts += cut.values()
        path = urlsplit(found.form.action).path
        self.at(found.who).go(f"{path}?{urlencode(cut)}".replace("{", "%7B"))
        self._look(found.who)

    def _post(self, found: Found, values: dict[str, str]) -> bool:
        """Send it from its page; false where it does not stand there any more."""
        page = self.at(found.who).page
        self.at(found.who).go(found.path)
        names = [each.name for each in found.form.fields]
        number = page.evaluate(FIND, [found.form.action, names])
        if number < 0:
            return False
        for _ in range(2):
            self.texts += values.values()
            page.evaluate(FILL, [number, values])
            for each in found.form.fields:
                if each.kind == "file":
                    _offer(page, number, each, values[each.name])
            _submit(page, number)
            self._look(found.who)
            number = page.evaluate(FIND, [found.form.action, names])
            wrong = page.evaluate(WRONG, number) if number >= 0 else {}
            again = {name: PLAUSIBLE.get(name, does) for name, does in wrong.items() if name in values}
            if not again:
                break
            values = values | again
        self.led_to[page.url] = found.who
        return True

    def _look(self, who: str) -> None:
        """Note whatever the page at a window has run, or has taken for markup."""
        page = self.at(who).page
        for name, happened in page.evaluate(LOOK).items():
            if happened:
                self.wrong.append(f"{name}: {page.url[:200]}")

    def open_whatever_holds(self, mark: str, stops: Iterable[Stop]) -> set[str]:
        """Open every page, and every file that is a page, that holds the mark; the addresses of those that did."""
        asked = {(stop.who, stop.path) for stop in stops}
        asked |= {(who, urlsplit(url).path) for url, who in self.led_to.items()}
        shown = set()
        for who, path in sorted(asked):
            html, url = self.read(who, path)
            if mark in html:
                self.at(who).go(urlsplit(url).path + (f"?{urlsplit(url).query}" if urlsplit(url).query else ""))
                self._look(who)
                shown.add(urlsplit(url).path)
            for file in set(re.findall(r'href="([^"]+/download\.html)"', html)):
                self._open_file(self.read(who, file)[0])
        return shown

    def _open_file(self, html: str) -> None:
        """Open a page that was saved: no policy stands around it."""
        page = self.at("").page.context.new_page()
        hear_dialogs(page, self.wrong.append)
        page.set_content(html)
        self.wrong += [f"{name}: a saved page" for name, happened in page.evaluate(LOOK).items() if happened]
        page.close()

    def hears_on_a_page_without_a_policy(self) -> set[str]:
        """What is noted of a page that does run what stands in it."""
        context = self.browser.new_context()
        page = context.new_page()
        dialogs: list[str] = []
        hear_dialogs(page, dialogs.append)
        page.set_content("<b data-payload>56325</b><script>alert(75); window.__executed = 75</script>")
        heard = {name for name, happened in page.evaluate(LOOK).items() if happened}
        context.close()
        return heard | {each.partition(":")[0] for each in dialogs}

    def close(self) -> None:
        """Close every window."""
        for visitor in self.windows.values():
            visitor.page.context.close()


def hear_dialogs(page: Page, tell: Callable[[str], None]) -> None:
    """Tell of every dialog that a page shows, and dismiss it."""

    def shown(dialog: Dialog) -> None:
        tell(f"dialog: {dialog.message}")
        dialog.dismiss()

    page.on("dialog", shown)


def _submit(page: Page, number: int) -> None:
    """Send the form; what is answered is a page, or a file to be saved, which leaves the window where it was."""
    try:
        with page.expect_navigation():
            page.evaluate(SUBMIT, number)
    except Error as error:
        if "ERR_ABORTED" not in str(error):
            raise


def _offer(page: Page, number: int, each: Field, name: str) -> None:
    """A file whose name and whose content are the text."""
    file: Any = {"name": name[:150] or "file", "mimeType": "text/html", "buffer": name.encode("utf-8", "replace")}
    page.locator("form").nth(number).locator(f'[name="{each.name}"]').set_input_files(file)


def found_forms(attacker: Attacker, stops: Iterable[Stop]) -> list[Found]:
    """Every form that any of the pages holds, each once; those that end something last."""
    found: dict[tuple[str, str, tuple[str, ...]], Found] = {}
    for who, path in sorted({(stop.who, stop.path) for stop in stops if stop.status == 200}):
        html, url = attacker.read(who, path)
        for form in forms_of(html, url):
            each = Found(who, urlsplit(url).path + ("?" + urlsplit(url).query if urlsplit(url).query else ""), form)
            if each.key in found:
                found[each.key].others.append(each)
            else:
                found[each.key] = each
    return sorted(found.values(), key=lambda each: urlsplit(each.form.action).path.startswith(LAST))
