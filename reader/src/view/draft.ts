/** Growing output of the mending; arrays are as long as the text, which mending never makes longer. */
export interface Draft {
  length: number
  readonly rule: Uint16Array
  readonly written: Uint16Array
  readonly from: Int32Array
  readonly to: Int32Array
}

/** Line ends never pile up: a blank line says no more than one end does. */
export function put(draft: Draft, rule: number, written: number, from: number, to: number): void {
  const i = draft.length
  if (rule === 0x0a && (i === 0 || draft.rule[i - 1] === 0x0a)) return
  draft.rule[i] = rule
  draft.written[i] = written
  draft.from[i] = from
  draft.to[i] = to
  draft.length = i + 1
}

const UTF16 = new TextDecoder('utf-16le', { ignoreBOM: true })

export function decode(units: Uint16Array, length: number): string {
  return UTF16.decode(units.subarray(0, length))
}
