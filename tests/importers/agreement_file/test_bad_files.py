"""Files that cannot be read: each refusal has its name, its place and what to do, and all of one file come at once."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import nullcontext
from typing import Any, NamedTuple

import pytest

from section75.core.partnership import findings_of
from section75.core.refusals import Refusal, Refusals
from section75.importers.agreement_file import FileText, read_partnership


class Bad(NamedTuple):
    """One thing spoilt: `old` becomes `new`; which refusal, at which key, saying what. `line` begins the line meant."""

    old: str
    new: str
    refusal: str
    key: str
    says: tuple[str, ...]
    line: str = ""


TOTALS = "{ total = "
BAD = {
    # the head
    "wrong format": Bad(
        'format = "section75-agreement/1"',
        'format = "section75-agreement/2"',
        "WrongValue",
        "file.format",
        ("'section75-agreement/2' will not do", "'section75-agreement/1' is wanted"),
    ),
    "missing [file]": Bad(
        '[file]\nformat = "section75-agreement/1"\nkind = "invented"\n'
        'about = "a small partnership made up for the tests"',
        "",
        "WrongValue",
        "",
        ("the table [file] is missing", "Give it"),
        line="nowhere",
    ),
    "missing [partnership]": Bad(
        '[partnership]\nid = "small"\nname = "Small Partnership"',
        "",
        "WrongValue",
        "",
        ("the table [partnership] is missing",),
        line="nowhere",
    ),
    "missing kind of file": Bad(
        'kind = "invented"\n', "", "WrongValue", "file", ("the key 'kind' is missing",), line="[file]"
    ),
    "list for a table": Bad("[file]", "[[file]]", "WrongValue", "file", ("a table or list will not do", "a table is")),
    "table for a list": Bad(
        "[[notice]]", "[notice]", "WrongValue", "notice", ("[[notice]] is wanted, with two brackets",)
    ),
    # keys nobody knows, at every depth
    "unknown table": Bad(
        "[[lead]]",
        "[[leed]]",
        "UnknownKey",
        "leed",
        ("there is no key 'leed' here", "Did you mean 'lead'?", "Correct it"),
    ),
    "unknown table near nothing": Bad(
        "[[group]]",
        "[[zzzzzz]]",
        "UnknownKey",
        "zzzzzz",
        ("Known here: ", "agreement, ", "more. Correct it, or take"),
    ),
    "unknown key in a head": Bad(
        'about = "a small', 'abuot = "a small', "UnknownKey", "file.abuot", ("Did you mean 'about'?",)
    ),
    "unknown key in a row": Bad(
        'short_name = "the council"',
        'short_nam = "the council"',
        "UnknownKey",
        "party[0].short_nam",
        ("Did you mean 'short_name'?",),
    ),
    "the shape's own name of a key": Bad("is = ", "state = ", "UnknownKey", "state[0].state", ("Known here: from",)),
    "unknown key inside rows": Bad(
        '{ line = "hoists", amount = "400" }',
        '{ line = "hoists", amuont = "400", amount = "400" }',
        "UnknownKey",
        "budget[0].rows[1].amuont",
        ("Did you mean 'amount'?",),
    ),
    "unknown key inside printed": Bad(
        'gross = { total = "1,100" }',
        'groos = { total = "1,100" }',
        "UnknownKey",
        "contributions[0].printed.groos",
        ("Did you mean 'gross'?",),
    ),
    "unknown key inside a step": Bad(
        'shares = { council = "58%"',
        'shares = { council = "58%", icb = "42%" }\nshare = { council = "58%"',
        "UnknownKey",
        "risk_share[0].overspend[1].share",
        ("Did you mean 'shares'?",),
        line="share = {",
    ),
    "unknown key inside a base": Bad(
        'base = { contributions = "gross less grants",',
        'base = { contributions = "gross less grants", yaer = "x",',
        "UnknownKey",
        "risk_share[0].underspend[0].base.yaer",
        ("Did you mean 'year'?",),
    ),
    # missing keys
    "missing source": Bad(
        'employer = "council"\nfrom = 2022-04-01\nto = 2025-03-31\nsource = "Sch. 1 para 5"',
        'employer = "council"\nfrom = 2022-04-01\nto = 2025-03-31',
        "WrongValue",
        "manager[0]",
        ("the key 'source' is missing. Give it.",),
        line="[[manager]]",
    ),
    "missing first day": Bad(
        'party = "council"\nfrom = 2022-04-01\nto = 2025-03-31\nsource = "Sch. 1 para 4"',
        'party = "council"\nto = 2025-03-31\nsource = "Sch. 1 para 4"',
        "WrongValue",
        "host[0]",
        ("the key 'from' is missing",),
        line="[[host]]",
    ),
    "missing unit": Bad(
        'unit = "£000"\nstanding',
        "standing",
        "WrongValue",
        "contributions[0]",
        ("the key 'unit' is missing",),
        line="[[contributions]]",
    ),
    "missing step": Bad(
        'step = "fixed shares"\n',
        "",
        "WrongValue",
        "risk_share[0].overspend[1]",
        ("the key 'step' is missing. Name the step.",),
        line="[[risk_share.overspend]]#2",
    ),
    "missing clause of a step": Bad(
        'icb = "42%" }\nclause = "Sch. 3 para 2"',
        'icb = "42%" }',
        "WrongValue",
        "risk_share[0].overspend[1]",
        ("the key 'clause' is missing",),
        line="[[risk_share.overspend]]#2",
    ),
    "missing shares of a step": Bad(
        'shares = { council = "58%", icb = "42%" }\n',
        "",
        "WrongValue",
        "risk_share[0].overspend[1]",
        ("the key 'shares' is missing",),
        line="[[risk_share.overspend]]#2",
    ),
    # values of the wrong type
    "decimal amount": Bad(
        'amount = "600"',
        "amount = 600.5",
        "WrongValue",
        "budget[0].rows[0].amount",
        ("600.5, a decimal number,", '"93,710"'),
    ),
    "amount not a number": Bad(
        'amount = "600"',
        "amount = nan",
        "WrongValue",
        "budget[0].rows[0].amount",
        ("nan, a decimal number,", "in quotes"),
    ),
    "infinite amount": Bad(
        'amount = "600"', "amount = inf", "WrongValue", "budget[0].rows[0].amount", ("inf, a decimal number,",)
    ),
    "boolean amount": Bad(
        'amount = "600"',
        "amount = true",
        "WrongValue",
        "budget[0].rows[0].amount",
        ("true will not do", "whole number"),
    ),
    "list for an amount": Bad(
        'amount = "600"', 'amount = ["600"]', "WrongValue", "budget[0].rows[0].amount", ("a table or list will not do",)
    ),
    "number for text": Bad(
        'title = "Recycling of beds"', "title = 7", "WrongValue", "savings[0].title", ("7 will not do",)
    ),
    "text for true": Bad(
        '{ party = "icb", gross = "400" }',
        '{ party = "icb", gross = "400", recurrent = "yes" }',
        "WrongValue",
        "contributions[0].rows[2].recurrent",
        ("'yes' will not do", "true or false is wanted, without quotes"),
    ),
    "text for a whole number": Bad(
        "within_days = 30",
        'within_days = "30"',
        "WrongValue",
        "report[0].within_days",
        ("'30' will not do: a whole number is wanted, without quotes",),
    ),
    "too many days": Bad(
        "within_days = 30", "within_days = 3000", "WrongValue", "report[0].within_days", ("366 or less is wanted",)
    ),
    "no day of the month": Bad(
        "day_of_month = 31", "day_of_month = 0", "WrongValue", "instalments[0].day_of_month", ("1 or more is wanted",)
    ),
    "enormous whole number": Bad(
        "months = 6", f"months = 0x{'f' * 4000}", "WrongValue", "notice[0].months", ("so large a number will not do",)
    ),
    "day as text": Bad(
        'from = 2022-04-01\nsource = "Sch. 2 coding note"',
        'from = "1 April 2022"\nsource = "Sch. 2 coding note"',
        "WrongValue",
        "placing[0].from",
        ("'1 April 2022' will not do", "a day is wanted, without quotes and without a time: 2022-04-01"),
    ),
    "day with a time": Bad(
        'from = 2022-04-01\nsource = "Sch. 2 coding note"',
        'from = 2022-04-01T09:30:00\nsource = "Sch. 2 coding note"',
        "WrongValue",
        "placing[0].from",
        ("'2022-04-01T09:30:00' will not do", "without a time"),
    ),
    "time for a day": Bad(
        'from = 2022-04-01\nsource = "Sch. 2 coding note"',
        'from = 09:30:00\nsource = "Sch. 2 coding note"',
        "WrongValue",
        "placing[0].from",
        ("'09:30:00' will not do",),
    ),
    "whole number for a year": Bad(
        'year = "2022/23"\nunit = "£000"\nstanding',
        'year = 2022\nunit = "£000"\nstanding',
        "WrongValue",
        "contributions[0].year",
        ("2022 will not do", "text in quotes is wanted"),
    ),
    "empty name": Bad('name = "Hoists"', 'name = ""', "WrongValue", "line[1].name", ("'' will not do: it must say",)),
    "name past all measure": Bad(
        'name = "Hoists"', f'name = "{"h" * 3000}"', "WrongValue", "line[1].name", ("at most 2000 characters", "'...")
    ),
    "no rows": Bad(
        '{ line = "beds", amount = "600" },\n  { line = "hoists", amount = "400" },\n'
        '  { line = "charges", amount = "-50" },',
        "",
        "WrongValue",
        "budget[0].rows",
        ("a table or list will not do: at least 1 is wanted",),
        line="rows = [#2",
    ),
    # words the format does not have
    "unknown step": Bad(
        'step = "fixed shares"',
        'step = "fixed share"',
        "WrongValue",
        "risk_share[0].overspend[1]",
        (
            "step = 'fixed share' will not do",
            "the steps there are:",
            "'fixed shares'",
            "'in proportion'",
            "'in dispute'",
        ),
        line="[[risk_share.overspend]]#2",
    ),
    "unknown state": Bad('is = "pooled"', 'is = "pool"', "WrongValue", "state[0].is", ("one of 'pooled', 'aligned'",)),
    "unknown unit": Bad(
        'unit = "£000"\nstanding',
        'unit = "£k"\nstanding',
        "WrongValue",
        "contributions[0].unit",
        ("'£', '£000' or '£m'",),
    ),
    "bad id": Bad('id = "at-home"', 'id = "At Home"', "WrongValue", "outcome[0].id", ("a short name is wanted",)),
    "bad year": Bad(
        'year = "2022/23"\nunit = "£000"\nstanding',
        'year = "2022-23"\nunit = "£000"\nstanding',
        "WrongValue",
        "contributions[0].year",
        ("'2022-23' will not do: a financial year is wanted, written 2022/23",),
    ),
    "years that do not follow": Bad(
        'year = "2022/23"\nunit = "£000"\nstanding',
        'year = "2022/24"\nunit = "£000"\nstanding',
        "NotAFinancialYear",
        "contributions[0].year",
        ("'2022/24' is not a financial year", "1 April 2022"),
    ),
    "bad year of a base": Bad(
        'grants", year = "2022/23"',
        'grants", year = "2022/24"',
        "NotAFinancialYear",
        "risk_share[0].underspend[0]",
        ("'2022/24' is not a financial year",),
        line="[[risk_share.underspend]]",
    ),
    # amounts
    "no amount": Bad(
        'amount = "600"',
        'amount = "abc"',
        "NotAnAmount",
        "budget[0].rows[0].amount",
        ("'abc' is not an amount in £000",),
    ),
    "amount past all measure": Bad(
        'amount = "600"', f'amount = "{"6" * 60}"', "WrongValue", "budget[0].rows[0].amount", ("at most 40 characters",)
    ),
    "finer than a penny": Bad(
        'amount = "600"', 'amount = "600.000001"', "FinerThanAPenny", "budget[0].rows[0].amount", ("in £000 is finer",)
    ),
    "amount too large": Bad(
        'amount = "600"',
        'amount = "60,000,000,000,000"',
        "AmountTooLarge",
        "budget[0].rows[0].amount",
        ("Check the unit",),
    ),
    "whole number too large": Bad(
        'amount = "600"',
        f"amount = 0x{'f' * 5000}",
        "AmountTooLarge",
        "budget[0].rows[0].amount",
        ("This number is larger",),
    ),
    "amounts too large together": Bad(
        '{ line = "hoists", amount = "400" }',
        '{ line = "hoists", amount = "5,000,000,000" }',
        "WrongValue",
        "budget[0]",
        ("its amounts together are more than any partnership's money", "Check the unit"),
        line="[[budget]]",
    ),
    "target below nothing": Bad(
        'target = "20,000"', 'target = "-20,000"', "WrongValue", "savings[0].target", ("-£20,000.00", "without a minus")
    ),
    # contributions
    "both amount and gross": Bad(
        'gross = "400"',
        'gross = "400", amount = "400"',
        "WrongValue",
        "contributions[0].rows[2]",
        ("give either `amount`", "or `gross` with what is taken off it"),
    ),
    "neither amount nor gross": Bad(
        '{ party = "icb", gross = "400" }',
        '{ party = "icb" }',
        "WrongValue",
        "contributions[0].rows[2]",
        ("give either `amount`",),
    ),
    "net that does not follow": Bad(
        'gross = "700", grant = "100"',
        'gross = "700", grant = "100", net = "650"',
        "WrongValue",
        "contributions[0].rows[0]",
        ("is £600,000.00, and net is given as £650,000.00", "Correct one", "`printed.totals`"),
    ),
    "grant with a minus": Bad(
        'grant = "100"', 'grant = "-100"', "WrongValue", "contributions[0].rows[0].grant", ("Write it without a minus",)
    ),
    "printed income with a minus": Bad(
        'gross = { total = "1,100" }',
        'gross = { total = "1,100" }, service_user_income = { total = "(50)" }',
        "WrongValue",
        "contributions[0].printed.service_user_income.total",
        ("would add to it",),
    ),
    "grant without gross": Bad(
        'gross = 0, service_user_income = "50"',
        'net = "-50", service_user_income = "50"',
        "WrongValue",
        "contributions[0].rows[1]",
        ("taken off gross, which is not given. Give it, if only 0.",),
    ),
    "printed share without its sign": Bad(
        'shares = { icb = "42.1%" }',
        'shares = { icb = "42.1" }',
        "WrongValue",
        "contributions[0].printed.shares.icb",
        ("'42.1' will not do: a percentage is wanted", '"76.78%"'),
    ),
    # shares of a step
    "shares short of a whole": Bad(
        'council = "58%", icb = "42%"',
        'council = "76.78%", icb = "23.21%"',
        "SharesNotAWhole",
        "risk_share[0].overspend[1]",
        ("council 76.78%, icb 23.21% add up to 99.99%, 0.01% short of 100%",),
        line="[[risk_share.overspend]]#2",
    ),
    "shares past a whole": Bad(
        'council = "58%", icb = "42%"',
        'council = "60%", icb = "42%"',
        "SharesNotAWhole",
        "risk_share[0].overspend[1]",
        ("2% too much",),
        line="[[risk_share.overspend]]#2",
    ),
    "negative share": Bad(
        'council = "58%", icb = "42%"',
        'council = "110%", icb = "-10%"',
        "NegativeShare",
        "risk_share[0].overspend[1]",
        ("The share of icb is -10%",),
        line="[[risk_share.overspend]]#2",
    ),
    "share without its sign": Bad(
        'council = "58%", icb = "42%"',
        'council = "58", icb = "42"',
        "NotAShare",
        "risk_share[0].overspend[1]",
        ("The share of council, '58', is not a percentage",),
        line="[[risk_share.overspend]]#2",
    ),
    "share as a number": Bad(
        'council = "58%", icb = "42%"',
        'council = 58, icb = "42%"',
        "WrongValue",
        "risk_share[0].overspend[1].shares.council",
        ("58 will not do: text in quotes is wanted",),
    ),
    # partners nobody knows
    "unknown partner in shares": Bad(
        'council = "58%", icb = "42%"',
        'counsil = "58%", icb = "42%"',
        "UnknownParty",
        "risk_share[0].overspend[1].shares",
        (
            "'counsil', who is no party",
            "(council, icb)",
            "Did you mean 'council'?",
            "Correct the name, or add the party",
        ),
    ),
    "unknown host": Bad(
        '[[host]]\nfund = "equipment"\nparty = "council"',
        '[[host]]\nfund = "equipment"\nparty = "ibc"',
        "UnknownParty",
        "host[0].party",
        ("'ibc'", "Did you mean 'icb'?"),
        line='party = "ibc"',
    ),
    "unknown lead": Bad(
        '[[lead]]\nschedule = "equipment"\nparty = "council"',
        '[[lead]]\nschedule = "equipment"\nparty = "nobody"',
        "UnknownParty",
        "lead[0].party",
        ("'nobody'",),
        line='party = "nobody"',
    ),
    "unknown lead of a line": Bad(
        'nature = "block"\nlead = "council"',
        'nature = "block"\nlead = "councl"',
        "UnknownParty",
        "line[1].lead",
        ("Did you mean 'council'?",),
        line='lead = "councl"',
    ),
    "unknown employer": Bad(
        'employer = "council"',
        'employer = "concil"',
        "UnknownParty",
        "manager[0].employer",
        ("Did you mean 'council'?",),
    ),
    "unknown contributor": Bad(
        '{ party = "icb", gross = "400" }',
        '{ party = "icbs", gross = "400" }',
        "UnknownParty",
        "contributions[0].rows[2].party",
        ("Did you mean 'icb'?",),
    ),
    "unknown partner in printed totals": Bad(
        'council = "550"', 'cuoncil = "550"', "UnknownParty", "contributions[0].printed.totals.cuoncil", ("'council'?",)
    ),
    "unknown sponsor": Bad(
        'sponsor = "icb"', 'sponsor = "the-icb"', "UnknownParty", "savings[0].sponsor", ("'the-icb', who is no party",)
    ),
    "unknown partner in placing": Bad(
        'place_as = "contribution received"\nparty = "icb"',
        'place_as = "contribution received"\nparty = "icbb"',
        "UnknownParty",
        "placing[0].party",
        ("Did you mean 'icb'?",),
        line='party = "icbb"',
    ),
    "unknown party of an agreement": Bad(
        'parties = ["council", "icb"]',
        'parties = ["council", "ccg"]',
        "UnknownParty",
        "agreement[0].parties[1]",
        ("'ccg'",),
    ),
    "party named twice": Bad(
        'parties = ["council", "icb"]',
        'parties = ["council", "council"]',
        "WrongValue",
        "agreement[0].parties",
        ("a party is named twice in this list",),
    ),
    # names nothing has
    "unknown fund": Bad(
        '[[host]]\nfund = "equipment"',
        '[[host]]\nfund = "equipmnet"',
        "Unresolved",
        "host[0].fund",
        ("there is no fund 'equipmnet' (equipment)", "Did you mean 'equipment'?", "Correct it, or add it."),
        line='fund = "equipmnet"',
    ),
    "unknown schedule": Bad(
        'schedule = "equipment"\nname',
        'schedule = "sch-1"\nname',
        "Unresolved",
        "fund[0].schedule",
        ("no schedule 'sch-1'",),
    ),
    "unknown agreement": Bad(
        'agreement = "section-75"\ntitle',
        'agreement = "section-76"\ntitle',
        "Unresolved",
        "schedule[0].agreement",
        ("Did you mean 'section-75'?",),
    ),
    "unknown line of a budget": Bad(
        'line = "hoists", amount',
        'line = "hoist", amount',
        "Unresolved",
        "budget[0].rows[1].line",
        ("(beds, charges, hoists)",),
    ),
    "unknown line of a contribution": Bad(
        'line = "beds", gross', 'line = "bets", gross', "Unresolved", "contributions[0].rows[0].line", ("'beds'?",)
    ),
    "unknown line of a saving": Bad(
        'line = "beds"\nsponsor', 'line = "bed"\nsponsor', "Unresolved", "savings[0].line", ("no line 'bed'",)
    ),
    "silence about nothing there": Bad(
        'of = "equipment"\nsays',
        'of = "equipmint"\nsays',
        "Unresolved",
        "open[0].of",
        ("there is no fund 'equipmint'",),
    ),
    # the same thing twice
    "same party twice": Bad(
        'id = "icb"',
        'id = "council"',
        "SaidTwice",
        "party[1].id",
        ("party 'council' is given already, at small.toml:12",),
        line='id = "council"#2',
    ),
    "same line twice": Bad(
        'id = "hoists"',
        'id = "beds"',
        "SaidTwice",
        "line[1].id",
        ("line 'equipment/beds' is given already",),
        line='id = "beds"#2',
    ),
    "same line twice in a budget": Bad(
        '{ line = "hoists", amount = "400" }',
        '{ line = "beds", amount = "400" }',
        "SaidTwice",
        "budget[0].rows[1]",
        ("the budget of the line 'beds' is given already, at small.toml:132 budget[0].rows[0]",),
    ),
    "same budget twice": Bad(
        "[[savings]]",
        '[[budget]]\nfund = "equipment"\nyear = "2022/23"\nunit = "£"\nrows = [{ line = "beds", amount = 1 }]\n'
        'source = "Sch. 9"\n\n[[savings]]',
        "SaidTwice",
        "budget[1]",
        ("the budget of equipment 2022/23 is given already", "Keep one of the two"),
        line="[[budget]]#2",
    ),
    "same duration twice": Bad(
        '[[duration]]\nschedule = "equipment"',
        '[[duration]]\nagreement = "section-75"',
        "SaidTwice",
        "duration[1]",
        ("the duration of agreement section-75 is given already",),
        line="[[duration]]#2",
    ),
    # days
    "last day before the first": Bad(
        'from = 2022-04-01\nto = 2025-03-31\nsource = "Sch. 1 para 4"',
        'from = 2022-04-01\nto = 2022-03-31\nsource = "Sch. 1 para 4"',
        "WrongValue",
        "host[0].to",
        ("the last day, is 31 March 2022, before `from`, 1 April 2022", "Correct one"),
        line="to = 2022-03-31",
    ),
    "the calendar's last day": Bad(
        'from = 2022-04-01\nto = 2025-03-31\nsource = "Sch. 1 para 4"',
        'from = 2022-04-01\nto = 9999-12-31\nsource = "Sch. 1 para 4"',
        "WrongValue",
        "host[0].to",
        ("Leave `to` out where there is no end",),
        line="to = 9999-12-31",
    ),
    "a duration of two things": Bad(
        '[[duration]]\nschedule = "equipment"',
        '[[duration]]\nschedule = "equipment"\nagreement = "section-75"',
        "WrongValue",
        "duration[1]",
        ("of an agreement or of a schedule, not of both", "Write two records"),
        line="[[duration]]#2",
    ),
    "a duration of nothing": Bad(
        '[[duration]]\nschedule = "equipment"\n',
        "[[duration]]\n",
        "WrongValue",
        "duration[1]",
        ("Give the key 'agreement' or the key 'schedule'",),
        line="[[duration]]#2",
    ),
    # sources
    "a source that cites nothing": Bad(
        'source = "Sch. 1 para 4"',
        'source = "open:"',
        "WrongValue",
        "host[0]",
        ("'open:' cites nothing",),
        line="[[host]]",
    ),
    "a blank source": Bad(
        'source = "Sch. 1 para 4"',
        'source = "  "',
        "WrongValue",
        "host[0]",
        ("cites nothing. Give the clause",),
        line="[[host]]",
    ),
    # placing
    "placing without a target": Bad(
        'place_as = "contribution received"\nparty = "icb"\n',
        'place_as = "contribution received"\n',
        "WrongValue",
        "placing[0]",
        ("rows placed as contribution received need the key 'party'. Give it.",),
        line="[[placing]]",
    ),
    "placing with two targets": Bad(
        'place_as = "contribution received"\nparty = "icb"\n',
        'place_as = "contribution received"\nparty = "icb"\nline = "hoists"\n',
        "WrongValue",
        "placing[0].line",
        ("have a party and no line. Take `line` out.",),
        line='line = "hoists"\nfrom',
    ),
    "spend placed to an income": Bad(
        'place_as = "contribution received"\nparty = "icb"\n',
        'place_as = "expenditure"\nline = "charges"\n',
        "WrongValue",
        "placing[0].place_as",
        ("the line 'charges' takes an income, and nothing is spent on it",),
    ),
}


def line_meant(text: str, case: Bad) -> int | None:
    """The line the refusal should name: where `line` begins (its second occurrence with #2), or else `new`."""
    marker, _, which = (case.line or case.new.splitlines()[0]).partition("#")
    if marker == "nowhere":
        return None
    at = -1
    for _ in range(int(which or 1)):
        at = text.index(marker, at + 1)
    return text.count("\n", 0, at) + 1


@pytest.mark.parametrize("case", BAD.values(), ids=BAD.keys())
def test_a_spoilt_file_is_refused_by_name_and_place_and_says_what_to_do(
    case: Bad, small: str, refused: Callable[[str], list[Refusal]]
) -> None:
    assert small.count(case.old) >= 1
    text = small.replace(case.old, case.new, 1)
    found = refused(text)
    told = [refusal for refusal in found if refusal.name == case.refusal]
    line = line_meant(text, case)
    place = f"small.toml{f':{line}' if line else ''} {case.key}".strip()
    assert told, found
    assert told[0].says.startswith(f"{place}: "), told[0].says
    for words in case.says:
        assert words in told[0].says
    assert told[0].says.endswith(".")
    assert told[0].clause


def test_there_are_many_ways_to_spoil_a_file() -> None:
    assert len(BAD) >= 60


UNREADABLE: dict[str, tuple[bytes, int | None, str]] = {
    "not UTF-8": (b'[file]\nkind = "caf\xe9"\n', 2, "byte 19 is not UTF-8. Save it as UTF-8"),
    "not UTF-8, after a byte order mark": (b'\xef\xbb\xbf[file]\nkind = "caf\xe9"\n', 2, "byte 22 is not UTF-8"),
    "UTF-16": ("[file]".encode("utf-16"), 1, "byte 1 is not UTF-8"),
    "NUL": (b"[file]\n\0", 2, "it is not TOML: Invalid statement at column 1"),
    "not TOML": (b"[file]\nkind: invented\n", 2, "it is not TOML: Expected '=' after a key"),
    "unquoted text": (b"[file]\nkind = invented\n", 2, "Text stands in quotes, days do not"),
    "no such day": (b"[file]\nx = 2022-02-30\n", 2, "Invalid date"),
    "no end of text": (b'[file]\nkind = "invented\n', 2, "it is not TOML"),
    "no end of a list": (b"[file]\nx = [1,\n", 3, "it is not TOML"),
    "duplicate key": (b'[file]\nkind = "a"\nkind = "b"\n', 3, "a key or table at column 11 is given twice"),
    "duplicate table": (b"[file]\n[partnership]\n[file]\n", 3, "is given twice, or as two things"),
    "duplicate key in a row": (b"x = { a = 1, a = 2 }\n", 1, "is given twice"),
    "table and list of tables": (b"[party]\n[[party]]\n", 2, "[[table]] begins a further row"),
    "lists past all depth": (b"x = " + b"[" * 20_000 + b"]" * 20_000, None, "lie too deep in one another"),
    "tables past all depth": (b"x = " + b"{a=" * 20_000 + b"1" + b"}" * 20_000, None, "lie too deep in one another"),
    "a key past all depth": (b"a." * 300_000 + b"b = 1", 1, "more than 200 full stops"),
    "a number past all measure": (b"x = " + b"9" * 20_000, None, "a number in it has thousands of figures"),
    "ten million bytes": (b"#" * 10_000_000, None, "it has 10,000,000 bytes, and at most 2,000,000 are read"),
}


@pytest.mark.parametrize(("content", "line", "says"), UNREADABLE.values(), ids=UNREADABLE.keys())
def test_what_is_no_toml_is_refused_with_its_line_and_never_crashes(
    content: bytes, line: int | None, says: str, refused: Callable[[bytes], list[Refusal]]
) -> None:
    (refusal,) = refused(content)
    assert refusal.name == "FileNotUnderstood"
    assert refusal.says.startswith(f"small.toml{f':{line}' if line else ''}: the file cannot be read: ")
    assert says in refusal.says
    assert refusal.says.endswith(".")


@pytest.mark.parametrize("content", [b"", b"\n\n", b"# only a comment", b"\xef\xbb\xbf"])
def test_an_empty_file_lacks_both_its_heads(content: bytes, refused: Callable[[bytes], list[Refusal]]) -> None:
    assert [refusal.says for refusal in refused(content)] == [
        "small.toml: the table [file] is missing. Give it.",
        "small.toml: the table [partnership] is missing. Give it.",
    ]


def test_text_where_a_table_should_be_is_refused(small: str, refused: Callable[[str], list[Refusal]]) -> None:
    text = 'notice = "six months"\n' + small.replace("[[notice]]", "[ignored]")
    told = [refusal.says for refusal in refused(text)]
    assert "small.toml:1 notice: 'six months' will not do: a list in [ ] is wanted." in told


def test_no_file_at_all_is_refused() -> None:
    with pytest.raises(Refusal, match="No agreement file was given"):
        read_partnership([])


def test_five_mistakes_of_five_kinds_come_at_once(small: str, refused: Callable[[str], list[Refusal]]) -> None:
    text = (
        small.replace('kind = "county council"', 'kind = "county counsil"')
        .replace('short_name = "the ICB"', 'shortname = "the ICB"')
        .replace('line = "hoists", amount = "400"', 'line = "hoists", amount = 400.5')
        .replace('sponsor = "icb"', 'sponsor = "icbb"')
        .replace('icb = "42%"', 'icb = "41%"')
    )
    found = refused(text)
    assert sorted(refusal.name for refusal in found) == [
        "SharesNotAWhole",
        "UnknownKey",
        "UnknownParty",
        "WrongValue",
        "WrongValue",
    ]
    assert len({refusal.says for refusal in found}) == 5


def test_a_row_that_is_wrong_hides_no_row_beside_it_and_moves_no_place(
    small: str, refused: Callable[[str], list[Refusal]]
) -> None:
    text = small.replace('line = "beds", amount = "600"', 'line = "beds", amount = 6.5').replace(
        'line = "charges", amount', 'line = "charge", amount'
    )
    wrong, unresolved = refused(text)
    assert "budget[0].rows[0].amount" in wrong.says
    assert unresolved.says.startswith("small.toml:134 budget[0].rows[2].line: there is no line 'charge'")


def test_a_table_all_of_whose_rows_are_wrong_hides_no_other_table(
    small: str, refused: Callable[[str], list[Refusal]]
) -> None:
    text = small.replace('amount = "', 'amuont = "').replace('sponsor = "icb"', 'sponsor = "icbb"')
    found = refused(text)
    assert [refusal.name for refusal in found].count("UnknownKey") == 3
    assert found[-1].name == "UnknownParty"


def test_a_file_whose_head_is_wrong_still_tells_every_wrong_shape(
    small: str, refused: Callable[[str], list[Refusal]]
) -> None:
    text = small.replace('kind = "invented"', 'kind = "made up"').replace("months = 6", 'months = "six"')
    assert [refusal.says.split(" ")[1] for refusal in refused(text)] == ["file.kind:", "notice[0].months:"]


def test_names_defined_in_a_wrong_row_are_not_called_unknown(
    small: str, refused: Callable[[str], list[Refusal]]
) -> None:
    text = small.replace('kind = "county council"', "kind = 7").replace('nature = "block"', 'nature = "blok"')
    assert [refusal.name for refusal in refused(text)] == ["WrongValue", "WrongValue"]


def test_an_amount_that_cannot_be_read_is_one_problem_and_not_two(
    small: str, refused: Callable[[str], list[Refusal]]
) -> None:
    text = small.replace('gross = "700", grant = "100"', 'gross = "abc", grant = "100", net = "600"')
    assert [refusal.name for refusal in refused(text)] == ["NotAnAmount"]


def test_mistakes_in_two_files_come_at_once(small: str) -> None:
    head = small[: small.index("[[party]]")]
    second = head + '[[notice]]\nscope = "fund"\nground = "default"\nmonths = "3"\nsource = "cl. 11"\n'
    files = [
        FileText("a.toml", small.replace('sponsor = "icb"', 'sponsor = "x"').encode()),
        FileText("b.toml", second.encode()),
    ]
    with pytest.raises(Refusals) as caught:
        read_partnership(files)
    assert [refusal.says.split(" ")[0] for refusal in caught.value.each] == ["a.toml:145", "b.toml:14"]


SEVERAL: dict[str, tuple[tuple[str, Callable[[str], str]], str, str]] = {
    "different partnerships": (
        ("b.toml", lambda head: head.replace('"small"', '"large"')),
        "NotOnePartnership",
        "large, small",
    ),
    "different names": (
        ("b.toml", lambda head: head.replace("Small P", "Large P")),
        "WrongValue",
        "'Small Partnership' in a.toml",
    ),
    "one name for two files": (("a.toml", lambda head: head), "SaidTwice", "a file of this name is given already"),
}


@pytest.mark.parametrize(("second", "name", "says"), SEVERAL.values(), ids=SEVERAL.keys())
def test_files_that_do_not_belong_together_are_refused(small: str, second: Any, name: str, says: str) -> None:
    head = small[: small.index("[[party]]")]
    called, changed = second
    with pytest.raises(Refusal) as caught:
        read_partnership([FileText("a.toml", small.encode()), FileText(called, changed(head).encode())])
    assert caught.value.name == name
    assert says in caught.value.says


def test_the_same_file_twice_is_refused_under_whatever_name(small: str) -> None:
    with pytest.raises(Refusal) as caught:
        read_partnership([FileText("a.toml", small.encode()), FileText("b.toml", small.encode())])
    assert caught.value.says == "b.toml: the same file is given already, at a.toml. Keep one of the two."


def test_after_a_hundred_problems_it_says_that_there_are_more(
    small: str, refused: Callable[[str], list[Refusal]]
) -> None:
    rows = "".join(f'  {{ line = "l{number}", amount = "1" }},\n' for number in range(300))
    found = refused(small.replace('  { line = "beds", amount = "600" },\n', rows))
    assert len(found) == 101
    assert found[-1].says.startswith("small.toml: more is wrong than these 100 problems")


@pytest.mark.parametrize("party", ["council", "counsil"])
def test_a_file_near_the_limit_is_read_or_refused_in_seconds(small: str, party: str) -> None:
    row = f'  {{ party = "{party}", gross = "1" }},\n'
    text = small.replace('  { party = "icb", gross = "400" },\n', row * (300_000 // len(row)))
    begun = time.monotonic()
    with nullcontext() if party == "council" else pytest.raises(Refusals):
        findings_of(read_partnership([FileText("a.toml", text.encode())]))
    assert time.monotonic() - begun < 20
