/** For a field that two wrote: mine, theirs, or words of both. */
export type Choice = 'mine' | 'theirs' | { readonly words: string }
