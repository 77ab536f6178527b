// Starts the components. Every page works without it.
import { initAll } from "./govuk-frontend.min.js";

initAll();
