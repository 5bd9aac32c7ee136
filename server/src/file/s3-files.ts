import { randomUUID } from 'node:crypto'
import { mkdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { Client, S3Error } from 'minio'
import { fail } from '@gongjian/domain/error/codes.ts'
import { receiveInto, type FileStore } from './file-store.ts'

/** Where S3_URL says that files are kept. */
export interface S3Place {
  readonly client: Client
  readonly bucket: string
  /** In front of every name, with its slash; '' for none. */
  readonly prefix: string
}

/** `https://KEY:SECRET@host:port/bucket/prefix?region=…`, the address that readConfig has checked. */
export function s3Place(url: string): S3Place {
  const { protocol, hostname, port, username, password, pathname, searchParams } = new URL(url)
  const [bucket = '', ...rest] = pathname.split('/').filter(Boolean).map(decodeURIComponent)
  const client = new Client({
    endPoint: hostname,
    ...(port === '' ? {} : { port: Number(port) }),
    useSSL: protocol === 'https:',
    accessKey: decodeURIComponent(username),
    secretKey: decodeURIComponent(password),
    region: searchParams.get('region') ?? 'us-east-1',
    // The bucket in the path: servers of one's own rarely have a name for each bucket.
    pathStyle: true,
  })
  return { client, bucket, prefix: rest.map((part) => `${part}/`).join('') }
}

function isMissing(error: unknown): boolean {
  return error instanceof S3Error && ['NotFound', 'NoSuchKey'].includes(error.code ?? '')
}

/** What the bucket answers in English becomes a sentence; the key and the address stay out of it. */
async function asked<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer
  } catch (error) {
    if (isMissing(error)) return fail('file-not-found')
    return fail('file-store-down')
  }
}

/** Files in a bucket; what comes in waits under `dir`/tmp until it is kept. */
export function s3Files({ client, bucket, prefix }: S3Place, dir: string): FileStore {
  const nameOf = (sha256: string): string => `${prefix}${sha256.slice(0, 2)}/${sha256}`
  const stands = (sha256: string): Promise<boolean> =>
    client.statObject(bucket, nameOf(sha256)).then(
      () => true,
      (error: unknown) => (isMissing(error) ? false : fail('file-store-down')),
    )
  return {
    receive: (upload, limit) => receiveInto(dir, upload, limit),
    async keep({ sha256, bytes, path: temporary }) {
      if (!(await stands(sha256))) await asked(client.fPutObject(bucket, nameOf(sha256), temporary))
      await rm(temporary, { force: true })
      return { sha256, bytes }
    },
    discard: (file) => rm(file.path, { force: true }),
    open: (sha256) => asked(client.getObject(bucket, nameOf(sha256))),
    async borrow(sha256) {
      await mkdir(path.join(dir, 'tmp'), { recursive: true })
      const copy = path.join(dir, 'tmp', randomUUID())
      await asked(client.fGetObject(bucket, nameOf(sha256), copy))
      return { path: copy, giveBack: () => rm(copy, { force: true }) }
    },
  }
}

/** Asked once at the start: a wrong key or bucket is said then, not at the first upload. */
export async function s3Trouble({ client, bucket }: S3Place): Promise<string | null> {
  try {
    return (await client.bucketExists(bucket)) ? null : `没有名为 ${bucket} 的存储桶，请先建立`
  } catch (error) {
    return error instanceof S3Error
      ? `存储服务拒绝了访问（${error.code ?? '未说明'}），请核对访问密钥和私钥`
      : '连不上存储服务，请核对主机和端口'
  }
}
