/** Finds the line an offset lies on. */
export interface Lines {
  /** 1-based. */
  readonly of: (offset: number) => number;
}

/** Indexed once per page: a search per offset afterwards. \n, \r\n and a lone \r end a line. */
export function lineNumbers(text: string): Lines {
  const starts = [0];
  for (const match of text.matchAll(/\r\n?|\n/g)) starts.push(match.index + match[0].length);
  return {
    of(offset) {
      let low = 0;
      let high = starts.length;
      while (high - low > 1) {
        const middle = (low + high) >> 1;
        if (starts[middle]! <= offset) low = middle;
        else high = middle;
      }
      return low + 1;
    },
  };
}
