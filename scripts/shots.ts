import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { build } from "./build.ts";

const root = fileURLToPath(new URL("../", import.meta.url));
const help = `npm run shots -- [--only WORDS] [--language fa,en] [--width 360,768,1440] [--theme light,dark] [--readme]

Takes a picture of every page, as guests, members and staff see it, into .cache/shots, and lays them out on sheets.

  --only WORDS   only pages whose name holds the words, such as "topic" or "1-sample"
  --readme       takes the README's pictures anew, too; \`--only none --readme\` those alone`;

const { values } = parseArgs({
  options: {
    only: { type: "string", default: "" },
    language: { type: "string", default: "" },
    width: { type: "string", default: "" },
    theme: { type: "string", default: "" },
    readme: { type: "boolean", default: false },
    help: { type: "boolean", short: "h" },
  },
});
if (values.help) {
  console.log(help);
  process.exit(0);
}
await build();
const child = spawn(`${root}node_modules/.bin/vitest`, ["run", "--project", "shots"], {
  cwd: root,
  stdio: "inherit",
  env: {
    ...process.env,
    SHOTS_ONLY: values.only,
    SHOTS_LANGUAGE: values.language,
    SHOTS_WIDTH: values.width,
    SHOTS_THEME: values.theme,
    SHOTS_README: values.readme ? "yes" : "no",
  },
});
child.once("exit", (code) => process.exit(code ?? 1));
