// Read a message aloud with the voice of the browser. The buttons stay hidden where there is no voice for the language.
(() => {
  const vak = document.querySelector("[data-voorlezen]");
  const bron = vak && document.getElementById(vak.dataset.voorlezen);
  const mond = window.speechSynthesis;
  if (!bron || !mond || !window.SpeechSynthesisUtterance) return;

  const taal = bron.lang || document.documentElement.lang;
  const [begin, stop] = vak.querySelectorAll("button");
  let beurt = 0;

  const stem = () => mond.getVoices().find((een) => een.lang.toLowerCase().startsWith(taal));

  // Whole blocks in the order of the page; one long utterance would be cut off by some browsers.
  const stukken = () =>
    [...bron.querySelectorAll("h1, h2, h3, dt, dd, p, li, caption, th, td")]
      .filter((deel) => !deel.closest(".bericht-afzender, .bericht-adres, .bericht-voet") && !deel.querySelector("p, li"))
      .map((deel) => deel.textContent.replace(/\s+/g, " ").trim())
      .filter(Boolean)
      .flatMap((tekst) => tekst.match(/[^.!?]+(?:[.!?]+(?=\s|$)|[.!?]+(?=\S)[^.!?]*)*[.!?]?/g) || [tekst]);

  const toon = (leest) => {
    begin.hidden = leest;
    stop.hidden = !leest;
  };

  const zwijg = () => {
    beurt += 1;
    mond.cancel();
    toon(false);
  };

  const lees = () => {
    const deze = (beurt += 1);
    const rij = stukken();
    const volgende = () => {
      if (deze !== beurt) return;
      const tekst = rij.shift();
      if (tekst === undefined) return zwijg();
      const zin = new SpeechSynthesisUtterance(tekst);
      zin.lang = taal === "nl" ? "nl-NL" : "en-GB";
      zin.voice = stem();
      zin.onend = volgende;
      zin.onerror = () => deze === beurt && zwijg();
      mond.speak(zin);
    };
    mond.cancel();
    toon(true);
    stop.focus();
    volgende();
  };

  const kan = () => {
    if (stem()) vak.hidden = false;
  };

  begin.addEventListener("click", lees);
  stop.addEventListener("click", () => {
    zwijg();
    begin.focus();
  });
  window.addEventListener("pagehide", zwijg);
  mond.addEventListener?.("voiceschanged", kan);
  kan();
})();
