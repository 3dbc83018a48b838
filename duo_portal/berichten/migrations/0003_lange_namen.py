"""Wide enough for the longest name and street of the register."""

import django.contrib.postgres.fields
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('berichten', '0002_geadresseerde'),
    ]

    operations = [
        migrations.AlterField(
            model_name='bericht',
            name='adresregels',
            field=django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=120), default=list, size=None),
        ),
        migrations.AlterField(
            model_name='bericht',
            name='naam',
            field=models.CharField(max_length=420),
        ),
        migrations.AlterField(
            model_name='bericht',
            name='over',
            field=models.CharField(blank=True, help_text='over wie het gaat, als dat een ander is', max_length=420),
        ),
    ]
