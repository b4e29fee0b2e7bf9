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
    // An application that has put "saving" up for this edit by now; what comes next is about this edit.
    await until(() => light() !== 'saving');
    acknowledge(JSON.stringify({ name, state: light(), after: performance.now() - start }));
  };

  // Until `count` leads are written, or somebody pulls the plug.
  window.hand = {
    work: async (prefix, count, longestPause) => {
      for (let at = 0; at < count; at++) {
        await write(prefix + '-' + String(at).padStart(4, '0'));
        if (longestPause) await pause(Math.random() * longestPause);
      }
    },
    // For the sentence about a test that failed: what the hand waits for.
    waits: '',
  };
})();
