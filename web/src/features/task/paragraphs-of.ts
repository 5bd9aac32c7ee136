/** A printed line holds 28 characters; a shorter one was meant to end there. */
const SHORTEST_CUT_LINE = 20
const ENDED = /[。！？；：…”』」）)》]$/
const NUMBERED =
  /^(?:[①-⑳]|[（(][一二三四五六七八九十\d]+[）)]|[一二三四五六七八九十]+、|\d+[.．、]|牵头|主体责任|配合)/

/** A clause's lines as paragraphs: a sentence that a page break cut in two is whole again. */
export function paragraphsOf(text: string): string[] {
  const paragraphs: string[] = []
  for (const raw of text.split('\n')) {
    const line = raw.trim()
    if (line === '') continue
    const before = paragraphs.at(-1)
    if (before !== undefined && before.length >= SHORTEST_CUT_LINE && !ENDED.test(before) && !NUMBERED.test(line))
      paragraphs[paragraphs.length - 1] = before + line
    else paragraphs.push(line)
  }
  return paragraphs
}
