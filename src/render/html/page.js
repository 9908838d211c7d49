
"use strict";
// Shows a finding in every report at once; without this script its links lead to one place at a time.
const wide = matchMedia("(min-width: 60rem)");
const findings = () => [...document.querySelectorAll(".finding")].filter((f) => f.offsetParent);
let current = null;

/** Shows a finding in every report; one that a filter hides gets its boxes ticked. */
function show(finding) {
  if (!finding.offsetParent) {
    for (const name of finding.classList) {
      const box = document.getElementById(`level-${name}`) ?? document.getElementById(`kind-${name}`);
      if (box) box.checked = true;
    }
  }
  document.querySelectorAll(".shown").forEach((e) => e.classList.remove("shown"));
  finding.classList.add("shown");
  current = finding;
  const seen = new Set();
  for (const link of finding.querySelectorAll("a[data-document]")) {
    const place = document.getElementById(link.hash.slice(1));
    place.classList.add("shown");
    if (!seen.has(link.dataset.document)) place.scrollIntoView({ block: "center", inline: "nearest" });
    seen.add(link.dataset.document);
  }
}

document.addEventListener("click", (event) => {
  const mark = event.target.closest("a.mark");
  const finding = mark ? document.getElementById(mark.hash.slice(1)) : event.target.closest(".finding");
  if (!finding || !wide.matches || getSelection().toString()) return;
  event.preventDefault();
  show(finding);
  if (mark) finding.scrollIntoView({ block: "nearest" });
});

// A claim under the pointer, or with the focus, lights up with what is linked to it.
function light(event) {
  document.querySelectorAll(".lit").forEach((e) => e.classList.remove("lit"));
  const links = event.target.closest?.("[data-link]")?.dataset.link.split(" ") ?? [];
  for (const link of links) document.querySelectorAll(`[data-link~="${link}"]`).forEach((e) => e.classList.add("lit"));
}
document.addEventListener("pointerover", light);
document.addEventListener("focusin", light);

// j and k, as in many readers: the next and the previous finding.
document.addEventListener("keydown", (event) => {
  const step = { j: 1, k: -1 }[event.key];
  if (!step || event.ctrlKey || event.metaKey || event.altKey) return;
  const all = findings();
  const next = all[Math.min(Math.max(all.indexOf(current) + step, 0), all.length - 1)];
  if (!next) return;
  show(next);
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: "nearest" });
});
