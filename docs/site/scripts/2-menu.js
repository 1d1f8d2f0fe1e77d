// The menu of narrow screens; and what an address names is unfolded.
document.addEventListener('DOMContentLoaded', () => {
  const button = document.querySelector('.menu-button');
  const menu = document.querySelector('.menu');

  function open(isOpen) {
    document.documentElement.classList.toggle('menu-open', isOpen);
    button.setAttribute('aria-expanded', String(isOpen));
  }

  button.addEventListener('click', () => open(button.getAttribute('aria-expanded') !== 'true'));
  menu.addEventListener('click', (event) => {
    if (event.target.closest('a') !== null) open(false);
  });
  addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || button.getAttribute('aria-expanded') !== 'true') return;
    open(false);
    button.focus();
  });

  const links = [...menu.querySelectorAll('.places a')];
  const targets = links.map((link) => document.getElementById(link.hash.slice(1)));

  // Marks where the reader is; a reader of screens is told by the headings.
  function mark() {
    const passed = targets.filter((target) => target.getBoundingClientRect().top < 160);
    const current = targets.indexOf(passed.at(-1));
    links.forEach((link, index) => link.classList.toggle('here', index === current));
  }

  if (targets.length > 0) {
    addEventListener('scroll', mark, { passive: true });
    mark();
  }
});
