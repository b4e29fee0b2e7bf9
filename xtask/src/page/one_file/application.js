// The script of the application, which finds what it fetches in this page; and what starts it.

const start = ((fetch) => {
$APPLICATION
return __wbg_init;
})(entonnoirFile);

/** Answers whether somebody has taken it up. */
const tell = (name, detail) => !dispatchEvent(new CustomEvent(name, { detail, cancelable: true }));

if (!tell("entonnoir:start")) {
  start({ module_or_path: entonnoirFile("$WASM") }).catch((problem) => tell("entonnoir:failed", problem));
}
