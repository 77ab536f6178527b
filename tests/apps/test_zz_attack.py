from tests.apps.test_variations import *
from tests.apps.test_variations import cast  # noqa

def hand(cast, fund, debit, credit, pounds, on, month):
    entry = ledger_actions.ByHand(month=month, effective_on=on, debit=Account.read(debit), credit=Account.read(credit),
        amount=Money.of(pounds), narrative="Invented", authority="Invented", because="Invented")
    p = ledger_actions.propose_journal(cast["finance.officer"], Ledger(SLUG, fund), entry, at=AT)
    approved(p, FOR_THE_BOOKS, at=AT)

def diff(cast):
    found = books.lacking(SLUG, month=JULY)
    for f, ds in found.drafts.items():
        for d in ds: print("   ", f, d.effective_on, d.amount, "D", d.debit.code, "C", d.credit.code)
    p = actions.propose_difference(cast["finance.officer"], SLUG, month=JULY, at=AT)
    approved(p, FOR_THE_HOST, at=AT)

def test_hand_contribution(cast):
    hand(cast, "learning-disability", "contributions due/council", "contribution/council", "100.00", date(2017,5,9), Month(YEAR,2))
    vary(cast)
    for i in range(3):
        print("pass", i)
        try: diff(cast)
        except NothingLacks: print("nothing lacks"); break
    print(balances(SLUG, date(2017,7,31)))
    assert 0

def test_hand_reversed(cast):
    hand(cast, "older-people", "contributions due/council", "contribution/council", "100.00", date(2017,5,9), Month(YEAR,2))
    L = Ledger(SLUG, "older-people")
    p = ledger_actions.propose_reversal(cast["finance.officer"], L, 1, because="wrong", month=Month(YEAR,2), effective_on=date(2017,5,9), at=AT)
    approved(p, FOR_THE_BOOKS, at=AT)
    print("posted", ledger_store.instalments_posted(L), ledger_store.pairs_but_instalments(L))
    print(balances(SLUG, date(2017,7,31)))
    vary(cast)
    for i in range(3):
        print("pass", i)
        try: diff(cast)
        except NothingLacks: print("nothing lacks"); break
    print(balances(SLUG, date(2017,7,31)))
    assert 0
