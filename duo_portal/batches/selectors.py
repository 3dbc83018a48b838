"""Questions about runs."""

from duo_portal.batches.models import Modus, Run, Staat


def tellingen_van_proef(run: Run) -> dict[str, int] | None:
    """What the last finished dry run of the same kind, date and parameters counted."""
    proef = Run.objects.filter(soort=run.soort, peildatum=run.peildatum, parameters=run.parameters, modus=Modus.PROEF, staat=Staat.KLAAR)
    return proef.order_by("-nummer").values_list("tellingen", flat=True).first()
