/** Whether one letter too many, too few or wrong, or two that changed places, are all that tells two words apart. */
export function isSlip(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let from = 0;
  while (from < a.length && a[from] === b[from]) from++;
  let endA = a.length;
  let endB = b.length;
  while (endA > from && endB > from && a[endA - 1] === b[endB - 1]) {
    endA--;
    endB--;
  }
  const longer = Math.max(endA, endB) - from;
  return longer <= 1 || (endA - from === 2 && endB - from === 2 && a[from] === b[from + 1] && a[from + 1] === b[from]);
}
