// Tells the style sheet, before the page is painted, that scripts run here. A file of its own, so that no page needs an inline script.
document.body.className +=
  " js-enabled" + ("noModule" in HTMLScriptElement.prototype ? " govuk-frontend-supported" : "");
