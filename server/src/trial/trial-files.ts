import { Readable } from 'node:stream'
import { trialFiles, type TrialFileKey } from '@gongjian/plan-zhengzhou-2019-37/trial/index.ts'
import type { App } from '../app.ts'
import { ATTACHMENT, type Kept } from '../file/store-upload.ts'

export type TrialFiles = Readonly<Record<TrialFileKey, Kept>>

/** Takes a file in as an upload is taken in: what the product would refuse, the trial cannot have. */
export async function keepFile(app: App, name: string, bytes: Buffer): Promise<Kept> {
  const received = await app.files.receive({ name, stream: Readable.from([bytes]) }, ATTACHMENT.limitBytes)
  const { title, type } = await ATTACHMENT.judge(received)
  return { ...(await app.files.keep(received)), name: title, type }
}

/** The few files of all the trial's evidence, each kept once. */
export async function keepTrialFiles(app: App): Promise<TrialFiles> {
  const keep = (key: TrialFileKey): Promise<Kept> => keepFile(app, trialFiles[key].name, trialFiles[key].read())
  return { photo: await keep('photo'), file: await keep('file'), table: await keep('table') }
}
