import type { Article } from "../article/article.ts";
import { placesNamed } from "../gazetteer/gazetteer.ts";
import type { Kit } from "../kit/kit.ts";
import { CALENDAR } from "./place-words.ts";
import type { Toponym } from "./toponym.ts";

/** The places a story was written from: "GOMA" and "Congo" of "GOMA, Congo (AP) —". They stand outside all sentences. */
export function datelineNames({ dateline }: Article, text: string, kit: Kit): Toponym[] {
  const place = dateline?.place;
  if (!place) return [];
  const parts = [...text.slice(place.from, place.to).matchAll(/[^,/()]*[^,/()\s]/g)].flatMap(
    ({ 0: words, index: at }) => {
      const name = words.trimStart();
      const from = place.from + at + words.length - name.length;
      return /^\p{Lu}/u.test(name) && !/\d/.test(name) && !CALENDAR.test(name.split(" ")[0]!)
        ? [{ from, to: from + name.length, name }]
        : [];
    },
  );
  return parts.map(({ from, to, name }, k): Toponym => {
    const within = parts[k + 1]?.name;
    return {
      from,
      to,
      text: name,
      head: { from, to },
      places: placesNamed(name, kit),
      ...(within === undefined ? {} : { within }),
      chance: 1,
    };
  });
}
