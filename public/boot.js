// Starts the application; when that fails, says so in the page instead of leaving it empty.

const script = document.querySelector("script[data-js][data-wasm]");
const address = (name) => new URL(name, document.baseURI);

function sayThatItFailed(problem) {
  console.error(problem);
  document.getElementById("loading")?.remove();
  const notice = document.createElement("div");
  notice.id = "failed";
  notice.setAttribute("role", "alert");
  const sentences = {
    fr: "Entonnoir n’a pas pu démarrer : rechargez la page, ou ouvrez-la dans un navigateur à jour ; vos données restent intactes.",
    en: "Entonnoir could not start: reload the page, or open it in an up-to-date browser; your data is untouched.",
  };
  for (const [language, sentence] of Object.entries(sentences)) {
    const paragraph = document.createElement("p");
    paragraph.lang = language;
    paragraph.textContent = sentence;
    notice.append(paragraph);
  }
  document.body.prepend(notice);
}

import(address(script.dataset.js))
  .then((application) => application.default({ module_or_path: address(script.dataset.wasm) }))
  .catch(sayThatItFailed);
