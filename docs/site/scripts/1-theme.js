// Before anything is painted, so that no page flashes in the other colours.
(() => {
  const system = matchMedia('(prefers-color-scheme: dark)');
  const isDark = () =>
    (localStorage.getItem('theme') ?? (system.matches ? 'dark' : 'light')) === 'dark';

  function show() {
    document.documentElement.dataset.theme = isDark() ? 'dark' : 'light';
    document.querySelector('.theme-button')?.setAttribute('aria-pressed', String(isDark()));
  }

  show();
  system.addEventListener('change', show);
  addEventListener('storage', show);
  document.addEventListener('DOMContentLoaded', () => {
    show();
    document.querySelector('.theme-button').addEventListener('click', () => {
      localStorage.setItem('theme', isDark() ? 'light' : 'dark');
      show();
    });
  });
})();
