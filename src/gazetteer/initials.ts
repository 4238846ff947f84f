import { placeKey } from "./key.ts";

/** Those of some keys whose first words are written as initials in a name: "D.G. Khan" for "dera ghazi khan"; none without initials. */
export function keysOfInitials(name: string, keys: readonly string[]): readonly string[] {
  const [, letters, rest] = /^((?:\p{L}\. ?){1,4})(\p{L}{2}.*)$/u.exec(name.trim()) ?? [];
  if (letters === undefined || rest === undefined) return [];
  const initials = [...placeKey(letters)].filter((letter) => letter !== " ");
  const last = placeKey(rest);
  return [...new Set(keys)].filter((key) => {
    const words = key.split(" ");
    return (
      words.length > initials.length &&
      initials.every((letter, i) => words[i]!.startsWith(letter)) &&
      words.slice(initials.length).join(" ") === last
    );
  });
}
