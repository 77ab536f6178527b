// Compiles the style sheet and copies the scripts to where Django serves them from.
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import * as sass from "sass";

const here = dirname(fileURLToPath(import.meta.url));
const served = join(here, "..", "section75", "site", "static", "section75");
mkdirSync(served, { recursive: true });

const { css } = sass.compile(join(here, "scss", "main.scss"), {
  style: "compressed",
  sourceMap: false,
  loadPaths: [join(here, "node_modules")],
  quietDeps: true,
});
writeFileSync(join(served, "main.css"), css + "\n");

// The pointer to a source map would send browsers, and Django's manifest, looking for a file that is not served.
const bundle = join(here, "node_modules", "govuk-frontend", "dist", "govuk", "govuk-frontend.min.js");
const script = readFileSync(bundle, "utf8").replace(/\/\/# sourceMappingURL=\S+\s*$/, "");
writeFileSync(join(served, "govuk-frontend.min.js"), script + "\n");

for (const name of ["early.js", "init.js"]) copyFileSync(join(here, "js", name), join(served, name));
copyFileSync(join(here, "icon.svg"), join(served, "icon.svg"));
