import { Document, Packer, type Paragraph, type Table } from 'docx'
import { withFontTable } from './font-table.ts'
import { FONT, MARGIN, PAGE, SIZE } from './layout.ts'
import { pageNumber, trialHeader } from './margins.ts'

export type Block = Paragraph | Table

interface Sheet {
  /** Of the file, not on the page. */
  readonly title: string
  /** Which unit made it. */
  readonly creator: string
  /** 演示数据 stands over every page. */
  readonly trial: boolean
  readonly children: readonly Block[]
}

/** A Word document in the layout of official documents (GB/T 9704-2012): A4, page numbers outside, the fonts named. */
export async function a4Document({ title, creator, trial, children }: Sheet): Promise<Uint8Array> {
  const header = trialHeader(trial)
  const document = new Document({
    title,
    creator,
    evenAndOddHeaderAndFooters: true,
    styles: { default: { document: { run: { font: FONT.body, size: SIZE.no3, language: { eastAsia: 'zh-CN' } } } } },
    sections: [
      {
        properties: { page: { size: PAGE, margin: MARGIN } },
        headers: { default: header, even: header },
        footers: { default: pageNumber('right'), even: pageNumber('left') },
        children,
      },
    ],
  })
  return withFontTable(await Packer.toBuffer(document))
}
