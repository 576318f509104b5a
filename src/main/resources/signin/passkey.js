// Passkeys, the one thing here that needs a script. Forms with data-passkey stay hidden where the browser has none.
const usable = window.isSecureContext && window.PublicKeyCredential?.parseRequestOptionsFromJSON;

async function post(address, token, body) {
  const answer = await fetch(address, {
    method: "POST",
    headers: { "X-CSRF-TOKEN": token, ...(body ? { "Content-Type": "application/json" } : {}) },
    body: body && JSON.stringify(body),
  });
  const isJson = answer.headers.get("Content-Type")?.startsWith("application/json");
  // Led to a page: something else is asked first.
  if (answer.redirected && !isJson) location.assign(answer.url);
  const value = isJson ? await answer.json() : {};
  if (!answer.ok) throw new Error(value.problem ?? "This did not work. Reload the page and try once more.");
  return value;
}

async function ceremony(form) {
  const fields = new FormData(form);
  const token = fields.get("_csrf");
  fields.delete("_csrf");
  const query = "?" + new URLSearchParams(fields);
  const options = await post(form.dataset.options + query, token);
  const credential = form.dataset.passkey === "get"
    ? await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) })
    : await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) });
  const { to } = await post(form.dataset.finish + query, token, credential.toJSON());
  location.assign(to);
}

for (const form of document.querySelectorAll("[data-passkey]")) {
  form.hidden = !usable;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const button = form.querySelector("button");
    const problem = form.querySelector(".problem");
    button.disabled = true;
    problem.hidden = true;
    try {
      await ceremony(form);
    } catch (failure) {
      problem.textContent = failure instanceof DOMException
        ? "Nothing came of it: no passkey was chosen, or it took too long. Try once more, or another way."
        : failure.message;
      problem.hidden = false;
      button.disabled = false;
    }
  });
}
for (const part of document.querySelectorAll("[data-passkey-only]")) part.hidden = !usable;
for (const part of document.querySelectorAll("[data-without-passkey]")) part.hidden = !!usable;
