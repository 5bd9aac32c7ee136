import JSZip from 'jszip'
import { describe, expect, it } from 'vitest'
import { monthSummaryExcel, monthSummaryWord, sniffUpload } from '../src/index.ts'
import { numberedDocx } from './support/numbered-docx.ts'
import { sampleSummary } from './support/sample-summary.ts'
import { convert } from './support/soffice.ts'

function bytesOf(...parts: (string | number[])[]): Uint8Array {
  return Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))))
}

async function zipOf(...names: string[]): Promise<Uint8Array> {
  const zip = new JSZip()
  for (const name of names) zip.file(name, 'x')
  return zip.generateAsync({ type: 'uint8array' })
}

describe('evidence is taken for what its bytes are', () => {
  it.each([
    ['jpg', bytesOf([0xff, 0xd8, 0xff, 0xe0, 0, 16], 'JFIF', [0, 1, 1, 0, 0, 1, 0, 1, 0, 0])],
    [
      'png',
      bytesOf(
        [0x89],
        'PNG\r\n',
        [0x1a, 0x0a, 0, 0, 0, 13],
        'IHDR',
        [0, 0, 0, 1, 0, 0, 0, 1, 8, 6, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
        'IDAT',
      ),
    ],
    ['gif', bytesOf('GIF89a', new Array<number>(20).fill(0))],
    ['webp', bytesOf('RIFF', [30, 0, 0, 0], 'WEBPVP8 ', new Array<number>(20).fill(0))],
    ['heic', bytesOf([0, 0, 0, 24], 'ftypheic', [0, 0, 0, 0], 'mif1heic')],
    ['mp4', bytesOf([0, 0, 0, 24], 'ftypisom', [0, 0, 2, 0], 'isomiso2')],
    ['pdf', bytesOf('%PDF-1.4\n%', [0xe2, 0xe3], '\n1 0 obj')],
    ['txt', bytesOf('现场核查，未见异常。\n请备案')],
    ['csv', bytesOf('企业,日期\n甲公司,2019-09-01\n')],
  ])('%s', async (ext, bytes) => {
    expect((await sniffUpload(bytes))?.ext).toBe(ext)
  })

  it('office files, old and new, and zip', async () => {
    const docx = await numberedDocx()
    expect((await sniffUpload(docx))?.ext).toBe('docx')
    expect((await sniffUpload(await monthSummaryWord(sampleSummary())))?.ext).toBe('docx')
    expect((await sniffUpload(await monthSummaryExcel(sampleSummary())))?.ext).toBe('xlsx')
    expect((await sniffUpload(await zipOf('[Content_Types].xml', 'ppt/presentation.xml')))?.ext).toBe('pptx')
    expect((await sniffUpload(await convert(docx, 'a.docx', 'doc')))?.ext).toBe('doc')
    expect((await sniffUpload(await zipOf('照片/1.jpg')))?.ext).toBe('zip')
  })
})

describe('what could run is not taken', () => {
  it.each([
    ['a page', '<!DOCTYPE html><script>alert(1)</script>'],
    ['a page under a blank', '\ufeff\n  <HTML><body onload=x>'],
    ['a page after text', '说明\n<img src=x onerror=alert(1)>'],
    ['a drawing', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
    ['an XML file', '<?xml version="1.0"?><a/>'],
    ['a shell script', '#!/bin/sh\nrm -rf /'],
    ['a batch file', '@echo off\r\ndel *'],
    ['nothing', ''],
  ])('%s', async (_, text) => {
    expect(await sniffUpload(bytesOf(text))).toBeNull()
  })

  it('programs, macros, packages', async () => {
    expect(await sniffUpload(bytesOf('MZ', new Array<number>(200).fill(0)))).toBeNull()
    expect(await sniffUpload(bytesOf([0x7f], 'ELF', new Array<number>(200).fill(0)))).toBeNull()
    expect(await sniffUpload(await zipOf('[Content_Types].xml', 'word/document.xml', 'word/vbaProject.bin'))).toBeNull()
    expect(await sniffUpload(await zipOf('[Content_Types].xml', 'xl/workbook.xml', 'xl/vbaProject.bin'))).toBeNull()
    expect(await sniffUpload(await zipOf('资料.docx.exe'))).toBeNull()
    expect(await sniffUpload(await zipOf('META-INF/MANIFEST.MF', 'A.class'))).toBeNull()
    expect(await sniffUpload((await zipOf('a.txt')).subarray(0, 40))).toBeNull()
  })
})
