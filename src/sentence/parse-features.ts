import type { ArcHybrid } from "./arc-hybrid.ts";
import { h1, h2, h3, h4 } from "./hash.ts";
import { WORD_CLASS, type Word } from "./word.ts";

/** Changes with the templates below, with arc-hybrid.ts and with word.ts. */
export const PARSE_TEMPLATES = "parse-4";
export const PARSE_FEATURES = 139;

/** What the templates look at in the tokens of a sentence, laid out once: [0, n) the tokens, n the root, n + 1 no token, then more of these. */
export interface Atoms {
  /** Hash of the form. */
  readonly word: Int32Array;
  /** Joint tag of the tagger, from 1; root and no token have their own. */
  readonly tag: Int32Array;
  /** Form and tag. */
  readonly both: Int32Array;
  readonly suffix: Int32Array;
  readonly classes: Int32Array;
  /** Field of meaning: that of the noun or that of the verb, as the tag says. */
  readonly field: Int32Array;
  readonly ambiguity: Int32Array;
  readonly shape: Int32Array;
  /** For each position: tag of the next verb or auxiliary at or after it and how far, what punctuation ends the sentence. */
  readonly ahead: Int32Array;
}

/** Which of the joint tags are verbs or auxiliaries, which are nouns or names. */
export interface TagKinds {
  readonly verbal: readonly boolean[];
  readonly nominal: readonly boolean[];
}

/** Atoms of a sentence; `tags` are joint classes, `kinds` says which of these are verbs and which nouns. */
export function atomsOf(words: readonly Word[], tags: Uint8Array, kinds: TagKinds): Atoms {
  const n = words.length;
  const size = n + 6;
  const word = new Int32Array(size);
  const tag = new Int32Array(size);
  const both = new Int32Array(size);
  const suffix = new Int32Array(size);
  const classes = new Int32Array(size);
  const field = new Int32Array(size);
  const ambiguity = new Int32Array(size);
  const shape = new Int32Array(size);
  const ahead = new Int32Array(size);
  for (let i = 0; i < n; i++) {
    const w = words[i]!;
    word[i] = w.frequent;
    tag[i] = tags[i]! + 1;
    both[i] = Math.imul(w.frequent ^ tags[i]!, 0x2c1b3c6d) + tags[i]!;
    suffix[i] = w.suffix3;
    field[i] = kinds.verbal[tags[i]!] ? 64 + w.verbField : kinds.nominal[tags[i]!] ? w.nounField : 0;
    ambiguity[i] = w.ambiguity;
    shape[i] = w.shape;
    classes[i] =
      w.classes & (WORD_CLASS.noun | WORD_CLASS.verb | WORD_CLASS.adjective | WORD_CLASS.adverb | WORD_CLASS.name);
  }
  for (let i = n; i < size; i++) {
    const kind = i === n ? 1 : 2;
    word[i] = kind;
    tag[i] = 200 + kind;
    both[i] = kind;
    suffix[i] = kind;
  }
  for (let i = n - 1, verb = 0, far = 0; i >= 0; i--) {
    if (kinds.verbal[tags[i]!]) {
      verb = tag[i]!;
      far = 0;
    } else if (far < 4) far++;
    ahead[i] = verb * 8 + far;
  }
  return { word, tag, both, suffix, classes, field, ambiguity, shape, ahead };
}

/** Writes the hashed features of a configuration into `out` and returns how many. */
export function parseFeatures(p: ArcHybrid, atoms: Atoms, out: Int32Array): number {
  const { word, tag, both, suffix, classes, field, ambiguity, shape, ahead } = atoms;
  const none = p.n + 1;
  const s0 = p.top > 0 ? p.stack[p.top - 1]! : none;
  const s1 = p.top > 1 ? p.stack[p.top - 2]! : none;
  const s2 = p.top > 2 ? p.stack[p.top - 3]! : none;
  const n0 = p.next;
  const n1 = n0 < p.n ? n0 + 1 : none;
  const n2 = n1 < p.n ? n1 + 1 : none;
  const n3 = n2 < p.n ? n2 + 1 : none;
  const s0l = p.left1[s0]!;
  const s0l2 = p.left2[s0]!;
  const s0r = p.right1[s0]!;
  const s0r2 = p.right2[s0]!;
  const s1l = p.left1[s1]!;
  const s1r = p.right1[s1]!;
  const s1r2 = p.right2[s1]!;
  const n0l = p.left1[n0]!;
  const n0l2 = p.left2[n0]!;
  const s2r = p.right1[s2]!;

  const s0w = word[s0]!;
  const s1w = word[s1]!;
  const n0w = word[n0]!;
  const n1w = word[n1]!;
  const n2w = word[n2]!;
  const s0t = tag[s0]!;
  const s1t = tag[s1]!;
  const s2t = tag[s2]!;
  const n0t = tag[n0]!;
  const n1t = tag[n1]!;
  const n2t = tag[n2]!;
  const n3t = tag[n3]!;
  const s0b = both[s0]!;
  const s1b = both[s1]!;
  const n0b = both[n0]!;
  const s0x = suffix[s0]!;
  const s1x = suffix[s1]!;
  const n0x = suffix[n0]!;
  const s0lw = word[s0l]!;
  const s0rw = word[s0r]!;
  const s1lw = word[s1l]!;
  const s1rw = word[s1r]!;
  const n0lw = word[n0l]!;
  const s0lt = tag[s0l]!;
  const s0rt = tag[s0r]!;
  const s1lt = tag[s1l]!;
  const s1rt = tag[s1r]!;
  const n0lt = tag[n0l]!;
  const s0ld = p.label[s0l]!;
  const s0rd = p.label[s0r]!;
  const s0rd2 = p.label[s0r2]!;
  const s0ld2 = p.label[s0l2]!;
  const s1ld = p.label[s1l]!;
  const s1rd = p.label[s1r]!;
  const s1rd2 = p.label[s1r2]!;
  const n0ld = p.label[n0l]!;
  const n0ld2 = p.label[n0l2]!;
  const s0vl = p.leftCount[s0]!;
  const s0vr = p.rightCount[s0]!;
  const s1vl = p.leftCount[s1]!;
  const s1vr = p.rightCount[s1]!;
  const n0vl = p.leftCount[n0]!;
  const s0sl = p.leftSet[s0]!;
  const s0sr = p.rightSet[s0]!;
  const s1sl = p.leftSet[s1]!;
  const s1sr = p.rightSet[s1]!;
  const n0sl = p.leftSet[n0]!;
  const d0 = s0 === none ? 0 : distance(n0 - s0);
  const d1 = s1 === none ? 0 : distance(s0 - s1);
  const s0a = s0 === none || s0 + 1 >= n0 ? none : s0 + 1; // the token right after the top of the stack
  const s0p = s0 === none || s0 === 0 ? none : s0 - 1; // and the one right before it
  const n0p = n0 === 0 ? none : n0 - 1;
  const deep = Math.min(p.top, 3);

  // Single positions
  out[0] = h1(1, deep);
  out[1] = h1(2, s0w);
  out[2] = h1(3, s0t);
  out[3] = h1(4, s0b);
  out[4] = h1(5, s1w);
  out[5] = h1(6, s1t);
  out[6] = h1(7, s1b);
  out[7] = h1(8, s2t);
  out[8] = h1(9, both[s2]!);
  out[9] = h1(10, n0w);
  out[10] = h1(11, n0t);
  out[11] = h1(12, n0b);
  out[12] = h1(13, n1w);
  out[13] = h1(14, n1t);
  out[14] = h1(15, both[n1]!);
  out[15] = h1(16, n2w);
  out[16] = h1(17, n2t);
  out[17] = h1(18, n3t);
  out[18] = h2(19, s0x, s0t);
  out[19] = h2(20, n0x, n0t);
  out[20] = h2(21, s1x, s1t);
  out[21] = h2(22, suffix[n1]!, n1t);
  // Pairs
  out[22] = h2(29, s0t, n0t);
  out[23] = h2(30, n0t, n1t);
  out[24] = h2(31, n0b, n1t);
  out[25] = h2(32, n0t, both[n1]!);
  out[26] = h2(34, s1b, s0t);
  out[27] = h2(36, s1t, s0t);
  out[28] = h2(38, s1t, n0t);
  out[29] = h2(40, s1b, n0t);
  out[30] = h2(41, s1t, n0b);
  out[31] = h2(43, s0t, n1t);
  out[32] = h2(44, n0w, n1w);
  out[33] = h2(47, s2t, s0t);
  out[34] = h2(48, s2t, n0t);
  // Triples and more
  out[35] = h3(49, n0t, n1t, n2t);
  out[36] = h3(50, s0t, n0t, n1t);
  out[37] = h3(51, s1t, s0t, n0t);
  out[38] = h3(52, s2t, s1t, s0t);
  out[39] = h4(53, s1t, s0t, n0t, n1t);
  out[40] = h4(54, s0t, n0t, n1t, n2t);
  out[41] = h4(67, s2t, s1t, s0t, n0t);
  out[42] = h3(68, n1t, n2t, n3t);
  out[43] = h4(69, s1t, s0t, n0t, n2t);
  // Children
  out[44] = h2(70, s0t, s0lw);
  out[45] = h2(71, s0lt, s0ld);
  out[46] = h2(72, s0t, s0rw);
  out[47] = h2(73, s0rt, s0rd);
  out[48] = h2(74, s1t, s1lw);
  out[49] = h2(75, s1lt, s1ld);
  out[50] = h2(76, s1t, s1rw);
  out[51] = h2(77, s1rt, s1rd);
  out[52] = h2(78, n0t, n0lw);
  out[53] = h2(79, n0lt, n0ld);
  out[54] = h3(80, s0t, s0lt, n0t);
  out[55] = h3(81, s0t, s0rt, n0t);
  out[56] = h3(82, s0t, n0t, n0lt);
  out[57] = h3(83, s1t, s1rt, s0t);
  out[58] = h3(84, s1t, s1lt, s0t);
  out[59] = h3(85, s1t, s0t, s0lt);
  out[60] = h3(86, s1t, s0t, s0rt);
  out[61] = h3(87, s0t, s0ld, s0ld2);
  out[62] = h3(88, s0t, s0rd, s0rd2);
  out[63] = h3(89, n0t, n0ld, n0ld2);
  out[64] = h3(90, s1t, s1rd, s1rd2);
  out[65] = h4(91, s0t, s0rd, n0t, n0ld);
  out[66] = h4(92, s1t, s1rd, s0t, s0ld);
  out[67] = h4(93, s1t, s0t, s0rd, s0ld);
  out[68] = h3(94, s0t, n0t, n0ld);
  out[69] = h3(97, s0t, s0lw, s1t);
  out[70] = h3(107, s0w, n0t, n0ld);
  out[71] = h3(108, tag[s2r]!, s2t, s0t);
  out[72] = h3(109, tag[p.right1[s0r]!]!, s0rt, n0t);
  out[73] = h3(110, word[p.left1[s0r]!]!, s0t, n0t);
  out[74] = h3(111, word[p.left1[s1r]!]!, s1t, s0t);
  // Distances
  out[75] = h2(112, s0w, d0);
  out[76] = h2(113, s0t, d0);
  out[77] = h2(114, n0w, d0);
  out[78] = h2(115, n0t, d0);
  out[79] = h3(117, s0t, n0t, d0);
  out[80] = h2(118, s0t, d1);
  out[81] = h2(119, s1t, d1);
  out[82] = h3(120, s1t, s0t, d1);
  // How many children, and which
  out[83] = h2(122, s0w, s0vr);
  out[84] = h3(123, s0t, s0vr, s0vl);
  out[85] = h2(124, s0w, s0vl);
  out[86] = h2(125, n0w, n0vl);
  out[87] = h2(126, n0t, n0vl);
  out[88] = h3(127, s1t, s1vr, s1vl);
  out[89] = h2(128, s1w, s1vr);
  out[90] = h2(129, s0w, s0sr);
  out[91] = h2(130, s0t, s0sr);
  out[92] = h2(131, s0w, s0sl);
  out[93] = h2(132, s0t, s0sl);
  out[94] = h2(133, n0w, n0sl);
  out[95] = h2(134, n0t, n0sl);
  out[96] = h2(135, s1w, s1sr);
  out[97] = h2(136, s1t, s1sr);
  out[98] = h2(137, s1t, s1sl);
  out[99] = h3(138, s0t, s0sr, n0t);
  out[100] = h3(139, s0t, n0sl, n0t);
  out[101] = h3(140, s1t, s1sr, s0t);
  out[102] = h3(141, s1t, s0sl, s0t);
  out[103] = h3(142, s1t, s0sr, s0t);
  out[104] = h4(143, s1t, s1sr, s0t, s0sl);
  out[105] = h4(144, s0t, s0sl, n0t, n0sl);
  // What stands around and ahead
  out[106] = h2(145, s0t, tag[s0a]!);
  out[107] = h2(146, s0t, tag[s0p]!);
  out[108] = h2(147, n0t, tag[n0p]!);
  out[109] = h3(148, s0t, tag[s0a]!, n0t);
  out[110] = h3(149, s0t, tag[n0p]!, n0t);
  out[111] = h3(150, s1t, word[s0a]!, n0t);
  out[112] = h2(151, s0t, ahead[n0]!);
  out[113] = h3(152, s0t, n0t, ahead[n1]!);
  out[114] = h3(153, s1t, s0t, ahead[n0]!);
  out[115] = h2(154, classes[s0]!, classes[n0]!);
  out[116] = h2(155, classes[s1]!, classes[s0]!);
  out[117] = h3(156, s0t, n0t, n2w);
  // Fields of meaning
  const s0f = field[s0]!;
  const s1f = field[s1]!;
  const n0f = field[n0]!;
  const n1f = field[n1]!;
  const n2f = field[n2]!;
  out[118] = h2(161, s0f, s0t);
  out[119] = h2(162, n0f, n0t);
  out[120] = h4(163, s0f, n0f, s0t, n0t);
  out[121] = h4(164, s1f, s0f, s1t, s0t);
  out[122] = h3(165, s1w, s0f, s0lw);
  out[123] = h3(166, s1f, s0w, s0lw);
  out[124] = h4(167, s1f, s0f, s0lw, s0t);
  out[125] = h3(168, s0f, n0w, n1f);
  out[126] = h3(169, s1f, n0w, n1f);
  out[127] = h3(171, s0f, n0w, n2f);
  out[128] = h3(172, s1f, n0w, n2f);
  out[129] = h3(175, s0f, s0sl, n0t);
  out[130] = h3(176, s1f, s1sr, s0t);
  out[131] = h3(177, s0f, s0sr, n0f);
  // Other readings of the words, for when the tag is wrong; capitals
  out[132] = h2(178, ambiguity[n0]!, s0t);
  out[133] = h2(179, ambiguity[s0]!, n0t);
  out[134] = h3(180, s1t, ambiguity[s0]!, ambiguity[n0]!);
  out[135] = h3(181, s0t, n0t, ambiguity[n1]!);
  out[136] = h4(182, s0t, n0t, shape[s0]!, shape[n0]!);
  out[137] = h4(183, s1t, s0t, shape[s1]!, shape[s0]!);
  out[138] = h3(184, s0t, n0t, shape[n1]!);
  return PARSE_FEATURES;
}

function distance(d: number): number {
  return d < 5 ? d : d < 8 ? 5 : d < 13 ? 6 : 7;
}
