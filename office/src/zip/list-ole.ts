const OLE_MAGIC = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]
const DIRECTORY_ENTRY_BYTES = 128
const END_OF_CHAIN = 0xfffffffa
const MAX_DIRECTORY_SECTORS = 4096

export function isOle(bytes: Uint8Array): boolean {
  return OLE_MAGIC.every((byte, i) => bytes[i] === byte)
}

/** Names of streams and storages of an OLE compound file (doc, xls, ppt, wps), or null when its directory is damaged. */
export function listOle(bytes: Uint8Array): string[] | null {
  if (!isOle(bytes) || bytes.byteLength < 512) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const sectorBytes = 1 << view.getUint16(30, true)
  if (sectorBytes !== 512 && sectorBytes !== 4096) return null
  const names: string[] = []
  let sector = view.getUint32(48, true)
  for (let seen = 0; sector < END_OF_CHAIN; seen += 1) {
    const at = (sector + 1) * sectorBytes
    if (seen > MAX_DIRECTORY_SECTORS || at + sectorBytes > bytes.byteLength) return null
    for (let entry = at; entry < at + sectorBytes; entry += DIRECTORY_ENTRY_BYTES) names.push(entryName(view, entry))
    const next = nextSector(view, sector, sectorBytes)
    if (next === null) return null
    sector = next
  }
  return names.filter((name) => name !== '')
}

function entryName(view: DataView, at: number): string {
  const length = Math.min(view.getUint16(at + 64, true), 64)
  let name = ''
  for (let i = 0; i + 2 < length; i += 2) name += String.fromCharCode(view.getUint16(at + i, true))
  return name
}

/** The header lists the first 109 allocation sectors, enough for files up to 7 MB; a directory sits early in larger ones. */
function nextSector(view: DataView, sector: number, sectorBytes: number): number | null {
  const perSector = sectorBytes / 4
  const index = Math.floor(sector / perSector)
  if (index >= 109) return END_OF_CHAIN
  const at = (view.getUint32(76 + index * 4, true) + 1) * sectorBytes + (sector % perSector) * 4
  return at + 4 <= view.byteLength ? view.getUint32(at, true) : null
}
