// Requests to the service that the page comes from, with the browser's cookies.
document.addEventListener('DOMContentLoaded', () => {
  const isServed = location.protocol.startsWith('http');
  const service = new URL('..', location.href);

  for (const form of document.querySelectorAll('form[data-try]')) {
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      void send(form);
    });
  }
  document.querySelector('form[data-session]')?.addEventListener('submit', (event) => {
    event.preventDefault();
    void getSession(event.target);
  });

  async function send(form) {
    const output = form.querySelector('.answer');
    if (!isServed)
      return output.replaceChildren(
        line('This page was opened from a folder: open it from the service.'),
      );
    const { method } = form.dataset;
    const body = form.elements.namedItem('body')?.value;
    const headers = body === undefined ? {} : { 'content-type': 'application/json' };
    output.replaceChildren(line('Sending …'));
    try {
      const response = await fetch(addressOf(form), { method, headers, body });
      output.replaceChildren(...(await shown(response)));
    } catch (error) {
      output.replaceChildren(line(`There is no answer: ${error.message}`));
    }
  }

  function addressOf(form) {
    const inputs = [...form.querySelectorAll('[data-in]')];
    const filled = form.dataset.path.replace(/\{(\w+)\}/g, (_, name) =>
      encodeURIComponent(inputs.find((input) => input.name === name).value.trim()),
    );
    const address = new URL(filled.slice(1), service);
    for (const { name, value, dataset } of inputs) {
      if (dataset.in === 'query' && value !== '') address.searchParams.set(name, value);
    }
    return address;
  }

  async function shown(response) {
    const text = await response.text();
    const headers = [...response.headers].map(([name, value]) => `${name}: ${value}`).join('\n');
    const status = line(`${response.status} ${response.statusText}`);
    status.className = `status s${String(response.status)[0]}`;
    const details = document.createElement('details');
    details.append(
      Object.assign(document.createElement('summary'), { textContent: 'Headers' }),
      block(headers, 'Headers'),
    );
    return [status, details, ...(text === '' ? [] : [block(pretty(text), 'Body')])];
  }

  async function getSession(form) {
    const output = form.querySelector('[role="status"]');
    if (!isServed)
      return void (output.textContent =
        'This page was opened from a folder: open it from the service.');
    const userId = form.elements.namedItem('userId').value.trim();
    try {
      const response = await fetch(new URL('dev/sessions', service), {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ userId }),
      });
      output.textContent = response.ok
        ? `You are ${userId}: requests from here carry the session.`
        : await whyNoSession(response);
    } catch (error) {
      output.textContent = `There is no answer: ${error.message}`;
    }
  }

  async function whyNoSession(response) {
    if (response.status === 404)
      return 'This service is not in development mode: sign in at your app.';
    const { detail, errors = [] } = await response.json();
    return [detail, ...errors.map((error) => error.message)].join(' ');
  }

  function pretty(text) {
    try {
      return JSON.stringify(JSON.parse(text), null, 2);
    } catch {
      return text;
    }
  }

  function line(text) {
    return Object.assign(document.createElement('p'), { textContent: text });
  }

  function block(text, label) {
    return Object.assign(document.createElement('pre'), {
      className: 'code',
      tabIndex: 0,
      role: 'group',
      ariaLabel: label,
      textContent: text,
    });
  }
});
