// Starts the application from what this one file holds. The parts lie in the page, compressed and as text; for the
// script of the application they come as if they were fetched.

/** A part, by the last name in its address. */
async function unpacked(address) {
  const name = new URL(address, document.baseURI).pathname.split("/").pop();
  const text = document.querySelector(`script[data-part="${name}"]`).textContent;
  const packed = new Blob([Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))]);
  const stream = packed.stream().pipeThrough(new DecompressionStream("deflate"));
  return new Response(stream, { headers: { "content-type": "application/wasm" } });
}

const start = ((fetch) => {
$APPLICATION
return __wbg_init;
})(unpacked);

/** Answers whether somebody has taken it up. */
const tell = (name, detail) => !dispatchEvent(new CustomEvent(name, { detail, cancelable: true }));

if (!tell("entonnoir:start")) {
  start({ module_or_path: unpacked("$WASM") }).catch((problem) => tell("entonnoir:failed", problem));
}
