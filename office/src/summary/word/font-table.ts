import JSZip from 'jszip'

interface FontFallback {
  name: string
  alternative: string
  family: 'roman' | 'swiss'
}

/**
 * What Word puts in place of a font that the machine lacks: without this 方正小标宋简体, which has to be bought, becomes
 * whatever sorts first. The docx library writes an empty table.
 */
const FALLBACKS: FontFallback[] = [
  { name: '方正小标宋简体', alternative: 'FZXiaoBiaoSong-B05S', family: 'roman' },
  { name: '仿宋', alternative: 'FangSong', family: 'roman' },
  { name: '楷体', alternative: 'KaiTi', family: 'roman' },
  { name: '宋体', alternative: 'SimSun', family: 'roman' },
  { name: '黑体', alternative: 'SimHei', family: 'swiss' },
]

const GB2312_CHARSET = '86'

export async function withFontTable(docx: Uint8Array): Promise<Uint8Array> {
  const zip = await JSZip.loadAsync(docx)
  const path = 'word/fontTable.xml'
  const table = await zip.file(path)?.async('string')
  if (table === undefined) return docx
  zip.file(path, table.replace(/\/>$/, `>${FALLBACKS.map(fontXml).join('')}</w:fonts>`))
  return zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE' })
}

function fontXml({ name, alternative, family }: FontFallback): string {
  return (
    `<w:font w:name="${name}"><w:altName w:val="${alternative}"/><w:charset w:val="${GB2312_CHARSET}"/>` +
    `<w:family w:val="${family}"/><w:pitch w:val="auto"/></w:font>`
  )
}
