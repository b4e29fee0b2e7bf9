// Shows the newest build: asks the server for news, which answers when there is any.

const pause = () => new Promise((resume) => setTimeout(resume, 1000));

async function follow() {
  let shown = "";
  for (;;) {
    try {
      const latest = await (await fetch(`/news/${shown}`)).text();
      if (shown && latest !== shown) return location.reload();
      shown = latest;
    } catch {
      await pause();
    }
  }
}

follow();
