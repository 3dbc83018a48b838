// Makes a style sheet small, for browsers of some years old: node verklein.mjs <in.css >out.css [class that is not used ...].
// A mistake in the sheet ends with a message and code 1.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { join } from "node:path";

const { transform } = createRequire(join(process.cwd(), "package.json"))("lightningcss");
const { code, warnings } = transform({
  filename: "portaal.css",
  code: readFileSync(0),
  minify: true,
  targets: { chrome: 100 << 16, firefox: 100 << 16, safari: (15 << 16) | (4 << 8) },
  unusedSymbols: process.argv.slice(2),
});
for (const { message, loc } of warnings) console.error(`${loc.line}:${loc.column} ${message}`);
if (warnings.length > 0) process.exit(1);
process.stdout.write(code);
