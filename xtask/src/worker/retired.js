// Served in the place of sw.js while one works on the sources: lets go of a release that was kept at this address, or
// it would show instead of what was changed.

const OURS = `entonnoir ${new URL("./", location.href).href} `;

async function retire() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(OURS)).map((name) => caches.delete(name)));
  await registration.unregister();
  const windows = await clients.matchAll({ type: "window" });
  // Its own address with what stands after the # would not be loaded anew.
  await Promise.all(windows.map((window) => window.navigate(registration.scope)));
}

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(retire()));
