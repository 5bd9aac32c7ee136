import { readFileSync } from 'node:fs'

export interface TrialEvidenceFile {
  readonly name: string
  readonly type: string
  read(): Buffer
}

/** What all the evidence of the trial's registers is: one picture and one text, and both say that they are none. */
export const trialFiles: Readonly<Record<'photo' | 'file', TrialEvidenceFile>> = {
  photo: {
    name: '演示照片.jpg',
    type: 'image/jpeg',
    read: () => readFileSync(new URL('photo.jpg', import.meta.url)),
  },
  file: {
    name: '演示佐证.txt',
    type: 'text/plain',
    read: () => Buffer.from('演示佐证：演示数据所附，不是真实文件。\n', 'utf8'),
  },
}
