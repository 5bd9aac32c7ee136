import { failOffice } from './office-error.ts'

/** Controls that no text carries: everything below space except tab, line feed, vertical tab, form feed, return. */

const CONTROLS = /[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/

/**
 * UTF-16 by its mark, UTF-8 when valid, else GB18030 (which covers GBK and GB2312, what Windows saved for decades).
 * Only the byte order mark is dropped: offsets into the text are quoted all over the product.
 */
export function decodeText(bytes: Uint8Array): string {
  const text = tryDecodeText(bytes)
  if (text === null) failOffice('text-not-decodable')
  return text
}

export function tryDecodeText(bytes: Uint8Array): string | null {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return decodeAs('utf-16le', bytes)
  if (first === 0xfe && second === 0xff) return decodeAs('utf-16be', bytes)
  const text = decodeAs('utf-8', bytes) ?? decodeAs('gb18030', bytes)
  return text === null || CONTROLS.test(text) ? null : text
}

function decodeAs(encoding: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}
