/** Column names made distinct: one that stood before is numbered (`x`, `x_2`). */
export function distinctNames(written: readonly string[]): string[] {
  const taken = new Set<string>();
  return written.map((base) => {
    let name = base;
    for (let n = 2; taken.has(name); n++) name = `${base}_${n}`;
    taken.add(name);
    return name;
  });
}
