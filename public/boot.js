// Starts the application; word of a failure goes to the page that can save what there is (recovery.js).

const script = document.querySelector("script[data-js][data-wasm]");
const address = (name) => new URL(name, document.baseURI);

/** Answers whether somebody has taken it up. */
const tell = (name, detail) => !dispatchEvent(new CustomEvent(name, { detail, cancelable: true }));

function failed(problem) {
  if (tell("entonnoir:failed", problem)) return;
  console.error(problem);
  const loading = document.getElementById("loading");
  if (loading) {
    loading.textContent =
      "Entonnoir n’a pas pu démarrer : rechargez la page ; vos données restent intactes. Entonnoir could not start: reload the page; your data is untouched.";
  }
}

// Comes once, before the application listens; the data screen offers it (platform/install.rs).
addEventListener("beforeinstallprompt", (event) => {
  event.preventDefault();
  window.entonnoirInstall = event;
});

const later = document.querySelector("link[data-later]");
if (later) {
  const use = () => (later.media = "all");
  if (later.sheet) use();
  else later.addEventListener("load", use);
}

if (!tell("entonnoir:start")) {
  import(address(script.dataset.js))
    .then((application) => application.default({ module_or_path: address(script.dataset.wasm) }))
    .catch(failed);
}
