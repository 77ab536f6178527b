from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('returns', '0002_countersigned'),
    ]

    operations = [
        migrations.AddField(
            model_name='issuedreturn',
            name='lists_late',
            field=models.BooleanField(db_default=False, default=False),
        ),
    ]
