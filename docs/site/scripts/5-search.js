// Search over all pages. What is searched is loaded when it is first wanted.
document.addEventListener('DOMContentLoaded', () => {
  const dialog = document.querySelector('dialog.search');
  const input = dialog.querySelector('input');
  const list = dialog.querySelector('ul');
  const status = dialog.querySelector('[role="status"]');
  const most = 24;
  let found = [];
  let chosen = 0;

  document.querySelector('.search-button').addEventListener('click', open);
  addEventListener('keydown', (event) => {
    const isTyping = event.target.closest?.('input, textarea') != null;
    const isAsked = event.key === '/' && !isTyping;
    if (!isAsked && !(event.key === 'k' && (event.ctrlKey || event.metaKey))) return;
    event.preventDefault();
    open();
  });
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog || event.target.closest('a') !== null) dialog.close();
  });
  input.addEventListener('input', search);
  input.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowDown') choose(chosen + 1);
    else if (event.key === 'ArrowUp') choose(chosen - 1);
    else if (event.key === 'Enter') options()[chosen]?.click();
    // Browsers spend the first one on emptying the field.
    else if (event.key === 'Escape') dialog.close();
    else return;
    event.preventDefault();
  });

  function open() {
    if (dialog.open) return;
    dialog.showModal();
    input.select();
    if (window.searchIndex !== undefined) return search();
    const script = document.createElement('script');
    script.src = 'search-index.js';
    script.addEventListener('load', search);
    document.head.append(script);
  }

  function search() {
    if (window.searchIndex === undefined) return;
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    found = words.length === 0 ? [] : ranked(words).slice(0, most);
    list.replaceChildren(...found.map(resultOf));
    status.textContent = words.length > 0 && found.length === 0 ? 'Nothing is called that.' : '';
    choose(0);
  }

  /** What has every word; first what is called by all of them, then by some. */
  function ranked(words) {
    const phrase = words.join(' ');
    return window.searchIndex
      .map((entry) => {
        const isCalledSo = entry.title.toLowerCase() === phrase;
        const scores = words.map((word) => scoreOf(entry, word));
        return {
          ...entry,
          score: scores.reduce((sum, score) => sum + score, isCalledSo ? 1000 : 0),
        };
      })
      .filter(({ score }) => score > -Infinity)
      .sort((a, b) => b.score - a.score);
  }

  function scoreOf({ title, address, text }, word) {
    const name = title.toLowerCase();
    const anchor = address.split('#')[1]?.toLowerCase() ?? '';
    if (name === word || anchor === word) return 100;
    if (name.startsWith(word) || anchor.startsWith(word)) return 60;
    if (name.includes(word) || anchor.includes(word)) return 40;
    return text.toLowerCase().includes(word) ? 10 : -Infinity;
  }

  function resultOf({ title, kind, page, address }, index) {
    const item = document.createElement('li');
    const link = document.createElement('a');
    item.setAttribute('role', 'none');
    link.id = `result-${index}`;
    link.setAttribute('role', 'option');
    link.href = address;
    link.tabIndex = -1;
    link.append(
      part('strong', title),
      part('span', kind === 'Page' ? 'Page' : `${kind} · ${page}`),
    );
    item.append(link);
    return item;
  }

  function part(name, text) {
    const element = document.createElement(name);
    element.textContent = text;
    return element;
  }

  function options() {
    return [...list.querySelectorAll('a')];
  }

  function choose(index) {
    chosen = Math.min(Math.max(index, 0), Math.max(found.length - 1, 0));
    options().forEach((option, position) =>
      option.setAttribute('aria-selected', String(position === chosen)),
    );
    options()[chosen]?.scrollIntoView({ block: 'nearest' });
    if (found.length > 0) input.setAttribute('aria-activedescendant', `result-${chosen}`);
    else input.removeAttribute('aria-activedescendant');
  }
});
