"""What the login service remembers between the choice of a person and the id_token: a technical record, gone within a minute."""

from django.db import models


class Keuze(models.Model):
    """Who was chosen with this authorization code, and at which level. No person: somebody whom the portal does not know."""

    grant = models.OneToOneField("oauth2_provider.Grant", models.CASCADE, primary_key=True, related_name="keuze")
    persoon_id = models.BigIntegerField(null=True)
    acr = models.CharField(max_length=100)

    class Meta:
        verbose_name_plural = "keuzes"

    def __str__(self) -> str:
        return f"keuze {self.pk}"
