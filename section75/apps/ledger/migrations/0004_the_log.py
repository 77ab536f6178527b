"""Posting runs, a fund's log and its head, balances kept; the columns that give an entry its place in the log.

An entry no longer points at people and proposal by constraints of its own: its run does, and it is held to its run.
The new columns are filled by the migration after this one, and asked for by the one after that.
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

USER = settings.AUTH_USER_MODEL
PROTECT = django.db.models.deletion.PROTECT


def of_the_run(to, **how):
    return models.ForeignKey(db_constraint=False, db_index=False, on_delete=PROTECT, related_name="+", to=to, **how)


def kept(to, **how):
    return models.ForeignKey(on_delete=PROTECT, related_name="+", to=to, **how)


def key():
    return ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"))


class Migration(migrations.Migration):

    dependencies = [
        ("agreements", "0001_initial"),
        ("approvals", "0002_hand_over"),
        ("ledger", "0003_bringing"),
        migrations.swappable_dependency(USER),
    ]

    operations = [
        migrations.CreateModel(
            name="PostingRun",
            fields=[
                key(),
                ("fund", models.CharField(max_length=60)),
                ("first_seq", models.PositiveBigIntegerField()),
                ("last_seq", models.PositiveBigIntegerField()),
                ("first_log", models.PositiveBigIntegerField()),
                ("recorded_at", models.DateTimeField()),
                ("approved_by", kept(USER, null=True)),
                ("partnership", kept("agreements.partnership", db_index=False)),
                ("proposal", kept("approvals.proposal", null=True)),
                ("recorded_by", kept(USER)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("last_seq__gte", models.F("first_seq"))), name="run_holds_an_entry"),
                    models.CheckConstraint(condition=models.Q(("recorded_by", models.F("approved_by")), _negated=True), name="run_has_two_people"),
                    models.UniqueConstraint(fields=("partnership", "fund", "last_seq"), name="run_number_is_used_once"),
                    models.UniqueConstraint(fields=("partnership", "fund", "first_log"), name="run_stands_once_in_the_log"),
                ],
            },
        ),
        migrations.CreateModel(
            name="LogAct",
            fields=[
                key(),
                ("fund", models.CharField(max_length=60)),
                ("log_number", models.PositiveBigIntegerField()),
                ("kind", models.CharField(max_length=40)),
                ("body", models.TextField()),
                ("leaf", models.BinaryField()),
                ("chain", models.BinaryField()),
                ("at", models.DateTimeField()),
                ("partnership", kept("agreements.partnership", db_index=False)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("partnership", "fund", "log_number"), name="log_line_is_taken_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="FundHead",
            fields=[
                key(),
                ("fund", models.CharField(max_length=60)),
                ("entries", models.PositiveBigIntegerField(default=0)),
                ("size", models.PositiveBigIntegerField(default=0)),
                ("chain", models.CharField(default="", max_length=64)),
                ("frontier", models.TextField(default="")),
                ("partnership", kept("agreements.partnership", db_index=False)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("partnership", "fund"), name="fund_has_one_head"),
                    models.CheckConstraint(condition=models.Q(("size__gte", models.F("entries"))), name="log_holds_every_entry"),
                ],
            },
        ),
        migrations.CreateModel(
            name="AccountBalance",
            fields=[
                key(),
                ("fund", models.CharField(max_length=60)),
                ("account", models.CharField(max_length=100)),
                ("year", models.PositiveSmallIntegerField()),
                ("month", models.PositiveSmallIntegerField()),
                ("effective_on", models.DateField()),
                ("debit", models.BigIntegerField()),
                ("credit", models.BigIntegerField()),
                ("debits", models.PositiveBigIntegerField()),
                ("credits", models.PositiveBigIntegerField()),
                ("partnership", kept("agreements.partnership", db_index=False)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("partnership", "fund", "account", "year", "month", "effective_on"), name="balance_is_kept_once"),
                ],
            },
        ),
        migrations.AlterField("journalentry", "approved_by", of_the_run(USER, null=True)),
        migrations.AlterField("journalentry", "partnership", of_the_run("agreements.partnership")),
        migrations.AlterField("journalentry", "proposal", of_the_run("approvals.proposal", null=True)),
        migrations.AlterField("journalentry", "recorded_by", of_the_run(USER)),
        migrations.AddField("journalentry", "run", of_the_run("ledger.postingrun", null=True)),
        migrations.AddField("journalentry", "log_number", models.PositiveBigIntegerField(null=True)),
        migrations.AddField("journalentry", "salt", models.BinaryField(null=True)),
        migrations.AddField("journalentry", "leaf", models.BinaryField(null=True)),
        migrations.AddField("journalentry", "chain", models.BinaryField(null=True)),
    ]
