import { readFileSync } from 'node:fs'

/** photo: of a site · file: a record of acceptance · table: a list of places */
export type TrialFileKey = 'photo' | 'file' | 'table'

export interface TrialEvidenceFile {
  readonly name: string
  read(): Buffer
}

/** What all the evidence of the trial is: a picture, a PDF and a workbook, the same each time, and each says that it is 演示. */
export const trialFiles: Readonly<Record<TrialFileKey, TrialEvidenceFile>> = {
  photo: { name: '演示照片.jpg', read: () => readFileSync(new URL('photo.jpg', import.meta.url)) },
  file: { name: '演示验收记录.pdf', read: () => readFileSync(new URL('record.pdf', import.meta.url)) },
  table: { name: '演示清单.xlsx', read: () => readFileSync(new URL('list.xlsx', import.meta.url)) },
}
