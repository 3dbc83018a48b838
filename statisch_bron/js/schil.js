// What the shell adds where scripts run; without this file everything works too.
// 1. After a form with mistakes the summary takes the focus, so that it is the first thing heard and seen.
// 2. What htmx brought in is told to who listens ([data-meld]), and may take the focus ([data-focus]).
(() => {
  const fouten = document.getElementById("fouten");
  if (fouten) fouten.focus();

  document.addEventListener("htmx:afterSettle", (gebeurtenis) => {
    const nieuw = gebeurtenis.detail.elt;
    const zoek = (wat) => (nieuw.matches(wat) ? nieuw : nieuw.querySelector(wat));
    const meld = zoek("[data-meld]");
    const plek = document.getElementById("meldplek");
    if (meld && plek) plek.textContent = meld.dataset.meld || meld.textContent;
    const focus = zoek("[data-focus]");
    if (focus) focus.focus();
  });
})();
