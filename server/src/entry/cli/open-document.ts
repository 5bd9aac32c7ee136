import { readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { extractText, type ExtractedText } from '@gongjian/office/extract/extract-text.ts'
import { refuseTooLarge } from '@gongjian/office/extract/office-error.ts'
import { CommandError } from './answer.ts'

/** Reads no further than the limit: the rest of an endless pipe is nobody's plan. */
export async function readStdin(): Promise<Uint8Array> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of process.stdin as AsyncIterable<Buffer>) {
    size += chunk.length
    refuseTooLarge(size)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

async function readBytes(file: string): Promise<Uint8Array> {
  try {
    const found = await stat(file)
    if (found.isDirectory()) throw new CommandError(`${file} 是目录，请指定一个文件`)
    refuseTooLarge(found.size)
    return await readFile(file)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : ''
    if (code === 'ENOENT' || code === 'ENOTDIR') throw new CommandError(`没有找到文件 ${file}`)
    if (code === 'EACCES') throw new CommandError(`没有权限读取文件 ${file}`)
    throw error
  }
}

/** `-` is standard input. */
export async function openBytes(file: string): Promise<Uint8Array> {
  return file === '-' ? await readStdin() : await readBytes(file)
}

/** The text of the document, in which every offset counts, and what of the file could not be read; `-` is standard input. */
export async function openText(file: string): Promise<Pick<ExtractedText, 'text' | 'warnings'>> {
  return extractText(await openBytes(file), path.basename(file))
}
