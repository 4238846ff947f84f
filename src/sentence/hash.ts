/** Hashes of feature templates: the template number and up to four values, mixed to 32 bits. The high bits pick the row. */

export function h1(template: number, a: number): number {
  const x = Math.imul(a + Math.imul(template, 0x632be5ab), 0x9e3779b1);
  return Math.imul(x ^ (x >>> 15), 0x2c1b3c6d);
}

export function h2(template: number, a: number, b: number): number {
  let x = Math.imul(a + Math.imul(template, 0x632be5ab), 0x9e3779b1);
  x = Math.imul((x ^ (x >>> 15)) + b, 0x85ebca6b);
  return Math.imul(x ^ (x >>> 15), 0x2c1b3c6d);
}

export function h3(template: number, a: number, b: number, c: number): number {
  let x = Math.imul(a + Math.imul(template, 0x632be5ab), 0x9e3779b1);
  x = Math.imul((x ^ (x >>> 15)) + b, 0x85ebca6b);
  x = Math.imul((x ^ (x >>> 13)) + c, 0xc2b2ae35);
  return Math.imul(x ^ (x >>> 15), 0x2c1b3c6d);
}

export function h4(template: number, a: number, b: number, c: number, d: number): number {
  let x = Math.imul(a + Math.imul(template, 0x632be5ab), 0x9e3779b1);
  x = Math.imul((x ^ (x >>> 15)) + b, 0x85ebca6b);
  x = Math.imul((x ^ (x >>> 13)) + c, 0xc2b2ae35);
  x = Math.imul((x ^ (x >>> 14)) + d, 0x27d4eb2f);
  return Math.imul(x ^ (x >>> 15), 0x2c1b3c6d);
}
