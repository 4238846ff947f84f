import type { Fact } from "../page/saved.ts";
import { plain } from "./entities.ts";
import { attribute, type Light, valueAt } from "./light.ts";

/** What `<meta>`, `<link>`, `<base>` and `<html>` say, by the name of the field in lower case; each as a fact with its place. */
export interface Meta {
  /** The first fact of the first of these fields that has one. */
  readonly first: (...names: readonly string[]) => Fact | undefined;
  /** All facts of these fields, in the order of the names. */
  readonly all: (...names: readonly string[]) => readonly Fact[];
  /** `<link rel=…>`: addresses, resolved. */
  readonly links: (rel: string) => readonly Fact[];
  /** The address links are relative to. */
  readonly base: string | undefined;
  readonly language: Fact | undefined;
  /** An address as the page means it; undefined for one that is no web address. */
  readonly resolved: (address: string) => string | undefined;
}

/** `url`: the address the page was saved from, where known. */
export function meta(page: Light, url?: string): Meta {
  const fields = new Map<string, Fact[]>();
  const links = new Map<string, Fact[]>();
  let base: string | undefined;
  let language: Fact | undefined;
  const add = (map: Map<string, Fact[]>, name: string, fact: Fact) => {
    const all = map.get(name);
    if (!all) map.set(name, [fact]);
    else if (all.length < 20) all.push(fact);
  };
  for (const element of page.elements) {
    if (element.localName === "meta") {
      const content = attribute(element, "content");
      const value = content === undefined ? "" : plain(content);
      if (value === "") continue;
      const at = valueAt(element, "content");
      for (const kind of ["property", "name", "itemprop", "http-equiv"]) {
        // "itemprop" of a meta inside the body belongs to its item, and is read with it.
        if (kind === "itemprop" && !inHead(element)) continue;
        for (const name of (attribute(element, kind) ?? "").toLowerCase().split(/\s+/))
          if (name !== "") add(fields, name, { value, field: `meta ${name}`, at });
      }
    } else if (element.localName === "link") {
      const href = attribute(element, "href");
      for (const rel of (attribute(element, "rel") ?? "").toLowerCase().split(/\s+/))
        if (href !== undefined && rel !== "")
          add(links, rel, { value: href, field: `link ${rel}`, at: valueAt(element, "href") });
    } else if (element.localName === "base") base ??= attribute(element, "href");
  }
  const html = page.body.parentNode;
  for (const name of ["lang", "xml:lang"]) {
    const value = html && attribute(html, name);
    if (html && value && !language) language = { value, field: `html ${name}`, at: valueAt(html, name) };
  }
  const root =
    webAddress(base ?? "", url) ?? webAddress(url ?? "") ?? webAddress(fields.get("og:url")?.[0]?.value ?? "");
  const resolved = (address: string): string | undefined => webAddress(address, root);
  return {
    first: (...names) => names.flatMap((name) => fields.get(name) ?? [])[0],
    all: (...names) => names.flatMap((name) => fields.get(name) ?? []),
    links: (rel) =>
      (links.get(rel) ?? []).flatMap((fact) => {
        const value = resolved(fact.value);
        return value === undefined ? [] : [{ ...fact, value }];
      }),
    base: root,
    language: language ?? fields.get("content-language")?.[0] ?? fields.get("og:locale")?.[0],
    resolved,
  };
}

function inHead(element: { readonly parentNode: { readonly localName: string } | null }): boolean {
  return element.parentNode?.localName === "head";
}

/** "//host/x", "../x", "/x" against their base; undefined where it is no http(s) address, or has no base to stand on. */
export function webAddress(address: string, base?: string): string | undefined {
  const text = address.trim();
  if (text === "" || text.length > 4096) return undefined;
  try {
    const url = new URL(text.startsWith("//") && base === undefined ? `https:${text}` : text, base);
    return url.protocol === "http:" || url.protocol === "https:" ? url.href : undefined;
  } catch {
    return undefined;
  }
}
