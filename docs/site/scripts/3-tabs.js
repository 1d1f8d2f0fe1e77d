// Samples of which one is seen at a time. Without this script all of them are.
document.addEventListener('DOMContentLoaded', () => {
  const all = [...document.querySelectorAll('[data-tabs]')].map(prepare);

  function prepare(element, index) {
    const panels = [...element.querySelectorAll(':scope > .panel')];
    const list = document.createElement('div');
    list.setAttribute('role', 'tablist');
    list.setAttribute('aria-label', 'Samples');
    const tabs = panels.map((panel, position) => {
      const tab = document.createElement('button');
      tab.type = 'button';
      tab.id = `tab-${index}-${position}`;
      tab.textContent = panel.dataset.label;
      tab.setAttribute('role', 'tab');
      tab.setAttribute('aria-controls', (panel.id = `panel-${index}-${position}`));
      panel.setAttribute('role', 'tabpanel');
      panel.setAttribute('aria-labelledby', tab.id);
      tab.addEventListener('click', () =>
        choose(element.dataset.tabs, panel.dataset.label, element),
      );
      return tab;
    });
    list.append(...tabs);
    list.addEventListener('keydown', (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (step === undefined) return;
      const next = tabs.at((tabs.indexOf(document.activeElement) + step) % tabs.length);
      next.focus();
      next.click();
    });
    element.prepend(list);
    element.classList.add('ready');
    return { group: element.dataset.tabs, panels, tabs };
  }

  function show(group, label) {
    for (const { group: name, panels, tabs } of all) {
      if (name !== group || !panels.some((panel) => panel.dataset.label === label)) continue;
      panels.forEach((panel, position) => {
        const isChosen = panel.dataset.label === label;
        panel.hidden = !isChosen;
        tabs[position].setAttribute('aria-selected', String(isChosen));
        tabs[position].tabIndex = isChosen ? 0 : -1;
      });
    }
  }

  /** The chosen one stays where it is on the screen, although those above it change their height. */
  function choose(group, label, element) {
    const before = element.getBoundingClientRect().top;
    localStorage.setItem(`tab-${group}`, label);
    show(group, label);
    scrollBy({ top: element.getBoundingClientRect().top - before, behavior: 'instant' });
  }

  for (const { group, panels } of all) show(group, panels[0].dataset.label);
  for (const group of new Set(all.map((tabs) => tabs.group))) {
    const chosen = localStorage.getItem(`tab-${group}`);
    if (chosen !== null) show(group, chosen);
  }
  if (all.length > 0 && location.hash !== '')
    document.getElementById(location.hash.slice(1))?.scrollIntoView();
});
