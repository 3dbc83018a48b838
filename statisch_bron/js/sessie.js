// Warns two minutes before somebody is logged out, and hands in what was typed when time runs out. The server decides how long a
// session lasts: before the warning it is asked, so that what happened in another tab counts too.
(() => {
  "use strict";
  // A page from the memory of the browser would show what a former user saw.
  window.addEventListener("pageshow", (gebeurtenis) => {
    if (gebeurtenis.persisted) window.location.reload();
  });
  const vak = document.getElementById("sessie");
  if (!vak) return;
  const WAARSCHUW = 120;
  const deel = (naam) => vak.querySelector(`[data-${naam}]`);
  const melding = deel("melding");
  let einde = 0;
  let klok = 0;
  let gewijzigd = null;

  const over = () => Math.round((einde - Date.now()) / 1000);
  const zet = (seconden) => {
    einde = Date.now() + seconden * 1000;
    plan();
  };
  // The clock of a page that sleeps stands still: look at the time at least every half minute.
  const plan = () => {
    window.clearTimeout(klok);
    const rest = over() - (melding.hidden ? WAARSCHUW : 0);
    klok = window.setTimeout(kijk, Math.min(Math.max(rest, 0.2), 30) * 1000);
  };

  const kijk = async () => {
    const rest = over();
    if (rest > WAARSCHUW || (!melding.hidden && rest > 0)) return plan();
    try {
      const antwoord = await fetch(vak.dataset.stand, { credentials: "same-origin", cache: "no-store" });
      const seconden = (await antwoord.json()).seconden;
      if (seconden > WAARSCHUW) {
        verberg();
        return zet(seconden);
      }
      if (seconden > 0) {
        waarschuw();
        return zet(seconden);
      }
      await voorbij();
    } catch {
      // Without a connection nothing is lost: the page stays as it is.
      klok = window.setTimeout(kijk, 30000);
    }
  };

  const waarschuw = () => {
    if (!melding.hidden) return;
    melding.hidden = false;
    deel("tekst").textContent = deel("tekst").dataset.eerst;
  };
  const verberg = () => {
    melding.hidden = true;
    deel("tekst").textContent = "";
  };
  const bewijs = () => document.querySelector("input[name=csrfmiddlewaretoken]").value;

  const blijf = async () => {
    const had = melding.contains(document.activeElement);
    try {
      const antwoord = await fetch(vak.dataset.verleng, {
        method: "POST",
        credentials: "same-origin",
        redirect: "error",
        headers: { "X-CSRFToken": bewijs() },
      });
      const { seconden, tot } = await antwoord.json();
      verberg();
      deel("tot").textContent = tot;
      document.getElementById("meldplek").textContent = `${vak.dataset.gedaan} ${tot}.`;
      if (had) document.getElementById("inhoud").focus({ preventScroll: true });
      zet(seconden);
    } catch {
      kijk();
    }
  };

  // Hand in what was typed, and leave: nothing personal stays on a screen that nobody watches.
  const voorbij = async () => {
    const hier = window.location.pathname + window.location.search;
    if (gewijzigd && gewijzigd.isConnected) {
      const velden = new FormData(gewijzigd);
      for (const [naam, waarde] of [...velden]) if (waarde instanceof File) velden.delete(naam);
      velden.set("_pad", hier);
      velden.set("_actie", new URL(gewijzigd.getAttribute("action") || hier, window.location.href).pathname);
      const antwoord = await fetch(vak.dataset.bewaar, {
        method: "POST",
        body: velden,
        credentials: "same-origin",
        headers: { "X-CSRFToken": bewijs() },
      });
      if (!antwoord.ok || !(await antwoord.json()).bewaard) return; // what was typed stays on the screen, and sending it later keeps it
    }
    window.location.replace(hier);
  };

  document.addEventListener("input", (gebeurtenis) => {
    const formulier = gebeurtenis.target.form;
    if (formulier && formulier.method === "post") gewijzigd = formulier;
  });
  deel("blijf").addEventListener("click", blijf);
  zet(Number(vak.dataset.seconden));
})();
