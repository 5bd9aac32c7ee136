/** For a field that two wrote: mine, theirs, or words of both. */
export type Choice = 'mine' | 'theirs' | { readonly words: string }

/** Theirs, with mine where mine was chosen and the words of both where they were written. */
export function chosenText<V>(
  mine: Readonly<Record<string, V>>,
  theirs: Readonly<Record<string, V>>,
  choices: Readonly<Record<string, Choice>>,
  read: (key: string, words: string) => V,
): Record<string, V> {
  const chosen = Object.entries(choices).flatMap(([key, choice]): [string, V][] => {
    if (typeof choice === 'object') return [[key, read(key, choice.words)]]
    const side = choice === 'mine' ? mine : theirs
    return key in side ? [[key, side[key] as V]] : []
  })
  return { ...theirs, ...Object.fromEntries(chosen) }
}
