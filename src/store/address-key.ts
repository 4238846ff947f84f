/**
 * What two spellings of one web address have in common: no scheme, "www.", fragment, marks of campaigns, or closing slash. Undefined for what is no
 * web address, and for the front page of a site, which is no story's.
 */
export function addressKey(url: string): string | undefined {
  const parsed = parsedUrl(url);
  if (!parsed) return undefined;
  const { hostname, port, pathname, search, hash } = parsed;
  const path = pathname.replace(/\/(?:index|default)\.\w{3,5}$/i, "/").replace(/\/+$/, "");
  const query = new URLSearchParams(search);
  for (const name of [...query.keys()]) if (campaign.test(name)) query.delete(name);
  query.sort();
  const asked = query.toString();
  // Pages drawn by script keep their place behind "#!" or "#/".
  const place = /^#[!/]./.test(hash) ? hash : "";
  if (path === "" && asked === "" && place === "") return undefined;
  return `${hostname.replace(/^www\./, "")}${port && `:${port}`}${path}${asked && `?${asked}`}${place}`;
}

/** The site of an address, as a name for an outlet that is not named. */
export function siteOf(url: string): string | undefined {
  return parsedUrl(url)?.hostname.replace(/^www\./, "");
}

const campaign = /^(?:utm_\w+|fbclid|gclid|dclid|msclkid|mc_cid|mc_eid|igshid|cmpid|ocid|xtor|ref_src)$/i;

function parsedUrl(url: string): URL | undefined {
  if (!/^https?:/i.test(url) || !URL.canParse(url)) return undefined;
  return new URL(url);
}
