// The hand of somebody who writes down one lead after another, and tells at once what the page calls saved.
// `acknowledge` is a binding: it tells the test outside, and nothing can take it back.
(() => {
  const find = selector => document.querySelector(selector);
  const light = () => find('[data-testid=safety]')?.dataset.state;
  const pause = milliseconds => new Promise(done => setTimeout(done, milliseconds));

  // Everything that an event set off without waiting has been done, the drawing of the light included.
  const settled = () => new Promise(done => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => { port1.close(); done() };
    port2.postMessage(null);
  });

  // Looks again at every change of the page, in the same task.
  const until = condition => new Promise(done => {
    hand.waits = condition.toString();
    if (condition()) return done();
    const watch = new MutationObserver(() => { if (condition()) { watch.disconnect(); done() } });
    watch.observe(document.documentElement, { subtree: true, childList: true, attributes: true });
  });

  const type = (field, text) => {
    field.focus();
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(field, text);
    field.dispatchEvent(new InputEvent('input', { bubbles: true, data: text, inputType: 'insertText' }));
  };

  const write = async name => {
    if (!find('dialog[open] [name=full_name]')) {
      find('[data-testid=new-lead]').click();
      await until(() => find('dialog[open] [name=full_name]') && find('[data-testid=save-and-next]'));
    }
    type(find('dialog[open] [name=full_name]'), name);
    const start = performance.now();
    find('[data-testid=save-and-next]').click();
    await settled();
    return start;
  };

  // An application that has put "saving" up for this edit by now; what comes next is about this edit.
  const tell = async (name, start) => {
    await until(() => light() !== 'saving');
    acknowledge(JSON.stringify({ name, state: light(), after: performance.now() - start }));
  };

  const numbered = (prefix, at) => prefix + '-' + String(at).padStart(4, '0');

  // Until `count` leads are written, or somebody pulls the plug.
  window.hand = {
    work: async (prefix, count, longestPause) => {
      for (let at = 0; at < count; at++) {
        const name = numbered(prefix, at);
        await tell(name, await write(name));
        if (longestPause) await pause(Math.random() * longestPause);
      }
    },
    // Writes down `count` leads without waiting for the light in between, and tells at the end of all of them.
    pile: async (prefix, count) => {
      const written = [];
      for (let at = 0; at < count; at++) written.push([numbered(prefix, at), await write(numbered(prefix, at))]);
      for (const [name, start] of written) await tell(name, start);
    },
    // For the sentence about a test that failed: what the hand waits for.
    waits: '',
  };
})();
