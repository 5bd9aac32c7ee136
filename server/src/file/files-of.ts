import path from 'node:path'
import { ConfigError, type Config } from '../config/config.ts'
import { localFiles, type FileStore } from './file-store.ts'
import { s3Files, s3Place, s3Trouble } from './s3-files.ts'

/** Attachments lie in DATA_DIR, or in the bucket that S3_URL names; one that cannot be used is said before anything starts. */
export async function filesOf({ dataDir, s3Url }: Config): Promise<FileStore> {
  const dir = path.join(dataDir, 'files')
  if (s3Url === null) return localFiles(dir)
  const place = s3Place(s3Url)
  const trouble = await s3Trouble(place)
  if (trouble !== null) throw new ConfigError(`S3_URL：${trouble}`)
  return s3Files(place, dir)
}
