/** crypto.randomUUID is only there over https, and counties' networks are not. */
export function randomKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((n) => n.toString(16).padStart(2, '0')).join('')
}
