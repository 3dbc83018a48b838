"""Our own hold on a claim that was lowered: nothing is collected until the party confirms. It is no deferral in the sense of Awb 4:94."""

from duo_portal.remmen.models import Remsoort

AANHOUDING = Remsoort.UITSTEL
AANHOUDING_TEKST = "wacht tot het CJIB of de deurwaarder het nieuwe bedrag bevestigt"
