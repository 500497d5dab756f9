/** One's own answers, and theirs where one has left it as it was. */
export function changed<V extends object>(start: V, mine: V, theirs: V): V {
  const names = Object.keys({ ...theirs, ...mine }) as (keyof V)[]
  return Object.fromEntries(
    names.map((name) => [name, (mine[name] === start[name] ? theirs : mine)[name]]),
  ) as V
}
