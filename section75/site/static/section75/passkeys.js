// Asks a passkey, where a form says so: data-passkey is "get" or "create". Without this script the form says that it needs one.
const needed = window.PublicKeyCredential && PublicKeyCredential.parseRequestOptionsFromJSON;
const isByNumber = /^[\d.]+$|:/.test(window.location.hostname);

function say(form, words) {
  form.querySelector("[data-passkey-says]").textContent = words;
}

async function question(form) {
  const asked = new URLSearchParams({ purpose: form.dataset.purpose });
  asked.set("csrfmiddlewaretoken", form.elements.namedItem("csrfmiddlewaretoken").value);
  const answer = await fetch(form.dataset.question, { method: "POST", body: asked, redirect: "error" });
  if (!answer.ok) throw new Error("no question");
  return (await answer.json()).publicKey;
}

async function ask(form) {
  const asked = await question(form);
  if (form.dataset.passkey === "create") {
    return navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(asked) });
  }
  return navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(asked) });
}

function start(form) {
  if (!needed) return say(form, "This browser does not know passkeys. Use another way.");
  if (isByNumber) return say(form, "A passkey works under a name, not under a number: open this site as localhost or under its own name.");
  say(form, "");
  form.querySelector(".s75-passkey-action").hidden = false;
  form.addEventListener("submit", async (event) => {
    if (form.elements.namedItem("credential").value) return;
    event.preventDefault();
    try {
      const answer = await ask(form);
      form.elements.namedItem("credential").value = JSON.stringify(answer);
      form.submit();
    } catch {
      say(form, "The passkey did not answer. Try again, or use another way.");
    }
  });
}

document.querySelectorAll("form[data-passkey]").forEach(start);
