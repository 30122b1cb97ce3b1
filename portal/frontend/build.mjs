// Builds ../static/design from the pinned packages and our own styles. Same input, same bytes.
// Only whoever changes the look needs this: `npm ci --ignore-scripts && node build.mjs`.
import { createHash } from "node:crypto";
import { copyFileSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import postcss from "postcss";

const here = dirname(fileURLToPath(import.meta.url));
const modules = join(here, "node_modules");
const target = join(here, "..", "static", "design");

// One file per component, never purged by what templates mention: classes of states would go.
const COMPONENTS = [
  ["root", "body", "skip-link", "alert", "breadcrumb-nav", "button", "button-group", "button-link"],
  ["textbox", "textarea", "select", "data-badge", "data-list", "table"],
].flat();
// The same styles for bare elements, for text that editors write.
const ELEMENTS = [
  ["link", "paragraph", "heading-1", "heading-2", "heading-3", "heading-4", "heading-5"],
  ["table", "separator", "mark"],
].flat();
const STYLES = ["shell", "rhythm", "forms", "pieces", "reading", "lists", "print"];
const FONTS = ["latin", "latin-ext"].flatMap((set) => ["400", "700"].map((weight) => [set, weight]));
const TOKENS = join(modules, "@nl-design-system-unstable/voorbeeld-design-tokens/dist/variables.css");

const read = (path) => readFileSync(path, "utf8");

/** Parse and drop comments; the licences stand in LICENSES and in the head of the result. */
function parse(css, from) {
  const root = postcss.parse(css, { from });
  root.walkComments((comment) => comment.remove());
  root.walkAtRules("charset", (rule) => rule.remove());
  return root;
}

function vendorRoots() {
  const component = (name) => join(modules, `@utrecht/${name}-css/dist/index.css`);
  const element = (name) => join(modules, `@utrecht/${name}-css/dist/html/index.css`);
  return [...COMPONENTS.map(component), ...ELEMENTS.map(element)].map((path) => parse(read(path), path));
}

/** Every custom property a value reads, with whether it has a fallback. */
function references(value) {
  return [...value.matchAll(/var\(\s*(--[\w-]+)\s*(,)?/g)].map(([, name, comma]) => ({ name, safe: !!comma }));
}

function declaredTokens(root) {
  const tokens = new Map();
  root.walkDecls(/^--/, (decl) => tokens.set(decl.prop, decl.value));
  return tokens;
}

/** Walk from what the styles read to every token that is behind it. */
function reachable(roots, tokens) {
  const found = new Set();
  const visit = (value) => {
    for (const { name } of references(value)) {
      if (found.has(name) || !tokens.has(name)) continue;
      found.add(name);
      visit(tokens.get(name));
    }
  };
  for (const root of roots) root.walkDecls((decl) => visit(decl.value));
  return found;
}

/** A token of ours, of the theme or of the basis that nobody defines is a typing mistake. */
function refuseUndefined(roots, tokens) {
  const missing = new Set();
  for (const root of roots) {
    root.walkDecls((decl) => {
      for (const { name, safe } of references(decl.value)) {
        if (/^--(portal|basis|voorbeeld)-/.test(name) && !safe && !tokens.has(name)) missing.add(name);
      }
    });
  }
  if (missing.size) throw new Error(`Undefined tokens: ${[...missing].sort().join(", ")}`);
}

function block(tokens, names) {
  const lines = [...names].sort().map((name) => `  ${name}: ${tokens.get(name)};`);
  return `:root {\n${lines.join("\n")}\n}`;
}

function fontFaces() {
  return FONTS.map(([set, weight]) => {
    const css = read(join(modules, `@fontsource/noto-sans/${set}-${weight}.css`));
    const range = css.match(/unicode-range:\s*([^;]+);/)?.[1];
    const face = [
      `  font-family: "Noto Sans";`,
      `  font-style: normal;`,
      `  font-display: swap;`,
      `  font-weight: ${weight};`,
      `  src: url("fonts/noto-sans-${set}-${weight}-normal.woff2") format("woff2");`,
    ];
    if (range) face.push(`  unicode-range: ${range};`);
    return `@font-face {\n${face.join("\n")}\n}`;
  }).join("\n");
}

const text = (root) => root.toString().replace(/\n{2,}/g, "\n").trim();
const digest = (bytes) => createHash("sha256").update(bytes).digest("hex");

const vendor = vendorRoots();
const themePath = join(here, "tokens/neutraal.css");
const theme = declaredTokens(parse(read(themePath), themePath));
const tokens = new Map([...declaredTokens(parse(read(TOKENS), TOKENS)), ...theme]);
const own = STYLES.map((name) => join(here, `styles/${name}.css`)).map((path) => parse(read(path), path));
const themeRoot = postcss.parse(block(theme, theme.keys()));
const used = reachable([...vendor, ...own, themeRoot], tokens);
const kept = postcss.parse(block(tokens, used));
refuseUndefined([...own, kept, themeRoot], tokens);

const site = [
  "/* Built by portal/frontend/build.mjs; change the sources there. Licences: portal/frontend/LICENSES. */",
  "@layer tokens, components;",
  fontFaces(),
  `@layer tokens {\n${block(tokens, used)}\n}`,
  `@layer components {\n${vendor.map(text).join("\n")}\n}`,
  ...own.map(text),
  "",
].join("\n");

rmSync(target, { recursive: true, force: true });
mkdirSync(join(target, "fonts"), { recursive: true });
writeFileSync(join(target, "site.css"), site);
for (const [set, weight] of FONTS) {
  const name = `noto-sans-${set}-${weight}-normal.woff2`;
  copyFileSync(join(modules, "@fontsource/noto-sans/files", name), join(target, "fonts", name));
}

const packages = [
  "@fontsource/noto-sans",
  "@nl-design-system-unstable/voorbeeld-design-tokens",
  ...[...new Set([...COMPONENTS, ...ELEMENTS])].sort().map((name) => `@utrecht/${name}-css`),
].map((name) => {
  const { version, license } = JSON.parse(read(join(modules, name, "package.json")));
  return { name, version, license };
});
const files = ["site.css", ...readdirSync(join(target, "fonts")).sort().map((name) => `fonts/${name}`)];
const manifest = {
  packages,
  files: files.map((path) => ({ path, sha256: digest(readFileSync(join(target, path))) })),
};
writeFileSync(join(target, "MANIFEST.json"), `${JSON.stringify(manifest, null, 2)}\n`);
console.log(`site.css ${site.length} bytes, ${used.size} tokens of ${tokens.size}`);
