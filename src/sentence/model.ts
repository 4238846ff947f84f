import { textOfUtf8, utf8Of } from "./utf8.ts";

/**
 * The file all models share: magic, version, length of a JSON header, the header, then sections that begin on multiples of 8
 * and are viewed as typed arrays without copying. Numbers are little-endian.
 */
export interface ModelFile {
  readonly header: ModelHeader;
  readonly sections: Readonly<Record<string, Section>>;
}

export interface ModelHeader {
  /** "tagger", "parser", "lemma". */
  readonly kind: string;
  /** Changes with the code that computes features: a model only works with the code it was trained with. */
  readonly templates: string;
  readonly [field: string]: unknown;
}

export type Section = Uint8Array | Int8Array | Uint16Array | Uint32Array;

/** Opens a model file. Throws Error, in one clear sentence, when it is cut short, of another kind, or made for other code. */
export function openModel(bytes: Uint8Array | undefined, kind: string, templates: string): ModelFile {
  if (!bytes) throw new Error(`the model "${kind}" is missing: is models/${kind}.bin there?`);
  const aligned = bytes.byteOffset % 8 === 0 ? bytes : bytes.slice();
  const view = new DataView(aligned.buffer, aligned.byteOffset, aligned.byteLength);
  if (aligned.length < 24 || MAGIC.some((byte, i) => aligned[i] !== byte)) {
    throw new Error(`the model "${kind}" is not a Daybook model file`);
  }
  if (view.getUint32(8, true) !== VERSION)
    throw new Error(`the model "${kind}" has file version ${view.getUint32(8, true)}, not ${VERSION}`);
  const headerLength = view.getUint32(12, true);
  if (view.getUint32(16, true) !== aligned.length)
    throw new Error(`the model "${kind}" is cut short or damaged: its length is wrong`);
  const { header, layout } = JSON.parse(textOfUtf8(aligned.subarray(24, 24 + headerLength))) as Head;
  if (header.kind !== kind) throw new Error(`the model "${kind}" is a model of another kind: ${header.kind}`);
  if (header.templates !== templates) {
    throw new Error(
      `the model "${kind}" was trained for features ${header.templates}, this program computes ${templates}: train it again`,
    );
  }
  const sections: Record<string, Section> = {};
  const buffer = aligned.buffer as ArrayBuffer;
  for (const { name, type, at, length } of layout)
    sections[name] = new VIEWS[type](buffer, aligned.byteOffset + at, length);
  return { header, sections };
}

/** The bytes of a model file. */
export function modelBytes(header: ModelHeader, sections: Readonly<Record<string, Section>>): Uint8Array {
  const list = Object.entries(sections);
  const layoutAt = (start: number): Layout[] => {
    let at = start;
    return list.map(([name, data]) => {
      const entry = { name, type: typeOf(data), at, length: data.length };
      at = round8(at + data.byteLength);
      return entry;
    });
  };
  // The header holds the offsets and its own length moves them, so room is left for the digits.
  const start = round8(24 + JSON.stringify({ header, layout: layoutAt(99_999_999) }).length * 2);
  const layout = layoutAt(start);
  const head = utf8Of(JSON.stringify({ header, layout } satisfies Head));
  const last = layout[layout.length - 1];
  const lastData = list[list.length - 1];
  const size = last && lastData ? round8(last.at + lastData[1].byteLength) : start;
  const bytes = new Uint8Array(size);
  const view = new DataView(bytes.buffer);
  bytes.set(MAGIC, 0);
  view.setUint32(8, VERSION, true);
  view.setUint32(12, head.length, true);
  view.setUint32(16, size, true);
  bytes.set(head, 24);
  list.forEach(([, data], i) => {
    bytes.set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength), layout[i]!.at);
  });
  return bytes;
}

interface Head {
  readonly header: ModelHeader;
  readonly layout: readonly Layout[];
}
interface Layout {
  readonly name: string;
  readonly type: keyof typeof VIEWS;
  readonly at: number;
  readonly length: number;
}

const MAGIC = [...utf8Of("DAYBOOK\n")];
const VERSION = 1;
const VIEWS = { u8: Uint8Array, i8: Int8Array, u16: Uint16Array, u32: Uint32Array };

function typeOf(data: Section): keyof typeof VIEWS {
  if (data instanceof Uint8Array) return "u8";
  if (data instanceof Int8Array) return "i8";
  return data instanceof Uint16Array ? "u16" : "u32";
}

function round8(n: number): number {
  return (n + 7) & ~7;
}
