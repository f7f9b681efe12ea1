// Filters and the choice of light and dark. The page is whole without it.
(() => {
  "use strict";
  const root = document.documentElement;
  root.classList.add("js");

  const dark = matchMedia("(prefers-color-scheme: dark)");
  document.getElementById("theme").addEventListener("click", () => {
    const now = root.dataset.theme || (dark.matches ? "dark" : "light");
    root.dataset.theme = now === "dark" ? "light" : "dark";
  });

  // A closed <details> would be closed on paper too.
  let folded = [];
  addEventListener("beforeprint", () => {
    folded = [...document.querySelectorAll("details:not([open])")];
    folded.forEach((each) => { each.open = true; });
  });
  addEventListener("afterprint", () => folded.forEach((each) => { each.open = false; }));

  const search = document.getElementById("search");
  if (!search) return;
  const choices = [...document.querySelectorAll("select[data-choice]")];
  const shown = document.getElementById("shown");
  const none = document.getElementById("none");
  const files = [...document.querySelectorAll("section.file")].map((element) => {
    const path = element.querySelector("h3").textContent.toLowerCase();
    const findings = [...element.querySelectorAll("details.finding")].map((finding) => ({
      element: finding,
      data: finding.dataset,
      text: null,
    }));
    return { element, path, findings };
  });
  const total = files.reduce((sum, file) => sum + file.findings.length, 0);

  // A call may have several types, rules and states: one a line.
  const chosen = (finding) => choices.every((choice) => choice.value === ""
    || finding.data[choice.dataset.choice].split("\n").includes(choice.value));

  const found = (file, finding, words) => {
    if (words.length === 0) return true;
    if (finding.text === null) finding.text = file.path + " " + finding.element.textContent.toLowerCase();
    return words.every((word) => finding.text.includes(word));
  };

  const apply = () => {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    for (const file of files) {
      let any = false;
      for (const finding of file.findings) {
        const passes = chosen(finding) && found(file, finding, words);
        finding.element.hidden = !passes;
        any = any || passes;
        count += passes ? 1 : 0;
      }
      file.element.hidden = !any;
    }
    shown.textContent = count === total ? total + " places" : count + " of " + total;
    none.hidden = count > 0;
  };

  let waiting = 0;
  search.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(apply, 120);
  });
  choices.forEach((choice) => choice.addEventListener("change", apply));
  document.getElementById("clear").addEventListener("click", () => {
    search.value = "";
    choices.forEach((choice) => { choice.value = ""; });
    apply();
  });
  document.querySelectorAll("a[data-filter]").forEach((link) => link.addEventListener("click", () => {
    const choice = choices.find((each) => each.dataset.choice === link.dataset.filter);
    if (!choice) return;
    choices.forEach((each) => { each.value = ""; });
    search.value = "";
    choice.value = link.dataset.value;
    apply();
  }));
  apply();
})();
