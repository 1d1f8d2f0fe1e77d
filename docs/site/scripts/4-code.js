// Samples name the service that the page comes from, and can be copied.
document.addEventListener('DOMContentLoaded', () => {
  const written = 'http://localhost:4000';
  const service = location.protocol.startsWith('http')
    ? new URL('..', location.href).href.replace(/\/$/, '')
    : written;

  for (const code of document.querySelectorAll('pre.code > code')) {
    const texts = document.createTreeWalker(code, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const { currentNode: node } = texts;
      node.data = node.data
        .replaceAll(written, service)
        .replaceAll(written.replace('http', 'ws'), service.replace('http', 'ws'));
    }
    addCopying(code);
  }

  function addCopying(code) {
    // Browsers give the clipboard to secure pages only.
    if (navigator.clipboard === undefined) return;
    const box = document.createElement('div');
    const button = document.createElement('button');
    box.className = 'code-box';
    button.type = 'button';
    button.className = 'copy';
    button.textContent = 'Copy';
    button.addEventListener('click', async () => {
      await navigator.clipboard.writeText(code.textContent);
      button.textContent = 'Copied';
      setTimeout(() => (button.textContent = 'Copy'), 1500);
    });
    code.parentElement.replaceWith(box);
    box.append(code.parentElement, button);
  }
});
