/**
 * The arc-hybrid transition system: a stack, a buffer, and three moves. SHIFT pushes the first token of the buffer; LEFT hangs the
 * top of the stack on the first of the buffer; RIGHT hangs the top on the one below it. An artificial root stands at the end of
 * the buffer and takes exactly one token, so every parse is a tree with one root.
 */
export class ArcHybrid {
  /** Number of tokens; the root is token `n`, and `n + 1` stands for "no token" in features. */
  readonly n: number;
  readonly stack: Int32Array;
  top = 0;
  /** First token of the buffer. */
  next = 0;
  readonly head: Int32Array;
  /** Label of the arc to the head; 0 = none yet. */
  readonly label: Uint8Array;
  /** First and second child from the outside, on the left and on the right. */
  readonly left1: Int32Array;
  readonly left2: Int32Array;
  readonly right1: Int32Array;
  readonly right2: Int32Array;
  readonly leftCount: Uint8Array;
  readonly rightCount: Uint8Array;
  /** Sets of the children's labels, as sums of one bit each. */
  readonly leftSet: Int32Array;
  readonly rightSet: Int32Array;

  constructor(n: number) {
    this.n = n;
    this.stack = new Int32Array(n + 1);
    this.head = new Int32Array(n + 2).fill(-1);
    this.label = new Uint8Array(n + 2);
    this.left1 = new Int32Array(n + 2).fill(n + 1);
    this.left2 = new Int32Array(n + 2).fill(n + 1);
    this.right1 = new Int32Array(n + 2).fill(n + 1);
    this.right2 = new Int32Array(n + 2).fill(n + 1);
    this.leftCount = new Uint8Array(n + 2);
    this.rightCount = new Uint8Array(n + 2);
    this.leftSet = new Int32Array(n + 2);
    this.rightSet = new Int32Array(n + 2);
  }

  get done(): boolean {
    return this.next === this.n && this.top === 0;
  }

  canShift(): boolean {
    return this.next < this.n;
  }

  /** With the root first in the buffer, LEFT is the last move of all. */
  canLeft(): boolean {
    return this.top > 0 && (this.next < this.n || this.top === 1);
  }

  canRight(): boolean {
    return this.top > 1;
  }

  shift(): void {
    this.stack[this.top++] = this.next++;
  }

  left(label: number): void {
    const child = this.stack[--this.top]!;
    const head = this.next;
    this.head[child] = head;
    this.label[child] = label;
    this.left2[head] = this.left1[head]!;
    this.left1[head] = child;
    this.leftCount[head]!++;
    this.leftSet[head]! |= 1 << (label & 31);
  }

  right(label: number): void {
    const child = this.stack[--this.top]!;
    const head = this.stack[this.top - 1]!;
    this.head[child] = head;
    this.label[child] = label;
    this.right2[head] = this.right1[head]!;
    this.right1[head] = child;
    this.rightCount[head]!++;
    this.rightSet[head]! |= 1 << (label & 31);
  }
}
