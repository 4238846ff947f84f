/** Elements that never have content. */
export const VOID: ReadonlySet<string> = new Set(
  "area base basefont br col command embed frame hr img input isindex keygen link meta param source track wbr".split(
    " ",
  ),
);

const P = new Set(["p"]);
const HEADINGS = new Set(["h1", "h2", "h3", "h4", "h5", "h6", "p"]);
const CONTROLS = new Set(["input", "option", "optgroup", "select", "button", "datalist", "textarea"]);
const SECTIONS = new Set(["thead", "tbody"]);
const ITEMS = new Set(["dd", "dt"]);
const RUBY = new Set(["rt", "rp"]);

/** Which open elements the start of another one ends, as browsers have it. */
export const CLOSES: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ["tr", new Set(["tr", "th", "td"])],
  ["th", new Set(["th"])],
  ["td", new Set(["thead", "th", "td"])],
  ["a", new Set(["a"])],
  ["li", new Set(["li"])],
  ["option", new Set(["option"])],
  ["optgroup", new Set(["optgroup", "option"])],
  ["tbody", SECTIONS],
  ["tfoot", SECTIONS],
  ...["h1", "h2", "h3", "h4", "h5", "h6"].map((name) => [name, HEADINGS] as const),
  ...["select", "input", "output", "button", "datalist", "textarea"].map((name) => [name, CONTROLS] as const),
  ...["dd", "dt"].map((name) => [name, ITEMS] as const),
  ...["rt", "rp"].map((name) => [name, RUBY] as const),
  ..."p address article aside blockquote details div dl fieldset figcaption figure footer form header hr main nav ol pre section table ul"
    .split(" ")
    .map((name) => [name, P] as const),
]);

/** Elements that stand in the line, where a browser would not begin a new one. */
export const INLINE: ReadonlySet<string> = new Set(
  "a abbr acronym audio b bdi bdo big button canvas cite code data datalist del dfn em embed font i iframe img input ins kbd label map mark math meter nobr noscript object output picture progress q rp rt ruby s samp small span strike strong sub sup svg template time tt u var video wbr".split(
    " ",
  ),
);

/** The ids of the bar that the Internet Archive puts above what it kept: its days and names are not the page's. */
export const ARCHIVE_BARS: ReadonlySet<string> = new Set(["wm-ipp-base", "wm-ipp", "donato"]);
